package dev.shouyue.kernel.loan;

import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Schedule;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * What was agreed when the loan was drawn. All that happened since is a {@link Fact}.
 *
 * @param loan the lender's own name of the loan
 * @param currency of every amount of the loan
 * @param principal minor units drawn
 * @param drawnOn day of the drawdown, in the borrower's time zone
 * @param contractRate interest per day, the base of the penalty rate
 * @param schedule what falls due when
 * @param agreed what the contract itself grants, over the policy pack
 */
public record Terms(
        String loan,
        Currency currency,
        long principal,
        LocalDate drawnOn,
        Rate contractRate,
        Schedule schedule,
        Agreed agreed) {

    public Terms {
        if (loan.isBlank()) {
            throw new IllegalArgumentException("a loan needs a name");
        }
        if (principal <= 0) {
            throw new IllegalArgumentException("loan " + loan + ": principal must be positive, not " + principal);
        }
        if (schedule.principal() != principal) {
            throw new IllegalArgumentException("loan " + loan + ": installments repay " + schedule.principal()
                    + " of principal, but " + principal + " was drawn (minor units)");
        }
        if (schedule.first().due().isBefore(drawnOn)) {
            throw new IllegalArgumentException("loan " + loan + ": first installment is due "
                    + schedule.first().due() + ", before the drawdown on " + drawnOn);
        }
    }

    /** What the contract grants where it differs from the policy pack; empty where the pack's value stands. */
    public record Agreed(Optional<Grace> grace, Optional<Tolerance> tolerance, Optional<AllocationRule> allocation) {
        /** The pack's values stand. */
        public static final Agreed NOTHING = new Agreed(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
