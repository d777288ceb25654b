package dev.shouyue.risk.model;

import dev.shouyue.risk.measure.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns the log-odds of an outcome as a sum of small trees by gradient boosting of second order on histograms (Chen and
 * Guestrin, "XGBoost", KDD 2016; Ke et al., "LightGBM", NIPS 2017). The same table, outcome, weights and settings give
 * the same trees, however many processors there are: work is divided by column and by row, never by order of arrival.
 */
public final class Boosting {

    private final Settings settings;
    private final Table table;
    private final Bins[] bins;
    private final double[] outcome;
    private final double[] weight;
    private final double[] logOdds;
    private final double[] gradient;
    private final double[] curvature;

    private Boosting(Table table, double[] outcome, double[] weight, Settings settings) {
        this.settings = settings;
        this.table = table;
        this.outcome = outcome;
        this.weight = weight;
        this.bins = IntStream.range(0, table.names().size())
                .parallel()
                .mapToObj(column -> Bins.of(table.column(column), settings.bins()))
                .toArray(Bins[]::new);
        this.logOdds = new double[table.size()];
        this.gradient = new double[table.size()];
        this.curvature = new double[table.size()];
    }

    /**
     * Fits trees.
     *
     * @param outcome 0 or 1 by row
     * @param weight of each row, more than 0
     * @param data named in the provenance
     * @throws IllegalArgumentException when the lengths differ, all outcomes are the same, or a monotone column is not
     *     in the table
     */
    public static BoostedTrees fit(Table table, double[] outcome, double[] weight, Settings settings, String data) {
        if (outcome.length != table.size() || weight.length != table.size()) {
            throw new IllegalArgumentException(
                    outcome.length + " outcomes and " + weight.length + " weights for " + table.size() + " rows");
        }
        for (double each : weight) {
            if (!(each > 0)) {
                throw new IllegalArgumentException("a row has weight " + each);
            }
        }
        for (String column : settings.monotone().keySet()) {
            if (!table.names().contains(column)) {
                throw new IllegalArgumentException("the monotone column '" + column + "' is not in the table");
            }
        }
        return new Boosting(table, outcome, weight, settings).fit(data);
    }

    private BoostedTrees fit(String data) {
        double bad = 0;
        double all = 0;
        for (int row = 0; row < outcome.length; row++) {
            bad += weight[row] * outcome[row];
            all += weight[row];
        }
        if (!(bad > 0 && bad < all)) {
            throw new IllegalArgumentException("all outcomes are the same: there is nothing to learn");
        }
        double base = Math.log(bad / (all - bad));
        Arrays.fill(logOdds, base);
        int[] direction = new int[bins.length];
        settings.monotone().forEach((column, sign) -> direction[table.names().indexOf(column)] = sign);
        Chance chance = new Chance(settings.seed());
        List<Tree> trees = new ArrayList<>();
        for (int k = 0; k < settings.trees(); k++) {
            derive();
            Tree tree = new TreeGrower(
                            bins,
                            gradient,
                            curvature,
                            weight,
                            drawn(table.size(), settings.rowShare(), chance),
                            drawn(bins.length, settings.columnShare(), chance),
                            direction,
                            settings)
                    .grow();
            add(tree);
            trees.add(tree);
        }
        return new BoostedTrees(
                table.names(),
                base,
                trees,
                new Provenance(data, table.size(), settings.seed(), settings.asText(), Map.of()));
    }

    private void derive() {
        IntStream.range(0, outcome.length).parallel().forEach(row -> {
            double p = LogisticModel.sigmoid(logOdds[row]);
            gradient[row] = weight[row] * (p - outcome[row]);
            curvature[row] = weight[row] * p * (1 - p);
        });
    }

    /** A share of the numbers up to {@code of}, rising; at least one. */
    private static int[] drawn(int of, double share, Chance chance) {
        int[] all = IntStream.range(0, of).toArray();
        int wanted = Math.max(1, (int) Math.round(share * of));
        if (wanted >= of) {
            return all;
        }
        chance.shuffle(all);
        int[] drawn = Arrays.copyOf(all, wanted);
        Arrays.sort(drawn);
        return drawn;
    }

    private void add(Tree tree) {
        int[] lastBin = new int[tree.feature().length];
        for (int node = 0; node < lastBin.length; node++) {
            if (tree.feature()[node] >= 0) {
                double[] cuts = bins[tree.feature()[node]].cuts();
                int at = Arrays.binarySearch(cuts, tree.threshold()[node]);
                lastBin[node] = at >= 0 ? at + 1 : cuts.length + 1; // beyond the last cut only the unknown are apart
            }
        }
        IntStream.range(0, outcome.length).parallel().forEach(row -> {
            int node = 0;
            while (tree.feature()[node] >= 0) {
                int bin = bins[tree.feature()[node]].bin()[row] & 0xff;
                boolean left = bin == 0 ? tree.missingLeft()[node] == 1 : bin <= lastBin[node];
                node = left ? tree.left()[node] : tree.right()[node];
            }
            logOdds[row] += tree.value()[node];
        });
    }

    /**
     * What is set before learning.
     *
     * @param trees how many
     * @param rate share of its step that each tree takes
     * @param leaves the most leaves of a tree, which grows where it gains most
     * @param fewestRows that a leaf may have
     * @param l2 penalty on the squared value of a leaf
     * @param rowShare share of the rows that each tree sees
     * @param columnShare share of the columns that each tree sees
     * @param bins the most bins of a column, 3 to 256
     * @param monotone by column, 1 where more may never lower the probability, -1 where it may never raise it
     * @param seed that the draws follow
     */
    public record Settings(
            int trees,
            double rate,
            int leaves,
            int fewestRows,
            double l2,
            double rowShare,
            double columnShare,
            int bins,
            Map<String, Integer> monotone,
            long seed) {

        /** Refuses what cannot be learnt with. */
        public Settings {
            monotone = Map.copyOf(monotone);
            boolean sound = trees >= 1
                    && rate > 0
                    && leaves >= 2
                    && fewestRows >= 1
                    && l2 >= 0
                    && rowShare > 0
                    && rowShare <= 1
                    && columnShare > 0
                    && columnShare <= 1
                    && bins >= 3
                    && bins <= Bins.MOST;
            if (!sound || !List.of(-1, 0, 1).containsAll(monotone.values())) {
                throw new IllegalArgumentException("no setting to learn with: " + trees + " trees, rate " + rate + ", "
                        + leaves + " leaves, " + fewestRows + " rows, l2 " + l2 + ", shares " + rowShare + " and "
                        + columnShare + ", " + bins + " bins, monotone " + monotone);
            }
        }

        /** Small trees and a slow rate: a sound start for some ten thousand rows. */
        public static Settings ofSeed(long seed) {
            return new Settings(200, .05, 12, 40, 5, .8, .6, 128, Map.of(), seed);
        }

        /** The same with these directions. */
        public Settings monotone(Map<String, Integer> directions) {
            return new Settings(trees, rate, leaves, fewestRows, l2, rowShare, columnShare, bins, directions, seed);
        }

        Map<String, String> asText() {
            Map<String, String> text = new TreeMap<>();
            text.put("trees", String.valueOf(trees));
            text.put("rate", String.valueOf(rate));
            text.put("leaves", String.valueOf(leaves));
            text.put("fewestRows", String.valueOf(fewestRows));
            text.put("l2", String.valueOf(l2));
            text.put("rowShare", String.valueOf(rowShare));
            text.put("columnShare", String.valueOf(columnShare));
            text.put("bins", String.valueOf(bins));
            monotone.forEach((column, sign) -> text.put("monotone." + column, String.valueOf(sign)));
            return text;
        }
    }
}
