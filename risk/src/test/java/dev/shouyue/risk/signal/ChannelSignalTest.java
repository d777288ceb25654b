package dev.shouyue.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A channel of 20 answers a minute that fails in 2 of 100, and in 6 of 100 in the hour after midnight. */
class ChannelSignalTest {

    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final int A_DAY = 24 * 60 * 20;

    private final ChannelSignal signal = new ChannelSignal(ChannelRules.start());
    private final Chance chance = new Chance(12);
    private final List<Alert> alerts = new ArrayList<>();
    private ChannelState state = signal.start("BANK");
    private Instant now = Streams.START;
    private int events;

    @Test
    void a_calm_week_raises_no_alarm_though_each_midnight_is_worse() {
        answers(8 * A_DAY, 1, 0);
        assertThat(alerts).isEmpty();
    }

    @Test
    void an_outage_is_found_within_two_minutes_and_its_end_too() {
        answers(5 * A_DAY / 2, 1, 0);
        Instant began = now;
        answers(600, 30, 0);
        assertThat(alerts).hasSize(1);
        Alert alarm = alerts.getFirst();
        assertThat(alarm.signal()).isEqualTo("CHANNEL_FAILS");
        assertThat(alarm.level()).isEqualTo(Alert.Level.ALARM);
        assertThat(Duration.between(began, alarm.at())).isLessThan(Duration.ofMinutes(2));
        Instant told = alarm.at().minusSeconds((long) number(alarm, "SECONDS_SINCE"));
        assertThat(Duration.between(began, told).abs()).as("where it began").isLessThan(Duration.ofMinutes(1));
        assertThat(number(alarm, "USUAL_SHARE")).isEqualTo(.02, within(.03));
        assertThat(alarm.evidence()).isNotEmpty();
        assertThat(state.isOutOfOrder()).isTrue();
        Instant ended = now;
        answers(2000, 1, 0);
        assertThat(alerts).hasSize(2);
        assertThat(alerts.getLast().level()).isEqualTo(Alert.Level.CLEARED);
        assertThat(Duration.between(ended, alerts.getLast().at())).isLessThan(Duration.ofMinutes(30));
        assertThat(state.isOutOfOrder()).isFalse();
    }

    @Test
    void a_rate_that_rises_to_a_fifth_is_found_within_ten_minutes() {
        answers(5 * A_DAY / 2, 1, 0);
        Instant began = now;
        answers(400, 10, 0);
        assertThat(alerts).isNotEmpty();
        assertThat(Duration.between(began, alerts.getFirst().at())).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void answers_that_take_thrice_as_long_are_slow_though_none_fails() {
        answers(5 * A_DAY / 2, 1, 0);
        Instant began = now;
        answers(600, 1, 3);
        assertThat(alerts).extracting(Alert::signal).containsExactly("CHANNEL_SLOW");
        assertThat(Duration.between(began, alerts.getFirst().at())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void nothing_is_said_before_it_is_known_what_is_usual() {
        answers(400, 50, 0);
        assertThat(alerts).isEmpty();
    }

    /** What the rule promises, counted: alarms that are false come no more often than stated. */
    @Test
    void false_alarms_are_no_more_frequent_than_stated() {
        ChannelRules nervous = new ChannelRules(2000, 5, 100, 2000, 1e9, 1e9, .03);
        Watch watch = Watch.start();
        int alarms = 0;
        int answers = 400_000;
        Instant at = Streams.START;
        for (int k = 0; k < answers; k++) {
            Watch.Turned turned = watch.on(new Mark(at, 0, "e" + k), chance.share() < .02, nervous);
            watch = turned.watch();
            alarms += turned.turn() == Watch.Turn.OPENED ? 1 : 0;
        }
        assertThat(alarms).isBetween(1, (int) (1.3 * answers / 2000));
    }

    private void answers(int count, double worse, int slower) {
        for (int k = 0; k < count; k++, now = now.plus(BETWEEN)) {
            boolean midnight = now.getEpochSecond() % 86_400 < 3_600;
            boolean fails = chance.share() < Math.min(.9, worse * (midnight ? .06 : .02));
            long millis = (long) (200 * Math.exp(2 * chance.share() - 1) * Math.max(1, slower));
            Happening event = new Happening.DebitAnswered(
                    new Happening.Head("e" + events++, "", now, now),
                    "BANK",
                    "o",
                    fails ? Happening.Outcome.SYSTEM : Happening.Outcome.SUCCESS,
                    millis,
                    -1);
            Signal.Step<ChannelState> step = signal.on(state, event);
            state = step.state();
            alerts.addAll(step.alerts());
        }
    }

    private static double number(Alert alert, String code) {
        return alert.reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
