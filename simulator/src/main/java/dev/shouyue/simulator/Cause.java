package dev.shouyue.simulator;

/** Why an installment was not paid on its due day. Known to the world and its evaluator only. */
public enum Cause {
    /** Had the money and did not think of it. */
    FORGOT,
    /** No money on the day; there will be, soon. */
    SHORT_TODAY,
    /** No money for a long time. */
    HARDSHIP,
    /** Our own fault, or the channel's. */
    TECHNICAL,
    /** The debit brought a little less than was due. */
    RESIDUE,
    /** Says it is not owed. */
    DISPUTE,
    /** Could and does not want to. */
    UNWILLING
}
