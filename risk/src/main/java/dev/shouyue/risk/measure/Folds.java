package dev.shouyue.risk.measure;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which rows are held out together. The rule is code, so that everybody who measures on the same ids holds out the same
 * rows: FNV-1a of the id, mixed with the seed by the finisher of SplitMix64.
 */
public final class Folds {

    private Folds() {}

    /** All rows of one group, such as a customer, are in the same fold. */
    public static int[] byGroup(String[] group, int folds, long seed) {
        return IntStream.range(0, group.length)
                .map(row -> (int) Long.remainderUnsigned(hash(group[row], seed), folds))
                .toArray();
    }

    /** Rows are dealt to the folds in the order of their hashes, bad and good apart, so that all folds are alike. */
    public static int[] stratified(String[] id, boolean[] bad, int folds, long seed) {
        int[] fold = new int[id.length];
        for (boolean side : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, id.length)
                    .filter(row -> bad[row] == side)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer row) -> hash(id[row], seed))
                            .thenComparing(row -> id[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int k = 0; k < rows.length; k++) {
                fold[rows[k]] = k % folds;
            }
        }
        return fold;
    }

    /** The rows that are in the fold, or all others. */
    public static int[] rows(int[] fold, int of, boolean in) {
        return IntStream.range(0, fold.length)
                .filter(row -> (fold[row] == of) == in)
                .toArray();
    }

    private static long hash(String id, long seed) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return Chance.mix(hash ^ Chance.mix(seed));
    }
}
