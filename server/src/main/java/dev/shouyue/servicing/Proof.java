package dev.shouyue.servicing;

import dev.shouyue.decision.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A proof of the books that was kept: ledger, positions and facts held against one another.
 *
 * @param day the closed day as of whose end they were compared
 * @param author who asked for it; empty for that of a close, and on the command line
 * @param loans how many loans were compared by themselves
 * @param differences how many were found; the first {@value Differences#KEPT} of them are kept
 * @param failure why it could not be finished, a {@link Sentence} as text; empty when it was
 */
public record Proof(
        long id,
        LocalDate day,
        Scope scope,
        Instant beganAt,
        Instant endedAt,
        Optional<String> author,
        long loans,
        long differences,
        Optional<String> failure) {

    /** What was compared. */
    public enum Scope {
        /** The totals of the whole book, and every loan that the close or a posting of its day touched. */
        CLOSE,
        /** The totals, and every loan. */
        BOOK
    }

    /** Whether it was finished and found nothing. */
    public boolean agrees() {
        return failure.isEmpty() && differences == 0;
    }
}
