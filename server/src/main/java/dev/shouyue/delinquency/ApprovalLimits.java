package dev.shouyue.delinquency;

import dev.shouyue.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Up to where one person may have loans protected, or their protection undone. Beyond either a second person is needed.
 *
 * @param loans most loans
 * @param sum most penalty that is undone or charged again, in any one currency, in its major unit
 */
public record ApprovalLimits(int loans, BigDecimal sum) {

    /** Where nothing else is said. */
    public static final ApprovalLimits USUAL = new ApprovalLimits(100, new BigDecimal("10000.00"));

    public ApprovalLimits {
        if (loans < 0 || sum.signum() < 0) {
            throw new IllegalArgumentException("limits are zero or more, not " + loans + " and " + sum);
        }
    }

    boolean allow(PlanSums sums) {
        return sums.loans() <= loans
                && sums.penalty().stream().allMatch(each -> isWithin(each.undone(), each.currency()));
    }

    private boolean isWithin(long minor, Currency currency) {
        return new Money(Math.abs(minor), currency).decimal().compareTo(sum) <= 0;
    }
}
