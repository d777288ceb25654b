package dev.shouyue.kernel.position;

import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Replaces the installments that have not fallen due and are not settled. */
final class Plans {

    private Plans() {}

    static Row[] replace(LoanState loan, Dating dating, List<Installment> plan, int day) {
        Row[] old = loan.rows;
        int kept = 0;
        long dropped = 0;
        for (int i = 0; i < old.length; i++) {
            if (keeps(loan, i)) {
                kept++;
            } else {
                dropped += old[i].principal;
            }
        }
        check(old, loan, plan, dropped, day);
        Row[] rows = new Row[kept + plan.size()];
        int to = 0;
        for (int i = 0; i < old.length; i++) {
            if (keeps(loan, i)) {
                rows[to++] = old[i];
            } else {
                loan.books.replacedInterest += old[i].billedInterest - old[i].interest;
                loan.books.replacedFee += old[i].billedFee - old[i].fee;
            }
        }
        for (Installment installment : plan) {
            rows[to++] = Row.of(installment, dating);
        }
        // what was prepaid and kept may fall due after what is new
        Arrays.sort(rows, loan.nextBill, rows.length, Comparator.comparingInt(row -> row.due));
        carryOver(loan, dating, rows);
        return rows;
    }

    /** What was carried to a bill that is replaced counts with the bill that is in its place. */
    private static void carryOver(LoanState loan, Dating dating, Row[] rows) {
        for (int i = 0; i < loan.nextBill; i++) {
            Row residue = rows[i];
            boolean isCarriedAhead = residue.state == InstallmentPosition.State.TOLERATED
                    && residue.carriedTo >= loan.nextBill
                    && residue.carriedTo < rows.length;
            if (isCarriedAhead) {
                residue.days = dating.protections().of(residue.number);
                residue.countFrom(rows[residue.carriedTo]);
            }
        }
    }

    /** Rows stand in the order of their due dates, so what was prepaid and kept may stand behind the last bill. */
    private static boolean keeps(LoanState loan, int i) {
        return i < loan.nextBill || !loan.rows[i].isFuture();
    }

    private static void check(Row[] old, LoanState loan, List<Installment> plan, long dropped, int day) {
        long repaid = 0;
        int number = 0;
        int earliest = day;
        for (int i = 0; i < old.length; i++) {
            if (keeps(loan, i)) {
                number = Math.max(number, old[i].number);
            }
        }
        for (Installment row : plan) {
            LocalDate due = row.due();
            if (row.number() <= number || due.toEpochDay() < earliest) {
                throw new IllegalArgumentException("a changed plan goes on after what is due or settled: no. "
                        + row.number() + " due " + due + " must have a number over " + number
                        + " and fall due on " + LocalDate.ofEpochDay(earliest) + " or later");
            }
            number = row.number();
            earliest = LoanState.epochDay(due);
            repaid += row.principal();
        }
        if (repaid != dropped) {
            throw new IllegalArgumentException(
                    "a changed plan repays the principal it replaces: " + dropped + " minor units, not " + repaid);
        }
    }
}
