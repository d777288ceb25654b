package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.LoanKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Optional;

/**
 * Money that an order brought and that goes back to its payer, or part of it.
 *
 * @param number ours, unique for ever; the channel knows it by it
 * @param order number of the order that brought the money
 * @param loan the lender's own name of the loan of that order
 * @param amount positive
 * @param why what its author said
 * @param decidedBy who agreed to it, or did not; empty where no second person was needed, or none has decided
 * @param calledAt when the channel was called first
 * @param timesAsked how often the channel was asked what became of it
 * @param reference the channel's number of it, or what people said of their transfer
 * @param refundedAt when the money went, in the borrower's zone
 */
public record Refund(
        LoanKey key,
        String number,
        String order,
        String loan,
        String channel,
        Money amount,
        Source source,
        State state,
        String why,
        String askedBy,
        Instant askedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> note,
        Optional<Instant> calledAt,
        int timesAsked,
        Optional<String> code,
        Optional<String> words,
        Optional<String> reference,
        Optional<LocalDateTime> refundedAt) {

    /** Where the money is taken from. */
    public enum Source {
        /** The payment is taken back from the loan, when the money went. */
        LOAN,
        /** It waited in suspense. */
        SUSPENSE
    }

    /** How far it is. */
    public enum State {
        /** A second person has to agree. */
        ASKED,
        /** It was not agreed to. */
        REJECTED,
        /** Handed to the channel, or about to be. */
        SENT,
        /** The channel does not tell what became of it: it is asked, never asked for again under another number. */
        UNKNOWN,
        /** The channel gives nothing back: people transfer it and say so. */
        BY_HAND,
        /** The money went. */
        DONE,
        /** It did not go, and will not under this number. */
        FAILED;

        /** Whether the money may still go, or has gone. */
        boolean counts() {
            return this != REJECTED && this != FAILED;
        }
    }

    static Refund read(ResultSet row, int number) throws SQLException {
        return new Refund(
                new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                row.getString("refund_no"),
                row.getString("order_no"),
                row.getString("loan"),
                row.getString("channel"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                Source.valueOf(row.getString("source")),
                State.valueOf(row.getString("state")),
                row.getString("why"),
                row.getString("asked_by"),
                Order.moment(row, "asked_at").orElseThrow(),
                Optional.ofNullable(row.getString("decided_by")),
                Order.moment(row, "decided_at"),
                Optional.ofNullable(row.getString("note")),
                Order.moment(row, "called_at"),
                row.getInt("asked"),
                Optional.ofNullable(row.getString("code")),
                Optional.ofNullable(row.getString("words")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getObject("refunded_at", LocalDateTime.class)));
    }
}
