package dev.shouyue.simulator;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Whether an installment is late, and why. Chances are per installment of an average borrower; the mix of causes over
 * all late installments is forgot 40, short today 33, hardship 10, technical 7, residue 4, dispute 2, unwilling 4 %.
 */
final class Lapse {

    /** Share of loans that are left to auto-debit. */
    static final double AUTO_SHARE = 0.82;

    /** D1 of the stress setting against calm times: 7 % against 5.5 %. */
    private static final double STRESS = 7.0 / 5.5 - 1;

    /** Chance in percent by cause (in the order of {@link Cause}) for those on auto-debit, and for those who pay by hand. */
    private static final double[] AUTO = percent(0, 1.25, 0.42, 0, 0.30, 0.07, 0.14);

    private static final double[] BY_HAND = percent(12.2, 4.2, 1.27, 0, 0, 0.32, 0.64);

    /** Monday to Sunday: Tuesdays are worst and Fridays best (SuperLender: 20.4 % and 15.1 % against 17.6 %). */
    private static final double[] WEEKDAY = {1.0, 1.16, 1.02, 1.0, 0.86, 0.97, 0.99};

    /** Serious causes come early in the life of a loan: first, second, third installment, later. */
    private static final double[] SEVERE_SEASON = {1.9, 1.35, 1.05, 0.75};

    private static final double MOST = 0.85;

    private Lapse() {}

    /** The cause for which installment {@code k} is late, or {@code null} when it is not (inner loop; technical is apart). */
    static @org.jspecify.annotations.Nullable Cause draw(
            SplittableRandom random, Traits traits, Product product, boolean auto, int k, int due, double stress) {
        double u = random.nextDouble();
        double scale = traits.habit() * product.lateFactor * WEEKDAY[Math.floorMod(due + 3, 7)] * (1 + STRESS * stress);
        double[] chances = auto ? AUTO : BY_HAND;
        double room = MOST;
        for (Cause cause : CAUSES) {
            double chance = Math.min(chances[cause.ordinal()] * scale * factor(cause, traits, product, k, due), room);
            if (u < chance) {
                return cause;
            }
            u -= chance;
            room -= chance;
        }
        return null;
    }

    private static final Cause[] CAUSES = Cause.values();

    private static double factor(Cause cause, Traits traits, Product product, int k, int due) {
        return switch (cause) {
            case FORGOT, TECHNICAL -> 1;
            case RESIDUE -> 1 / Math.max(traits.habit(), 0.1); // the lender's arithmetic, not the borrower's habit
            case SHORT_TODAY -> shortBeforePayday(traits, due);
            case HARDSHIP, DISPUTE, UNWILLING ->
                product.severeFactor * SEVERE_SEASON[Math.min(k, SEVERE_SEASON.length - 1)];
        };
    }

    /** Just before payday money is short, just after it there is enough, and the more so without a buffer. */
    private static double shortBeforePayday(Traits traits, int due) {
        double swing = traits.buffer() < 1 ? 0.6 : 0.3;
        int days = daysToPayday(traits, due);
        return days >= 1 && days <= 9 ? 1 + swing : days >= 26 || days == 0 ? 1 - swing : 1 - swing / 4;
    }

    /** Days from {@code day} to the next payday, 0 when it is today. */
    static int daysToPayday(Traits traits, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int payday = traits.borrower().payday();
        int today = date.getDayOfMonth();
        return today <= payday ? payday - today : date.lengthOfMonth() - today + payday;
    }

    private static double[] percent(double... values) {
        double[] shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = values[i] / 100;
        }
        return shares;
    }
}
