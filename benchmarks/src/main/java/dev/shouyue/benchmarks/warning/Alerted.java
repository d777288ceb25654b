package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.measure.Ranking;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tenth of the due dates with the highest score of some days, each alerted by the first score that is not below the bar
 * of that tenth.
 */
final class Alerted {

    static final double SHARE = .1;

    private final double[] highest;
    private final boolean[] late;
    private final double[] leads;
    private final int[] firstOn;

    private Alerted(double[] highest, boolean[] late, double[] leads, int[] firstOn) {
        this.highest = highest;
        this.late = late;
        this.leads = leads;
        this.firstOn = firstOn;
    }

    /** By the first {@code days} of {@link Dues#DAYS}; an early score must be higher to reach the bar. */
    static Alerted of(double[][] said, boolean[] late, int days, Patience patience) {
        double[][] each = Arrays.stream(said)
                .map(scores -> IntStream.range(0, days)
                        .mapToDouble(day -> scores[day] / patience.on(Dues.DAYS[day]))
                        .toArray())
                .toArray(double[][]::new);
        double[] highest = Arrays.stream(each)
                .mapToDouble(scores -> Arrays.stream(scores).max().orElse(0))
                .toArray();
        double[] sorted = highest.clone();
        Arrays.sort(sorted);
        double bar = sorted[(int) Math.floor((1 - SHARE) * sorted.length)];
        double[] leads = new double[late.length];
        int[] firstOn = new int[days];
        int caught = 0;
        for (int k = 0; k < late.length; k++) {
            if (late[k] && highest[k] >= bar) {
                int first = 0;
                while (each[k][first] < bar) {
                    first++;
                }
                firstOn[first]++;
                leads[caught++] = -Dues.DAYS[first];
            }
        }
        leads = Arrays.copyOf(leads, caught);
        Arrays.sort(leads);
        return new Alerted(highest, late, leads, firstOn);
    }

    /** The highest score of each due date, as it is held against the bar. */
    double[] highest() {
        return highest;
    }

    /** Share of the late that are among the tenth; of scores that tie at the bar a proportional part. */
    double capture() {
        return Ranking.of(highest, late).captureAt(SHARE);
    }

    double auc() {
        return Ranking.of(highest, late).auc();
    }

    /** Share of the alerted that were late. */
    double precision() {
        return capture() * all() / late.length / SHARE;
    }

    /**
     * Days from the end of the day of the alert to the end of the due date, of the late that were caught; negative after it.
     *
     * @param share .5 for the median
     */
    double lead(double share) {
        if (leads.length == 0) {
            return 0;
        }
        double place = share * (leads.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return leads[below] + (place - below) * (leads[above] - leads[below]);
    }

    /** The same, to the end of the seventh day after the due date: the last on which a payment is in time for it. */
    double leadToOver7(double share) {
        return lead(share) + Dues.OVER;
    }

    /** Share of the late whose first alert came on a day of {@link Dues#DAYS}. */
    double firstOn(int day) {
        return (double) firstOn[day] / all();
    }

    private int all() {
        int all = 0;
        for (boolean each : late) {
            all += each ? 1 : 0;
        }
        return all;
    }
}
