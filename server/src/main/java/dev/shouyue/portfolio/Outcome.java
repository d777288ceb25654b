package dev.shouyue.portfolio;

/** What became of an installment under a policy. */
enum Outcome {
    /** Paid in full by the end of its due day. */
    ON_TIME,
    /** Paid in full inside grace, or by the business day it was rolled to. */
    GRACE,
    /** Short within tolerance: carried to the next bill, or written off. */
    TOLERATED,
    /** Paid in full while days were under no-fault protection. */
    PROTECTED,
    /** Paid on the day after, without grace: not past due at the end of any day. */
    NEXT_DAY,
    /** Past due, and paid since. */
    PAID_LATE,
    /** Past due on the last day. */
    OPEN,
    /** Unpaid inside grace, roll or protection on the last day. */
    PENDING,
    /** Not due on the last day, or replaced by a changed plan before it was. */
    NOT_DUE;

    boolean isForgiven() {
        return this == GRACE || this == TOLERATED;
    }

    boolean isLate() {
        return this == NEXT_DAY || this == PAID_LATE || this == OPEN;
    }
}
