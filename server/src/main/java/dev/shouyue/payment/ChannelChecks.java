package dev.shouyue.payment;

import dev.shouyue.decision.Failed;
import dev.shouyue.decision.Sentence;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** What an adapter asks of its settings, wherever they come from. A failure names the field, its value and what is wrong. */
public final class ChannelChecks {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ChannelChecks() {}

    /** @param why the key of what is wrong, and pairs of it, in the words of the channels' settings */
    public static Failed bad(String field, Object value, String why, Object... pairs) {
        return new Failed(Sentence.of(
                "payment/channel",
                "bad",
                "field",
                field,
                "value",
                value,
                "told",
                Sentence.of("payment/channel", why, pairs)));
    }

    /** Refuses a text that is empty. */
    public static void text(String field, String value) {
        if (value.isBlank()) {
            throw bad(field, "\"" + value + "\"", "blank");
        }
    }

    /** Refuses an address that is not one of the web, or goes over the net in clear. */
    public static void address(String field, URI value) {
        String host = value.getHost();
        if (host == null || !("https".equals(value.getScheme()) || "http".equals(value.getScheme()))) {
            throw bad(field, value, "notUrl");
        }
        if ("http".equals(value.getScheme()) && !THIS_MACHINE.contains(host)) {
            throw bad(field, value, "notHttps");
        }
    }

    /** Refuses a time of nothing or less. */
    public static void time(String field, Duration value) {
        if (!value.isPositive()) {
            throw bad(field, value, "notPositive");
        }
    }

    /** The length of time that a text says. */
    public static Duration time(String field, String value) {
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw bad(field, value, "notTime");
        }
    }
}
