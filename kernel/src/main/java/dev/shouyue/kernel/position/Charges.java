package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Component;
import java.util.OptionalInt;

/** Fees that are added to what is owed, waivers that are taken off it, and when an installment is done with. */
final class Charges {

    private Charges() {}

    /** The row of the installment with this number, or -1. */
    static int rowOf(Rows rows, int number) {
        for (int i = 0; i < rows.size; i++) {
            if (rows.number[i] == number) {
                return i;
            }
        }
        return -1;
    }

    /** Adds a fee to the named installment, else to the latest that is due and open, else to the next to fall due. */
    static void charge(LoanState loan, long amount, OptionalInt installment, int day) {
        Rows rows = loan.rows;
        int row = installment.isPresent() ? rowOf(rows, installment.getAsInt()) : -1;
        if (row < 0 || !(rows.isOpen(row) || rows.status[row] == Rows.FUTURE)) {
            row = latestOpen(loan);
        }
        if (row < 0) {
            row = loan.nextBill;
        }
        if (row >= rows.size) {
            row = rows.size - 1; // all is due and settled: the last installment is open again from today
            rows.status[row] = Rows.OVERDUE;
            rows.settledOn[row] = Rows.NEVER;
            rows.origin[row] = day;
            rows.free[row] = day;
            rows.principalDays[row] = 0;
            rows.accruedTo[row] = day;
            loan.books.settledPenalty += rows.penaltySettled[row];
            rows.penaltySettled[row] = 0;
        }
        rows.fee[row] += amount;
        rows.billedFee[row] += amount;
    }

    private static int latestOpen(LoanState loan) {
        for (int i = loan.nextBill - 1; i >= 0; i--) {
            if (loan.rows.isOpen(i)) {
                return i;
            }
        }
        return -1;
    }

    /** Forgives up to {@code amount} of a component, oldest first or on one installment; returns what was forgiven. */
    static long waive(LoanState loan, Component component, long amount, OptionalInt installment, int day) {
        Rows rows = loan.rows;
        long left = amount;
        for (int i = 0; i < rows.size && left > 0; i++) {
            boolean meant = installment.isEmpty() || rows.number[i] == installment.getAsInt();
            if (meant && (rows.isOpen(i) || rows.status[i] == Rows.FUTURE)) {
                left -= rows.take(i, component, left, day, loan.days, loan.agreement.penaltyRate());
                settleIfPaid(loan, i, day);
            }
        }
        return amount - left;
    }

    static void settleIfPaid(LoanState loan, int i, int day) {
        Rows rows = loan.rows;
        if (rows.unpaid(i) != 0 || rows.penalty(i, day, loan.days, loan.agreement.penaltyRate()) != 0) {
            return;
        }
        boolean late = rows.status[i] == Rows.OVERDUE;
        rows.status[i] = late ? Rows.SETTLED_LATE : Rows.SETTLED;
        rows.settledOn[i] = day;
    }
}
