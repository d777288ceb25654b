package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import java.util.OptionalInt;

/** Fees that are added to what is owed, waivers that are taken off it, and when an installment is done with. */
final class Charges {

    private Charges() {}

    /** The place of the installment with this number, or -1. */
    static int rowOf(Row[] rows, int number) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].number == number) {
                return i;
            }
        }
        return -1;
    }

    /** Adds a fee to the named installment, else to the latest that is due and open, else to the next to fall due. */
    static void charge(LoanState loan, long amount, OptionalInt installment, int day) {
        Row[] rows = loan.rows;
        int at = installment.isPresent() ? rowOf(rows, installment.getAsInt()) : -1;
        if (at < 0 || !(rows[at].isOpen() || rows[at].isFuture())) {
            at = latestOpen(loan);
        }
        if (at < 0) {
            at = loan.nextBill;
        }
        if (at >= rows.length) {
            at = rows.length - 1; // all is due and settled: the last installment is open again from today
            reopen(loan, rows[at], day);
        } else if (at >= loan.nextBill && !rows[at].isFuture()) {
            rows[at].state = State.FUTURE; // paid before it fell due: the fee falls due with it
            rows[at].settledOn = Row.NEVER;
        }
        rows[at].fee += amount;
        rows[at].billedFee += amount;
    }

    private static void reopen(LoanState loan, Row row, int day) {
        row.state = State.OVERDUE;
        row.settledOn = Row.NEVER;
        row.origin = day;
        row.free = day;
        row.principalDays = 0;
        row.accruedTo = day;
        loan.books.settledPenalty += row.penaltySettled;
        row.penaltySettled = 0;
        loan.searchOpenFromStart();
    }

    private static int latestOpen(LoanState loan) {
        for (int i = loan.nextBill - 1; i >= 0; i--) {
            if (loan.rows[i].isOpen()) {
                return i;
            }
        }
        return -1;
    }

    /** Forgives up to {@code amount} of a component, oldest first or on one installment; returns what was forgiven. */
    static long waive(LoanState loan, Component component, long amount, OptionalInt installment, int day) {
        long left = amount;
        for (Row row : loan.rows) {
            boolean meant = installment.isEmpty() || row.number == installment.getAsInt();
            if (left > 0 && meant && (row.isOpen() || row.isFuture())) {
                left -= row.take(component, left, day, loan.agreement.penaltyRate());
                settleIfPaid(loan, row, day);
            }
        }
        return amount - left;
    }

    static void settleIfPaid(LoanState loan, Row row, int day) {
        if (row.unpaid() == 0 && row.penalty(day, loan.agreement.penaltyRate()) == 0) {
            row.state = row.isOverdue() ? State.SETTLED_LATE : State.SETTLED;
            row.settledOn = day;
        }
    }
}
