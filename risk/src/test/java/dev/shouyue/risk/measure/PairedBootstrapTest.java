package dev.shouyue.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    private static final int ROWS = 3000;

    @Test
    void a_better_score_is_told_from_a_worse_one_and_a_score_ties_with_itself() {
        Chance chance = new Chance(3);
        boolean[] bad = new boolean[ROWS];
        double[] good = new double[ROWS];
        double[] poor = new double[ROWS];
        String[] group = new String[ROWS];
        for (int k = 0; k < ROWS; k++) {
            bad[k] = chance.share() < .2;
            good[k] = (bad[k] ? .4 : 0) + chance.share();
            poor[k] = (bad[k] ? .2 : 0) + chance.share();
            group[k] = "g" + k / 3;
        }
        Ranking better = Ranking.of(good, bad);
        Ranking worse = Ranking.of(poor, bad);
        PairedBootstrap won = PairedBootstrap.compare(PairedBootstrap.Of.AUC, worse, better, group, 300, 1);
        assertThat(won.isDifferent()).isTrue();
        assertThat(won.difference()).isEqualTo(better.auc() - worse.auc(), within(1e-12));
        assertThat(won.lower()).isLessThan(won.difference());
        PairedBootstrap tie = PairedBootstrap.compare(PairedBootstrap.Of.KS, better, better, group, 100, 1);
        assertThat(tie.isDifferent()).isFalse();
        assertThat(tie.difference()).isZero();
    }

    /** The spread of an area under so many independent cases is known (Hanley and McNeil 1982; exact for other distributions, near for these). */
    @Test
    void the_interval_is_about_as_wide_as_theory_says() {
        Chance chance = new Chance(9);
        boolean[] bad = new boolean[ROWS];
        double[] score = new double[ROWS];
        String[] group = new String[ROWS];
        for (int k = 0; k < ROWS; k++) {
            bad[k] = k % 5 == 0;
            score[k] = (bad[k] ? .4 : 0) + chance.share();
            group[k] = "g" + k;
        }
        Ranking ranking = Ranking.of(score, bad);
        PairedBootstrap interval = PairedBootstrap.interval(PairedBootstrap.Of.AUC, ranking, group, 1000, 2);
        double a = ranking.auc();
        double bads = ROWS / 5.0;
        double goods = ROWS - bads;
        double variance =
                (a * (1 - a) + (bads - 1) * (a / (2 - a) - a * a) + (goods - 1) * (2 * a * a / (1 + a) - a * a))
                        / (bads * goods);
        assertThat(interval.upper() - interval.lower()).isCloseTo(2 * 1.96 * Math.sqrt(variance), withinPercentage(20));
    }
}
