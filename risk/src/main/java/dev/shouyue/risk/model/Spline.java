package dev.shouyue.risk.model;

import java.util.Arrays;

/**
 * Natural (restricted) cubic spline: a smooth curve that is a straight line beyond its outer knots. Its basis are the
 * value itself and, for k knots, k - 2 more columns (Harrell, Regression Modeling Strategies, 2nd ed., 2.4.5).
 *
 * @param knots at least 3, rising
 */
public record Spline(double[] knots) {

    private static final int FEWEST = 3;

    /** Refuses knots that do not rise. */
    public Spline {
        if (knots.length < FEWEST) {
            throw new IllegalArgumentException("a spline needs 3 knots or more, not " + knots.length);
        }
        for (int k = 1; k < knots.length; k++) {
            if (!(knots[k] > knots[k - 1])) {
                throw new IllegalArgumentException("the knots must rise: " + Arrays.toString(knots));
            }
        }
    }

    /** Number of columns of the basis. */
    public int width() {
        return knots.length - 1;
    }

    /** The columns of one value. */
    public double[] basis(double value) {
        int last = knots.length - 1;
        double span = knots[last] - knots[last - 1];
        double unit = (knots[last] - knots[0]) * (knots[last] - knots[0]); // keeps the columns in the unit of the value
        double[] basis = new double[width()];
        basis[0] = value;
        for (int k = 0; k < last - 1; k++) {
            basis[k + 1] = (cube(value - knots[k])
                            - cube(value - knots[last - 1]) * (knots[last] - knots[k]) / span
                            + cube(value - knots[last]) * (knots[last - 1] - knots[k]) / span)
                    / unit;
        }
        return basis;
    }

    private static double cube(double distance) {
        return distance <= 0 ? 0 : distance * distance * distance;
    }
}
