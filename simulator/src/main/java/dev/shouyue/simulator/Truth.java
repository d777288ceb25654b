package dev.shouyue.simulator;

/**
 * The true cause of one late installment.
 *
 * @param loan the loan's name
 * @param installment its number
 * @param cause why it was not paid on the due day
 */
public record Truth(String loan, int installment, Cause cause) {}
