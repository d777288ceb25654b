package dev.shouyue.portfolio;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed and what happened.
 *
 * @param bills every installment that ever stood in the plan, replaced ones included, by due date
 */
record LoanLife(Terms terms, Facts facts, List<Installment> bills) {

    static LoanLife of(Terms terms, Facts facts) {
        List<Installment> agreed = terms.schedule().installments();
        List<Installment> changed = null;
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PlanChanged plan) {
                changed = changed == null ? new ArrayList<>(agreed) : changed;
                changed.addAll(plan.installments());
            }
        }
        if (changed == null) {
            return new LoanLife(terms, facts, agreed);
        }
        changed.sort(Comparator.comparing(Installment::due).thenComparing(Installment::number));
        return new LoanLife(terms, facts, List.copyOf(changed));
    }

    /** Whether a fact became known after the day of its value. */
    boolean isKnownLate() {
        for (Fact fact : facts.inOrder()) {
            if (fact.recordedOn().isAfter(fact.valueDate())) {
                return true;
            }
        }
        return false;
    }

    boolean hasReturns() {
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PaymentReversed) {
                return true;
            }
        }
        return false;
    }

    Grace grace(Policy policy) {
        return terms.agreed().grace().orElse(policy.grace());
    }

    /** The same life under a contract that grants neither tolerance nor grace. */
    LoanLife withoutForgiveness() {
        if (terms.agreed().grace().isEmpty() && terms.agreed().tolerance().isEmpty()) {
            return this;
        }
        Terms.Agreed strict = new Terms.Agreed(
                Optional.empty(), Optional.empty(), terms.agreed().allocation());
        return new LoanLife(
                new Terms(
                        terms.loan(),
                        terms.currency(),
                        terms.principal(),
                        terms.drawnOn(),
                        terms.contractRate(),
                        terms.schedule(),
                        strict),
                facts,
                bills);
    }

    /** The same policy without tolerance and grace. */
    static Policy withoutForgiveness(Policy p) {
        if (p.grace().equals(Grace.NONE) && p.tolerance().equals(Tolerance.NONE)) {
            return p;
        }
        return p.withoutForgiveness();
    }
}
