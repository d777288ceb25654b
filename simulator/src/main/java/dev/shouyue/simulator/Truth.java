package dev.shouyue.simulator;

/**
 * The true cause of one late installment.
 *
 * @param loan the loan's name
 * @param installment its number
 * @param cause why it was not paid on the due day
 * @param since number of the installment with which this lateness began: the same when it became late by itself, an
 *     earlier one when it fell due while that one was still unpaid
 */
public record Truth(String loan, int installment, Cause cause, int since) {

    /** Whether the loan was up to date until this installment. */
    public boolean isNew() {
        return since == installment;
    }
}
