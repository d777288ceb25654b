package dev.shouyue.risk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SplineTest {

    private final Spline spline = new Spline(new double[] {-7, -1, 0, 3, 7});

    @Test
    void it_is_a_straight_line_beyond_the_outer_knots() {
        for (double edge : new double[] {-20, 8}) {
            for (int column = 0; column < spline.width(); column++) {
                double bend = spline.basis(edge)[column]
                        - 2 * spline.basis(edge + 1)[column]
                        + spline.basis(edge + 2)[column];
                assertThat(bend).as("column %d from %s", column, edge).isEqualTo(0, within(1e-9));
            }
        }
    }

    @Test
    void it_bends_without_a_break_at_the_knots() {
        double h = 1e-4;
        for (double knot : spline.knots()) {
            for (int column = 0; column < spline.width(); column++) {
                assertThat(bend(knot - 2 * h, h, column)).isEqualTo(bend(knot + 2 * h, h, column), within(1e-2));
            }
        }
    }

    /** By hand: knots 0, 1, 2 and value 1.5 give (3.375 - 2 x .125) / 4. */
    @Test
    void the_basis_of_three_knots_is_as_by_hand() {
        assertThat(new Spline(new double[] {0, 1, 2}).basis(1.5))
                .containsExactly(new double[] {1.5, (3.375 - 2 * .125) / 4}, within(1e-12));
    }

    @Test
    void knots_that_do_not_rise_are_refused() {
        assertThatThrownBy(() -> new Spline(new double[] {0, 1, 1})).hasMessageStartingWith("the knots must rise");
        assertThatThrownBy(() -> new Spline(new double[] {0, 1})).hasMessageContaining("3 knots");
    }

    private double bend(double at, double h, int column) {
        return (spline.basis(at - h)[column] - 2 * spline.basis(at)[column] + spline.basis(at + h)[column]) / (h * h);
    }
}
