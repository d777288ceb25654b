package dev.shouyue.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Chance;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    /** By hand: .2 and .3 are out of order (1 of 1, 0 of 1) and become one pool of a half. */
    @Test
    void neighbours_out_of_order_are_pooled() {
        Calibrator.Isotonic steps =
                Calibrator.Isotonic.fit(new double[] {.1, .2, .3, .9}, new boolean[] {false, true, false, true});
        assertThat(steps.given()).containsExactly(new double[] {.1, .25, .9}, within(1e-12));
        assertThat(steps.means()).containsExactly(0, .5, 1);
        assertThat(steps.of(.05)).isZero();
        assertThat(steps.of(.175)).isEqualTo(.25, within(1e-12));
        assertThat(steps.of(.95)).isEqualTo(1);
    }

    @Test
    void both_kinds_mend_a_score_that_is_too_bold_and_never_turn_it_round() {
        Chance chance = new Chance(1);
        double[] bold = new double[20_000];
        boolean[] bad = new boolean[bold.length];
        for (int k = 0; k < bold.length; k++) {
            double logOdds = 4 * chance.share() - 3;
            bad[k] = chance.share() < 1 / (1 + Math.exp(-logOdds));
            bold[k] = 1 / (1 + Math.exp(-2.5 * logOdds - .7));
        }
        assertThat(Calibration.of(bold, bad).slope()).isBetween(.35, .45);
        for (Calibrator kind : new Calibrator[] {Calibrator.Platt.fit(bold, bad), Calibrator.Isotonic.fit(bold, bad)}) {
            double[] mended = new double[bold.length];
            for (int k = 0; k < mended.length; k++) {
                mended[k] = kind.of(bold[k]);
            }
            assertThat(Calibration.of(mended, bad).slope()).isEqualTo(1, within(.05));
            assertThat(Calibration.of(mended, bad).decileGap()).isLessThan(.008);
            double before = 0;
            for (int k = 0; k <= 1000; k++) {
                assertThat(kind.of(k / 1000.0)).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(1);
                before = kind.of(k / 1000.0);
            }
        }
    }
}
