package dev.shouyue.delinquency;

import dev.shouyue.kernel.delinquency.Cause;
import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.loan.Fact;
import java.time.LocalDate;
import java.util.List;

/**
 * Why an installment is or was short.
 *
 * @param installment its number
 * @param shortfall what was missing on its last free day, or is missing now before that; minor units
 * @param ground the rule that found the cause: one of the kernel's, or {@code INCIDENT}
 * @param evidence the facts it rests on, in the order in which they count
 * @param incidents numbers of the incidents that touched the installment
 */
public record ShortfallCause(
        int installment,
        LocalDate due,
        long shortfall,
        Cause cause,
        String ground,
        Confidence confidence,
        List<Fact> evidence,
        List<Long> incidents) {

    /** The ground of what an incident explains. */
    public static final String INCIDENT = "INCIDENT";

    public ShortfallCause {
        evidence = List.copyOf(evidence);
        incidents = List.copyOf(incidents);
    }
}
