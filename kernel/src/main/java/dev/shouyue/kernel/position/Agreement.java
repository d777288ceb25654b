package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.util.Currency;

/**
 * What of terms and policy the fold needs at every step: the contract's own grants laid over the pack.
 *
 * @param drawn principal, minor units
 * @param drawnOn epoch day
 * @param maxRepeats bills in a row that may be short within tolerance
 * @param maxCarried greatest total that may be carried, minor units
 * @param cutOff second of a due or grace day from which money counts as the next day's; 0: the whole day counts
 * @param countsMaterialDays whether the policy asks since when the amount past due is material
 * @param classKeptFromDpd days past due from which a class is kept until nothing is past due
 */
record Agreement(
        Policy policy,
        Currency currency,
        long drawn,
        int drawnOn,
        Rate penaltyRate,
        AllocationRule allocation,
        int maxRepeats,
        long maxCarried,
        int cutOff,
        boolean countsMaterialDays,
        int classKeptFromDpd) {

    private static final int NEVER = Integer.MAX_VALUE;

    Agreement(
            Policy policy,
            Currency currency,
            long drawn,
            int drawnOn,
            Rate penaltyRate,
            AllocationRule allocation,
            int maxRepeats,
            long maxCarried) {
        this(
                policy,
                currency,
                drawn,
                drawnOn,
                penaltyRate,
                allocation,
                maxRepeats,
                maxCarried,
                policy.cutOff().toSecondOfDay(),
                policy.materiality().isPresent(),
                policy.classKeptFromDpd().orElse(NEVER));
    }

    static Agreement of(Terms terms, Policy policy) {
        Tolerance tolerance = terms.agreed().tolerance().orElse(policy.tolerance());
        return new Agreement(
                policy,
                terms.currency(),
                terms.principal(),
                LoanState.epochDay(terms.drawnOn()),
                policy.penalty().on(terms.contractRate()),
                terms.agreed().allocation().orElse(policy.allocation()),
                tolerance.maxRepeats().orElse(policy.contractToleranceRepeats()),
                tolerance.maxCarried().getOrDefault(terms.currency(), Long.MAX_VALUE));
    }

    boolean isAfterCutOff(Fact.PaymentReceived payment) {
        return cutOff != 0 && payment.valueTime().toLocalTime().toSecondOfDay() >= cutOff;
    }

    boolean keepsClass() {
        return classKeptFromDpd != NEVER;
    }
}
