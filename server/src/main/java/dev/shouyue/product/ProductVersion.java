package dev.shouyue.product;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A version of a product. A draft until {@code approval} is there; from then on only its end is still open.
 *
 * @param product name of the product for machines, such as {@code cash-12}
 * @param version from 1
 * @param effectiveFrom first day on which loans may be drawn under it, if it is approved
 * @param endedOn first day on which they may not any more
 * @param revision how often it was written
 */
public record ProductVersion(
        String product,
        int version,
        LocalDate effectiveFrom,
        Optional<LocalDate> endedOn,
        ProductTerms terms,
        int revision,
        String writtenBy,
        Instant writtenAt,
        Optional<Approval> approval) {

    /** Who approved, and when. */
    public record Approval(String by, Instant at) {}
}
