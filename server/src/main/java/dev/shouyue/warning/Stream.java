package dev.shouyue.warning;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.BorrowerSignal;
import dev.shouyue.risk.signal.BorrowerState;
import dev.shouyue.risk.signal.ChannelSignal;
import dev.shouyue.risk.signal.ChannelState;
import dev.shouyue.risk.signal.CohortSignal;
import dev.shouyue.risk.signal.CohortState;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.InOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signal of one subject as it stands: it is given events and watermarks, and written to bytes.
 *
 * @param <S> state of the signal
 */
final class Stream<S> {

    /** Events of one subject that wait for the watermark; one more is put right by a replay. */
    private static final int MOST_WAITING = 20_000;

    private final Ruled<S> signal;
    private final InOrder<Ruled.Under<S>> order;
    private InOrder.State<Ruled.Under<S>> state;
    private boolean refused;

    private Stream(Ruled<S> signal, String subject, Optional<byte[]> bytes) {
        this.signal = signal;
        this.order = new InOrder<>(signal, MOST_WAITING);
        this.state = bytes.map(order::read).orElseGet(() -> order.start(subject));
    }

    /** Signals under a book of rules: what is made of them is kept with it. */
    record Signals(Ruled<BorrowerState> borrower, Ruled<ChannelState> channel, Ruled<CohortState> cohort) {

        static Signals under(RuleBook book) {
            return new Signals(
                    new Ruled<>(book, set -> new BorrowerSignal(set.borrower())),
                    new Ruled<>(book, set -> new ChannelSignal(set.channel())),
                    new Ruled<>(book, set -> new CohortSignal(set.cohort())));
        }
    }

    /** What the signal of a channel had learnt when it was written. */
    static ChannelState channel(Signals signals, byte[] bytes) {
        return new InOrder<>(signals.channel(), MOST_WAITING)
                .read(bytes)
                .inner()
                .inner();
    }

    /** The stream of a subject, new or as it was written. */
    static Stream<?> of(Signals signals, Kind kind, String subject, Optional<byte[]> bytes) {
        return switch (kind) {
            case BORROWER -> new Stream<>(signals.borrower(), subject, bytes);
            case CHANNEL -> new Stream<>(signals.channel(), subject, bytes);
            case COHORT -> new Stream<>(signals.cohort(), subject, bytes);
        };
    }

    /** Takes an event; whether it came too late, or found no room, is told by {@link #wasRefused}. */
    void on(Happening event) {
        InOrder.Result<Ruled.Under<S>> result = order.on(state, event);
        state = result.state();
        refused |= !result.refused().isEmpty();
    }

    /** Lets the watermark pass; what is to be told. */
    List<Alert> pass(Instant watermark) {
        InOrder.Result<Ruled.Under<S>> result = order.pass(state, watermark);
        state = result.state();
        return result.alerts();
    }

    boolean wasRefused() {
        return refused;
    }

    /** Up to when it saw all that happened. */
    Instant passed() {
        return state.passed();
    }

    /** What it remembers without the events that wait: the log has them. */
    byte[] snapshot() {
        return order.write(new InOrder.State<>(state.inner(), state.passed(), List.of()));
    }

    byte[] write() {
        return order.write(state);
    }

    /** When it wants the watermark to pass next: after the first event that waits, and after its timer. */
    Optional<Instant> due() {
        List<Instant> due = new ArrayList<>(2);
        if (!state.waiting().isEmpty()) {
            due.add(state.waiting().getFirst().head().at());
        }
        signal.timer(state.inner()).ifPresent(due::add);
        // a timer goes off when the watermark is beyond it
        return due.stream().min(Instant::compareTo).map(first -> first.truncatedTo(ChronoUnit.MICROS)
                .plus(1, ChronoUnit.MICROS));
    }
}
