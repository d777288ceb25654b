package dev.shouyue.payment;

/** Who tells a borrower, before a debit, how much will be debited and when (pre-notification). */
public enum Announcer {
    /** The channel does, when we hand it the announcement. */
    CHANNEL,
    /** The channel tells nobody: the lender has to, by the event of the announcement. */
    LENDER
}
