package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bills of one loan with the day each was paid, as the lender's own arithmetic has it. Days are epoch days. */
final class Bills {

    static final int NEVER = Integer.MAX_VALUE / 2;

    private final SimulatedLoan loan;
    private final Plan plan;
    private final int[] paid;
    private final Map<Integer, Cause> causes;
    private final int drawn;

    private Bills(SimulatedLoan loan, Plan plan, int[] paid, Map<Integer, Cause> causes) {
        this.loan = loan;
        this.plan = plan;
        this.paid = paid;
        this.causes = causes;
        this.drawn = (int) loan.terms().drawnOn().toEpochDay();
    }

    static Bills of(SimulatedLoan loan, Map<Integer, Cause> causes) {
        Plan plan = Plan.of(loan.terms().schedule());
        Arrears arrears =
                new Arrears(plan, Price.of(loan.terms().contractRate()).penalty(), Product.of(loan.product()));
        int[] paid = new int[plan.size()];
        Arrays.fill(paid, NEVER);
        Set<String> returned = new HashSet<>();
        for (Fact fact : loan.facts()) {
            if (fact instanceof Fact.PaymentReversed reversed) {
                returned.add(reversed.payment());
            }
        }
        Set<String> seen = new HashSet<>();
        int fallen = 0;
        for (Fact fact : loan.facts()) {
            int day = (int) fact.valueDate().toEpochDay();
            for (; fallen < plan.size() && plan.due()[fallen] <= day; fallen++) {
                arrears.advanceTo(plan.due()[fallen]);
                mark(arrears, plan, paid, plan.due()[fallen]);
            }
            switch (fact) {
                case Fact.FeeCharged f -> arrears.charge(f.installment().orElseThrow() - 1, f.amount());
                case Fact.AmountWaived f -> arrears.pay(day, f.amount());
                case Fact.PaymentReceived f -> {
                    String id = f.header().sourceId();
                    if (seen.add(id) && !returned.contains(id)) {
                        arrears.pay(day, f.amount());
                    }
                }
                default -> {}
            }
            mark(arrears, plan, paid, day);
        }
        return new Bills(loan, plan, paid, causes);
    }

    /** Paid is what no more than a few yuan are open of; money ahead of the due day counts from when it came. */
    private static void mark(Arrears arrears, Plan plan, int[] paid, int day) {
        long credit = arrears.credit();
        for (int k = 0; k < paid.length; k++) {
            long open = arrears.unpaid(k);
            if (plan.due()[k] > day) {
                long covered = Math.min(open, credit);
                open -= covered;
                credit -= covered;
            }
            if (open <= SMALL) {
                paid[k] = Math.min(paid[k], day);
            }
        }
    }

    private static final long SMALL = 5_00;

    SimulatedLoan loan() {
        return loan;
    }

    int size() {
        return plan.size();
    }

    int drawn() {
        return drawn;
    }

    int due(int k) {
        return plan.due()[k];
    }

    long amount(int k) {
        return plan.total(k);
    }

    /** When it was paid, or {@link #NEVER}. */
    int paid(int k) {
        return paid[k];
    }

    /** Whether a bill was paid on a day that is before its own. */
    boolean isPaidAhead(int day) {
        for (int k = 0; k < paid.length; k++) {
            if (paid[k] == day && day < plan.due()[k]) {
                return true;
            }
        }
        return false;
    }

    /** Why it became late by itself. */
    @Nullable
    Cause cause(int k) {
        return causes.get(k + 1);
    }

    List<Fact> facts() {
        return loan.facts();
    }
}
