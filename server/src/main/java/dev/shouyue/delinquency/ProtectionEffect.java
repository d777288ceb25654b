package dev.shouyue.delinquency;

import dev.shouyue.kernel.loan.Fact;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A protection of a loan that was granted or withdrawn, and what that undid or brought back, as it was written when the fact was
 * recorded.
 *
 * @param granted the protection
 * @param incident number of the incident; empty where people, a court, a proof or a channel's answer were the reason
 * @param deed whether it was granted or withdrawn
 * @param recordedOn business date of that
 * @param effect empty when it is not known: it came with a file, or before effects were kept
 */
public record ProtectionEffect(
        Fact.ProtectionGranted granted,
        OptionalLong incident,
        Incident.Deed deed,
        LocalDate recordedOn,
        Optional<Effect> effect) {

    /** The id of the protection, in the loan's facts. */
    public String protection() {
        return granted.header().sourceId();
    }
}
