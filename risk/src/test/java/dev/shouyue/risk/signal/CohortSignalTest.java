package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortSignalTest {

    private static final int CELLS = 25;

    private final InOrder<CohortState> order = new InOrder<>(new CohortSignal(CohortRules.start()), 100_000);

    /** With nothing known of the share, every count is as likely: so many or more of n are (n - k + 1) of (n + 1). */
    @Test
    void the_chance_of_a_count_is_as_by_hand() {
        assertThat(BetaBinomial.atLeast(7, 10, 1, 1)).isEqualTo(4 / 11.0, within(1e-12));
        assertThat(BetaBinomial.atLeast(0, 10, 2, 5)).isEqualTo(1, within(1e-12));
        // a share that is all but known: the binomial, 1 - .9^10 - 10 x .1 x .9^9
        double binomial = 1 - Math.pow(.9, 10) - Math.pow(.9, 9);
        assertThat(BetaBinomial.atLeast(2, 10, 1e7, 9e7)).isEqualTo(binomial, within(1e-5));
    }

    @Test
    void groups_that_are_alike_lend_each_other_weight_and_groups_that_differ_do_not() {
        List<double[]> alike = new ArrayList<>();
        List<double[]> apart = new ArrayList<>();
        Chance chance = new Chance(4);
        for (int k = 0; k < 200; k++) {
            double share = k % 2 == 0 ? .02 : .10;
            double same = 0;
            double other = 0;
            for (int each = 0; each < 500; each++) {
                same += chance.share() < .06 ? 1 : 0;
                other += chance.share() < share ? 1 : 0;
            }
            alike.add(new double[] {500, same});
            apart.add(new double[] {500, other});
        }
        assertThat(BetaBinomial.prior(alike).weight()).isGreaterThan(2000);
        // by hand: .06 x .94 / .04^2 - 1 = 34
        assertThat(BetaBinomial.prior(apart).weight()).isEqualTo(34, within(6.0));
        assertThat(BetaBinomial.prior(apart).mean()).isEqualTo(.06, within(.004));
    }

    @Test
    void calm_weeks_are_quiet_and_a_group_that_doubles_is_told() {
        List<Happening> events = days(60, 50);
        List<Alert> alerts = Streams.replay(order, "D1", events, Streams.START.plusSeconds(65 * 86_400));
        List<Alert> before = alerts.stream()
                .filter(alert -> alert.at().isBefore(Streams.START.plusSeconds(50 * 86_400)))
                .toList();
        // on 36 days judged a false alert comes with a chance of one in twenty
        assertThat(before).hasSizeLessThan(8);
        assertThat(alerts.stream().filter(alert -> alert.subject().equals("g7")))
                .isNotEmpty();
        Alert found = alerts.stream()
                .filter(alert ->
                        alert.subject().equals("g7") && !alert.at().isBefore(Streams.START.plusSeconds(50 * 86_400)))
                .findFirst()
                .orElseThrow();
        assertThat(found.at()).isBefore(Streams.START.plusSeconds(53 * 86_400));
        assertThat(found.reasons().get(2).number()).isEqualTo(.06, within(.03));
        assertThat(found.evidence()).hasSizeBetween(5, Alert.MOST_EVIDENCE);
    }

    @Test
    void groups_beyond_the_room_are_counted_as_left_out() {
        InOrder<CohortState> small = new InOrder<>(new CohortSignal(new CohortRules(.05, 5, 60, 14, 10, 7)), 100_000);
        InOrder.State<CohortState> state = small.start("D1");
        for (Happening event : days(1, 90)) {
            state = small.on(state, event).state();
        }
        state = small.pass(state, Streams.START.plusSeconds(86_399)).state();
        assertThat(state.inner().cells().size()).isEqualTo(10);
        assertThat(state.inner().left()).isEqualTo((CELLS - 10) * 40L);
    }

    /** 40 judged in each group on each day, 6 of 100 bad; in one group 25 of 100 from a day on. */
    private static List<Happening> days(int days, int worseFrom) {
        Chance chance = new Chance(2);
        List<Happening> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int cell = 0; cell < CELLS; cell++) {
                for (int k = 0; k < 40; k++) {
                    Instant at = Streams.START.plusSeconds(86_400L * day + chance.below(86_000));
                    boolean bad = chance.share() < (cell == 7 && day >= worseFrom ? .25 : .06);
                    events.add(new Happening.Judged(
                            new Happening.Head("j" + events.size(), "", at, at), "D1", List.of("g" + cell), bad));
                }
            }
        }
        return events;
    }
}
