package dev.shouyue.benchmarks.warning;

import java.util.Arrays;

/** A mean over seeds with the interval in which 95 of 100 such means lie, by Student's t. */
record Interval(double value, double low, double high) {

    /** Two-sided 97.5 % points for 1 to 9 degrees of freedom. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

    static Interval of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
        int freedom = values.length - 1;
        double t = freedom == 0 ? 0 : freedom <= T.length ? T[freedom - 1] : 1.96;
        double half = freedom == 0 ? 0 : t * Math.sqrt(squares / freedom / values.length);
        return new Interval(mean, mean - half, mean + half);
    }

    /** A share of a count, by Wilson. */
    static Interval share(int hits, int all) {
        double z = 1.96;
        double p = (double) hits / all;
        double middle = (p + z * z / (2 * all)) / (1 + z * z / all);
        double half = z / (1 + z * z / all) * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
        return new Interval(p, middle - half, middle + half);
    }
}
