package dev.shouyue.warning;

import dev.shouyue.risk.signal.ChannelRules;
import dev.shouyue.risk.signal.ChannelState;
import dev.shouyue.storage.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often channels usually fail at an hour of the week: what their signals have learnt. */
final class Usual {

    private final Map<String, ChannelState> states;
    private final ChannelRules rules;

    private Usual(Map<String, ChannelState> states, ChannelRules rules) {
        this.states = states;
        this.rules = rules;
    }

    /** Of one channel, or of all where none is named. */
    static Usual of(Tx tx, Optional<String> channel, Instant now) {
        RuleBook book = RuleBook.read(tx);
        Stream.Signals signals = Stream.Signals.under(book);
        Map<String, ChannelState> states = new HashMap<>();
        tx.sql()
                .sql("select subject, state from warning.state where borrower_id = 0 and kind = 'CHANNEL'"
                        + " and (:channel = '' or subject = :channel)")
                .param("channel", channel.orElse(""))
                .query(row -> {
                    states.put(row.getString("subject"), Stream.channel(signals, row.getBytes("state")));
                });
        return new Usual(states, book.at(now).channel());
    }

    /** At an instant, or {@code counted} while the signal knows too little. */
    double at(String channel, Instant at, double counted) {
        ChannelState state = states.get(channel);
        return state == null ? counted : state.usualFailures(at, rules).orElse(counted);
    }

    /** Over a step: of a day, the mean of its hours. */
    double over(String channel, Instant from, Channels.Step step, double counted) {
        int hours = step == Channels.Step.DAY ? 24 : 1;
        double sum = 0;
        for (int hour = 0; hour < hours; hour++) {
            sum += at(channel, from.plus(Duration.ofHours(hour)), counted);
        }
        return sum / hours;
    }
}
