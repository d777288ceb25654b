package dev.shouyue.kernel.policy;

/**
 * Grace (容时): days after the due date in which payment is still taken as on time.
 *
 * @param days calendar days, 0 for none
 * @param mode what happens to one who does not pay inside
 */
public record Grace(int days, Mode mode) {

    /** A payment is on time up to the due date and no longer. */
    public static final Grace NONE = new Grace(0, Mode.FORGIVE);

    public Grace {
        if (days < 0) {
            throw new IllegalArgumentException("grace is 0 days or more, not " + days);
        }
    }

    /** What becomes of one who does not pay inside grace (domain sheet, section 1). */
    public enum Mode {
        /** Unpaid after grace: days count from the due date, so DPD jumps. */
        FORGIVE,
        /** Unpaid after grace: days count from the end of grace. */
        SHIFT
    }
}
