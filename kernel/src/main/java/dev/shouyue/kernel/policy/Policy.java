package dev.shouyue.kernel.policy;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a policy pack that a position depends on.
 *
 * @param pack name of the pack, such as {@code CN-CARD}
 * @param effectiveFrom first day on which this version of the pack holds
 * @param cutOff time of the due or grace day after which money counts as the next day's; midnight: the whole day
 * @param countDueDateAsDay1 an unpaid due date is itself day 1 (IN)
 * @param classes classification ladder (five-class, SMA, IFRS 9 …), read at the days past due, or under a materiality rule
 *     at the material days
 * @param technicalClassFromDpd first DPD that leaves the first class when the cause is technical, where a pack says so
 * @param classKeptFromDpd DPD from which a class is kept until nothing is past due, where a pack says so (IN: NPA)
 * @param badMarkFromDpd first DPD that is told to a bureau as late
 * @param snapshot on which day the CN month code is read
 * @param contractToleranceRepeats bills in a row over which a tolerance of the contract may carry a residue, where the
 *     contract does not say
 * @param causes what counts as evidence for the cause of a shortfall
 */
public record Policy(
        String pack,
        LocalDate effectiveFrom,
        Grace grace,
        Tolerance tolerance,
        LocalTime cutOff,
        Roll roll,
        BusinessCalendar calendar,
        boolean countDueDateAsDay1,
        AllocationRule allocation,
        PenaltyRule penalty,
        Ladder buckets,
        Ladder classes,
        OptionalInt technicalClassFromDpd,
        OptionalInt classKeptFromDpd,
        Optional<Materiality> materiality,
        int badMarkFromDpd,
        Snapshot snapshot,
        int contractToleranceRepeats,
        CauseRule causes) {

    /** The same rules without tolerance and grace: what they would have made of a loan had nothing been forgiven. */
    public Policy withoutForgiveness() {
        return new Policy(
                pack,
                effectiveFrom,
                Grace.NONE,
                Tolerance.NONE,
                cutOff,
                roll,
                calendar,
                countDueDateAsDay1,
                allocation,
                penalty,
                buckets,
                classes,
                technicalClassFromDpd,
                classKeptFromDpd,
                materiality,
                badMarkFromDpd,
                snapshot,
                contractToleranceRepeats,
                causes);
    }

    /** On which day of a month the bureau code is read. */
    public enum Snapshot {
        MONTH_END,
        DUE_DATE_PLUS_1
    }
}
