package dev.shouyue.risk.signal;

import java.util.List;

/** Counts of a share that is itself not known: what is expected of a group, and how surprising a count is. */
final class BetaBinomial {

    private static final double LEAST_WEIGHT = 10;
    private static final double MOST_WEIGHT = 1e5;
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private BetaBinomial() {}

    /**
     * What one knows of a group before it is seen.
     *
     * @param mean of the shares
     * @param weight how many seen it is worth: large where groups are alike
     */
    record Prior(double mean, double weight) {}

    /** Mean and weight from groups of {@code {seen, bad}}, by the method of moments. */
    static Prior prior(List<double[]> groups) {
        double seen = 0;
        double bad = 0;
        double squares = 0;
        for (double[] group : groups) {
            seen += group[0];
            bad += group[1];
            squares += group[0] * group[0];
        }
        double mean = (bad + .5) / (seen + 1);
        double spread = 0;
        for (double[] group : groups) {
            double share = group[0] > 0 ? group[1] / group[0] : mean;
            spread += group[0] * (share - mean) * (share - mean);
        }
        double chance = mean * (1 - mean);
        double room = seen - squares / Math.max(1, seen);
        double between = (spread - (groups.size() - 1) * chance) / Math.max(1, room);
        double weight = between <= 0 ? MOST_WEIGHT : chance / between - 1;
        return new Prior(mean, Math.clamp(weight, LEAST_WEIGHT, MOST_WEIGHT));
    }

    /** Chance of {@code hits} or more in {@code n}, where the share has a beta distribution. */
    static double atLeast(int hits, int n, double alpha, double beta) {
        double sum = 0;
        for (int k = hits; k <= n; k++) {
            sum += StrictMath.exp(logChoose(n, k) + logBeta(k + alpha, n - k + beta) - logBeta(alpha, beta));
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        return logGamma(n + 1.0) - logGamma(k + 1.0) - logGamma(n - k + 1.0);
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** Lanczos, SIAM Journal on Numerical Analysis B 1 (1964), for positive numbers; to some 15 places. */
    static double logGamma(double x) {
        if (x < .5) {
            return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int k = 1; k < LANCZOS.length; k++) {
            sum += LANCZOS[k] / (x - 1 + k);
        }
        double t = x + 6.5;
        return .5 * StrictMath.log(2 * Math.PI) + (x - .5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
