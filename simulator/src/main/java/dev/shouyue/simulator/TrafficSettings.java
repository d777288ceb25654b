package dev.shouyue.simulator;

/**
 * What the traffic of the channels is made from; equal settings give equal traffic.
 *
 * @param seed any number
 * @param answersPerMinute of one channel, on average over a week
 * @param outageDays share of the days of each channel on which it is out of order for a time
 */
public record TrafficSettings(long seed, double answersPerMinute, double outageDays) {

    public TrafficSettings {
        if (!(answersPerMinute > 0 && answersPerMinute <= 10_000)) {
            throw new IllegalArgumentException(
                    "a channel gives more than 0 and up to 10000 answers a minute, not " + answersPerMinute);
        }
        if (!(outageDays >= 0 && outageDays <= 1)) {
            throw new IllegalArgumentException("a share of days lies between 0 and 1, not " + outageDays);
        }
    }

    /** As often out of order as the channels of the world of loans: on 1.5 of 100 days. */
    public static TrafficSettings of(long seed, double answersPerMinute) {
        return new TrafficSettings(seed, answersPerMinute, Incidents.DOWN);
    }
}
