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
        return loan.sparesByRow
                ? unprotectedFirst(loan, allocation, amount, day, received)
                : payRows(loan, allocation, loan.rows, loan.firstOpen(), loan.nextBill, amount, day, received);
    }

    /**
     * While an installment is protected and another is not, the other is paid first: nobody comes to be overdue on what
     * counts because the money went to what is excused.
     */
    private static long unprotectedFirst(LoanState loan, Allocation allocation, long amount, int day, int received) {
        Row[] order = new Row[loan.nextBill];
        int counting = 0;
        int all = 0;
        for (boolean isProtected : new boolean[] {false, true}) {
            for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
                Row row = loan.rows[i];
                if (row.isOpen() && row.days.isProtected(day) == isProtected) {
                    order[all++] = row;
                }
            }
            counting = isProtected ? counting : all;
        }
        long left = payRows(loan, allocation, order, 0, counting, amount, day, received);
        return payRows(loan, allocation, order, counting, all, left, day, received);
    }

    private static long payRows(
            LoanState loan, Allocation allocation, Row[] rows, int from, int to, long amount, int day, int received) {
        return switch (allocation) {
            case COMPONENT_FIRST ->
                from + 1 >= to // one open installment at most: no other to share with
                        ? byInstallment(loan, rows, from, to, amount, day, received)
                        : byComponent(loan, CHARGES_FIRST, rows, from, to, amount, day, received);
            case PRINCIPAL_FIRST -> byComponent(loan, PRINCIPAL_FIRST, rows, from, to, amount, day, received);
            case INSTALLMENT_FIRST, DESIGNATED -> byInstallment(loan, rows, from, to, amount, day, received);
        };
    }

    private static long byComponent(
            LoanState loan, Component[] order, Row[] rows, int from, int to, long amount, int day, int received) {
        Rate rate = loan.agreement.penaltyRate();
        long left = amount;
        for (Component component : order) {
            for (int i = from; i < to && left > 0; i++) {
                if (rows[i].isOpen()) {
                    long taken = rows[i].take(component, left, day, rate);
                    if (taken > 0) {
                        left -= taken;
                        rows[i].markPaid(received);
                    }
                }
            }
        }
        for (int i = from; i < to; i++) {
            if (rows[i].isOpen()) {
                Charges.settleIfPaid(loan, rows[i], day);
            }
        }
        return left;
    }

    private static long byInstallment(
            LoanState loan, Row[] rows, int from, int to, long amount, int day, int received) {
        long left = amount;
        for (int i = from; i < to && left > 0; i++) {
            if (rows[i].isOpen()) {
                left = payRow(loan, rows[i], left, day, received);
            }
        }
        return left;
    }

    private static long payRow(LoanState loan, Row row, long amount, int day, int received) {
        Rate rate = loan.agreement.penaltyRate();
        long left = amount;
        left -= row.takeFee(left);
        left -= row.takePenalty(left, day, rate);
        left -= row.takeInterest(left);
        left -= row.takePrincipal(left, day);
        if (left < amount) {
            row.markPaid(received);
        }
        if (row.isOpen() || row.isFuture()) {
            Charges.settleIfPaid(loan, row, day);
        }
        return left;
    }
}
