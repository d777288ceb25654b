package dev.shouyue.delinquency;

import dev.shouyue.kernel.delinquency.Cause;
import dev.shouyue.kernel.delinquency.CauseFound.Confidence;
import dev.shouyue.kernel.delinquency.CauseFound.Detail;
import dev.shouyue.kernel.loan.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Why an installment is or was short.
 *
 * @param installment its number
 * @param shortfall what was missing on its last free day, or is missing now before that; minor units
 * @param ground the rule that found the cause: one of the kernel's, {@code INCIDENT} or {@code SUSPENSE}
 * @param detail which of the technical causes or of the residues it is; empty of the others
 * @param evidence the facts it rests on, in the order in which they count
 * @param incidents numbers of the incidents that touched the installment
 * @param receipts money in suspense that could be the loan's: channel and the channel's own id
 */
public record ShortfallCause(
        int installment,
        LocalDate due,
        long shortfall,
        Cause cause,
        String ground,
        Optional<Detail> detail,
        Confidence confidence,
        List<Fact> evidence,
        List<Long> incidents,
        List<String> receipts) {

    /** The ground of what an incident explains. */
    public static final String INCIDENT = "INCIDENT";

    /** The ground of what money in suspense explains. */
    public static final String SUSPENSE = "SUSPENSE";

    public ShortfallCause {
        evidence = List.copyOf(evidence);
        incidents = List.copyOf(incidents);
        receipts = List.copyOf(receipts);
    }
}
