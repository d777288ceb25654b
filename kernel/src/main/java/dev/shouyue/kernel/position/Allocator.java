package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import java.util.OptionalInt;

/** Sets money against what is owed, by the allocation that holds at the days past due before the payment. */
final class Allocator {

    private static final Component[] CHARGES_FIRST = {
        Component.FEE, Component.PENALTY, Component.INTEREST, Component.PRINCIPAL
    };
    private static final Component[] PRINCIPAL_FIRST = {
        Component.PRINCIPAL, Component.INTEREST, Component.PENALTY, Component.FEE
    };

    private Allocator() {}

    /**
     * Sets {@code amount} of the loan's credit against what is owed at {@code day}.
     *
     * @param received day on which the money came, which is the day the installment was first paid
     */
    static void pay(LoanState loan, long amount, OptionalInt installment, int day, int received) {
        Allocation allocation = loan.agreement.allocation().at(loan.dpd(day));
        long left;
        if (allocation == Allocation.DESIGNATED && installment.isPresent()) {
            int row = Charges.rowOf(loan.rows, installment.getAsInt());
            left = row < 0 ? amount : payRow(loan, row, CHARGES_FIRST, amount, day, received);
        } else {
            left = payAll(loan, allocation, amount, day, received);
        }
        loan.books.credit -= amount - left;
    }

    /** Uses credit for an installment that falls due; credit of a designated payment waits for its own. */
    static void useCredit(LoanState loan, long credit, int day) {
        Allocation allocation = loan.agreement.allocation().at(loan.dpd(day));
        if (allocation != Allocation.DESIGNATED) {
            loan.books.credit -= credit - payAll(loan, allocation, credit, day, day);
        }
    }

    private static long payAll(LoanState loan, Allocation allocation, long amount, int day, int received) {
        return switch (allocation) {
            case COMPONENT_FIRST -> byComponent(loan, CHARGES_FIRST, amount, day, received);
            case PRINCIPAL_FIRST -> byComponent(loan, PRINCIPAL_FIRST, amount, day, received);
            case INSTALLMENT_FIRST, DESIGNATED -> byInstallment(loan, amount, day, received);
        };
    }

    private static long byComponent(LoanState loan, Component[] order, long amount, int day, int received) {
        Rows rows = loan.rows;
        Rate rate = loan.agreement.penaltyRate();
        long left = amount;
        for (Component component : order) {
            for (int i = 0; i < loan.nextBill && left > 0; i++) {
                if (rows.isOpen(i)) {
                    long taken = rows.take(i, component, left, day, loan.days, rate);
                    if (taken > 0) {
                        left -= taken;
                        markPaid(rows, i, received);
                    }
                }
            }
        }
        for (int i = 0; i < loan.nextBill; i++) {
            if (rows.isOpen(i)) {
                Charges.settleIfPaid(loan, i, day);
            }
        }
        return left;
    }

    private static long byInstallment(LoanState loan, long amount, int day, int received) {
        long left = amount;
        for (int i = 0; i < loan.nextBill && left > 0; i++) {
            if (loan.rows.isOpen(i)) {
                left = payRow(loan, i, CHARGES_FIRST, left, day, received);
            }
        }
        return left;
    }

    private static long payRow(LoanState loan, int i, Component[] order, long amount, int day, int received) {
        Rows rows = loan.rows;
        Rate rate = loan.agreement.penaltyRate();
        long left = amount;
        for (Component component : order) {
            if (left > 0) {
                left -= rows.take(i, component, left, day, loan.days, rate);
            }
        }
        if (left < amount) {
            markPaid(rows, i, received);
        }
        if (rows.status[i] != Rows.SETTLED && rows.status[i] != Rows.SETTLED_LATE) {
            Charges.settleIfPaid(loan, i, day);
        }
        return left;
    }

    private static void markPaid(Rows rows, int i, int received) {
        if (rows.firstPaid[i] == Rows.NEVER) {
            rows.firstPaid[i] = received;
        }
    }
}
