package dev.shouyue.payment;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.OptionalInt;

/**
 * The rules of a channel for debits, from its published terms; each lives with its source in {@code schemes.properties}.
 *
 * @param name such as {@code wechat-papay}
 * @param opens first moment of the day at which debits are taken, borrower's time
 * @param closes first moment at which they are taken no more
 * @param notice so long before the debit the borrower is to be told; zero when the channel wants no notice
 * @param lastDayOfMonth debits are for days of the month up to this one; empty when any
 * @param leadDays so many days before its day a debit is to be sent, for it to be made on it
 * @param retries at most so many more after the first failure for want of funds
 * @param retryWithin and those within this time of the first
 * @param perSecond at most so many calls a second
 * @param settles so long after sending a result is to be known; after it the order is listed as unknown too long
 */
public record Scheme(
        String name,
        LocalTime opens,
        LocalTime closes,
        Duration notice,
        OptionalInt lastDayOfMonth,
        int leadDays,
        int retries,
        Period retryWithin,
        int perSecond,
        Duration settles) {

    /** The same rules, with at least so many days between sending a debit and its day. */
    public Scheme withLeadDays(int least) {
        return least <= leadDays
                ? this
                : new Scheme(
                        name, opens, closes, notice, lastDayOfMonth, least, retries, retryWithin, perSecond, settles);
    }
}
