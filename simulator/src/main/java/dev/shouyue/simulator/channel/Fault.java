package dev.shouyue.simulator.channel;

/** What goes wrong between us and a channel. */
public enum Fault {
    /** The call is lost on its way: nothing moved, no answer. */
    LOST_BEFORE,
    /** The answer is lost on its way: what was asked was done. */
    LOST_AFTER,
    /** A machine in between answers with an error: nothing was done. */
    REFUSED,
    /** What was asked was done, and the answer cannot be read. */
    UNREADABLE,
    /** What was asked was done, and the answer has a signature that is not the channel's. */
    FORGED,
    /** A notice has a signature that is not the channel's, the first time it comes. */
    FORGED_NOTICE,
    /** The channel says that it does not know, and has done it all the same. */
    UNSURE,
    /** A debit is accepted and made later, or not at all. */
    PENDING,
    /** A notice comes twice. */
    TWICE,
    /** A notice is overtaken by later ones. */
    OVERTAKEN,
    /** A notice comes a week late. */
    LATE,
    /** A notice never comes. */
    NEVER,
    /** The payer does not have the amount. */
    NO_FUNDS,
    /** The payer has ended the agreement. */
    ENDED,
    /** The debit is beyond a limit of the agreement, or not on a day of it. */
    LIMIT
}
