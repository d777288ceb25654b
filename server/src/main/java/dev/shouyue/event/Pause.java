package dev.shouyue.event;

import java.time.Duration;

/** How long a {@link Loop} waits before its next step, and whether a signal ends the wait. */
record Pause(Duration length, boolean endsWhenWoken) {

    static final Pause NONE = new Pause(Duration.ZERO, true);

    static Pause untilWoken(Duration length) {
        return new Pause(length, true);
    }

    /** After a failure: signals must not turn it into haste. */
    static Pause firm(Duration length) {
        return new Pause(length, false);
    }

    /** After the {@code failures}-th failure in a row: 1 s, 2 s, 4 s and so on, at most {@code longest}. */
    static Pause afterFailure(int failures, Duration longest) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(Math.max(failures - 1, 0), 20));
        return firm(doubled.compareTo(longest) > 0 ? longest : doubled);
    }
}
