package dev.shouyue.simulator;

import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.PenaltyRule;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A contract rate of the made-up lender, with all that follows from it.
 *
 * @param percentPerDay the rate as it is written: 0.04 for 0.04 % a day
 * @param penalty as CN-LOAN: 1.5 times the contract rate, at most 24 % a year of 360 days
 * @param levelFactors level payment over principal, by number of installments
 */
record Price(String percentPerDay, Rate rate, Rate penalty, double[] levelFactors) {

    private static final PenaltyRule PENALTY =
            new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360)));
    private static final int MOST_INSTALLMENTS = 12;

    /** Equally likely. */
    static final Price[] ALL = {priced("0.03"), priced("0.035"), priced("0.04"), priced("0.045"), priced("0.05")};

    double levelFactor(int installments) {
        return levelFactors[installments];
    }

    /** All that follows from a contract rate of this lender. */
    static Price of(Rate contractRate) {
        for (Price price : ALL) {
            if (price.rate.equals(contractRate)) {
                return price;
            }
        }
        throw new IllegalArgumentException("no loan of the simulated world bears " + contractRate);
    }

    private static Price priced(String percentPerDay) {
        Rate rate = Rate.ofPercentPerDay(percentPerDay);
        double i = 30.0 * rate.numerator() / rate.denominator();
        double[] factors = new double[MOST_INSTALLMENTS + 1];
        for (int n = 1; n <= MOST_INSTALLMENTS; n++) {
            factors[n] = i / (1 - StrictMath.pow(1 + i, -n));
        }
        return new Price(percentPerDay, rate, PENALTY.on(rate), factors);
    }
}
