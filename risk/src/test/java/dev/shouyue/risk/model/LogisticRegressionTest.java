package dev.shouyue.risk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    /** One column of 0 and 1: the log-odds of the two groups, with the errors of a two by two table. */
    @Test
    void a_two_by_two_table_has_the_odds_ratio_that_is_counted_by_hand() {
        // 0: 30 bad of 100; 1: 60 bad of 100
        double[] x = new double[200];
        double[] y = new double[200];
        for (int k = 0; k < 200; k++) {
            x[k] = k < 100 ? 0 : 1;
            y[k] = k % 100 < (k < 100 ? 30 : 60) ? 1 : 0;
        }
        LogisticModel model = fit(x, y, 0);
        assertThat(model.constant()).isEqualTo(Math.log(30 / 70.0), within(1e-9));
        assertThat(model.coefficients()[0]).isEqualTo(Math.log(60 * 70 / (40.0 * 30)), within(1e-9));
        assertThat(model.errors()[1]).isEqualTo(Math.sqrt(1 / 30.0 + 1 / 70.0 + 1 / 60.0 + 1 / 40.0), within(1e-9));
        assertThat(model.logLikelihood())
                .isEqualTo(30 * Math.log(.3) + 70 * Math.log(.7) + 60 * Math.log(.6) + 40 * Math.log(.4), within(1e-9));
    }

    @Test
    void at_the_penalized_optimum_the_slope_of_the_objective_is_nothing() {
        Chance chance = new Chance(5);
        double[] x = new double[500];
        double[] y = new double[500];
        double mean = 0;
        for (int k = 0; k < x.length; k++) {
            x[k] = 3 * chance.share();
            y[k] = chance.share() < .2 + .2 * x[k] ? 1 : 0;
            mean += x[k] / x.length;
        }
        double variance = 0;
        for (double each : x) {
            variance += (each - mean) * (each - mean) / x.length;
        }
        double l2 = 20;
        LogisticModel model = fit(x, y, l2);
        double slope = -l2 * variance * model.coefficients()[0];
        for (int k = 0; k < x.length; k++) {
            slope += (y[k] - model.probability(new double[] {x[k]})) * x[k];
        }
        assertThat(slope).isEqualTo(0, within(1e-7));
        assertThat(model.coefficients()[0]).isLessThan(fit(x, y, 0).coefficients()[0]);
    }

    @Test
    void a_perfect_separation_is_held_by_the_penalty() {
        double[] x = {-2, -1, 1, 2};
        double[] y = {0, 0, 1, 1};
        assertThat(fit(x, y, 1).coefficients()[0]).isBetween(.1, 5.0);
    }

    @Test
    void what_cannot_be_fitted_is_refused_with_its_column() {
        assertThatThrownBy(() -> fit(new double[] {1, Double.NaN}, new double[] {0, 1}, 0))
                .hasMessageStartingWith("column x, row 1");
        assertThatThrownBy(() -> fit(new double[] {1, 1, 1}, new double[] {0, 1, 1}, 0))
                .hasMessageContaining("follows from the others");
    }

    @Test
    void contributions_add_up_and_the_text_gives_the_same_model() {
        LogisticModel model = fit(new double[] {1, 2, 3, 4, 5}, new double[] {0, 1, 0, 1, 1}, .5);
        double[] row = {4.5};
        assertThat(model.expectedLogOdds() + model.contributions(row)[0]).isEqualTo(model.logOdds(row), within(1e-12));
        Model again = Model.read(model.toText());
        assertThat(again.toText()).isEqualTo(model.toText());
        assertThat(again.logOdds(row)).isEqualTo(model.logOdds(row));
    }

    private static LogisticModel fit(double[] x, double[] y, double l2) {
        return LogisticRegression.fit(
                Table.of(List.of("x"), new double[][] {x}),
                y,
                LogisticRegression.once(y.length),
                l2,
                Provenance.of("by hand", y.length));
    }
}
