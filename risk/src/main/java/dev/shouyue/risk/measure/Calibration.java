package dev.shouyue.risk.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether a probability is one: of a hundred cases that were given .2, twenty should turn out bad.
 *
 * @param brier mean squared distance of probability and outcome
 * @param logLoss mean negative log-likelihood, natural logarithm
 * @param slope of the logistic regression of the outcome on the log-odds given (Cox 1958): 1 is right, below 1 too bold
 * @param intercept of the same regression: 0 is right at slope 1
 * @param decileGap mean over ten groups of equal size, by score, of the distance between mean probability and share bad
 */
public record Calibration(double brier, double logLoss, double slope, double intercept, double decileGap) {

    private static final int GROUPS = 10;
    private static final int STEPS = 100;
    private static final double SMALLEST = 1e-15;

    /**
     * Measures probabilities against outcomes.
     *
     * @throws IllegalArgumentException when the lengths differ or a probability is outside [0, 1]
     */
    public static Calibration of(double[] probability, boolean[] bad) {
        if (probability.length != bad.length) {
            throw new IllegalArgumentException(probability.length + " probabilities for " + bad.length + " outcomes");
        }
        double brier = 0;
        double logLoss = 0;
        for (int k = 0; k < bad.length; k++) {
            double p = probability[k];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a probability is " + p);
            }
            double miss = p - (bad[k] ? 1 : 0);
            brier += miss * miss;
            double inside = inside(p);
            logLoss -= bad[k] ? Math.log(inside) : Math.log1p(-inside);
        }
        double[] line = line(probability, bad);
        return new Calibration(brier / bad.length, logLoss / bad.length, line[1], line[0], decileGap(probability, bad));
    }

    /** The same with each row as often as its weight says. */
    public static Calibration of(double[] probability, boolean[] bad, int[] weight) {
        int rows = IntStream.of(weight).sum();
        double[] all = new double[rows];
        boolean[] came = new boolean[rows];
        int at = 0;
        for (int k = 0; k < weight.length; k++) {
            for (int times = 0; times < weight[k]; times++) {
                all[at] = probability[k];
                came[at] = bad[k];
                at++;
            }
        }
        return of(all, came);
    }

    private static double inside(double p) {
        return Math.max(SMALLEST, Math.min(1 - SMALLEST, p));
    }

    /** Intercept and slope by Newton's method. */
    private static double[] line(double[] probability, boolean[] bad) {
        double[] x = new double[bad.length];
        for (int k = 0; k < x.length; k++) {
            double p = inside(probability[k]);
            x[k] = Math.log(p) - Math.log1p(-p);
        }
        double a = 0;
        double b = 1;
        for (int step = 0; step < STEPS; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int k = 0; k < x.length; k++) {
                double fitted = 1 / (1 + Math.exp(-(a + b * x[k])));
                double miss = (bad[k] ? 1 : 0) - fitted;
                double w = fitted * (1 - fitted);
                g0 += miss;
                g1 += miss * x[k];
                h00 += w;
                h01 += w * x[k];
                h11 += w * x[k] * x[k];
            }
            double det = h00 * h11 - h01 * h01;
            if (!(det > 1e-12 * h00 * h11)) {
                return new double[] {Double.NaN, Double.NaN}; // one probability for all, or a perfect separation
            }
            double da = (h11 * g0 - h01 * g1) / det;
            double db = (h00 * g1 - h01 * g0) / det;
            a += da;
            b += db;
            if (Math.abs(da) + Math.abs(db) < 1e-12) {
                break;
            }
        }
        return new double[] {a, b};
    }

    private static double decileGap(double[] probability, boolean[] bad) {
        int[] order = IntStream.range(0, bad.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> probability[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double gap = 0;
        for (int group = 0; group < GROUPS; group++) {
            int from = (int) ((long) order.length * group / GROUPS);
            int to = (int) ((long) order.length * (group + 1) / GROUPS);
            double given = 0;
            double seen = 0;
            for (int k = from; k < to; k++) {
                given += probability[order[k]];
                seen += bad[order[k]] ? 1 : 0;
            }
            gap += to > from ? Math.abs(given - seen) / (to - from) : 0;
        }
        return gap / GROUPS;
    }
}
