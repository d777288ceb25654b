package dev.shouyue.event;

import java.time.Duration;

/** How long a {@link Loop} waits before its next step, and whether a signal ends the wait. */
public record Pause(Duration length, boolean endsWhenWoken) {

    /** None: the next step follows at once. */
    public static final Pause NONE = new Pause(Duration.ZERO, true);

    /** At most so long. */
    public static Pause untilWoken(Duration length) {
        return new Pause(length, true);
    }

    /** Exactly so long: after a failure signals must not turn it into haste. */
    public static Pause firm(Duration length) {
        return new Pause(length, false);
    }

    /** After the {@code failures}-th failure in a row: 1 s, 2 s, 4 s and so on, at most {@code longest}. */
    public static Pause afterFailure(int failures, Duration longest) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(Math.max(failures - 1, 0), 20));
        return firm(doubled.compareTo(longest) > 0 ? longest : doubled);
    }
}
