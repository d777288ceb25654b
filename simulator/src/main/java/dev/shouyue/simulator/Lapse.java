package dev.shouyue.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Whether an installment becomes late, and why. The lateness of the world is shared out over the causes by the mix of
 * the settings; what is here is how often there is any, and whom each cause finds.
 */
final class Lapse {

    /** Share of borrowers who leave their payments to auto-debit. */
    static final double AUTO_SHARE = 0.65;

    /** Chance in calm times that an installment becomes late for any cause, for a loan that is up to date. */
    private static final double LATE = 0.0641;

    /** What the causes that lie with the borrower gain by a stress of 1; fitted to a D1 of 7 % against 5.5 %. */
    private static final double STRESS = 0.316;

    /**
     * Chance of each cause (in their order) for those on auto-debit against the average borrower. Who forgets pays by
     * hand; the rest follows from a share of failed debits of 1-3 %.
     */
    private static final double[] ON_AUTO = {0, 0.50, 0.50, 1, 1, 0.40, 0.40};

    /** Makes the mix come out as it was asked for, in spite of clamps, seasons and products. */
    private static final double[] FIT = {1.01, 1.00, 0.97, 0.99, 0.97, 0.98, 0.97};

    /** Monday to Sunday: Tuesdays are worst and Fridays best (SuperLender: 20.4 % and 15.1 % against 17.6 %). */
    private static final double[] WEEKDAY = {1.0, 1.16, 1.02, 1.0, 0.86, 0.97, 0.99};

    /** Serious causes come early in the life of a loan: first, second, third installment, later. */
    private static final double[] SEVERE_SEASON = {2.3, 1.5, 1.05, 0.62};

    private static final double MOST = 0.85;

    private static final Cause[] CAUSES = Cause.values();

    private final double[] auto = new double[CAUSES.length];
    private final double[] byHand = new double[CAUSES.length];
    private final double technical;
    private final double stressed;
    private final Days days;

    Lapse(CauseMix mix, double stress, Days days) {
        this.days = days;
        this.stressed = 1 + STRESS * stress;
        this.technical = chance(mix, Cause.TECHNICAL);
        for (Cause cause : CAUSES) {
            int c = cause.ordinal();
            double chance = cause == Cause.TECHNICAL ? 0 : chance(mix, cause);
            auto[c] = chance * ON_AUTO[c];
            byHand[c] = chance * (1 - AUTO_SHARE * ON_AUTO[c]) / (1 - AUTO_SHARE);
        }
    }

    private static double chance(CauseMix mix, Cause cause) {
        return LATE * mix.share(cause) * FIT[cause.ordinal()];
    }

    /** Chance of a technical fault, which {@link Incidents} spreads over days and channels. */
    double technical() {
        return technical;
    }

    /** The cause for which installment {@code k} is late, or null when it is not (inner loop; technical is apart). */
    @Nullable
    Cause draw(Dice dice, Traits traits, Product product, int k, int due) {
        double scale = scale(traits, product, due);
        double u = dice.unit();
        double room = MOST;
        for (Cause cause : CAUSES) {
            double chance = Math.min(chance(cause, traits, product, k, due, scale), room);
            if (u < chance) {
                return cause;
            }
            u -= chance;
            room -= chance;
        }
        return null;
    }

    /** Chance of each cause, in their order, that {@link #draw} goes by. */
    double[] chances(Traits traits, Product product, int k, int due) {
        double scale = scale(traits, product, due);
        double[] chances = new double[CAUSES.length];
        double room = MOST;
        for (Cause cause : CAUSES) {
            double chance = Math.min(chance(cause, traits, product, k, due, scale), room);
            chances[cause.ordinal()] = chance;
            room -= chance;
        }
        return chances;
    }

    private double scale(Traits traits, Product product, int due) {
        return traits.habit() * product.lateFactor * WEEKDAY[Days.weekday(due)] * stressed;
    }

    private double chance(Cause cause, Traits traits, Product product, int k, int due, double scale) {
        double[] chances = traits.auto() ? auto : byHand;
        return chances[cause.ordinal()] * factor(cause, traits, product, k, due, scale);
    }

    private double factor(Cause cause, Traits traits, Product product, int k, int due, double scale) {
        return switch (cause) {
            case FORGOT -> scale;
            case TECHNICAL -> 0;
            case RESIDUE -> 1; // the lender's arithmetic, not the borrower's habit
            case SHORT_TODAY -> scale * shortBeforePayday(traits, due);
            case HARDSHIP, DISPUTE, UNWILLING ->
                scale * product.severeFactor * SEVERE_SEASON[Math.min(k, SEVERE_SEASON.length - 1)];
        };
    }

    /** Just before payday money is short, just after it there is enough, and the more so without a buffer. */
    private double shortBeforePayday(Traits traits, int due) {
        double swing = traits.buffer() < 1 ? 0.6 : 0.3;
        int wait = days.until(traits.borrower().payday(), due);
        return wait >= 1 && wait <= 9 ? 1 + swing : wait >= 26 || wait == 0 ? 1 - swing : 1 - swing / 4;
    }
}
