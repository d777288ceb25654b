package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.ChannelSignal;
import dev.shouyue.risk.signal.ChannelState;
import dev.shouyue.risk.signal.Signal;
import dev.shouyue.simulator.ChannelTraffic;
import dev.shouyue.simulator.Outage;
import dev.shouyue.simulator.OutagesOf;
import dev.shouyue.simulator.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon a channel is found out of order, and how often one is said to be that is not. Eight days are learnt from and not
 * counted. Each seed runs half of the channels, in turn.
 */
final class Channels {

    static final int LEARNT = 8;
    static final int COUNTED = 16;
    private static final int FIRST = (int) LocalDate.of(2025, 3, 3).toEpochDay();

    /** A trouble that is over may still be told of for so long. */
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final List<Found> found = new ArrayList<>();
    private int falseAlerts;
    private int channelDays;

    /** An outage and how many seconds after its begin it was told of; -1 for never. */
    record Found(Outage outage, long seconds) {}

    List<Found> found() {
        return found;
    }

    int falseAlerts() {
        return falseAlerts;
    }

    int channelDays() {
        return channelDays;
    }

    double foundWithin(int seconds) {
        return (double) within(seconds) / found.size();
    }

    int within(int seconds) {
        return (int) found.stream()
                .filter(each -> each.seconds >= 0 && each.seconds <= seconds)
                .count();
    }

    double falseAMonth() {
        return 30.0 * falseAlerts / channelDays;
    }

    /** Median seconds until it was told of; those never told of count as the longest. */
    long median() {
        long[] seconds = found.stream()
                .mapToLong(each -> each.seconds < 0 ? Long.MAX_VALUE : each.seconds)
                .sorted()
                .toArray();
        return seconds.length == 0 ? 0 : seconds[seconds.length / 2];
    }

    void add(Channels other) {
        found.addAll(other.found);
        falseAlerts += other.falseAlerts;
        channelDays += other.channelDays;
    }

    void add(TrafficSettings settings, ChannelRules rules) {
        for (int channel = (int) (settings.seed() % 2); channel < ChannelTraffic.channels(); channel += 2) {
            add(settings, rules, channel);
        }
    }

    private void add(TrafficSettings settings, ChannelRules rules, int channel) {
        ChannelSignal signal = new ChannelSignal(rules);
        List<Alert> alerts = new ArrayList<>();
        ChannelState[] state = {signal.start(ChannelTraffic.name(channel))};
        ChannelTraffic.of(settings).read(channel, FIRST, LEARNT + COUNTED, event -> {
            Signal.Step<ChannelState> step = signal.on(state[0], event);
            state[0] = step.state();
            step.alerts().stream()
                    .filter(each -> each.level() != Alert.Level.CLEARED)
                    .forEach(alerts::add);
        });
        judge(new OutagesOf(settings).channel(channel, FIRST, LEARNT + COUNTED), alerts);
        channelDays += COUNTED;
    }

    private void judge(List<Outage> outages, List<Alert> alerts) {
        Instant from = Instant.ofEpochSecond(86_400L * (FIRST + LEARNT) - 8 * 3600);
        for (Outage outage : outages) {
            if (outage.begin().isBefore(from)) {
                continue;
            }
            long seconds = alerts.stream()
                    .filter(each -> touches(each, outage))
                    .mapToLong(
                            each -> Duration.between(outage.begin(), each.at()).toSeconds())
                    .min()
                    .orElse(-1);
            found.add(new Found(outage, seconds));
        }
        falseAlerts += (int) alerts.stream()
                .filter(each -> !each.at().isBefore(from))
                .filter(each -> outages.stream().noneMatch(outage -> touches(each, outage)))
                .count();
    }

    private static boolean touches(Alert alert, Outage outage) {
        return !alert.at().isBefore(outage.begin())
                && alert.at().isBefore(outage.end().plus(AFTER));
    }
}
