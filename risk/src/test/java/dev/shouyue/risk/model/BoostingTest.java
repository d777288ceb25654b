package dev.shouyue.risk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Ranking;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoostingTest {

    private static final int ROWS = 4000;
    private static final List<String> NAMES = List.of("up", "wave", "gaps", "noise");
    private static final Boosting.Settings SMALL =
            new Boosting.Settings(60, .1, 8, 20, 1, .8, .75, 64, Map.of("up", 1), 11);

    private final double[][] columns = new double[NAMES.size()][ROWS];
    private final double[] outcome = new double[ROWS];

    BoostingTest() {
        Chance chance = new Chance(42);
        for (int k = 0; k < ROWS; k++) {
            columns[0][k] = chance.share();
            columns[1][k] = 6 * chance.share();
            columns[2][k] = chance.share() < .3 ? Double.NaN : chance.share();
            columns[3][k] = chance.share();
            double missing = Double.isNaN(columns[2][k]) ? 1.5 : 0;
            double logOdds = -2 + 2 * columns[0][k] + Math.sin(columns[1][k]) + missing;
            outcome[k] = chance.share() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
        }
    }

    /** One tree of two leaves and no damping: each leaf is one Newton step from the common odds, worked by hand. */
    @Test
    void one_split_is_worth_what_the_formula_says() {
        double[] x = {1, 1, 1, 1, 2, 2, 2, 2};
        double[] y = {0, 0, 0, 1, 1, 1, 1, 0};
        BoostedTrees model = Boosting.fit(
                Table.of(List.of("x"), new double[][] {x}),
                y,
                LogisticRegression.once(8),
                new Boosting.Settings(1, 1, 2, 1, 1, 1, 1, 16, Map.of(), 0),
                "by hand");
        // p = .5 for all; left: sum of p - y = 1, curvature 1: -1 / (1 + 1) = -.5
        assertThat(model.logOdds(new double[] {1.4})).isEqualTo(-.5, within(1e-9));
        assertThat(model.logOdds(new double[] {1.6})).isEqualTo(.5, within(1e-9));
    }

    @Test
    void it_learns_curves_steps_and_what_a_gap_means() {
        BoostedTrees model = fit(SMALL);
        double[] score = new double[ROWS];
        boolean[] bad = new boolean[ROWS];
        for (int k = 0; k < ROWS; k++) {
            score[k] = model.logOdds(row(k));
            bad[k] = outcome[k] == 1;
        }
        assertThat(Ranking.of(score, bad).auc()).isGreaterThan(.78);
        assertThat(model.logOdds(new double[] {.5, 3, Double.NaN, .5}))
                .isGreaterThan(model.logOdds(new double[] {.5, 3, .5, .5}) + .7);
    }

    @Test
    void a_monotone_column_never_goes_the_other_way() {
        BoostedTrees model = fit(SMALL);
        BoostedTrees free = fit(SMALL.monotone(Map.of()));
        assertThat(worstStep(model)).isGreaterThanOrEqualTo(0);
        assertThat(worstStep(free))
                .as("without the rule it does, so the rule did something")
                .isLessThan(0);
    }

    private double worstStep(BoostedTrees model) {
        double worst = 0;
        for (int k = 0; k < 300; k++) {
            double[] row = row(k);
            double before = Double.NEGATIVE_INFINITY;
            for (int step = 0; step <= 50; step++) {
                row[0] = step / 50.0;
                double now = model.logOdds(row);
                worst = Math.min(worst, before == Double.NEGATIVE_INFINITY ? 0 : now - before);
                before = now;
            }
        }
        return worst;
    }

    @Test
    void the_same_seed_gives_the_same_model_and_another_seed_another() {
        assertThat(fit(SMALL).toText()).isEqualTo(fit(SMALL).toText());
        Boosting.Settings other = new Boosting.Settings(60, .1, 8, 20, 1, .8, .75, 64, Map.of("up", 1), 12);
        assertThat(fit(other).toText()).isNotEqualTo(fit(SMALL).toText());
    }

    @Test
    void a_row_of_twice_the_weight_is_as_good_as_two_rows() {
        int[] twice = new int[ROWS + 500];
        for (int k = 0; k < twice.length; k++) {
            twice[k] = k % ROWS;
        }
        double[] weight = LogisticRegression.once(ROWS);
        for (int k = 0; k < 500; k++) {
            weight[k] = 2;
        }
        Boosting.Settings whole = new Boosting.Settings(5, .3, 4, 1, 1, 1, 1, 256, Map.of(), 0);
        Table few = Table.of(List.of("up"), new double[][] {rounded(columns[0])});
        BoostedTrees weighted = Boosting.fit(few, outcome, weight, whole, "weights");
        BoostedTrees doubled = Boosting.fit(
                few.rows(twice), Table.take(outcome, twice), LogisticRegression.once(twice.length), whole, "rows");
        for (int k = 0; k < 100; k++) {
            double[] row = {k / 100.0};
            assertThat(weighted.logOdds(row)).isEqualTo(doubled.logOdds(row), within(1e-9));
        }
    }

    @Test
    void the_text_gives_the_same_model_with_its_origin() {
        BoostedTrees model = fit(SMALL).with(Map.of("auc", .79));
        Model again = Model.read(model.toText());
        assertThat(again.toText()).isEqualTo(model.toText());
        assertThat(again.provenance()).isEqualTo(model.provenance());
        assertThat(again.provenance().settings())
                .containsEntry("monotone.up", "1")
                .containsEntry("trees", "60");
        for (int k = 0; k < 200; k++) {
            assertThat(again.logOdds(row(k))).isEqualTo(model.logOdds(row(k)));
        }
    }

    @Test
    void a_text_that_would_lead_a_row_in_a_circle_is_refused() {
        String text = fit(SMALL).toText();
        assertThatThrownBy(() -> Model.read(text.replaceFirst("\"left\": \\[1,", "\"left\": [0,")))
                .hasMessageContaining("leads nowhere");
        assertThatThrownBy(() -> Model.read(text.replace("shouyue-boosted-trees/1", "shouyue-boosted-trees/9")))
                .hasMessageContaining("'shouyue-boosted-trees/9' is not known");
    }

    @Test
    void what_teaches_nothing_is_refused() {
        assertThatThrownBy(() -> Boosting.fit(table(), new double[ROWS], LogisticRegression.once(ROWS), SMALL, "none"))
                .hasMessageContaining("nothing to learn");
        assertThatThrownBy(() -> fit(SMALL.monotone(Map.of("gone", 1)))).hasMessageContaining("'gone'");
    }

    private static double[] rounded(double[] column) {
        double[] rounded = new double[column.length];
        for (int k = 0; k < rounded.length; k++) {
            rounded[k] = Math.rint(column[k] * 100) / 100;
        }
        return rounded;
    }

    private BoostedTrees fit(Boosting.Settings settings) {
        return Boosting.fit(table(), outcome, LogisticRegression.once(ROWS), settings, "made by formula");
    }

    private Table table() {
        return Table.of(NAMES, columns);
    }

    private double[] row(int k) {
        return table().row(k);
    }
}
