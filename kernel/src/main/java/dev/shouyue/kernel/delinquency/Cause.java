package dev.shouyue.kernel.delinquency;

/** Why an installment was not paid in full and in time, as far as facts can show. */
public enum Cause {
    /** The lender's fault or the channel's: the borrower is not to be held to it. */
    TECHNICAL,
    /** A little is left that nobody meant to leave: rounding, a fee, penalty. */
    RESIDUE,
    /** The money was not in the account. */
    FUNDS,
    /** The account or the consent to debit it is no longer good. */
    ACCOUNT_OR_MANDATE,
    /** The borrower cannot pay: somebody said so, and it was recorded. */
    HARDSHIP,
    /** The borrower disputes that it is owed, or how much. */
    DISPUTE,
    /** Paid unasked soon after: had not thought of it. */
    FORGOTTEN,
    /** The borrower refuses to pay: recorded as said, never inferred, and only where nothing else explains it. */
    UNWILLING,
    /** No fact tells. */
    UNKNOWN
}
