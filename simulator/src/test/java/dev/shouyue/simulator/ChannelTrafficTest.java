package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels have better and worse hours, and times out of order that only the evaluator can name. */
class ChannelTrafficTest {

    private static final int FIRST = (int) LocalDate.of(2025, 3, 3).toEpochDay();
    private static final TrafficSettings OFTEN = new TrafficSettings(8, 10, .5);

    @Test
    void answers_come_in_order_as_many_as_asked_for_and_the_same_each_time() {
        List<Happening> answers = read(TrafficSettings.of(3, 10), 1, 7);
        assertThat(answers)
                .isSortedAccordingTo((a, b) -> a.head().at().compareTo(b.head().at()));
        assertThat(answers.size() / (7 * 24 * 60.0)).isCloseTo(10, within(.3));
        assertThat(read(TrafficSettings.of(3, 10), 1, 7)).isEqualTo(answers);
        assertThat(answers).extracting(each -> each.head().id()).doesNotHaveDuplicates();
    }

    @Test
    void the_night_is_quieter_than_the_morning_run() {
        List<Happening> answers = read(TrafficSettings.of(3, 10), 1, 7);
        assertThat(in(answers, 3)).isLessThan(in(answers, 8) / 8);
    }

    @Test
    void out_of_order_is_what_the_truth_says() {
        List<Outage> outages = new ArrayList<>();
        int[] kinds = new int[3];
        for (int channel = 0; channel < ChannelTraffic.channels(); channel++) {
            outages.addAll(new OutagesOf(OFTEN).channel(channel, FIRST, 60));
        }
        outages.forEach(each -> kinds[each.kind().ordinal()]++);
        assertThat(outages).hasSizeBetween(150, 210);
        assertThat(java.util.Arrays.stream(kinds).min().orElse(0)).isGreaterThan(35);

        List<Happening.DebitAnswered> answers = read(OFTEN, 0, 60).stream()
                .map(each -> (Happening.DebitAnswered) each)
                .toList();
        List<Outage> here = new OutagesOf(OFTEN).channel(0, FIRST, 60);
        for (Outage.Kind kind : Outage.Kind.values()) {
            List<Happening.DebitAnswered> touched = answers.stream()
                    .filter(each -> here.stream().anyMatch(o -> o.kind() == kind && during(each, o)))
                    .toList();
            assertThat(touched).hasSizeGreaterThan(100);
            double failed = touched.stream().filter(ChannelTrafficTest::failed).count() / (double) touched.size();
            double answer = touched.stream()
                    .filter(each -> !failed(each))
                    .mapToLong(Happening.DebitAnswered::answerMillis)
                    .average()
                    .orElse(0);
            double told = touched.stream()
                    .filter(each -> each.callbackMillis() >= 0)
                    .mapToLong(Happening.DebitAnswered::callbackMillis)
                    .average()
                    .orElse(0);
            switch (kind) {
                case FAILS -> assertThat(failed).isGreaterThan(.3);
                case SLOW -> assertThat(answer).isGreaterThan(2_500);
                case TELLS_LATE -> assertThat(told).isGreaterThan(35_000);
            }
        }
        double usual = answers.stream()
                        .filter(each -> here.stream().noneMatch(o -> during(each, o)))
                        .filter(ChannelTrafficTest::failed)
                        .count()
                / (double) answers.size();
        assertThat(usual).isBetween(.008, .02);
    }

    @Test
    void settings_that_make_no_traffic_are_refused() {
        assertThatThrownBy(() -> TrafficSettings.of(1, 0)).hasMessageContaining("not 0.0");
        assertThatThrownBy(() -> new TrafficSettings(1, 5, 1.5)).hasMessageContaining("not 1.5");
    }

    private static boolean during(Happening.DebitAnswered each, Outage outage) {
        Instant asked = each.head().at().minusMillis(each.answerMillis() + Math.max(0, each.callbackMillis()));
        return !asked.isBefore(outage.begin()) && asked.isBefore(outage.end());
    }

    private static boolean failed(Happening.DebitAnswered each) {
        return each.outcome() == Happening.Outcome.SYSTEM || each.outcome() == Happening.Outcome.UNKNOWN;
    }

    private static long in(List<Happening> answers, int hour) {
        return answers.stream()
                .filter(each -> Math.floorMod(each.head().at().getEpochSecond() + 8 * 3600, 86_400) / 3600 == hour)
                .count();
    }

    private static List<Happening> read(TrafficSettings settings, int channel, int days) {
        List<Happening> answers = new ArrayList<>();
        ChannelTraffic.of(settings).read(channel, FIRST, days, answers::add);
        return answers;
    }
}
