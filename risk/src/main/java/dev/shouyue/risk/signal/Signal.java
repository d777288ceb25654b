package dev.shouyue.risk.signal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pure function from state and event to state and alerts. Events come in the order of their time; {@link InOrder} sees
 * to that. State is a value of bounded size that can be written down.
 *
 * @param <S> state of one subject
 */
public interface Signal<S> {

    /** The state of a subject of which nothing was seen. */
    S start(String subject);

    /** What an event makes of the state; an event that the signal does not look at leaves it. */
    Step<S> on(S state, Happening event);

    /** When the state wants to be looked at again without an event. */
    Optional<Instant> timer(S state);

    /** What that instant makes of the state; afterwards {@link #timer} lies later. */
    Step<S> at(S state, Instant timer);

    /** The state as bytes, with its version. */
    byte[] write(S state);

    /**
     * The state of bytes.
     *
     * @throws IllegalArgumentException when they are of a version that is not known, or cut off
     */
    S read(byte[] bytes);

    /** A state and what is to be told. */
    record Step<S>(S state, List<Alert> alerts) {
        /** Nothing to tell. */
        static <S> Step<S> quiet(S state) {
            return new Step<>(state, List.of());
        }
    }
}
