package dev.shouyue.kernel.position;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;

/** The door of the kernel: terms, facts, policy and date in, position out. */
public final class Positions {

    private Positions() {}

    /** Where the loan stands at the end of {@code date}, by the facts valued on or before it. */
    public static Position on(Terms terms, Facts facts, Policy policy, LocalDate date) {
        return stateOn(terms, facts, policy, date).position();
    }

    /** The fold itself, for those who store it or walk on. */
    public static LoanState stateOn(Terms terms, Facts facts, Policy policy, LocalDate date) {
        throw new IllegalStateException();
    }
}
