package dev.shouyue.simulator;

import dev.shouyue.kernel.money.Rate;

/**
 * What a borrower is asked for: installments due and unpaid, with penalty to the day, settled charges first. The bill,
 * as CN-LOAN makes it, not the ledger: the position of a loan is the kernel's.
 */
final class Arrears {

    private final Plan plan;
    private final Rate penaltyRate;
    private final int graceDays;
    private final long[] principal;
    private final long[] interest;
    private final long[] principalDays;
    private final int[] accruedTo;
    private final long[] penaltyPaid;
    private int fallen;
    private long credit;

    Arrears(Plan plan, Rate penaltyRate, int graceDays) {
        this.plan = plan;
        this.penaltyRate = penaltyRate;
        this.graceDays = graceDays;
        int n = plan.size();
        principal = plan.principal().clone();
        interest = plan.interest().clone();
        principalDays = new long[n];
        accruedTo = plan.due().clone();
        penaltyPaid = new long[n];
    }

    /** Lets every installment due on or before {@code day} fall due. */
    void advanceTo(int day) {
        while (fallen < plan.size() && plan.due()[fallen] <= day) {
            fallen++;
            if (credit > 0) {
                long left = credit;
                credit = 0;
                pay(plan.due()[fallen - 1], left);
            }
        }
    }

    /** Asked for on {@code day}: all that fell due, with penalty. */
    long owed(int day) {
        long sum = -credit;
        for (int i = 0; i < fallen; i++) {
            sum += principal[i] + interest[i] + penalty(i, day);
        }
        return Math.max(sum, 0);
    }

    /** What it takes on {@code day} to settle the oldest {@code count} open installments, all charges coming first. */
    long toSettleOldest(int count, int day) {
        long sum = -credit;
        int open = 0;
        for (int i = 0; i < fallen; i++) {
            sum += interest[i] + penalty(i, day);
            if (isOpen(i) && open < count) {
                open++;
                sum += principal[i];
            }
        }
        return Math.max(sum, 0);
    }

    /** Due day of the oldest open installment, or {@link Integer#MAX_VALUE}. */
    int openSince() {
        for (int i = 0; i < fallen; i++) {
            if (isOpen(i)) {
                return plan.due()[i];
            }
        }
        return Integer.MAX_VALUE;
    }

    int openCount() {
        int count = 0;
        for (int i = 0; i < fallen; i++) {
            count += isOpen(i) ? 1 : 0;
        }
        return count;
    }

    void pay(int day, long amount) {
        long left = amount;
        for (int i = 0; i < fallen && left > 0; i++) {
            long taken = Math.min(left, penalty(i, day));
            penaltyPaid[i] += taken;
            left -= taken;
        }
        for (int i = 0; i < fallen && left > 0; i++) {
            long taken = Math.min(left, interest[i]);
            interest[i] -= taken;
            left -= taken;
        }
        for (int i = 0; i < fallen && left > 0; i++) {
            long taken = Math.min(left, principal[i]);
            if (taken > 0) {
                principalDays[i] += principal[i] * Math.max(day - accruedTo[i], 0);
                accruedTo[i] = Math.max(day, accruedTo[i]);
                principal[i] -= taken;
                left -= taken;
            }
        }
        credit += left;
    }

    private boolean isOpen(int i) {
        return principal[i] + interest[i] > 0;
    }

    private long penalty(int i, int day) {
        if (day <= plan.due()[i] + graceDays) {
            return 0;
        }
        long days = principalDays[i] + principal[i] * Math.max(day - accruedTo[i], 0);
        return Math.max(penaltyRate.on(days) - penaltyPaid[i], 0);
    }
}
