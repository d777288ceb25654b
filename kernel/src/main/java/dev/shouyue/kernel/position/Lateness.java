package dev.shouyue.kernel.position;

import dev.shouyue.kernel.position.InstallmentPosition.State;

/**
 * How late a loan is, read off its installments: days and amount past due, and which installment decides. As long as all
 * have the same protected days the oldest one past due decides; where some have days of their own, the one that counts
 * the most. Days are epoch days, amounts minor units.
 */
final class Lateness {

    private Lateness() {}

    /** Days past due at the end of {@code day}, which must not lie before the last event. */
    static int dpd(LoanState loan, int day) {
        boolean dueDateIsDay1 = loan.agreement.policy().countDueDateAsDay1();
        int most = 0;
        for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            if (counts(row, day, dueDateIsDay1)) {
                int count = countedDays(row, day, dueDateIsDay1);
                if (!loan.sparesByRow) {
                    return count;
                }
                most = Math.max(most, count);
            }
        }
        return most;
    }

    private static boolean counts(Row row, int day, boolean dueDateIsDay1) {
        return row.isOverdue()
                || (dueDateIsDay1 && row.state == State.PENDING && day >= row.free && row.unpaid() > row.limit);
    }

    private static int countedDays(Row row, int day, boolean dueDateIsDay1) {
        int count = row.days.between(row.origin, day);
        return dueDateIsDay1 && !row.days.isProtected(row.origin) ? count + 1 : count;
    }

    /** Place of the overdue installment that decides at {@code day}, the oldest of those that count as much; or -1. */
    static int deciding(LoanState loan, int day) {
        boolean dueDateIsDay1 = loan.agreement.policy().countDueDateAsDay1();
        int deciding = -1;
        int most = -1;
        for (int i = 0; i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            int count = row.isOverdue() ? countedDays(row, day, dueDateIsDay1) : -1;
            if (count > most) {
                deciding = i;
                most = count;
            }
        }
        return deciding;
    }

    /** Principal, interest and fee of the installments past due. */
    static long pastDue(LoanState loan) {
        long sum = 0;
        for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
            if (loan.rows[i].isOverdue()) {
                sum += loan.rows[i].unpaid();
            }
        }
        return sum;
    }

    /** Whether all that is past due is so because of the lender or a channel, or money that lies unallocated covers it. */
    static boolean isTechnical(LoanState loan) {
        for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
            if (loan.rows[i].isOverdue() && !loan.rows[i].isTechnical()) {
                return loan.freeCredit() >= pastDue(loan);
            }
        }
        return true;
    }
}
