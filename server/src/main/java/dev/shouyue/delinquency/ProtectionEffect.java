package dev.shouyue.delinquency;

import java.time.LocalDate;
import java.util.Currency;
import java.util.OptionalLong;

/**
 * What a protection of a loan undid, or its withdrawal brought back, as it was written when the fact was recorded.
 *
 * @param protection the id of the protection, in the loan's facts
 * @param incident number of the incident; empty where people, a court, a proof or a channel's answer were the reason
 * @param deed whether it was granted or withdrawn
 * @param recordedOn business date
 * @param from first protected day
 * @param to last protected day
 * @param currency of the penalty in {@code effect}
 */
public record ProtectionEffect(
        String protection,
        OptionalLong incident,
        Incident.Deed deed,
        LocalDate recordedOn,
        LocalDate from,
        LocalDate to,
        Currency currency,
        Effect effect) {}
