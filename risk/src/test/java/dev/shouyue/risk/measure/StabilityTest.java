package dev.shouyue.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StabilityTest {

    @Test
    void a_score_on_a_cut_belongs_below_it() {
        assertThat(Stability.shares(new double[] {.1, .2, .3, .9}, new double[] {.2, .5}))
                .containsExactly(.5, .25, .25);
    }

    @Test
    void the_index_of_two_groups_is_as_by_hand() {
        assertThat(Stability.psi(new double[] {.5, .5}, new double[] {.6, .4}))
                .isEqualTo(.1 * Math.log(1.2) - .1 * Math.log(.8), within(1e-15));
        assertThat(Stability.psi(new double[] {.5, .5}, new double[] {.5, .5})).isZero();
    }

    @Test
    void an_empty_group_is_refused_by_number() {
        assertThatThrownBy(() -> Stability.psi(new double[] {.5, .5}, new double[] {1, 0}))
                .hasMessageStartingWith("group 1 is empty");
    }
}
