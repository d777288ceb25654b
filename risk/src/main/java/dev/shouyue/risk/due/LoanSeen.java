package dev.shouyue.risk.due;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;

/**
 * A loan of the borrower who is asked about.
 *
 * @param facts all there are; what was not known on the day of asking is left out there
 * @param policy under which it is read
 */
public record LoanSeen(Terms terms, Facts facts, Policy policy) {}
