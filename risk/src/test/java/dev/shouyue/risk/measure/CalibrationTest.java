package dev.shouyue.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void four_cases_are_measured_as_by_hand() {
        Calibration measured = Calibration.of(new double[] {.2, .4, .6, .8}, new boolean[] {false, true, false, true});
        assertThat(measured.brier()).isEqualTo((.04 + .36 + .36 + .04) / 4, within(1e-15));
        assertThat(measured.logLoss())
                .isEqualTo(-(Math.log(.8) + Math.log(.4) + Math.log(.4) + Math.log(.8)) / 4, within(1e-15));
    }

    @Test
    void probabilities_that_are_right_have_slope_one_and_no_gap() {
        double[] p = new double[10_000];
        boolean[] bad = new boolean[p.length];
        for (int k = 0; k < p.length; k++) {
            int tenth = k / 1000;
            p[k] = (tenth + .5) / 10;
            bad[k] = k % 1000 < 1000 * p[k];
        }
        Calibration measured = Calibration.of(p, bad);
        assertThat(measured.slope()).isEqualTo(1, within(1e-9));
        assertThat(measured.intercept()).isEqualTo(0, within(1e-9));
        assertThat(measured.decileGap()).isEqualTo(0, within(1e-9));
    }

    @Test
    void log_odds_told_twice_too_large_have_slope_one_half() {
        double[] bold = new double[10_000];
        boolean[] bad = new boolean[bold.length];
        for (int k = 0; k < bold.length; k++) {
            int tenth = k / 1000;
            double p = (tenth + .5) / 10;
            bold[k] = 1 / (1 + Math.exp(-2 * Math.log(p / (1 - p))));
            bad[k] = k % 1000 < 1000 * p;
        }
        assertThat(Calibration.of(bold, bad).slope()).isEqualTo(.5, within(1e-9));
        assertThat(Calibration.of(bold, bad).decileGap()).isGreaterThan(.05);
    }

    @Test
    void one_probability_for_all_has_no_slope() {
        double[] p = new double[10];
        Arrays.fill(p, .3);
        assertThat(Calibration.of(p, new boolean[10]).slope()).isNaN();
    }

    @Test
    void what_is_no_probability_is_refused() {
        assertThatThrownBy(() -> Calibration.of(new double[] {1.01}, new boolean[1]))
                .hasMessage("a probability is 1.01");
    }
}
