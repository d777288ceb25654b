package dev.shouyue.kernel.policy;

/**
 * Which allocation holds at which days past due, counted before the payment.
 *
 * @param usual below {@code lateFromDpd}
 * @param late from {@code lateFromDpd} on
 * @param lateFromDpd days past due; {@link Integer#MAX_VALUE} when {@code usual} always holds
 */
public record AllocationRule(Allocation usual, Allocation late, int lateFromDpd) {

    /** One order, however late the payment. */
    public static AllocationRule always(Allocation allocation) {
        return new AllocationRule(allocation, allocation, Integer.MAX_VALUE);
    }

    /** The order for a payment on a loan with this many days past due before it. */
    public Allocation at(int dpdBeforePayment) {
        return dpdBeforePayment >= lateFromDpd ? late : usual;
    }
}
