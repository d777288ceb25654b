package dev.shouyue.intake;

import dev.shouyue.kernel.money.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Two public sets in their own layout; what they lack is assumed as docs/concepts/importing.md says. */
final class ForeignRows {

    /** Day 0 of the Home Credit set, whose days are counted from an undisclosed application date. */
    static final LocalDate HOME_CREDIT_DAY_0 = LocalDate.of(2018, 1, 1);

    private ForeignRows() {}

    /** @param lastDay last day on which a payment can have been made */
    static List<RowReader> homeCredit(LocalDate lastDay) {
        return List.of(new HomeCredit(lastDay.toEpochDay()));
    }

    /** @param lastDay last day on which a loan can have been approved or paid */
    static List<RowReader> superLender(LocalDate lastDay) {
        return List.of(new SuperLender(lastDay.toEpochDay()));
    }

    private record HomeCredit(long today) implements RowReader {

        private static final int MOST_DAYS = 10_000;

        @Override
        public String kind() {
            return "installment payments";
        }

        @Override
        public Set<String> required() {
            return Set.of(
                    "SK_ID_PREV",
                    "SK_ID_CURR",
                    "NUM_INSTALMENT_VERSION",
                    "NUM_INSTALMENT_NUMBER",
                    "DAYS_INSTALMENT",
                    "DAYS_ENTRY_PAYMENT",
                    "AMT_INSTALMENT",
                    "AMT_PAYMENT");
        }

        @Override
        public Set<String> optional() {
            return Set.of();
        }

        @Override
        public boolean ignoresOthers() {
            return true;
        }

        @Override
        public String loanColumn() {
            return "SK_ID_PREV";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) {
            boolean paid = row.has("DAYS_ENTRY_PAYMENT");
            if (paid != row.has("AMT_PAYMENT")) {
                throw new Cells.Bad(
                        paid ? "AMT_PAYMENT" : "DAYS_ENTRY_PAYMENT",
                        "",
                        Say.problem("halfPayment"),
                        Say.expected("dayAndAmount"));
            }
            staging.homeCredit(
                    file,
                    line,
                    row.text("SK_ID_PREV"),
                    row.text("SK_ID_CURR"),
                    row.whole("NUM_INSTALMENT_VERSION", 0, 1_000),
                    row.whole("NUM_INSTALMENT_NUMBER", 0, 10_000),
                    day(row, "DAYS_INSTALMENT"),
                    row.rounded("AMT_INSTALMENT"),
                    paid ? Cells.notAfter(today, "DAYS_ENTRY_PAYMENT", day(row, "DAYS_ENTRY_PAYMENT")) : 0,
                    paid ? row.rounded("AMT_PAYMENT") : -1);
        }

        private static long day(Cells row, String column) {
            return HOME_CREDIT_DAY_0.toEpochDay() + row.whole(column, -MOST_DAYS, MOST_DAYS);
        }
    }

    private record SuperLender(long today) implements RowReader {
        @Override
        public String kind() {
            return "earlier loans";
        }

        @Override
        public Set<String> required() {
            return Set.of(
                    "customerid",
                    "systemloanid",
                    "approveddate",
                    "loanamount",
                    "totaldue",
                    "termdays",
                    "closeddate",
                    "firstduedate",
                    "firstrepaiddate");
        }

        @Override
        public Set<String> optional() {
            return Set.of();
        }

        @Override
        public boolean ignoresOthers() {
            return true;
        }

        @Override
        public String loanColumn() {
            return "systemloanid";
        }

        @Override
        public void read(Cells row, int file, long line, Staging staging) {
            Text loan = row.text("systemloanid");
            Text customer = row.text("customerid");
            long principal = row.rounded("loanamount");
            long interest = Math.max(row.rounded("totaldue") - principal, 0);
            long drawn = Cells.notAfter(today, "approveddate", row.day("approveddate"));
            long due = row.day("firstduedate");
            int term = row.whole("termdays", 1, 3_650);
            long first = row.time("firstrepaiddate");
            long closed = row.time("closeddate");
            Cells.notAfter(today, "firstrepaiddate", Math.floorDiv(first, Cells.DAY));
            Cells.notAfter(today, "closeddate", Math.floorDiv(closed, Cells.DAY));
            if (principal == 0) {
                throw new Cells.Bad("loanamount", "0", Say.problem("zero"), Say.expected("moreThanZero"));
            }
            if (due < drawn) {
                throw new Cells.Bad(
                        "firstduedate",
                        LocalDate.ofEpochDay(due).toString(),
                        Say.problem("dueBeforeApproval"),
                        Say.expected("orLater", "day", LocalDate.ofEpochDay(drawn)));
            }
            if (Math.floorDiv(first, Cells.DAY) < drawn) {
                throw new Cells.Bad(
                        "firstrepaiddate",
                        LocalDate.ofEpochDay(Math.floorDiv(first, Cells.DAY)).toString(),
                        Say.problem("paidBeforeApproval"),
                        Say.expected("orLater", "day", LocalDate.ofEpochDay(drawn)));
            }
            staging.loan(
                    file,
                    line,
                    loan,
                    customer,
                    Text.of("term-" + term),
                    "CN-LOAN",
                    "NGN",
                    principal * 100,
                    drawn,
                    Rate.ZERO,
                    OptionalInt.empty(),
                    null,
                    OptionalLong.empty(),
                    "DESIGNATED");
            staging.installment(file, line, loan, 1, due, principal * 100, interest * 100, 0);
            pay(staging, file, line, loan, principal + interest, first, closed);
        }

        /** One payment when the loan was closed by its first; else half of it first, and the rest at the end. */
        private static void pay(Staging staging, int file, long line, Text loan, long total, long first, long closed) {
            boolean atOnce = Math.floorDiv(closed, Cells.DAY) <= Math.floorDiv(first, Cells.DAY);
            long part = atOnce ? total : Math.max(total / 2, 1);
            pay(staging, file, line, loan, 1, first, part);
            if (!atOnce && total > part) {
                pay(staging, file, line, loan, 2, closed, total - part);
            }
        }

        private static void pay(Staging staging, int file, long line, Text loan, int number, long at, long amount) {
            staging.fact(
                    file,
                    line,
                    loan,
                    NativeRows.FactKind.PAYMENT_RECEIVED,
                    Text.of(loan + "-" + number),
                    at,
                    Math.floorDiv(at, Cells.DAY),
                    amount * 100,
                    "NGN",
                    OptionalInt.of(1),
                    null);
        }
    }
}
