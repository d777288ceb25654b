package dev.shouyue.kernel.policy;

import dev.shouyue.kernel.money.Rate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Penalty interest on overdue principal, simple, instead of the contract rate: {@code min(multiple × rate, cap)}.
 *
 * @param multiple of the contract rate; 0 for no penalty
 * @param cap highest daily rate, if there is one
 */
public record PenaltyRule(BigDecimal multiple, Optional<Rate> cap) {

    /** No penalty interest. */
    public static final PenaltyRule NONE = new PenaltyRule(BigDecimal.ZERO, Optional.empty());

    /** Penalty rate a day for a loan with this contract rate. */
    public Rate on(Rate contractRate) {
        Rate full = contractRate.times(multiple);
        return cap.map(full::min).orElse(full);
    }
}
