package dev.shouyue.simulator;

import java.util.SplittableRandom;

/**
 * How long the late stay late: a daily chance of paying by cause up to day 30, and by stage beyond. Fitted to the cure
 * curve and the roll rates in {@code docs/concepts/simulator.md}; every number is simulated.
 */
final class Cure {

    /** Does not pay while anyone looks. */
    static final int NEVER = 100_000;

    private static final int EARLY_DAYS = 30;

    /** Chance on days 1, 2, 3, 4-7, 8-14 and 15-30 that one who has not paid yet pays. */
    private static final double[] FORGOT = {0.36, 0.32, 0.28, 0.315, 0.24, 0.24};

    private static final double[] SHORT = {0.11, 0.12, 0.14, 0.08, 0.08, 0.105};
    private static final double[] HARDSHIP = {0.005, 0.005, 0.01, 0.012, 0.012, 0.012};
    private static final double[] TECHNICAL = {0.35, 0.30, 0.30, 0.30, 0.35, 0.50};
    private static final double[] RESIDUE = {0.15, 0.15, 0.15, 0.15, 0.15, 0.10};
    private static final double[] DISPUTE = {0, 0, 0, 0.01, 0.03, 0.03};
    private static final double[] UNWILLING = {0, 0, 0, 0.002, 0.004, 0.004};

    /** Share that leaves each stage of 30 days from day 31 on: 31-60, 61-90, 91-120, 121-150; later {@link #DEEP}. */
    private static final double[] LEAVES = {0.21, 0.78, 0.40, 0.42};

    private static final double DEEP = 0.06;
    private static final int DEEPEST_STAGES = 40;

    private Cure() {}

    /** Days after the due day until something is paid: 1 to 30 by cause, or a day of a later stage. */
    static int lateness(Cause cause, SplittableRandom random) {
        double[] hazards = hazards(cause);
        for (int day = 1; day <= EARLY_DAYS; day++) {
            if (random.nextDouble() < hazards[segment(day)]) {
                return day;
            }
        }
        return later(EARLY_DAYS, random);
    }

    /** Days past due at which something is paid, by one who is {@code dpd} days past due and beyond the early days. */
    static int later(int dpd, SplittableRandom random) {
        int stage = Math.max(dpd - EARLY_DAYS, 0) / 30;
        int elapsed = Math.max(dpd - EARLY_DAYS, 0) % 30;
        for (; stage < DEEPEST_STAGES; stage++, elapsed = 0) {
            double leaves = stage < LEAVES.length ? LEAVES[stage] : DEEP;
            int rest = 30 - elapsed;
            if (random.nextDouble() < leaves * rest / 30) {
                return EARLY_DAYS + stage * 30 + elapsed + 1 + random.nextInt(rest);
            }
        }
        return NEVER;
    }

    private static int segment(int day) {
        return day <= 3 ? day - 1 : day <= 7 ? 3 : day <= 14 ? 4 : 5;
    }

    private static double[] hazards(Cause cause) {
        return switch (cause) {
            case FORGOT -> FORGOT;
            case SHORT_TODAY -> SHORT;
            case HARDSHIP -> HARDSHIP;
            case TECHNICAL -> TECHNICAL;
            case RESIDUE -> RESIDUE;
            case DISPUTE -> DISPUTE;
            case UNWILLING -> UNWILLING;
        };
    }
}
