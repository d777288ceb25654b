package dev.shouyue.risk.signal;

import java.time.Duration;

/**
 * When behaviour of a borrower is worth a word. Assumptions to be changed, not laws: each is a starting point that the
 * precision of the signal should move.
 *
 * @param failedDebits this many debits that failed for one reason of the borrower's …
 * @param failedWithin … within this time
 * @param queries this many questions to a bureau …
 * @param queriesWithin … within this time
 * @param bounces this many messages in a row that came back
 * @param leftBills this many times that the bill was opened and left …
 * @param leftBefore … within this time before it falls due
 * @param shrinking this many balances in a row, each lower than the one before, the last below the next bill
 * @param incomeLateBy income that is this much later than its usual distance
 * @param drifting this many payments in a row, each closer to its due date than the one before …
 * @param driftingWithin … the last within this time of it
 * @param contacts this many changes of contact …
 * @param contactsWithin … within this time
 * @param promiseGrace how long after a promise it may still be kept
 * @param quiet how long the same signal is not raised again
 */
public record BorrowerRules(
        int failedDebits,
        Duration failedWithin,
        int queries,
        Duration queriesWithin,
        int bounces,
        int leftBills,
        Duration leftBefore,
        int shrinking,
        Duration incomeLateBy,
        int drifting,
        Duration driftingWithin,
        int contacts,
        Duration contactsWithin,
        Duration promiseGrace,
        Duration quiet) {

    /** Where to begin. */
    public static BorrowerRules start() {
        return new BorrowerRules(
                2,
                Duration.ofDays(30),
                3,
                Duration.ofDays(14),
                3,
                2,
                Duration.ofDays(3),
                3,
                Duration.ofDays(3),
                4,
                Duration.ofHours(24),
                2,
                Duration.ofDays(14),
                Duration.ofHours(24),
                Duration.ofDays(7));
    }
}
