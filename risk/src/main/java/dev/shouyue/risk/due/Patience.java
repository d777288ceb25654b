package dev.shouyue.risk.due;

import java.util.List;

/**
 * How much higher a chance must be to be told of early. Whoever waits sees more, and may tell a better one instead: so what is
 * told long before a due date must be likelier than what is told on the eve of it. Of the same number that are told, more are then
 * late.
 *
 * @param weekBefore times the chance that is asked for on the eve of the due date, six days before it or earlier; 1 or more
 * @param fiveDaysBefore the same, five days or four before it
 * @param threeDaysBefore the same, three days or two before it
 */
public record Patience(double weekBefore, double fiveDaysBefore, double threeDaysBefore) {

    /** Days before a due date on which its chance is asked for and may be told, the earliest first. */
    public static final List<Integer> DAYS = List.of(-7, -5, -3, -1);

    /** Of what was tried on simulated borrowers, what caught most while half of those caught are told five days before or earlier. */
    public static final Patience USUAL = new Patience(10, 1.1, 10);

    /** No difference is made: the first chance that reaches the bar is told. */
    public static final Patience NONE = new Patience(1, 1, 1);

    private static final int WEEK = -6;
    private static final int FIVE_DAYS = -4;
    private static final int THREE_DAYS = -2;

    public Patience {
        if (!(weekBefore >= 1 && fiveDaysBefore >= 1 && threeDaysBefore >= 1)) {
            throw new IllegalArgumentException("what is told early is asked for no less: 1 or more, not " + weekBefore
                    + ", " + fiveDaysBefore + " and " + threeDaysBefore);
        }
    }

    /**
     * What a chance is divided by before it is held against the bar.
     *
     * @param days from the due date to the day of asking, negative before it
     */
    public double on(int days) {
        if (days <= WEEK) {
            return weekBefore;
        }
        if (days <= FIVE_DAYS) {
            return fiveDaysBefore;
        }
        return days <= THREE_DAYS ? threeDaysBefore : 1;
    }
}
