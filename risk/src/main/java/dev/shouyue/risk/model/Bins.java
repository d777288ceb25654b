package dev.shouyue.risk.model;

import java.util.Arrays;

/**
 * A column as small numbers: bin 0 is a value that is not known, bin b holds the values from above cut b - 2 up to cut
 * b - 1. Cuts are midpoints between neighbouring values, all of them when there are few, else at even shares of rows.
 *
 * @param cuts rising
 * @param bin by row
 */
record Bins(double[] cuts, byte[] bin) {

    /** The most bins of a column, that of the unknown included. */
    static final int MOST = 256;

    static Bins of(double[] column, int most) {
        double[] sorted = Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] cuts = cuts(sorted, most - 1);
        byte[] bin = new byte[column.length];
        for (int row = 0; row < bin.length; row++) {
            bin[row] = (byte) binOf(column[row], cuts);
        }
        return new Bins(cuts, bin);
    }

    /** Bins of the unknown and of the known. */
    int size() {
        return cuts.length + 2;
    }

    private static int binOf(double value, double[] cuts) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int at = Arrays.binarySearch(cuts, value);
        return 1 + (at >= 0 ? at : -at - 1);
    }

    private static double[] cuts(double[] sorted, int most) {
        double[] cuts = new double[Math.max(0, sorted.length - 1)];
        int found = 0;
        int distinct = 1;
        for (int k = 1; k < sorted.length; k++) {
            distinct += sorted[k] > sorted[k - 1] ? 1 : 0;
        }
        if (distinct <= most) {
            for (int k = 1; k < sorted.length; k++) {
                if (sorted[k] > sorted[k - 1]) {
                    cuts[found++] = middle(sorted[k - 1], sorted[k]);
                }
            }
            return Arrays.copyOf(cuts, found);
        }
        for (int share = 1; share < most; share++) {
            int k = (int) ((long) sorted.length * share / most);
            while (k < sorted.length && k > 0 && sorted[k] == sorted[k - 1]) {
                k++;
            }
            if (k > 0 && k < sorted.length) {
                double cut = middle(sorted[k - 1], sorted[k]);
                if (found == 0 || cut > cuts[found - 1]) {
                    cuts[found++] = cut;
                }
            }
        }
        return Arrays.copyOf(cuts, found);
    }

    /** At least the lower, less than the upper, also where no number lies between. */
    private static double middle(double lower, double upper) {
        double middle = lower + (upper - lower) / 2;
        return middle < upper ? middle : lower;
    }
}
