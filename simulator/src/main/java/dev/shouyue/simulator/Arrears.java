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
    /** A shortfall up to this is carried without penalty. */
    private final long tolerance;

    private final long[] fee;
    private final long[] interest;
    private final long[] principal;
    private final long[] principalDays;
    private final int[] accruedTo;
    private final long[] penaltyPaid;
    /** All installments before this one are settled; those from {@code fallen} on have not fallen due. */
    private int settled;

    private int fallen;
    private long credit;

    Arrears(Plan plan, Rate penaltyRate, Product product) {
        this.plan = plan;
        this.penaltyRate = penaltyRate;
        this.graceDays = product.graceDays;
        this.tolerance = product.tolerance;
        int n = plan.size();
        fee = new long[n];
        if (plan.fee() > 0) {
            java.util.Arrays.fill(fee, plan.fee());
        }
        principal = plan.principal().clone();
        interest = plan.interest().clone();
        principalDays = new long[n];
        accruedTo = plan.due().clone();
        penaltyPaid = new long[n];
    }

    /** Adds a fee to an installment that has not fallen due. */
    void charge(int i, long amount) {
        fee[i] += amount;
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
        for (int i = settled; i < fallen; i++) {
            sum += unpaid(i) + penalty(i, day);
        }
        return Math.max(sum, 0);
    }

    /** What it takes on {@code day} to settle the oldest {@code count} open installments, all charges coming first. */
    long toSettleOldest(int count, int day) {
        long sum = -credit;
        int open = 0;
        for (int i = settled; i < fallen; i++) {
            sum += fee[i] + interest[i] + penalty(i, day);
            if (unpaid(i) > 0 && open < count) {
                open++;
                sum += principal[i];
            }
        }
        return Math.max(sum, 0);
    }

    /** Due day of the oldest open installment, or {@link Integer#MAX_VALUE}. */
    int openSince() {
        for (int i = settled; i < fallen; i++) {
            if (unpaid(i) > 0) {
                return plan.due()[i];
            }
        }
        return Integer.MAX_VALUE;
    }

    int openCount() {
        int count = 0;
        for (int i = settled; i < fallen; i++) {
            count += unpaid(i) > 0 ? 1 : 0;
        }
        return count;
    }

    void pay(int day, long amount) {
        long left = amount;
        for (int i = settled; i < fallen && left > 0; i++) {
            long taken = Math.min(left, fee[i]);
            fee[i] -= taken;
            left -= taken;
        }
        for (int i = settled; i < fallen && left > 0; i++) {
            long taken = Math.min(left, penalty(i, day));
            penaltyPaid[i] += taken;
            left -= taken;
        }
        for (int i = settled; i < fallen && left > 0; i++) {
            long taken = Math.min(left, interest[i]);
            interest[i] -= taken;
            left -= taken;
        }
        for (int i = settled; i < fallen && left > 0; i++) {
            long taken = Math.min(left, principal[i]);
            if (taken > 0) {
                principalDays[i] += principal[i] * Math.max(day - accruedTo[i], 0);
                accruedTo[i] = Math.max(day, accruedTo[i]);
                principal[i] -= taken;
                left -= taken;
            }
        }
        credit += left;
        while (settled < fallen && unpaid(settled) == 0) { // its penalty came before its principal
            settled++;
        }
    }

    /** Open of an installment, without penalty. */
    long unpaid(int i) {
        return fee[i] + interest[i] + principal[i];
    }

    /** Open of its principal. */
    long unpaidPrincipal(int i) {
        return principal[i];
    }

    /** Received and not set against anything. */
    long credit() {
        return credit;
    }

    private long penalty(int i, int day) {
        if (day <= plan.due()[i] + graceDays || unpaid(i) <= tolerance) {
            return 0;
        }
        long days = principalDays[i] + principal[i] * Math.max(day - accruedTo[i], 0);
        return Math.max(penaltyRate.on(days) - penaltyPaid[i], 0);
    }
}
