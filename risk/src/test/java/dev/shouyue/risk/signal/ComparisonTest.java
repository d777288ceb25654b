package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.signal.Comparison.Found;
import dev.shouyue.risk.signal.Comparison.Group;
import dev.shouyue.risk.signal.Comparison.Trend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    /** Fisher's tea: of 8 cups 4 with milk first; 3 or more of 4 right by chance is 17 of 70, all four 1 of 70. */
    @Test
    void the_exact_test_is_as_in_the_tasting_of_tea() {
        assertThat(Comparison.atLeast(3, 4, 4, 8)).isEqualTo(17 / 70.0, within(1e-13));
        assertThat(Comparison.atLeast(4, 4, 4, 8)).isEqualTo(1 / 70.0, within(1e-13));
        assertThat(Comparison.atLeast(0, 4, 4, 8)).isEqualTo(1);
        // 3 drawn of 4, of which 3 are bad: two at least
        assertThat(Comparison.atLeast(2, 3, 3, 4)).isEqualTo(1);
        assertThat(Comparison.atLeast(3, 3, 3, 4)).isEqualTo(.25, within(1e-13));
    }

    /** The example of the paper, table 1: fifteen chances, of which four are finds at a share of .05. */
    @Test
    void false_finds_are_held_down_as_benjamini_and_hochberg_do() {
        double[] chances = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0
        };
        double[] shares = Comparison.falseShares(chances);
        assertThat(shares[0]).isEqualTo(.0015, within(1e-12));
        assertThat(shares[3]).isEqualTo(.0095 * 15 / 4, within(1e-12));
        assertThat(shares[4]).isEqualTo(.0201 * 15 / 5, within(1e-12));
        assertThat(java.util.Arrays.stream(shares).filter(share -> share < .05)).hasSize(4);
    }

    /** I(.5; 2, 3) = 11/16; the median of a beta of equal halves is one half; a beta of 1 and 1 is even. */
    @Test
    void the_interval_is_that_of_the_beta_distribution() {
        assertThat(Comparison.below(.5, 2, 3)).isEqualTo(11 / 16.0, within(1e-12));
        assertThat(Comparison.below(.3, 1, 1)).isEqualTo(.3, within(1e-12));
        assertThat(Comparison.quantile(.5, 40, 40)).isEqualTo(.5, within(1e-12));
        assertThat(Comparison.quantile(.975, 1, 1)).isEqualTo(.975, within(1e-12));
        // a beta of 2 and 1 has the distribution x²
        assertThat(Comparison.quantile(.25, 2, 1)).isEqualTo(.5, within(1e-12));
    }

    @Test
    void the_normal_tail_is_that_of_the_tables() {
        assertThat(Comparison.above(0)).isEqualTo(.5, within(1e-15));
        assertThat(Comparison.above(1.959963984540054)).isEqualTo(.025, within(1e-12));
        assertThat(Comparison.above(-1.959963984540054)).isEqualTo(.975, within(1e-12));
        assertThat(Comparison.above(4)).isEqualTo(3.167124183311992e-5, within(1e-15));
    }

    /** By hand: shares 1/10, 2/10, 3/10; sum of t(r - n p) = 2, variance .2 × .8 × 20 = 3.2, z = 2/√3.2. */
    @Test
    void a_rise_is_told_with_its_slope() {
        Trend trend = Comparison.trend(new long[] {10, 10, 10}, new long[] {1, 2, 3});
        assertThat(trend.perStep()).isEqualTo(.1, within(1e-12));
        assertThat(trend.z()).isEqualTo(2 / Math.sqrt(3.2), within(1e-12));
        assertThat(Comparison.trend(new long[] {10, 10, 10}, new long[] {3, 2, 1})
                        .z())
                .isEqualTo(-trend.z(), within(1e-12));
        assertThat(Comparison.trend(new long[] {5, 5}, new long[] {0, 0}).chance())
                .isEqualTo(.5);
        assertThat(Comparison.trend(new long[] {}, new long[] {}).z()).isZero();
    }

    @Test
    void a_small_group_is_drawn_to_the_others_and_a_large_one_speaks_for_itself() {
        List<Group> groups = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            groups.add(new Group("usual-" + k, 1000, 50));
        }
        groups.add(new Group("small", 4, 2));
        groups.add(new Group("large", 1000, 100));
        List<Found> found = Comparison.of(groups, 20);
        Found small = found.get(20);
        assertThat(small.share()).isEqualTo(.5);
        assertThat(small.shrunk()).isBetween(.04, .12);
        assertThat(small.low()).isLessThan(small.shrunk());
        assertThat(small.high()).isGreaterThan(small.shrunk());
        assertThat(small.falseShare()).as("too few to ask").isEqualTo(1);
        Found large = found.get(21);
        assertThat(large.expected()).isEqualTo(1002 / 20_004.0, within(1e-12));
        assertThat(large.shrunk()).isBetween(.06, .1);
        assertThat(large.falseShare()).isLessThan(1e-6);
        assertThat(found.get(0).falseShare()).isGreaterThan(.5);
    }

    /** Of 400 tables of 50 groups that do not differ, at most one in twenty shows a find, but for chance. */
    @Test
    void groups_that_do_not_differ_seldom_stand_out() {
        Chance chance = new Chance(11);
        int tables = 0;
        for (int table = 0; table < 400; table++) {
            List<Group> groups = new ArrayList<>();
            for (int k = 0; k < 50; k++) {
                long bad = 0;
                int seen = 30 + chance.below(100);
                for (int each = 0; each < seen; each++) {
                    bad += chance.share() < .06 ? 1 : 0;
                }
                groups.add(new Group("g" + k, seen, bad));
            }
            tables += Comparison.of(groups, 20).stream().anyMatch(found -> found.falseShare() < .05) ? 1 : 0;
        }
        // 20 of 400 and three times their spread of 4.4
        assertThat(tables).isLessThanOrEqualTo(33);
    }

    @Test
    void counts_that_cannot_be_are_refused_and_nothing_is_made_of_nothing() {
        assertThatThrownBy(() -> new Group("g", 3, 4)).hasMessageContaining("of 3 seen in the group 'g' 4");
        assertThat(Comparison.of(List.of(), 20)).isEmpty();
        Found alone = Comparison.of(List.of(new Group("only", 0, 0)), 20).getFirst();
        assertThat(alone.share()).isZero();
        assertThat(alone.chance()).isEqualTo(1);
    }
}
