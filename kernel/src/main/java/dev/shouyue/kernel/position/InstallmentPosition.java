package dev.shouyue.kernel.position;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where one installment stands. Amounts are minor units.
 *
 * @param number as in the schedule
 * @param due contract due date
 * @param countsFrom day from which days past due count: after roll, shifted grace, or the bill a residue was carried to
 * @param freeUntil last day on which full payment is on time
 * @param principal outstanding
 * @param interest outstanding
 * @param fee outstanding
 * @param penalty accrued to the day of the position, rounded, outstanding
 * @param shortfall what was unpaid at the end of {@code freeUntil}; 0 before that day
 * @param firstPaidOn day on which money first reached the installment
 * @param settledOn day on which nothing more was owed on it
 * @param state where it stands
 */
public record InstallmentPosition(
        int number,
        LocalDate due,
        LocalDate countsFrom,
        LocalDate freeUntil,
        long principal,
        long interest,
        long fee,
        long penalty,
        long shortfall,
        Optional<LocalDate> firstPaidOn,
        Optional<LocalDate> settledOn,
        State state) {

    /** Minor units outstanding in all. */
    public long outstanding() {
        return principal + interest + fee + penalty;
    }

    /** Where an installment stands. */
    public enum State {
        /** Not yet due. */
        FUTURE,
        /** Due and unpaid, still inside roll or grace. */
        PENDING,
        /** Short within tolerance: the residue is carried to the next bill. */
        TOLERATED,
        /** Short within tolerance with no next bill: the residue was written off. */
        WRITTEN_OFF,
        /** Past due. */
        OVERDUE,
        /** Paid (or waived) in time. */
        SETTLED,
        /** Paid (or waived) after it was past due. */
        SETTLED_LATE
    }
}
