package dev.shouyue.kernel.position;

import dev.shouyue.kernel.ledger.Balances;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Where a loan stands at the end of a day under a policy. Amounts are minor units of {@code currency}.
 *
 * @param date end of this day, in the borrower's time zone
 * @param installments one by one, in the order of their due dates
 * @param principal outstanding, due or not
 * @param interest fallen due and outstanding
 * @param fee fallen due and outstanding
 * @param penalty accrued and outstanding
 * @param credit received and not set against anything; negative when a refund is no longer covered
 * @param pastDue principal, interest and fee of the installments past due, without penalty
 * @param dpd days past due; 0 when nothing is past due
 * @param pendingSince due date of the oldest installment unpaid inside roll or grace
 * @param bucket step of the policy's bucket ladder
 * @param creditClass step of the policy's classification ladder at the days past due, or at {@code materialDays} where the
 *     pack has such a rule (EU); the first one while what is past due is technical and recent, and the one reached where
 *     the pack keeps it until nothing is past due
 * @param carriedByTolerance residues carried to the next bill
 * @param writtenOffByTolerance residues written off because no bill was left
 * @param materialDays days in a row on which the amount past due was material, protected ones not counted (EU); 0 where
 *     the pack has no such rule
 * @param inDefault whether {@code materialDays} exceeds the pack's limit
 * @param protectedToday whether the day itself is under no-fault protection, of the loan or of an installment
 * @param state the loan in one word
 * @param balances the ledger that the facts stand for
 */
public record Position(
        LocalDate date,
        Currency currency,
        List<InstallmentPosition> installments,
        long principal,
        long interest,
        long fee,
        long penalty,
        long credit,
        long pastDue,
        int dpd,
        Optional<LocalDate> pendingSince,
        String bucket,
        String creditClass,
        long carriedByTolerance,
        long writtenOffByTolerance,
        int materialDays,
        boolean inDefault,
        boolean protectedToday,
        State state,
        Balances balances) {

    /** Owed today: fee, penalty, interest and principal of all installments that fell due. */
    public long owed() {
        return installments.stream()
                .filter(row -> row.state() != InstallmentPosition.State.FUTURE)
                .mapToLong(InstallmentPosition::outstanding)
                .sum();
    }

    /** Whether anything is past due: not pending, not tolerated, not protected. */
    public boolean isPastDue() {
        return dpd > 0;
    }

    /** The loan in one word. */
    public enum State {
        /** Signed, not yet disbursed. */
        NOT_OPEN,
        /** Nothing due is unpaid. */
        CURRENT,
        /** Something due is unpaid, inside roll or grace. */
        PENDING,
        /** Something is short within tolerance, nothing is past due. */
        TOLERATED,
        /** Something is past due. */
        PAST_DUE,
        /** All is repaid. */
        SETTLED,
        /** Taken out of the books; still owed. */
        CHARGED_OFF
    }
}
