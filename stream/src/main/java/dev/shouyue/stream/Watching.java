package dev.shouyue.stream;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.InOrder;
import dev.shouyue.risk.signal.Signal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of subject: from the bytes of a state and the events whose time has come to the bytes of the next state. Knows
 * nothing of Flink.
 *
 * @param <S> state of the signal
 */
final class Watching<S> {

    /** No timer is set. */
    static final long NEVER = Long.MAX_VALUE;

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 2 * Long.BYTES;

    /** Of one subject at one instant; beyond that somebody sends nonsense. */
    private static final int MOST_AT_ONCE = 1000;

    private final Signal<S> signal;
    private final InOrder<S> order;
    private final long forgetAfter;

    Watching(Signal<S> signal, Duration forgetAfter) {
        this.signal = signal;
        this.order = new InOrder<>(signal, MOST_AT_ONCE);
        this.forgetAfter = forgetAfter.toMillis();
    }

    /**
     * The state of a subject with its timers, in milliseconds of event time.
     *
     * @param wake when the signal wants to look again, {@link #NEVER} when it does not
     * @param forget when it is seen whether the subject can be forgotten
     */
    record Held<S>(InOrder.State<S> state, long wake, long forget) {}

    /**
     * What came of it.
     *
     * @param late events whose time the subject had passed
     * @param crowded events beyond what may happen at one instant
     */
    record Turn<S>(Held<S> held, List<Alert> alerts, List<Happening> late, List<Happening> crowded) {}

    Held<S> start(String subject) {
        return new Held<>(order.start(subject), NEVER, NEVER);
    }

    /** Gives the events, whose time has come, in their order, and lets the watermark pass to the end of the millisecond. */
    Turn<S> pass(Held<S> held, List<Happening> events, long watermark) {
        InOrder.Result<S> taken = order.take(held.state, events, end(watermark));
        List<Happening> late = List.of();
        List<Happening> crowded = List.of();
        for (Happening event : taken.refused()) {
            if (event.head().at().isAfter(held.state.passed())) {
                crowded = with(crowded, event);
            } else {
                late = with(late, event);
            }
        }
        InOrder.State<S> state = taken.state();
        Held<S> after = new Held<>(state, wake(state.inner()), forget(held, state));
        return new Turn<>(after, taken.alerts(), late, crowded);
    }

    private static List<Happening> with(List<Happening> list, Happening event) {
        List<Happening> more = new ArrayList<>(list);
        more.add(event);
        return more;
    }

    private static Instant end(long watermark) {
        return Instant.ofEpochMilli(watermark).plusNanos(999_999);
    }

    /** The first millisecond whose end lies after the timer. */
    private long wake(S inner) {
        Optional<Instant> timer = signal.timer(inner);
        return timer.isEmpty() ? NEVER : timer.orElseThrow().plusNanos(1).toEpochMilli();
    }

    /** Set once and looked at when it comes, since moving it with each event would cost more than all else. */
    private long forget(Held<S> held, InOrder.State<S> state) {
        return held.forget != NEVER ? held.forget : state.passed().toEpochMilli() + forgetAfter;
    }

    /** The state after its timer of forgetting: nothing, or a later timer since something came meanwhile. */
    Optional<Held<S>> forgotten(Held<S> held, long watermark) {
        long until = held.state.passed().toEpochMilli() + forgetAfter;
        boolean idle = until <= watermark && held.wake == NEVER;
        return idle ? Optional.empty() : Optional.of(new Held<>(held.state, held.wake, Math.max(until, watermark + 1)));
    }

    byte[] write(Held<S> held) {
        byte[] state = order.write(held.state);
        return ByteBuffer.allocate(HEAD + state.length)
                .put(VERSION)
                .putLong(held.wake)
                .putLong(held.forget)
                .put(state)
                .array();
    }

    /** The state of bytes, or of a subject of which nothing was seen. */
    Held<S> read(String subject, byte @Nullable [] bytes) {
        if (bytes == null) {
            return start(subject);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "state of version " + version + ", and this is the job of version " + VERSION);
        }
        long wake = in.getLong();
        long forget = in.getLong();
        byte[] state = new byte[in.remaining()];
        in.get(state);
        return new Held<>(order.read(state), wake, forget);
    }
}
