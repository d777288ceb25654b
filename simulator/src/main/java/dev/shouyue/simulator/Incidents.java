package dev.shouyue.simulator;

/** Days on which a channel is broken: everyone whose debit goes through it that day may be hit, whatever their habit. */
final class Incidents {

    private static final double INCIDENT_DAYS = 0.016;
    private static final double HIT_ON_SUCH_A_DAY = 0.22;
    private static final double HIT_OTHERWISE = 0.0012;

    private Incidents() {}

    /** Chance that a debit through the borrower's channel fails on {@code day} through no fault of the borrower. */
    static double chance(long seed, String channel, int day) {
        boolean broken = Mix.unit(seed, Mix.INCIDENT + channel.hashCode(), day) < INCIDENT_DAYS;
        return broken ? HIT_ON_SUCH_A_DAY : HIT_OTHERWISE;
    }
}
