package dev.shouyue.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final double[] SCORES = {.9, .8, .8, .5, .4, .4, .1};
    private static final boolean[] BAD = {true, false, true, false, true, false, false};

    @Test
    void figures_of_seven_cases_with_ties_are_those_counted_by_hand() {
        Ranking ranking = Ranking.of(SCORES, BAD);
        // 12 pairs: .9 beats 4; .8 beats 3 and ties 1; .4 beats 1 and ties 1: 4 + 3.5 + 1.5 = 9
        assertThat(ranking.auc()).isEqualTo(9 / 12.0, within(1e-15));
        assertThat(ranking.gini()).isEqualTo(.5, within(1e-15));
        // above .8: 2 of 3 bad, 1 of 4 good; above .4: 3 of 3 and 3 of 4
        assertThat(ranking.ks()).isEqualTo(2 / 3.0 - 1 / 4.0, within(1e-15));
        // cuts at .9, .8, .4: precision 1, 2/3, 3/6, each adding a third of the recall
        assertThat(ranking.averagePrecision()).isEqualTo((1 + 2 / 3.0 + .5) / 3, within(1e-15));
        // two of seven: the .9, and one of the two that tie at .8, of which one is bad
        assertThat(ranking.captureAt(2 / 7.0)).isEqualTo(1.5 / 3, within(1e-15));
    }

    @Test
    void a_score_that_says_nothing_is_worth_a_half() {
        Ranking flat = Ranking.of(new double[7], BAD);
        assertThat(flat.auc()).isEqualTo(.5);
        assertThat(flat.ks()).isZero();
        assertThat(flat.captureAt(.1)).isEqualTo(.1, within(1e-15));
    }

    @Test
    void a_score_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> Ranking.of(new double[] {Double.NaN}, new boolean[1]))
                .hasMessage("a score is not a number");
    }

    @Property(tries = 300)
    void the_area_is_the_share_of_pairs_in_order(
            @ForAll @Size(min = 2, max = 40) int @IntRange(max = 9) [] scores, @ForAll int salt) {
        boolean[] bad = new boolean[scores.length];
        double[] score = new double[scores.length];
        Chance chance = new Chance(salt);
        for (int k = 0; k < bad.length; k++) {
            bad[k] = k == 0 || (k > 1 && chance.share() < .5);
            score[k] = scores[k];
        }
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < bad.length; i++) {
            for (int j = 0; j < bad.length; j++) {
                if (bad[i] && !bad[j]) {
                    pairs++;
                    won += score[i] > score[j] ? 1 : score[i] == score[j] ? .5 : 0;
                }
            }
        }
        assertThat(Ranking.of(score, bad).auc()).isEqualTo(won / pairs, within(1e-12));
    }
}
