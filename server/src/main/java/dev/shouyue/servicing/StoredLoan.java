package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;

/**
 * A loan as it stands in the book.
 *
 * @param product empty when the lender names none
 * @param pack policy pack the loan is read under
 */
public record StoredLoan(LoanKey key, String product, String pack, Terms terms, Facts facts) {}
