package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws the terms of a loan and lets it be lived. */
final class LoanMaker {

    /** Told why installments are late. */
    interface Witness {
        void late(int installment, Cause cause);
    }

    static final Witness NOBODY = (installment, cause) -> {};

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String PACK = "CN-LOAN";
    private static final int MOST_CARRIES = 3;

    private static final Rate[] RATES = {
        Rate.ofPercentPerDay("0.03"),
        Rate.ofPercentPerDay("0.035"),
        Rate.ofPercentPerDay("0.04"),
        Rate.ofPercentPerDay("0.045"),
        Rate.ofPercentPerDay("0.05")
    };

    private final WorldSettings settings;
    private final int firstDrawdown;
    private final int lastDay;

    LoanMaker(WorldSettings settings) {
        this.settings = settings;
        this.firstDrawdown = (int) settings.firstDrawdown().toEpochDay();
        this.lastDay = (int) settings.lastDay().toEpochDay();
    }

    static String loanId(int index) {
        return "L" + index;
    }

    /** Every fourth loan is a further one of the borrower before. */
    static int borrowerIndex(int index) {
        return (index & 3) == 3 ? index - 1 : index;
    }

    SimulatedLoan make(int index, Witness witness) {
        Traits traits = Traits.of(settings.seed(), borrowerIndex(index));
        SplittableRandom random = new SplittableRandom(Mix.of(settings.seed(), Mix.LOAN, index));
        Product product = Product.at(random.nextDouble());
        long principal = (long) product.step * principalSteps(product, random);
        Rate rate = RATES[random.nextInt(RATES.length)];
        int drawn = firstDrawdown + random.nextInt(lastDay - firstDrawdown + 1);
        int count = product.terms[random.nextInt(product.terms.length)];
        Plan plan = Plan.of(product, principal, rate, dueDays(product, drawn, count, random));
        Terms terms = new Terms(
                loanId(index), CNY, principal, LocalDate.ofEpochDay(drawn), rate, plan.schedule(), agreed(product));
        Chronicle chronicle = new Chronicle(index, lastDay);
        chronicle.disbursed(terms.loan(), drawn, principal);
        new Life(settings, traits, product, plan, rate, random, chronicle, witness).live();
        return new SimulatedLoan(index, traits.borrower(), product.code, PACK, terms, chronicle.inOrder());
    }

    /** Small loans are more frequent than large ones. */
    private static int principalSteps(Product product, SplittableRandom random) {
        double u = (random.nextDouble() + random.nextDouble()) / 2;
        int steps = product.leastSteps + (int) ((product.mostSteps - product.leastSteps + 1) * u);
        return product.leastSteps >= 20 ? Math.max(product.leastSteps, steps / 5 * 5) : steps;
    }

    private static int[] dueDays(Product product, int drawn, int count, SplittableRandom random) {
        LocalDate date = LocalDate.ofEpochDay(drawn);
        if (product == Product.SINGLE) {
            return new int[] {drawn + 14 + 7 * random.nextInt(3)};
        }
        boolean chosen = random.nextInt(10) < 3;
        int dueDay = chosen ? 1 + random.nextInt(28) : Math.min(date.getDayOfMonth(), 28);
        LocalDate first = date.plusMonths(1).withDayOfMonth(dueDay);
        if (first.toEpochDay() - drawn < 20) {
            first = first.plusMonths(1);
        }
        int[] due = new int[count];
        for (int k = 0; k < count; k++) {
            due[k] = (int) first.plusMonths(k).toEpochDay();
        }
        return due;
    }

    private static final Terms.Agreed CARE = new Terms.Agreed(
            Optional.of(new Grace(Product.LEVEL_WITH_GRACE.graceDays, Grace.Mode.FORGIVE)),
            Optional.of(Tolerance.ofAmount(CNY, Product.LEVEL_WITH_GRACE.tolerance, MOST_CARRIES)),
            Optional.empty());

    private static Terms.Agreed agreed(Product product) {
        return product.graceDays > 0 ? CARE : Terms.Agreed.NOTHING;
    }
}
