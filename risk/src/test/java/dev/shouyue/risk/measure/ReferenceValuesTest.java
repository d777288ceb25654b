package dev.shouyue.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.RealData;
import dev.shouyue.risk.json.Members;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The measures against those of scikit-learn and scipy on the Taiwan cards, for one score with a formula.
 *
 * <p>Many cards have the same score by the formula and differ in the last bit as computed, and which bit depends on the
 * exponential function of the machine. So rankings agree with the reference only as far as such ties go; what does not
 * depend on ties is held to nine places, and rankings with ties are counted by hand in {@code RankingTest}.
 */
class ReferenceValuesTest {

    private static final double TIES = 2e-5;

    @Test
    void the_measures_agree_with_third_party_values() {
        Members reference = Members.read(RealData.text("reference-cases/reference_values.json"), "reference");
        List<Map<String, String>> rows = RealData.rows("taiwan-credit-card-default/taiwan_dev.csv.gz");
        double[] score = rows.stream().mapToDouble(ReferenceValuesTest::score).toArray();
        boolean[] bad = new boolean[score.length];
        for (int k = 0; k < bad.length; k++) {
            bad[k] = "1".equals(rows.get(k).get("default.payment.next.month"));
        }
        Members expected = reference.object("taiwan_dev_fixed_score");
        Ranking ranking = Ranking.of(score, bad);
        Calibration calibration = Calibration.of(score, bad);
        assertThat(ranking.auc()).isEqualTo(expected.number("auc"), within(TIES));
        assertThat(ranking.gini()).isEqualTo(expected.number("gini"), within(TIES));
        assertThat(ranking.ks()).isEqualTo(expected.number("ks"), within(TIES));
        assertThat(ranking.ks()).isEqualTo(expected.number("ks_2samp"), within(TIES));
        assertThat(ranking.averagePrecision()).isEqualTo(expected.number("average_precision"), within(TIES));
        assertThat(calibration.brier()).isEqualTo(expected.number("brier"), within(1e-9));
        assertThat(calibration.logLoss()).isEqualTo(expected.number("logloss"), within(1e-9));
    }

    @Test
    void the_stability_of_two_halves_agrees() {
        Members expected = Members.read(RealData.text("reference-cases/reference_values.json"), "reference")
                .object("taiwan_dev_psi");
        List<Map<String, String>> rows = RealData.rows("taiwan-credit-card-default/taiwan_dev.csv.gz");
        double[] cuts = expected.numbers("cut_points");
        double[] first = Stability.shares(half(rows, true), cuts);
        double[] second = Stability.shares(half(rows, false), cuts);
        double aCard = 1.5 / 10_000; // cards that lie on a cut but for the last bit
        assertThat(first).containsExactly(expected.numbers("expected"), within(aCard));
        assertThat(second).containsExactly(expected.numbers("actual"), within(aCard));
        assertThat(Stability.psi(expected.numbers("expected"), expected.numbers("actual")))
                .isEqualTo(expected.number("psi"), within(1e-9));
    }

    private static double[] half(List<Map<String, String>> rows, boolean first) {
        return rows.stream()
                .filter(row -> number(row, "ID") <= 15_000 == first)
                .mapToDouble(ReferenceValuesTest::score)
                .toArray();
    }

    /** The formula that is written beside the reference values. */
    private static double score(Map<String, String> row) {
        double logOdds = -1.9
                + .55 * Math.clamp(number(row, "PAY_0"), -1, 4)
                + .15 * Math.clamp(number(row, "PAY_2"), -1, 4)
                - number(row, "LIMIT_BAL") / 1e6;
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.getOrDefault(name, ""));
    }
}
