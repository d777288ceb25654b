package dev.shouyue.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** Two public sets in their own layout; what they lack is assumed as docs/concepts/importing.md says. */
final class ForeignRows {

    /** Day 0 of the Home Credit set, whose days are counted from an undisclosed application date. */
    static final LocalDate HOME_CREDIT_DAY_0 = LocalDate.of(2018, 1, 1);

    private ForeignRows() {}

    static final List<RowReader> HOME_CREDIT = List.of(new HomeCredit());
    static final List<RowReader> SUPERLENDER = List.of(new SuperLender());

    private record HomeCredit() implements RowReader {
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
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            boolean paid = row.optional("DAYS_ENTRY_PAYMENT") != null && row.optional("AMT_PAYMENT") != null;
            staging.add(
                    "in_home_credit",
                    file,
                    line,
                    row.text("SK_ID_PREV"),
                    row.text("SK_ID_CURR"),
                    row.whole("NUM_INSTALMENT_VERSION", 0, 1_000),
                    row.whole("NUM_INSTALMENT_NUMBER", 0, 10_000),
                    HOME_CREDIT_DAY_0.plusDays(row.whole("DAYS_INSTALMENT", -10_000, 10_000)),
                    row.rounded("AMT_INSTALMENT"),
                    paid ? HOME_CREDIT_DAY_0.plusDays(row.whole("DAYS_ENTRY_PAYMENT", -10_000, 10_000)) : null,
                    paid ? row.rounded("AMT_PAYMENT") : null);
        }
    }

    private record SuperLender() implements RowReader {
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
        public void read(Cells row, int file, long line, Staging staging) throws SQLException {
            String loan = row.text("systemloanid");
            long principal = row.rounded("loanamount");
            long interest = Math.max(row.rounded("totaldue") - principal, 0);
            LocalDate drawn = row.date("approveddate");
            LocalDate firstDue = row.date("firstduedate");
            int term = row.whole("termdays", 1, 3_650);
            if (firstDue.isBefore(drawn)) {
                throw new Cells.Bad(
                        "firstduedate",
                        firstDue.toString(),
                        "due before the loan was approved",
                        "a date on or after " + drawn);
            }
            staging.add(
                    "in_loan",
                    file,
                    line,
                    loan,
                    row.text("customerid"),
                    "term-" + term,
                    "CN-LOAN",
                    "NGN",
                    principal,
                    drawn,
                    0,
                    1,
                    null,
                    null,
                    null,
                    "DESIGNATED");
            staging.add("in_installment", file, line, loan, 1, firstDue, decimal(principal), decimal(interest), "0");
            payments(row, file, line, staging, loan, principal + interest);
        }

        /** One payment when the loan was closed by its first; else half of it first, and the rest at the end. */
        private static void payments(Cells row, int file, long line, Staging staging, String loan, long total)
                throws SQLException {
            LocalDateTime first = row.time("firstrepaiddate");
            LocalDateTime closed = row.time("closeddate");
            boolean atOnce = !closed.toLocalDate().isAfter(first.toLocalDate());
            long part = atOnce ? total : Math.max(total / 2, 1);
            payment(staging, file, line, loan, loan + "-1", first, part);
            if (!atOnce && total > part) {
                payment(staging, file, line, loan, loan + "-2", closed, total - part);
            }
        }

        private static void payment(
                Staging staging, int file, long line, String loan, String id, LocalDateTime at, long amount)
                throws SQLException {
            staging.add("in_fact", file, line, loan, 2, id, at, at.toLocalDate(), amount, "NGN", null, 1);
        }

        private static String decimal(long minor) {
            return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
        }
    }
}
