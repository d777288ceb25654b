package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a signal its events in the order of their time, each once, whatever the order they arrive in: an event waits
 * until the watermark has passed it. So a stream and a replay of the same events give the same alerts, exactly.
 *
 * <p>The watermark is the caller's word that no earlier event is to be expected. One that comes nevertheless is handed
 * back as refused, for correction by replay; so is one that finds the waiting room full.
 *
 * @param <S> state of the signal
 */
public final class InOrder<S> {

    private static final int VERSION = 1;
    private static final Comparator<Happening> ORDER = Comparator.comparing(
                    (Happening event) -> event.head().at())
            .thenComparing(event -> event.head().id());

    private final Signal<S> signal;
    private final int mostWaiting;

    /** Orders for a signal, with room for so many waiting events of one subject. */
    public InOrder(Signal<S> signal, int mostWaiting) {
        this.signal = signal;
        this.mostWaiting = mostWaiting;
    }

    /**
     * State of one subject.
     *
     * @param inner of the signal, up to the watermark
     * @param passed the watermark
     * @param waiting events after the watermark, in order
     */
    public record State<S>(S inner, Instant passed, List<Happening> waiting) {}

    /**
     * What came of an event or a watermark.
     *
     * @param refused events that were too late or found no room, which is none or the one given
     */
    public record Result<S>(State<S> state, List<Alert> alerts, List<Happening> refused) {}

    /** Nothing was seen yet. */
    public State<S> start(String subject) {
        return new State<>(signal.start(subject), Instant.MIN, List.of());
    }

    /** Takes an event; one that waits already is the same event again and changes nothing. */
    public Result<S> on(State<S> state, Happening event) {
        if (!event.head().at().isAfter(state.passed)) {
            return new Result<>(state, List.of(), List.of(event));
        }
        boolean known = state.waiting.stream()
                .anyMatch(each -> each.head().id().equals(event.head().id()));
        if (known) {
            return new Result<>(state, List.of(), List.of());
        }
        if (state.waiting.size() >= mostWaiting) {
            return new Result<>(state, List.of(), List.of(event));
        }
        List<Happening> waiting = new ArrayList<>(state.waiting);
        int at = Collections.binarySearch(waiting, event, ORDER);
        waiting.add(at >= 0 ? at : -at - 1, event);
        return new Result<>(new State<>(state.inner, state.passed, List.copyOf(waiting)), List.of(), List.of());
    }

    /** Lets the watermark pass to {@code watermark}: what happened until then is seen, and timers until then go off. */
    public Result<S> pass(State<S> state, Instant watermark) {
        if (!watermark.isAfter(state.passed)) {
            return new Result<>(state, List.of(), List.of());
        }
        S inner = state.inner;
        List<Alert> alerts = new ArrayList<>();
        int seen = 0;
        while (seen < state.waiting.size()
                && !state.waiting.get(seen).head().at().isAfter(watermark)) {
            Happening event = state.waiting.get(seen++);
            inner = timers(inner, event.head().at(), alerts);
            Signal.Step<S> step = signal.on(inner, event);
            inner = step.state();
            alerts.addAll(step.alerts());
        }
        // a timer at the watermark itself waits: an event of the same instant goes before it
        inner = timers(inner, watermark, alerts);
        List<Happening> waiting = List.copyOf(state.waiting.subList(seen, state.waiting.size()));
        return new Result<>(new State<>(inner, watermark, waiting), List.copyOf(alerts), List.of());
    }

    /**
     * Gives events and then lets the watermark pass, all in one: as if each event were given when the watermark had passed
     * everything before it. What this refuses came too late where it lies not after {@link State#passed} of the state that
     * was given, and otherwise found no room at its instant.
     *
     * @param events none of them after the watermark, in any order
     * @throws IllegalArgumentException when the state holds waiting events, or an event lies after the watermark
     */
    public Result<S> take(State<S> state, List<Happening> events, Instant watermark) {
        if (!state.waiting.isEmpty()) {
            throw new IllegalArgumentException(state.waiting.size() + " events wait");
        }
        List<Happening> inTurn = events;
        if (events.size() > 1) {
            inTurn = new ArrayList<>(events);
            inTurn.sort(ORDER);
        }
        S inner = state.inner;
        List<Alert> alerts = new ArrayList<>();
        List<Happening> refused = new ArrayList<>();
        Happening.@Nullable Head last = null;
        int atOnce = 0;
        for (Happening event : inTurn) {
            Happening.Head head = event.head();
            if (head.at().isAfter(watermark)) {
                throw new IllegalArgumentException("an event at " + head.at() + " after the watermark " + watermark);
            }
            boolean isSameInstant = last != null && last.at().equals(head.at());
            boolean isAgain = last != null && isSameInstant && last.id().equals(head.id());
            if (!head.at().isAfter(state.passed)) {
                refused.add(event);
            } else if (!isAgain) {
                atOnce = isSameInstant ? atOnce + 1 : 1;
                if (atOnce > mostWaiting) {
                    refused.add(event);
                } else {
                    inner = timers(inner, head.at(), alerts);
                    Signal.Step<S> step = signal.on(inner, event);
                    inner = step.state();
                    alerts.addAll(step.alerts());
                    last = head;
                }
            }
        }
        boolean moves = watermark.isAfter(state.passed);
        inner = moves ? timers(inner, watermark, alerts) : inner;
        Instant passed = moves ? watermark : state.passed;
        return new Result<>(new State<>(inner, passed, List.of()), List.copyOf(alerts), List.copyOf(refused));
    }

    /** Timers before an instant, in their order. */
    private S timers(S state, Instant until, List<Alert> alerts) {
        S inner = state;
        for (Optional<Instant> next = signal.timer(inner);
                next.isPresent() && next.orElseThrow().isBefore(until);
                next = signal.timer(inner)) {
            Signal.Step<S> step = signal.at(inner, next.orElseThrow());
            inner = step.state();
            alerts.addAll(step.alerts());
        }
        return inner;
    }

    /** The state as bytes, with its version. */
    public byte[] write(State<S> state) {
        Octets.Writer out = new Octets.Writer(VERSION);
        out.instant(state.passed);
        out.bytes(signal.write(state.inner));
        out.list(state.waiting, EventOctets::write);
        return out.done();
    }

    /** The state of bytes; refused as {@link Signal#read} says. */
    public State<S> read(byte[] bytes) {
        Octets.Reader in = new Octets.Reader(bytes, VERSION);
        Instant passed = in.instant();
        S inner = signal.read(in.bytes());
        State<S> state = new State<>(inner, passed, in.list(EventOctets::read));
        in.end();
        return state;
    }
}
