package dev.shouyue.risk.due;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import java.util.OptionalInt;

/**
 * A loan of the borrower who is asked about.
 *
 * @param facts all there are; what was not known on the day of asking is left out there
 * @param policy under which it is read
 * @param payday day of the month on which the borrower's income comes, 1 to 31, where the book says one
 */
public record LoanSeen(Terms terms, Facts facts, Policy policy, OptionalInt payday) {

    /** Of a borrower of whom the book says no payday. */
    public LoanSeen(Terms terms, Facts facts, Policy policy) {
        this(terms, facts, policy, OptionalInt.empty());
    }
}
