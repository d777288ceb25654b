package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import java.time.LocalDateTime;

/**
 * A booking on a channel's statement.
 *
 * @param id the channel's own, unique on its statements
 * @param order our number of what it books: an order's, or a refund's; empty when it names none
 * @param reference the channel's number of it
 * @param amount positive; which way it went is the kind's
 * @param fee what the channel kept for it; not negative
 */
public record StatementLine(
        String id, Kind kind, String order, String reference, Money amount, Money fee, LocalDateTime bookedAt) {

    /** Which way the money went, and why. */
    public enum Kind {
        DEBIT,
        REFUND,
        RETURN,
        CREDIT
    }
}
