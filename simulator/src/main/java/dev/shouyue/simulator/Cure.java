package dev.shouyue.simulator;

/**
 * How long the late stay late: a daily chance of paying by cause up to day 30, and by stage beyond. Fitted to the cure
 * curve and the roll rates in {@code docs/concepts/simulator.md}; every number is simulated.
 */
final class Cure {

    /** Does not pay while anyone looks. */
    static final int NEVER = 100_000;

    private static final int EARLY_DAYS = 30;

    /**
     * Chance on days 1, 2, 3, 4-7, 8-14 and 15-30 that one who has not paid yet pays, by cause in their order: forgot,
     * short today, hardship, technical, residue, dispute, unwilling.
     */
    private static final double[][] DAILY = {
        {0.395, 0.385, 0.39, 0.39, 0.385, 0.385},
        {0.09, 0.08, 0.095, 0.115, 0.095, 0.13},
        {0.006, 0.006, 0.008, 0.012, 0.015, 0.021},
        {0.35, 0.30, 0.30, 0.30, 0.35, 0.50},
        {0.15, 0.15, 0.15, 0.15, 0.15, 0.10},
        {0, 0, 0, 0.01, 0.03, 0.03},
        {0, 0, 0, 0.002, 0.004, 0.004}
    };

    /** Chance that one of each cause has paid by day 0 to 30. */
    private static final double[][] PAID_BY = paidBy();

    /** Share that leaves each stage of 30 days from day 31 on: 31-60, 61-90, 91-120, 121-150; later {@link #DEEP}. */
    private static final double[] LEAVES = {0.135, 0.785, 0.355, 0.455};

    private static final double DEEP = 0.11;
    private static final int DEEPEST_STAGES = 40;

    private Cure() {}

    /** Chance that one who is late for a cause has paid something by day 0 to 30. */
    static double paidBy(Cause cause, int day) {
        return PAID_BY[cause.ordinal()][day];
    }

    /** Days after the due day until something is paid: 1 to 30 by cause, or a day of a later stage. */
    static int lateness(Cause cause, Dice dice) {
        double[] paidBy = PAID_BY[cause.ordinal()];
        double u = dice.unit();
        if (u >= paidBy[EARLY_DAYS]) {
            return later(EARLY_DAYS, dice);
        }
        int day = 1;
        while (u >= paidBy[day]) {
            day++;
        }
        return day;
    }

    /** Days past due at which something is paid, by one who is {@code dpd} days past due and beyond the early days. */
    static int later(int dpd, Dice dice) {
        int stage = Math.max(dpd - EARLY_DAYS, 0) / 30;
        int elapsed = Math.max(dpd - EARLY_DAYS, 0) % 30;
        for (; stage < DEEPEST_STAGES; stage++, elapsed = 0) {
            double leaves = stage < LEAVES.length ? LEAVES[stage] : DEEP;
            int rest = 30 - elapsed;
            if (dice.chance(leaves * rest / 30)) {
                return EARLY_DAYS + stage * 30 + elapsed + 1 + dice.below(rest);
            }
        }
        return NEVER;
    }

    private static double[][] paidBy() {
        double[][] table = new double[DAILY.length][EARLY_DAYS + 1];
        for (int cause = 0; cause < DAILY.length; cause++) {
            double open = 1;
            for (int day = 1; day <= EARLY_DAYS; day++) {
                open *= 1 - DAILY[cause][segment(day)];
                table[cause][day] = 1 - open;
            }
        }
        return table;
    }

    private static int segment(int day) {
        return day <= 3 ? day - 1 : day <= 7 ? 3 : day <= 14 ? 4 : 5;
    }
}
