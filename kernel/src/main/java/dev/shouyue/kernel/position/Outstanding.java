package dev.shouyue.kernel.position;

import java.util.Currency;

/**
 * What a loan owes at the end of a day: the sums of a {@link Position} without its installments, for those who store many.
 * Amounts in minor units.
 *
 * @param currency of every amount
 * @param principal drawn and not repaid, due or not
 * @param interest due and not paid
 * @param fee due and not paid
 * @param penalty accrued and not paid
 * @param credit money received that is not set against anything
 * @param pastDue principal, interest and fee of the installments past due
 * @param carried residues within tolerance, carried to a later bill
 * @param dpd days past due
 */
public record Outstanding(
        Currency currency,
        long principal,
        long interest,
        long fee,
        long penalty,
        long credit,
        long pastDue,
        long carried,
        int dpd,
        Position.State state) {}
