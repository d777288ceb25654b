package dev.shouyue.kernel.ledger;

/**
 * The chart of accounts. Debit amounts are positive, credit amounts negative; the balances of a loan, of a day and of the
 * book each sum to zero.
 */
public enum Account {
    /** Asset: money on its way or arrived, until finance moves it to a bank account. */
    CASH_IN_TRANSIT,
    /** Asset: principal drawn and neither repaid, waived nor charged off. */
    PRINCIPAL_RECEIVABLE,
    /** Asset: interest fallen due and unpaid. */
    INTEREST_RECEIVABLE,
    /** Asset: fees fallen due or charged, and unpaid. */
    FEE_RECEIVABLE,
    /** Asset: penalty accrued on overdue principal, rounded per installment, and unpaid. */
    PENALTY_RECEIVABLE,
    /** Asset: interest earned on installments not yet due; of the book as a whole, not of one loan. */
    ACCRUED_INTEREST,
    /** Asset: penalty run up since a past-due loan was last looked at; of the book as a whole, not of one loan. */
    ACCRUED_PENALTY,
    /** Liability: money received and not yet set against anything, overpayments included. */
    UNALLOCATED_RECEIPTS,
    /** Liability: money that cannot be matched to a loan. */
    SUSPENSE,
    /** Income: interest fallen due. */
    INTEREST_INCOME,
    /** Income: interest earned and not yet due, counterpart of {@link #ACCRUED_INTEREST}. */
    ACCRUED_INTEREST_INCOME,
    /** Income: penalty run up since a past-due loan was last looked at, counterpart of {@link #ACCRUED_PENALTY}. */
    ACCRUED_PENALTY_INCOME,
    /** Income: fees. */
    FEE_INCOME,
    /** Income: penalty. */
    PENALTY_INCOME,
    /** Expense: residues within tolerance that had no next bill to go to. */
    TOLERANCE_WRITTEN_OFF,
    /** Expense: amounts forgiven by decision. */
    WAIVERS,
    /** Expense: debt taken out of the books. */
    CHARGE_OFF,
    /** Income: money that came in on debt charged off. */
    RECOVERIES
}
