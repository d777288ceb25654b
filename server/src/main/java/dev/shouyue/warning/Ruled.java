package dev.shouyue.warning;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Signal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A signal under the settings that held when an event came to be known, so that a replay sees with the same eyes. A timer
 * is set by the settings of the event before it, and judged by those of its own instant.
 *
 * @param <S> state of the signal
 */
final class Ruled<S> implements Signal<Ruled.Under<S>> {

    private final RuleBook book;
    private final Function<RuleSet, Signal<S>> make;
    private final Map<Long, Signal<S>> made = new HashMap<>();

    Ruled(RuleBook book, Function<RuleSet, Signal<S>> make) {
        this.book = book;
        this.make = make;
    }

    /** A state, and the number of the settings it was last looked at under. */
    record Under<S>(long rules, S inner) {}

    private Signal<S> signal(RuleSet set) {
        return made.computeIfAbsent(set.number(), number -> make.apply(set));
    }

    private Signal<S> signal(Under<S> state) {
        return signal(book.numbered(state.rules));
    }

    @Override
    public Under<S> start(String subject) {
        return new Under<>(0, signal(book.numbered(0)).start(subject));
    }

    @Override
    public Step<Under<S>> on(Under<S> state, Happening event) {
        RuleSet set = book.at(event.head().known());
        return told(set, signal(set).on(state.inner, event));
    }

    @Override
    public Optional<Instant> timer(Under<S> state) {
        return signal(state).timer(state.inner);
    }

    @Override
    public Step<Under<S>> at(Under<S> state, Instant timer) {
        RuleSet set = book.at(timer);
        return told(set, signal(set).at(state.inner, timer));
    }

    private Step<Under<S>> told(RuleSet set, Step<S> step) {
        List<Alert> told = step.alerts().stream().filter(set::tells).toList();
        return new Step<>(new Under<>(set.number(), step.state()), told);
    }

    @Override
    public byte[] write(Under<S> state) {
        byte[] inner = signal(state).write(state.inner);
        return ByteBuffer.allocate(Long.BYTES + inner.length)
                .putLong(state.rules)
                .put(inner)
                .array();
    }

    @Override
    public Under<S> read(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            throw new IllegalArgumentException("state that is cut off");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long rules = buffer.getLong();
        byte[] inner = new byte[buffer.remaining()];
        buffer.get(inner);
        return new Under<>(rules, signal(book.numbered(rules)).read(inner));
    }
}
