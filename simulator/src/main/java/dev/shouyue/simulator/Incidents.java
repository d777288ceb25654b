package dev.shouyue.simulator;

/**
 * Days on which a channel is down, and what goes wrong on any other day: through no fault of the borrower, whatever
 * their habit.
 */
final class Incidents {

    /** Share of the days of each channel on which it is down. */
    static final double DOWN = 0.015;

    /** Share of the technical faults that come from such a day. */
    private static final double BY_INCIDENT = 0.50;

    private final long seed;
    private final double whenDown;
    private final double otherwise;

    /** {@code average} is the chance, over all days, that a payment fails technically. */
    Incidents(long seed, double average) {
        this.seed = seed;
        this.whenDown = Math.min(average * BY_INCIDENT / DOWN, 0.95);
        this.otherwise = average * (1 - BY_INCIDENT) / (1 - DOWN);
    }

    boolean isDown(int channel, int day) {
        return Mix.unit(seed, Mix.INCIDENT + channel, day) < DOWN;
    }

    /** Chance that a payment through {@code channel} fails on {@code day}. */
    double chance(int channel, int day) {
        return isDown(channel, day) ? whenDown : otherwise;
    }
}
