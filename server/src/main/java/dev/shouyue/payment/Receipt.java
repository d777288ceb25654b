package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Optional;

/**
 * Money that came without an order, or that its loan could not take.
 *
 * @param id the channel's id of the booking, or the number of the order that brought it
 * @param account the virtual account it was paid into; empty when it was the common one
 * @param reference what the payer wrote
 * @param why it fits no loan, as it is kept
 * @param loan where it was put; empty while it is nowhere
 * @param matches how often it was put to a loan
 */
public record Receipt(
        String channel,
        String id,
        String account,
        String payer,
        String reference,
        Money amount,
        LocalDateTime at,
        State state,
        String why,
        Optional<String> loan,
        int matches,
        Instant heardAt,
        Optional<Instant> decidedAt,
        Optional<String> decidedBy) {

    /** Where the money is. */
    public enum State {
        /** At the loan of its virtual account. */
        ASSIGNED,
        /** In suspense. */
        OPEN,
        /** At the loan to which somebody put it. */
        MATCHED,
        /** Given back to the payer. */
        REFUNDED,
        /** Taken back by the channel. */
        RETURNED
    }

    /**
     * Something that was done with it.
     *
     * @param note as it is kept
     * @param reference the bank's, of the transfer by which it was given back; empty for other steps
     */
    public record Step(String what, Optional<String> loan, String by, Instant at, String note, String reference) {

        /** What somebody said of it, or why the book did not let it go, in {@code en} or {@code zh}. */
        public String note(String language) {
            return Sentence.told(note, language);
        }
    }

    /** Why it fits no loan, in {@code en} or {@code zh}. */
    public String why(String language) {
        return Sentence.told(why, language);
    }

    static Receipt read(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getString("channel"),
                row.getString("receipt_id"),
                row.getString("account"),
                row.getString("payer"),
                row.getString("reference"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                row.getObject("at", LocalDateTime.class),
                State.valueOf(row.getString("state")),
                row.getString("why"),
                Optional.ofNullable(row.getString("loan")),
                row.getInt("matches"),
                Order.moment(row, "heard_at").orElseThrow(),
                Order.moment(row, "decided_at"),
                Optional.ofNullable(row.getString("decided_by")));
    }
}
