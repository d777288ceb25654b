package dev.shouyue.payment;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.OptionalInt;

/** The rules for orders of a channel that the settings name no more: nothing is sent by it, what comes is heard. */
final class Gone {

    static final Scheme SCHEME = new Scheme(
            "gone",
            LocalTime.MIN,
            LocalTime.MAX,
            Duration.ZERO,
            OptionalInt.empty(),
            0,
            0,
            Period.ZERO,
            1,
            Duration.ofDays(1));

    private Gone() {}
}
