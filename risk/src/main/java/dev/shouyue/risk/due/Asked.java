package dev.shouyue.risk.due;

import java.time.LocalDate;

/**
 * The installment that is asked about: of a loan the oldest that is not paid.
 *
 * @param loan its name
 * @param installment its number
 * @param due date of the contract, whatever is protected
 * @param amount of it in all, minor units
 * @param from days from the due date to the day at whose end it is asked: -7 is a week ahead. Past the due date only days that
 *     count: one on which the installment is under no-fault protection, as far as was known then, is none. So 0 is the due date,
 *     or any day after it while all are protected
 */
public record Asked(String loan, int installment, LocalDate due, long amount, int from) {}
