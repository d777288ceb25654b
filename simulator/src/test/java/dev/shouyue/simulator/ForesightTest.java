package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who knows the hidden truth says chances that come true as often as they say, and knows none of the dice to come. */
class ForesightTest {

    private static final WorldSettings SETTINGS = WorldSettings.calm(5, 8_000);
    private static final int LAST = (int) SETTINGS.lastDay().toEpochDay();

    /** What was said of one due date that was unpaid on the day of asking, and what came of it. */
    private record Said(double chance, boolean late) {}

    @Test
    void chances_come_true_as_often_as_they_say_in_each_fifth_and_above_all() {
        for (int from : new int[] {-7, -1, 1}) {
            List<Said> said = said(from, 1);
            said.sort(Comparator.comparingDouble(Said::chance));
            for (int fifth = 0; fifth < 5; fifth++) {
                List<Said> part = said.subList(said.size() * fifth / 5, said.size() * (fifth + 1) / 5);
                double mean = part.stream().mapToDouble(Said::chance).average().orElseThrow();
                double late = part.stream().filter(Said::late).count() / (double) part.size();
                double error = Math.sqrt(mean * (1 - mean) / part.size());
                assertThat(late)
                        .as("fifth %d of %d, asked on day %d, said %.4f", fifth, part.size(), from, mean)
                        .isCloseTo(mean, within(4 * error + .08 * mean));
            }
        }
    }

    @Test
    void trouble_that_shows_is_worth_much_and_where_none_shows_the_habit_is_left() {
        double shown = firstTenth(said(-1, 1));
        double hidden = firstTenth(said(-1, 0));
        assertThat(shown).isBetween(.60, .80);
        assertThat(hidden).isBetween(.30, .52);
    }

    @Test
    void where_no_trouble_is_there_to_know_the_late_are_not_known_beforehand() {
        // the outcome itself, had it been looked at, would be said with a chance near 1
        List<Said> late = said(-7, 0).stream().filter(Said::late).toList();
        assertThat(late).hasSizeGreaterThan(200).allSatisfy(each -> assertThat(each.chance())
                .isLessThan(.6));
    }

    @Test
    void asked_of_what_is_not_there_it_refuses() {
        Foresight foresight = new TruthOf(SETTINGS).of(0, 1);
        assertThatThrownBy(() -> foresight.lateOver7(100, 1, -7)).hasMessageContaining("installment 1 of loan 100");
        assertThatThrownBy(() -> foresight.lateOver7(0, 99, -7)).hasMessageContaining("installment 99");
        assertThatThrownBy(() -> foresight.lateOver7(0, 1, 7)).hasMessageContaining("on day 7");
    }

    private static List<Said> said(int from, double strength) {
        LoanMaker maker = new LoanMaker(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        List<Said> said = new ArrayList<>();
        for (int loan = 0; loan < SETTINGS.loans(); loan++) {
            Bills bills = Behaviours.bills(maker, loan);
            Foresight foresight = truth.of(loan, strength);
            boolean clean = true;
            for (int k = 0; k < bills.size() && bills.due(k) + 8 < LAST; k++) {
                int due = bills.due(k);
                if (clean && bills.paid(k) > due + from) {
                    said.add(new Said(foresight.lateOver7(loan, k + 1, from), bills.paid(k) > due + 7));
                }
                int next = k + 1 < bills.size() ? bills.due(k + 1) - 8 : 0;
                clean = bills.paid(k) < next;
            }
        }
        return said;
    }

    private static double firstTenth(List<Said> said) {
        List<Said> falling = said.stream()
                .sorted(Comparator.comparingDouble((Said each) -> -each.chance()))
                .toList();
        double all = falling.stream().filter(Said::late).count();
        return falling.subList(0, falling.size() / 10).stream()
                        .filter(Said::late)
                        .count()
                / all;
    }
}
