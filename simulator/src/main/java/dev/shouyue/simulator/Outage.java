package dev.shouyue.simulator;

import java.time.Instant;

/**
 * A time in which a channel was out of order, as it truly was. For the evaluator only.
 *
 * @param channel its name
 * @param begin of the first request it touched
 * @param end of it
 * @param kind what was wrong
 * @param size share of the answers that fail, or how many times as long an answer or a notice takes
 */
public record Outage(String channel, Instant begin, Instant end, Kind kind, double size) {

    /** What was wrong. */
    public enum Kind {
        /** Answers are failures, or do not come. */
        FAILS,
        /** Answers take longer. */
        SLOW,
        /** The final result is told late. */
        TELLS_LATE
    }
}
