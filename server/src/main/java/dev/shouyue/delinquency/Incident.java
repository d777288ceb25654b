package dev.shouyue.delinquency;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A fault of ours or of a channel that kept borrowers from paying in time, and what is done about it.
 *
 * @param report what was told of it
 * @param author who told it
 * @param deed what is being done, or was done last
 * @param state how far that is
 * @param version grows with every change: who decides on one version decides on no other
 * @param plannedAt when the plan was made that is shown
 * @param planTotal loans that are looked at for the plan
 * @param planDone of those, how many were looked at
 * @param submittedBy who asked for the plan to be carried out
 * @param failure why the plan could not be made, to be told in the reader's language
 */
public record Incident(
        long id,
        Report report,
        String author,
        Instant createdAt,
        Deed deed,
        State state,
        int version,
        Optional<Instant> plannedAt,
        int planTotal,
        int planDone,
        Optional<String> submittedBy,
        Optional<String> failure) {

    /** Whose fault it was. */
    public enum Kind {
        /** A system of the lender's. */
        SYSTEM,
        /** A bank, wallet or gateway. */
        CHANNEL;

        ProtectionCause cause() {
            return switch (this) {
                case SYSTEM -> ProtectionCause.SYSTEM_INCIDENT;
                case CHANNEL -> ProtectionCause.CHANNEL_INCIDENT;
            };
        }
    }

    /** What is done to the loans that it touched. */
    public enum Deed {
        PROTECT,
        /** Their protection is withdrawn, as if it had never been. */
        UNDO
    }

    /** How far a deed is. */
    public enum State {
        /** Nothing is planned. */
        DRAFT,
        /** It is computed what the deed would do. */
        PLANNING,
        PLANNED,
        /** It waits for a second person. */
        SUBMITTED,
        REJECTED,
        /** It was told of in error, or is none any more: nothing was done, and nothing is to be. */
        DROPPED,
        /** Facts are being recorded, loan by loan. */
        APPLYING,
        APPLIED
    }

    /**
     * What is told of an incident.
     *
     * @param channel the bank, wallet or gateway; needed for a fault of a channel
     * @param from when it began
     * @param to when it was over, or is expected to be; not part of it
     * @param due whether it touched what fell due meanwhile, or could still be paid in time
     * @param debits whether it touched whom a debit failed for meanwhile, and which debits
     * @param orders whether it touched the debit orders of the channel that were sent meanwhile and are not known, or
     *     succeeded on a later day than they were sent
     * @param listed whether it touched loans that are named one by one
     * @param protectUntil last day of protection for what is still unpaid: by then the borrower had a fair time to pay
     */
    public record Report(
            Kind kind,
            Optional<String> channel,
            Instant from,
            Instant to,
            boolean due,
            Optional<Debits> debits,
            boolean orders,
            boolean listed,
            LocalDate protectUntil,
            String reason) {

        /** One that touched no orders of a channel. */
        public Report(
                Kind kind,
                Optional<String> channel,
                Instant from,
                Instant to,
                boolean due,
                Optional<Debits> debits,
                boolean listed,
                LocalDate protectUntil,
                String reason) {
            this(kind, channel, from, to, due, debits, false, listed, protectUntil, reason);
        }
    }

    /**
     * Failed debits.
     *
     * @param source the source that told them; empty is any
     * @param codes the channel's codes; empty is any
     */
    public record Debits(Optional<String> source, List<String> codes) {
        public Debits {
            codes = List.copyOf(codes);
        }
    }

    /** Whether work goes on that nobody has to do anything for. */
    public boolean isUnderWay() {
        return state == State.PLANNING || state == State.APPLYING;
    }

    /** Whether its loans are protected, or are about to be again: nothing of it was taken back. */
    boolean isUndone() {
        return deed == Deed.UNDO && state == State.APPLIED;
    }
}
