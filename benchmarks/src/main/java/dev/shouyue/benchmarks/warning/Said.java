package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.measure.Calibration;
import java.util.Arrays;

/**
 * What was said of due dates, and what came of them.
 *
 * @param each chance to be more than 7 days late by day of asking, in the order of {@link Dues#DAYS}; 0 where it was paid
 *     by then
 * @param late whether it was
 */
record Said(double[][] each, boolean[] late) {

    /** The tenth that is alerted by the scores before the due date. */
    Alerted ahead() {
        return ahead(Patience.USUAL);
    }

    /** The same, when more or less is asked for early. */
    Alerted ahead(Patience patience) {
        return Alerted.of(each, late, Dues.AHEAD, patience);
    }

    /** The tenth that is alerted by the scores up to two days after the due date. */
    Alerted toTwoDaysAfter() {
        return Alerted.of(each, late, Dues.DAYS.length, Patience.USUAL);
    }

    double share() {
        return shareOf(late);
    }

    Calibration aWeekBefore() {
        double[] given = Arrays.stream(each).mapToDouble(days -> days[0]).toArray();
        return Calibration.of(given, late);
    }

    /** Share of the due dates that were unpaid at the end of a day of {@link Dues#DAYS}: no score is asked for it. */
    double unpaidShare(int day) {
        return shareOf(unpaid(day));
    }

    /** Share of the late that were unpaid then. */
    double unpaidCapture(int day) {
        boolean[] unpaid = unpaid(day);
        int caught = 0;
        for (int k = 0; k < late.length; k++) {
            caught += late[k] && unpaid[k] ? 1 : 0;
        }
        return caught / (share() * late.length);
    }

    private boolean[] unpaid(int day) {
        boolean[] unpaid = new boolean[late.length];
        for (int k = 0; k < late.length; k++) {
            unpaid[k] = each[k][day] > 0;
        }
        return unpaid;
    }

    private static double shareOf(boolean[] which) {
        int count = 0;
        for (boolean one : which) {
            count += one ? 1 : 0;
        }
        return (double) count / which.length;
    }
}
