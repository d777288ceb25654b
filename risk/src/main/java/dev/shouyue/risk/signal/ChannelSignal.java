package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a bank, wallet, gateway or message provider is out of order: it fails, answers slowly, or tells late, more than
 * it usually does at this hour of the week. An account without money is no failure of the channel. An answer that does
 * not come is an event too: who waits for it says so, with outcome unknown.
 */
public final class ChannelSignal implements Signal<ChannelState> {

    private final ChannelRules rules;

    /** With these rules. */
    public ChannelSignal(ChannelRules rules) {
        this.rules = rules;
    }

    @Override
    public ChannelState start(String subject) {
        return ChannelState.start(subject);
    }

    @Override
    public Step<ChannelState> on(ChannelState state, Happening event) {
        Mark mark = new Mark(event.head().at(), 0, event.head().id());
        return switch (event) {
            case Happening.DebitAnswered e
            when e.channel().equals(state.subject()) ->
                answered(
                        state,
                        mark,
                        e.outcome() == Happening.Outcome.SYSTEM || e.outcome() == Happening.Outcome.UNKNOWN,
                        e.answerMillis(),
                        e.callbackMillis());
            case Happening.MessageReceipted e
            when e.provider().equals(state.subject()) ->
                switch (e.receipt()) {
                    case BOUNCED -> answered(state, mark, true, -1, -1);
                    case DELIVERED -> answered(state, mark, false, e.delayMillis(), -1);
                    case READ -> Step.quiet(state);
                };
            default -> Step.quiet(state);
        };
    }

    private Step<ChannelState> answered(
            ChannelState state, Mark mark, boolean failed, long answerMillis, long callbackMillis) {
        List<Alert> alerts = new ArrayList<>();
        Watch.Turned fails = state.fails().on(mark, failed, rules);
        tell(state, "CHANNEL_FAILS", fails, mark.at(), alerts);
        ChannelState next = new ChannelState(
                state.subject(), fails.watch(), state.slow(), state.late(), state.answers(), state.callbacks());
        // how long a failure took says nothing of how long an answer takes
        if (!failed && answerMillis >= 0) {
            Watch.Turned slow = slow(state.slow(), state.answers(), mark, answerMillis);
            tell(state, "CHANNEL_SLOW", slow, mark.at(), alerts);
            Times usual =
                    slow.watch().open() ? state.answers() : state.answers().with(answerMillis, rules.memory());
            next = new ChannelState(next.subject(), next.fails(), slow.watch(), next.late(), usual, next.callbacks());
        }
        if (!failed && callbackMillis >= 0) {
            Watch.Turned late = slow(state.late(), state.callbacks(), mark, callbackMillis);
            tell(state, "CHANNEL_TELLS_LATE", late, mark.at(), alerts);
            Times usual =
                    late.watch().open() ? state.callbacks() : state.callbacks().with(callbackMillis, rules.memory());
            next = new ChannelState(next.subject(), next.fails(), next.slow(), late.watch(), next.answers(), usual);
        }
        return new Step<>(next, List.copyOf(alerts));
    }

    private Watch.Turned slow(Watch watch, Times usual, Mark mark, long millis) {
        return watch.on(mark, usual.isSlow(millis, rules.slowShare()), rules);
    }

    private static void tell(ChannelState state, String signal, Watch.Turned turned, Instant at, List<Alert> alerts) {
        Watch watch = turned.watch();
        switch (turned.turn()) {
            case NONE -> {}
            case OPENED ->
                alerts.add(new Alert(
                        Alert.Kind.CHANNEL,
                        state.subject(),
                        signal,
                        Alert.Level.ALARM,
                        List.of(
                                new Alert.Reason("USUAL_SHARE", turned.expected()),
                                new Alert.Reason("SHARE_SINCE", (double) watch.hits() / watch.answers()),
                                new Alert.Reason(
                                        "SECONDS_SINCE",
                                        at.getEpochSecond() - watch.since().getEpochSecond()),
                                new Alert.Reason("ANSWERS_SINCE", watch.answers())),
                        Mark.events(watch.evidence()),
                        at,
                        Optional.empty()));
            case CLEARED ->
                alerts.add(new Alert(
                        Alert.Kind.CHANNEL,
                        state.subject(),
                        signal,
                        Alert.Level.CLEARED,
                        List.of(new Alert.Reason("USUAL_SHARE", turned.expected())),
                        List.of(),
                        at,
                        Optional.empty()));
        }
    }

    @Override
    public Optional<Instant> timer(ChannelState state) {
        return Optional.empty();
    }

    @Override
    public Step<ChannelState> at(ChannelState state, Instant timer) {
        return Step.quiet(state);
    }

    @Override
    public byte[] write(ChannelState state) {
        return state.write();
    }

    @Override
    public ChannelState read(byte[] bytes) {
        return ChannelState.read(bytes);
    }
}
