package dev.shouyue.risk.measure;

import java.util.Arrays;

/** Whether a score still meets the people it was built on: the population stability index. */
public final class Stability {

    /** From here on a population is watched (common practice in scorecard monitoring). */
    public static final double WATCH = .1;

    /** From here on something is done about it. */
    public static final double ACT = .25;

    private Stability() {}

    /**
     * The share of scores in each group between rising cut points: one more group than cuts; a score equal to a cut
     * belongs to the lower group.
     */
    public static double[] shares(double[] scores, double[] cuts) {
        double[] shares = new double[cuts.length + 1];
        for (double score : scores) {
            int at = Arrays.binarySearch(cuts, score);
            shares[at >= 0 ? at : -at - 1] += 1.0 / scores.length;
        }
        return shares;
    }

    /**
     * Population stability index: the sum of {@code (actual - expected) ln(actual / expected)}.
     *
     * @throws IllegalArgumentException when the groups differ in number or one is empty, for which the index has no value
     */
    public static double psi(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(expected.length + " groups against " + actual.length);
        }
        double sum = 0;
        for (int k = 0; k < expected.length; k++) {
            if (!(expected[k] > 0 && actual[k] > 0)) {
                throw new IllegalArgumentException("group " + k + " is empty; join it with a neighbour");
            }
            sum += (actual[k] - expected[k]) * Math.log(actual[k] / expected[k]);
        }
        return sum;
    }
}
