package dev.shouyue.warning;

import java.time.Duration;

/**
 * How warnings work until somebody sets it otherwise ({@link Signals}). Assumptions to be changed, not laws.
 *
 * @param lateness how long an event may be on its way and is still waited for; later ones are put right by a replay
 * @param alarmUnowned after so long an alarm that nobody has taken is escalated
 * @param warningUnowned the same of a warning
 * @param certainty odds against a false alarm from which an incident is opened without a person, in answers; the reading is
 *     that of {@link dev.shouyue.risk.signal.ChannelRules#falseAlarmAfter}
 * @param poll how often the log is looked at when nobody signals
 */
public record WarningSettings(
        Duration lateness, Duration alarmUnowned, Duration warningUnowned, double certainty, Duration poll) {

    /** Events that are later than this are put right by a replay, whatever is set. */
    static final Duration LONGEST_LATENESS = Duration.ofDays(7);

    public static final WarningSettings USUAL = new WarningSettings(
            Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofHours(24), 1e6, Duration.ofSeconds(1));

    public WarningSettings {
        if (lateness.isNegative() || lateness.compareTo(LONGEST_LATENESS) > 0) {
            throw new IllegalArgumentException("lateness is from nothing to a week, not " + lateness);
        }
    }

    /** The same with another time for events to arrive. */
    public WarningSettings withLateness(Duration other) {
        return new WarningSettings(other, alarmUnowned, warningUnowned, certainty, poll);
    }
}
