package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Ranking;
import java.util.Arrays;

/**
 * What was said of due dates, and what came of them.
 *
 * @param highest chance to be more than 7 days late that was given before the due date
 * @param each by day of asking; 0 where it was paid by then
 * @param late whether it was
 */
record Said(double[] highest, double[][] each, boolean[] late) {

    /** Share of the late that are among the first tenth. */
    double captureAt10() {
        return Ranking.of(highest, late).captureAt(.1);
    }

    double auc() {
        return Ranking.of(highest, late).auc();
    }

    double share() {
        int count = 0;
        for (boolean one : late) {
            count += one ? 1 : 0;
        }
        return (double) count / late.length;
    }

    /** Share of the alerted that were late. */
    double precision() {
        return captureAt10() * share() / .1;
    }

    Calibration aWeekBefore() {
        double[] given = Arrays.stream(each).mapToDouble(days -> days[0]).toArray();
        return Calibration.of(given, late);
    }

    /** Median of the days from the first time that the bar was passed to the due date, of the late that were caught. */
    double medianLead() {
        double[] sorted = highest.clone();
        Arrays.sort(sorted);
        double bar = sorted[(int) Math.floor(.9 * sorted.length)];
        double[] leads = new double[late.length];
        int caught = 0;
        for (int k = 0; k < late.length; k++) {
            if (late[k] && highest[k] >= bar) {
                int first = 0;
                while (each[k][first] < bar) {
                    first++;
                }
                leads[caught++] = -Dues.DAYS[first];
            }
        }
        double[] found = Arrays.copyOf(leads, caught);
        Arrays.sort(found);
        return caught == 0 ? 0 : (found[(caught - 1) / 2] + found[caught / 2]) / 2;
    }
}
