package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import java.util.Currency;
import java.util.Optional;

/** Draws the terms of a loan and lets it be lived. */
final class LoanMaker {

    /** Told which installments are late, why, and with which installment that lateness began. */
    interface Witness {
        void late(int installment, Cause cause, int since);
    }

    static final Witness NOBODY = (installment, cause, since) -> {};

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final String PACK = "CN-LOAN";
    private static final int MOST_CARRIES = 3;
    private static final int MOST_MONTHS_TO_LAST_DUE = 15;

    private final long seed;
    private final int firstDrawdown;
    private final int lastDay;
    private final Days days;
    private final Lapse lapse;
    private final Incidents incidents;

    LoanMaker(WorldSettings settings) {
        this.seed = settings.seed();
        this.firstDrawdown = (int) settings.firstDrawdown().toEpochDay();
        this.lastDay = (int) settings.lastDay().toEpochDay();
        this.days = new Days(settings.firstDrawdown(), settings.lastDay().plusMonths(MOST_MONTHS_TO_LAST_DUE));
        this.lapse = new Lapse(settings.causes(), settings.stress(), days);
        this.incidents = new Incidents(seed, lapse.technical());
    }

    static String loanId(int index) {
        return "L" + index;
    }

    /** Every fourth loan is a further one of the borrower before. */
    static int borrowerIndex(int index) {
        return (index & 3) == 3 ? index - 1 : index;
    }

    Traits traits(int index) {
        return Traits.of(seed, borrowerIndex(index));
    }

    SimulatedLoan make(int index, Witness witness) {
        Traits traits = traits(index);
        Dice dice = new Dice(Mix.of(seed, Mix.LOAN, index));
        Product product = Product.at(dice.unit());
        long principal = (long) Product.STEP * principalSteps(product, dice);
        Price price = Price.ALL[dice.below(Price.ALL.length)];
        int drawn = dice.between(firstDrawdown, lastDay);
        int count = product.terms[dice.below(product.terms.length)];
        Plan plan = Plan.of(product, principal, price, dueDays(product, drawn, count, dice));
        Terms terms = new Terms(
                loanId(index), CNY, principal, days.date(drawn), price.rate(), plan.schedule(days), agreed(product));
        Chronicle chronicle = new Chronicle(index, lastDay, days);
        chronicle.disbursed(terms.loan(), drawn, principal);
        new Life(this, traits, product, plan, price, dice, chronicle, witness).live();
        return new SimulatedLoan(index, traits.borrower(), product.code, PACK, terms, chronicle.inOrder());
    }

    int lastDay() {
        return lastDay;
    }

    Days days() {
        return days;
    }

    Lapse lapse() {
        return lapse;
    }

    Incidents incidents() {
        return incidents;
    }

    /** Small loans are more frequent than large ones. */
    private static int principalSteps(Product product, Dice dice) {
        double u = (dice.unit() + dice.unit()) / 2;
        int steps = product.leastSteps + (int) ((product.mostSteps - product.leastSteps + 1) * u);
        return product.leastSteps >= 20 ? Math.max(product.leastSteps, steps / 5 * 5) : steps;
    }

    /** The same day of each month, from the 1st to the 28th; the first one at least 20 days after the drawdown. */
    private int[] dueDays(Product product, int drawn, int count, Dice dice) {
        if (product == Product.SINGLE) {
            return new int[] {drawn + 14 + 7 * dice.below(3)};
        }
        int dueDay = dice.below(10) < 3 ? dice.between(1, 28) : Math.min(days.dayOfMonth(drawn), 28);
        int month = days.month(drawn) + 1;
        if (days.firstOf(month) + dueDay - 1 - drawn < 20) {
            month++;
        }
        int[] due = new int[count];
        for (int k = 0; k < count; k++) {
            due[k] = days.firstOf(month + k) + dueDay - 1;
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
