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
        long usable = Math.min(amount, loan.books.credit); // less where a refund was not covered
        if (usable <= 0) {
            return;
        }
        Allocation allocation = loan.agreement.allocation().at(loan.dpd(day));
        long left;
        if (allocation == Allocation.DESIGNATED && installment.isPresent()) {
            int at = Charges.rowOf(loan.rows, installment.getAsInt());
            left = at < 0 ? usable : payRow(loan, loan.rows[at], usable, day, received);
        } else {
            left = payAll(loan, allocation, usable, day, received);
        }
        loan.books.credit -= usable - left;
    }

    /**
     * Uses credit when an installment falls due: nobody comes to be overdue while we hold their money, whatever it was
     * once meant for. Where payments are designated it pays what falls due and nothing older.
     */
    static void useCredit(LoanState loan, Row falling, long credit, int day) {
        Allocation allocation = loan.agreement.allocation().at(loan.dpd(day));
        long left = allocation == Allocation.DESIGNATED
                ? payRow(loan, falling, credit, day, day)
                : payAll(loan, allocation, credit, day, day);
        loan.books.credit -= credit - left;
    }

    private static long payAll(LoanState loan, Allocation allocation, long amount, int day, int received) {
        return switch (allocation) {
            case COMPONENT_FIRST ->
                loan.firstOpen() + 1 >= loan.nextBill // one open installment at most: no other to share with
                        ? byInstallment(loan, amount, day, received)
                        : byComponent(loan, CHARGES_FIRST, amount, day, received);
            case PRINCIPAL_FIRST -> byComponent(loan, PRINCIPAL_FIRST, amount, day, received);
            case INSTALLMENT_FIRST, DESIGNATED -> byInstallment(loan, amount, day, received);
        };
    }

    private static long byComponent(LoanState loan, Component[] order, long amount, int day, int received) {
        Row[] rows = loan.rows;
        Rate rate = loan.agreement.penaltyRate();
        int oldest = loan.firstOpen();
        long left = amount;
        for (Component component : order) {
            for (int i = oldest; i < loan.nextBill && left > 0; i++) {
                if (rows[i].isOpen()) {
                    long taken = rows[i].take(component, left, day, loan.days, rate);
                    if (taken > 0) {
                        left -= taken;
                        rows[i].markPaid(received);
                    }
                }
            }
        }
        for (int i = oldest; i < loan.nextBill; i++) {
            if (rows[i].isOpen()) {
                Charges.settleIfPaid(loan, rows[i], day);
            }
        }
        return left;
    }

    private static long byInstallment(LoanState loan, long amount, int day, int received) {
        long left = amount;
        for (int i = loan.firstOpen(); i < loan.nextBill && left > 0; i++) {
            if (loan.rows[i].isOpen()) {
                left = payRow(loan, loan.rows[i], left, day, received);
            }
        }
        return left;
    }

    private static long payRow(LoanState loan, Row row, long amount, int day, int received) {
        Rate rate = loan.agreement.penaltyRate();
        long left = amount;
        left -= row.takeFee(left);
        left -= row.takePenalty(left, day, loan.days, rate);
        left -= row.takeInterest(left);
        left -= row.takePrincipal(left, day, loan.days);
        if (left < amount) {
            row.markPaid(received);
        }
        if (row.isOpen() || row.isFuture()) {
            Charges.settleIfPaid(loan, row, day);
        }
        return left;
    }
}
