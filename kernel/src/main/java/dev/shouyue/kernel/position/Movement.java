package dev.shouyue.kernel.position;

import dev.shouyue.kernel.position.InstallmentPosition.State;
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
        Row[] now = after.rows;
        int today = LoanState.epochDay(day);
        Sums sums = new Sums();
        for (int i = 0; i < now.length; i++) {
            int was = before == null ? -1 : rowOf(before.rows, now[i].number, i);
            due(before == null ? now : before.rows, before == null ? i : was, today, sums);
            State earlier = was < 0 ? State.FUTURE : rowsOf(before)[was].state;
            if (earlier != now[i].state) {
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

    private static void due(Row[] rows, int i, int today, Sums sums) {
        if (i >= 0 && rows[i].due == today) {
            sums.dueInstallments++;
            sums.duePrincipal += rows[i].principal;
            sums.dueAmount += rows[i].unpaid();
        }
    }

    private static void changed(@Nullable LoanState before, int was, LoanState after, int i, Sums sums) {
        Row[] now = after.rows;
        switch (now[i].state) {
            case OVERDUE -> {
                sums.overduePrincipal += now[i].principal;
                sums.overdueAmount += now[i].unpaid();
            }
            case TOLERATED -> {
                sums.toleratedBills++;
                sums.toleratedAmount += now[i].unpaid();
            }
            case SETTLED -> {
                if (now[i].settledOn > now[i].due && was >= 0) {
                    sums.graceBills++;
                    sums.graceAmount += rowsOf(before)[was].unpaid();
                }
            }
            case FUTURE, PENDING, WRITTEN_OFF, SETTLED_LATE -> {}
        }
    }

    private static Row[] rowsOf(@Nullable LoanState state) {
        if (state == null) {
            throw new IllegalArgumentException("a row of a state that is not there");
        }
        return state.rows;
    }

    /** Numbers stand at the same place unless the plan was changed. */
    private static int rowOf(Row[] rows, int number, int likely) {
        return likely < rows.length && rows[likely].number == number ? likely : Charges.rowOf(rows, number);
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
