package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The door of the kernel: terms, facts, policy and date in, position out. */
public final class Positions {

    private Positions() {}

    /**
     * Where the loan stands at the end of {@code date}, by the facts valued on or before it. Protections count for all
     * their days, whenever they were granted. To see what was known at the time, pass {@link Facts#knownBy}.
     */
    public static Position on(Terms terms, Facts facts, Policy policy, LocalDate date) {
        return stateOn(terms, facts, policy, date).position();
    }

    /** The fold itself, for those who store it or walk on. */
    public static LoanState stateOn(Terms terms, Facts facts, Policy policy, LocalDate date) {
        List<Fact> ordered = facts.inOrder();
        Undone undone = Undone.of(ordered, date);
        LoanState state = LoanState.open(terms, policy, undone.protections());
        int until = LoanState.epochDay(date);
        int skipped = 0;
        for (int i = 0; i < ordered.size() && facts.epochDay(i) <= until; i++) {
            Fact fact = ordered.get(i);
            if (fact instanceof Fact.PaymentReceived payment && undone.isReversed(payment)) {
                skipped++;
            } else if (!(fact instanceof Fact.PlanChanged plan && undone.isUndone(plan))) {
                state.applyNext(fact, facts.epochDay(i));
            }
        }
        state.awaitsReversedPayment = skipped < undone.payments().size();
        state.closeDay(date);
        return state;
    }

    /** What facts do to other facts: payments that were returned by the date, with plans that came with them, protections that stand. */
    record Undone(Set<String> payments, Set<Fact.PlanChanged> plans, List<Fact.ProtectionGranted> protections) {

        private static final Undone NOTHING = new Undone(Set.of(), Set.of(), List.of());

        static Undone of(List<Fact> facts, LocalDate date) {
            boolean any = false;
            for (Fact fact : facts) {
                any |= fact instanceof Fact.PaymentReversed || fact instanceof Fact.ProtectionGranted;
            }
            return any ? read(facts, date) : NOTHING;
        }

        private static Undone read(List<Fact> facts, LocalDate date) {
            Set<String> payments = new HashSet<>();
            Set<String> withdrawn = new HashSet<>();
            for (Fact fact : facts) {
                if (fact instanceof Fact.PaymentReversed reversal
                        && !reversal.valueDate().isAfter(date)) {
                    payments.add(reversal.payment());
                } else if (fact instanceof Fact.ProtectionWithdrawn withdrawal) {
                    withdrawn.add(withdrawal.protection());
                }
            }
            List<Fact.ProtectionGranted> protections = new ArrayList<>();
            for (Fact fact : facts) {
                if (fact instanceof Fact.ProtectionGranted granted
                        && !withdrawn.contains(granted.header().sourceId())) {
                    protections.add(granted);
                }
            }
            return new Undone(payments, payments.isEmpty() ? Set.of() : Facts.undonePlans(facts, date), protections);
        }

        boolean isUndone(Fact.PlanChanged plan) {
            return plans.contains(plan);
        }

        boolean isReversed(Fact.PaymentReceived payment) {
            return payments.contains(payment.header().sourceId());
        }
    }
}
