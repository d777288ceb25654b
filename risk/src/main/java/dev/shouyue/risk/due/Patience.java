package dev.shouyue.risk.due;

/**
 * How much higher a chance must be to be told of early. Whoever waits sees more, and may tell a better one instead: so what is
 * told long before a due date must be likelier than what is told on the eve of it. Of the same number that are told, more are then
 * late.
 *
 * @param weekBefore times the chance that is asked for on the eve of the due date, seven days to four before it; 1 or more
 * @param threeDaysBefore the same, three days or two before it
 */
public record Patience(double weekBefore, double threeDaysBefore) {

    /** Of what was tried on simulated borrowers, what caught most while all three days tell and half of those caught are told a week before. */
    public static final Patience USUAL = new Patience(1.2, 1.8);

    /** No difference is made: the first chance that reaches the bar is told. */
    public static final Patience NONE = new Patience(1, 1);

    private static final int WEEK = -4;
    private static final int THREE_DAYS = -2;

    public Patience {
        if (!(weekBefore >= 1 && threeDaysBefore >= 1)) {
            throw new IllegalArgumentException("what is told early is asked for no less: 1 or more, not " + weekBefore
                    + " and " + threeDaysBefore);
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
        return days <= THREE_DAYS ? threeDaysBefore : 1;
    }
}
