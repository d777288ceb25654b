package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Folds;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.model.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table: what one setting reached on one target. Ranking figures are means over folds, calibration is over
 * all held-out rows of a round together, as a mean over rounds.
 *
 * @param set data
 * @param target such as {@code late > 3}
 * @param setting what was learnt with
 * @param auc mean over folds
 * @param spread standard deviation of the AUC over folds
 * @param ks mean over folds
 * @param capture5 share of the bad in the first 5 % by score
 * @param capture10 in the first 10 %
 * @param capture20 in the first 20 %
 * @param slope of calibration
 * @param decileGap of calibration
 */
record Line(
        String set,
        String target,
        String setting,
        double auc,
        double spread,
        double ks,
        double capture5,
        double capture10,
        double capture20,
        double slope,
        double decileGap) {

    /** Measures rounds of held-out probabilities, each with its folds. */
    static Line of(String set, String target, String setting, boolean[] bad, List<double[]> rounds, List<int[]> folds) {
        List<double[]> figures = new ArrayList<>();
        double slope = 0;
        double gap = 0;
        for (int round = 0; round < rounds.size(); round++) {
            int most = java.util.Arrays.stream(folds.get(round)).max().orElse(0);
            for (int fold = 0; fold <= most; fold++) {
                int[] rows = Folds.rows(folds.get(round), fold, true);
                Ranking ranking = Ranking.of(Table.take(rounds.get(round), rows), taken(bad, rows));
                figures.add(new double[] {
                    ranking.auc(), ranking.ks(), ranking.captureAt(.05), ranking.captureAt(.1), ranking.captureAt(.2)
                });
            }
            Calibration calibration = Calibration.of(rounds.get(round), bad);
            slope += calibration.slope() / rounds.size();
            gap += calibration.decileGap() / rounds.size();
        }
        double auc = mean(figures, 0);
        double squares = figures.stream()
                .mapToDouble(each -> (each[0] - auc) * (each[0] - auc))
                .sum();
        return new Line(
                set,
                target,
                setting,
                auc,
                Math.sqrt(squares / Math.max(1, figures.size() - 1)),
                mean(figures, 1),
                mean(figures, 2),
                mean(figures, 3),
                mean(figures, 4),
                slope,
                gap);
    }

    static boolean[] taken(boolean[] bad, int[] rows) {
        boolean[] taken = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            taken[k] = bad[rows[k]];
        }
        return taken;
    }

    private static double mean(List<double[]> figures, int which) {
        return figures.stream().mapToDouble(each -> each[which]).average().orElse(Double.NaN);
    }
}
