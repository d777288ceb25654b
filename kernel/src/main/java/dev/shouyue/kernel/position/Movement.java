package dev.shouyue.kernel.position;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a loan moved from one close to the next: what the figures of a business day are summed from. Amounts are minor
 * units.
 *
 * @param dueInstallments installments that fell due
 * @param duePrincipal their principal, less what was paid ahead
 * @param dueAmount their principal, interest and fee, less what was paid ahead
 * @param becamePastDue whether the loan was not past due before and is now
 * @param newlyOverduePrincipal principal of the installments that became overdue
 * @param newlyOverdueAmount their principal, interest and fee
 * @param cured whether the loan was past due before and is not now
 * @param toleratedBills bills judged short within tolerance
 * @param toleratedAmount residue carried on
 * @param writtenOffAmount residue written off because no bill was left
 * @param graceBills bills paid after their due day inside roll or grace
 * @param graceAmount what was open on them
 */
public record Movement(
        int dueInstallments,
        long duePrincipal,
        long dueAmount,
        boolean becamePastDue,
        long newlyOverduePrincipal,
        long newlyOverdueAmount,
        boolean cured,
        int toleratedBills,
        long toleratedAmount,
        long writtenOffAmount,
        int graceBills,
        long graceAmount) {

    /** How the loan moved on {@code day}; {@code before} is its state at the last close, absent when it had none. */
    public static Movement between(@Nullable LoanState before, LoanState after, LocalDate day) {
        Rows now = after.rows;
        int today = LoanState.epochDay(day);
        Sums sums = new Sums();
        for (int i = 0; i < now.size; i++) {
            int was = before == null ? -1 : rowOf(before.rows, now.number[i], i);
            due(before == null ? now : before.rows, before == null ? i : was, today, sums);
            byte earlier = was < 0 ? Rows.FUTURE : requireRows(before).status[was];
            if (earlier != now.status[i]) {
                changed(before, was, after, i, sums);
            }
        }
        boolean pastDueBefore = before != null && before.isPastDue();
        boolean pastDue = after.isPastDue();
        return new Movement(
                sums.dueInstallments,
                sums.duePrincipal,
                sums.dueAmount,
                pastDue && !pastDueBefore,
                sums.overduePrincipal,
                sums.overdueAmount,
                pastDueBefore && !pastDue,
                sums.toleratedBills,
                sums.toleratedAmount,
                after.books.toleranceWrittenOff - (before == null ? 0 : before.books.toleranceWrittenOff),
                sums.graceBills,
                sums.graceAmount);
    }

    private static void due(Rows rows, int i, int today, Sums sums) {
        if (i >= 0 && rows.due[i] == today) {
            sums.dueInstallments++;
            sums.duePrincipal += rows.principal[i];
            sums.dueAmount += rows.unpaid(i);
        }
    }

    private static void changed(@Nullable LoanState before, int was, LoanState after, int i, Sums sums) {
        Rows now = after.rows;
        switch (now.status[i]) {
            case Rows.OVERDUE -> {
                sums.overduePrincipal += now.principal[i];
                sums.overdueAmount += now.unpaid(i);
            }
            case Rows.TOLERATED -> {
                sums.toleratedBills++;
                sums.toleratedAmount += now.unpaid(i);
            }
            case Rows.SETTLED -> {
                if (now.settledOn[i] > now.due[i] && was >= 0) {
                    sums.graceBills++;
                    sums.graceAmount += requireRows(before).unpaid(was);
                }
            }
            default -> {}
        }
    }

    private static Rows requireRows(@Nullable LoanState state) {
        if (state == null) {
            throw new IllegalArgumentException("a row of a state that is not there");
        }
        return state.rows;
    }

    /** Numbers stand at the same place unless the plan was changed. */
    private static int rowOf(Rows rows, int number, int likely) {
        return likely < rows.size && rows.number[likely] == number ? likely : Charges.rowOf(rows, number);
    }

    private static final class Sums {
        private int dueInstallments;
        private long duePrincipal;
        private long dueAmount;
        private long overduePrincipal;
        private long overdueAmount;
        private int toleratedBills;
        private long toleratedAmount;
        private int graceBills;
        private long graceAmount;
    }
}
