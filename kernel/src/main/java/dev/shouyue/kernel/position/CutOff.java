package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import java.util.OptionalInt;

/**
 * Money that comes after the cut-off of a due day, or of a last free day: it is received, held back, and counts from the
 * next day on. Days are epoch days, amounts minor units.
 */
final class CutOff {

    private static final int NEVER = Integer.MAX_VALUE;

    private CutOff() {}

    /** Money that came too late for its day and counts from {@code day} on. */
    record Held(int day, int received, long amount, OptionalInt installment) {}

    /** Takes a payment in: it counts at once, unless it came after a cut-off. */
    static void receive(LoanState loan, Fact.PaymentReceived payment, int day) {
        loan.books.cashIn += payment.amount();
        loan.books.credit += payment.amount();
        if (loan.agreement.isAfterCutOff(payment) && isOn(loan, day)) {
            loan.held.add(new Held(day + 1, day, payment.amount(), payment.installment()));
        } else {
            Allocator.pay(loan, payment.amount(), payment.installment(), day, day);
        }
    }

    /** Whether {@code day} is the due day or the last free day of an installment that is not settled. */
    private static boolean isOn(LoanState loan, int day) {
        for (int i = loan.firstOpen(); i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            if (row.isOpen() && (row.due == day || row.origin == day || row.free == day)) {
                return true;
            }
        }
        return false;
    }

    /** The next day from which held money counts; {@link Integer#MAX_VALUE} when none is held. */
    static int nextRelease(LoanState loan) {
        return loan.held.isEmpty() ? NEVER : loan.held.getFirst().day();
    }

    /** Lets the money count that was held the longest. */
    static void release(LoanState loan) {
        Held money = loan.held.removeFirst();
        Allocator.pay(loan, money.amount(), money.installment(), money.day(), money.received());
    }

    static long heldBack(LoanState loan) {
        long sum = 0;
        for (Held money : loan.held) {
            sum += money.amount();
        }
        return sum;
    }
}
