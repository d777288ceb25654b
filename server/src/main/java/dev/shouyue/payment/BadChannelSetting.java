package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;

/** A setting of a channel is not what it should be; the message says which, and what is wrong. */
public final class BadChannelSetting extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final transient Sentence told;

    /** @param why the key of what is wrong, and pairs of it, in the words of the channels' settings */
    public BadChannelSetting(String field, Object value, String why, Object... pairs) {
        this(Sentence.of(
                "payment/channel",
                "bad",
                "field",
                field,
                "value",
                value,
                "told",
                Sentence.of("payment/channel", why, pairs)));
    }

    private BadChannelSetting(Sentence told) {
        super(told.toString());
        this.told = told;
    }

    @Override
    public Sentence told() {
        return told;
    }

    /** Refuses a text that is empty. */
    public static void text(String field, String value) {
        if (value.isBlank()) {
            throw new BadChannelSetting(field, "\"" + value + "\"", "blank");
        }
    }

    /** Refuses an address that is not one of the web, or goes over the net in clear. */
    public static void address(String field, URI value) {
        String host = value.getHost();
        if (host == null || !("https".equals(value.getScheme()) || "http".equals(value.getScheme()))) {
            throw new BadChannelSetting(field, value, "notUrl");
        }
        if ("http".equals(value.getScheme()) && !THIS_MACHINE.contains(host)) {
            throw new BadChannelSetting(field, value, "notHttps");
        }
    }

    /** The address of a name. */
    public static URI address(String field, Map<String, String> named) {
        String value = named.getOrDefault(field, "");
        text(field, value);
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new BadChannelSetting(field, value, "notUrl");
        }
    }

    /** The length of time of a name; the usual one when it is missing. */
    public static Duration time(String field, Map<String, String> named, Duration usual) {
        String value = named.get(field);
        try {
            return value == null ? usual : Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new BadChannelSetting(field, value, "notTime");
        }
    }

    /** Refuses a time of nothing or less. */
    public static void time(String field, Duration value) {
        if (!value.isPositive()) {
            throw new BadChannelSetting(field, value, "notPositive");
        }
    }
}
