package dev.shouyue.risk.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a score puts the bad before the good. Only the order of the scores counts; equal scores are one place.
 *
 * <p>Sorted once; every figure can then be taken again under other weights in one pass, which is what {@link
 * PairedBootstrap} lives on. Definitions as in Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters
 * 27 (2006).
 */
public final class Ranking {

    private final int[] place;
    private final boolean[] bad;
    private final boolean[] lastOfEqual;

    private Ranking(int[] place, boolean[] bad, boolean[] lastOfEqual) {
        this.place = place;
        this.bad = bad;
        this.lastOfEqual = lastOfEqual;
    }

    /**
     * Ranks by falling score.
     *
     * @param scores higher means more likely bad; finite
     * @param bad what became of each
     * @throws IllegalArgumentException when the lengths differ or a score is no number
     */
    public static Ranking of(double[] scores, boolean[] bad) {
        if (scores.length != bad.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + bad.length + " outcomes");
        }
        for (double score : scores) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("a score is not a number");
            }
        }
        int[] place = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] sorted = new boolean[place.length];
        boolean[] lastOfEqual = new boolean[place.length];
        for (int k = 0; k < place.length; k++) {
            sorted[k] = bad[place[k]];
            lastOfEqual[k] = k + 1 == place.length || scores[place[k]] != scores[place[k + 1]];
        }
        return new Ranking(place, sorted, lastOfEqual);
    }

    /** Area under the ROC curve: the chance that a bad one ranks before a good one, half a point for a tie. */
    public double auc() {
        return auc(once());
    }

    /** Twice the area less one. */
    public double gini() {
        return 2 * auc() - 1;
    }

    /** Kolmogorov-Smirnov: the largest distance between the shares of bad and of good above a cut. */
    public double ks() {
        return ks(once());
    }

    /** Average precision: precision at each cut, weighted by the recall that the cut adds; not interpolated. */
    public double averagePrecision() {
        double all = badOf(once());
        double found = 0;
        double seen = 0;
        double foundBefore = 0;
        double sum = 0;
        for (int k = 0; k < place.length; k++) {
            seen++;
            found += bad[k] ? 1 : 0;
            if (lastOfEqual[k]) {
                sum += (found - foundBefore) / all * (found / seen);
                foundBefore = found;
            }
        }
        return sum;
    }

    /**
     * Share of the bad among the first {@code share} of all by score, such as .1 for a tenth; of those that tie at the
     * border a proportional part is taken.
     */
    public double captureAt(double share) {
        return captureAt(share, once());
    }

    /** The area under weights by original row. */
    double auc(int[] weight) {
        double badAll = badOf(weight);
        double goodAll = sum(weight) - badAll;
        double area = 0;
        double badAbove = 0;
        double badHere = 0;
        double goodHere = 0;
        for (int k = 0; k < place.length; k++) {
            int w = weight[place[k]];
            if (bad[k]) {
                badHere += w;
            } else {
                goodHere += w;
            }
            if (lastOfEqual[k]) {
                area += goodHere * (badAbove + badHere / 2);
                badAbove += badHere;
                badHere = 0;
                goodHere = 0;
            }
        }
        return area / (badAll * goodAll);
    }

    /** Kolmogorov-Smirnov under weights by original row. */
    double ks(int[] weight) {
        double badAll = badOf(weight);
        double goodAll = sum(weight) - badAll;
        double most = 0;
        double badSeen = 0;
        double goodSeen = 0;
        for (int k = 0; k < place.length; k++) {
            int w = weight[place[k]];
            if (bad[k]) {
                badSeen += w;
            } else {
                goodSeen += w;
            }
            if (lastOfEqual[k]) {
                most = Math.max(most, Math.abs(badSeen / badAll - goodSeen / goodAll));
            }
        }
        return most;
    }

    /** Capture under weights by original row. */
    double captureAt(double share, int[] weight) {
        double room = share * sum(weight);
        double found = 0;
        double here = 0;
        double badHere = 0;
        for (int k = 0; k < place.length && room > 0; k++) {
            int w = weight[place[k]];
            here += w;
            badHere += bad[k] ? w : 0;
            if (lastOfEqual[k]) {
                found += here <= room ? badHere : badHere * room / here;
                room -= here;
                here = 0;
                badHere = 0;
            }
        }
        return found / badOf(weight);
    }

    int size() {
        return place.length;
    }

    private double badOf(int[] weight) {
        double sum = 0;
        for (int k = 0; k < place.length; k++) {
            sum += bad[k] ? weight[place[k]] : 0;
        }
        return sum;
    }

    private static double sum(int[] weight) {
        double sum = 0;
        for (int w : weight) {
            sum += w;
        }
        return sum;
    }

    private int[] once() {
        int[] weight = new int[place.length];
        Arrays.fill(weight, 1);
        return weight;
    }
}
