package dev.shouyue.product;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.calendar.DueDates;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.schedule.CostOfCredit;
import dev.shouyue.kernel.schedule.Schedule;
import dev.shouyue.kernel.schedule.Schedules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes offers under a version of a product, and refuses what its terms do not allow. Pure. */
final class Offers {

    private static final int COST_DECIMALS = 2;

    private Offers() {}

    static Offer of(ProductVersion version, Products.Wish wish, PolicyPacks packs) {
        ProductTerms terms = version.terms();
        long principal = principal(terms, wish.principal());
        if (!terms.installments().contains(wish.installments())) {
            throw Refuse.badValue(
                    "installments", wish.installments(), "wish.installments", "choices", terms.installments());
        }
        BigDecimal percent = rate(terms, wish.ratePerDay());
        Rate rate = Rate.ofPercentPerDay(percent.toPlainString());
        LocalDate drawnOn = wish.drawnOn();
        List<LocalDate> dueDates =
                DueDates.monthly(drawnOn, terms.dueDay().orElse(drawnOn.getDayOfMonth()), wish.installments());
        Schedule schedule = Schedules.of(terms.method(), principal, rate, drawnOn, dueDates)
                .withFee(terms.minor(terms.installmentFee()));
        Optional<CostOfCredit> cost = CostOfCredit.ifAny(principal, drawnOn, schedule);
        cost.map(Offers::percentPerYear)
                .filter(apr -> apr.compareTo(terms.mostCost()) > 0)
                .ifPresent(apr -> {
                    throw Refuse.badValue(
                            "ratePerDay",
                            percent.toPlainString(),
                            "wish.cost",
                            "cost",
                            apr.toPlainString(),
                            "most",
                            terms.mostCost().toPlainString());
                });
        Rate penalty = packs.policy(terms.pack(), drawnOn).penalty().on(rate);
        return new Offer(version, principal, drawnOn, rate, penalty, schedule, cost);
    }

    /** As it is shown, and compared: 12 × the monthly rate, in percent with two decimals. */
    static BigDecimal percentPerYear(CostOfCredit cost) {
        return BigDecimal.valueOf(cost.apr() * 100).setScale(COST_DECIMALS, RoundingMode.HALF_UP);
    }

    private static long principal(ProductTerms terms, BigDecimal wished) {
        boolean fits = wished.stripTrailingZeros().scale() <= Money.decimals(terms.currency())
                && wished.compareTo(terms.leastPrincipal()) >= 0
                && wished.compareTo(terms.mostPrincipal()) <= 0
                && wished.remainder(terms.principalStep()).signum() == 0;
        if (!fits) {
            throw Refuse.badValue(
                    "principal",
                    wished.toPlainString(),
                    "wish.principal",
                    "least",
                    terms.leastPrincipal().toPlainString(),
                    "most",
                    terms.mostPrincipal().toPlainString(),
                    "step",
                    terms.principalStep().toPlainString());
        }
        return terms.minor(wished);
    }

    private static BigDecimal rate(ProductTerms terms, Optional<BigDecimal> wished) {
        boolean fixed = terms.leastRate().compareTo(terms.mostRate()) == 0;
        BigDecimal rate = wished.or(() -> fixed ? Optional.of(terms.leastRate()) : Optional.empty())
                .orElseThrow(() -> badRate(terms, ""));
        if (rate.compareTo(terms.leastRate()) < 0 || rate.compareTo(terms.mostRate()) > 0 || rate.scale() > 8) {
            throw badRate(terms, rate.toPlainString());
        }
        return rate;
    }

    private static Refused badRate(ProductTerms terms, String value) {
        return Refuse.badValue(
                "ratePerDay",
                value,
                "wish.rate",
                "least",
                terms.leastRate().toPlainString(),
                "most",
                terms.mostRate().toPlainString());
    }
}
