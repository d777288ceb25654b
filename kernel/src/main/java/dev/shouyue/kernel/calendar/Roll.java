package dev.shouyue.kernel.calendar;

/** What happens to a due date that is not a business day. */
public enum Roll {
    /** The contract date stands. */
    NONE,
    /** The next business day becomes the due date. */
    FOLLOWING,
    /** Paid by the next business day is on time; otherwise days count from the contract date. */
    FOLLOWING_NO_PENALTY
}
