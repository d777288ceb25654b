package dev.shouyue.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that happened, as a CloudEvent 1.0 carries it.
 *
 * @param id unique for ever, the same however often it is delivered: the key by which receivers know what they had
 * @param type such as {@code dev.shouyue.servicing.payment-received.v1}; a type always has the same shape of data
 * @param subject what it happened to: the lender's name of a loan, or a day; not empty
 * @param borrowerId whose it is: events of one borrower are delivered in their order; {@link #BOOK} for the whole book
 * @param time when it happened, to the microsecond
 * @param data JSON object, at most {@value #LARGEST_DATA} bytes
 */
public record Event(UUID id, String type, String subject, long borrowerId, Instant time, String data) {

    /** The borrower of an event that concerns the whole book. */
    public static final long BOOK = 0;

    static final int LARGEST_DATA = 256 * 1024;

    private static final Pattern TYPE = Pattern.compile("dev\\.shouyue(\\.[a-z][a-z0-9-]*){2}\\.v[1-9][0-9]*");
    private static final JsonMapper JSON = new JsonMapper();

    public Event {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("'" + type + "' is no type of an event: dev.shouyue.<module>.<what>.v1");
        }
        if (subject.isBlank()) {
            throw new IllegalArgumentException("an event of type " + type + " has no subject");
        }
        if (!data.startsWith("{") || data.getBytes(StandardCharsets.UTF_8).length > LARGEST_DATA) {
            throw new IllegalArgumentException(
                    "the data of " + type + " is no JSON object of at most " + LARGEST_DATA + " bytes");
        }
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Something that happened just now, with {@code data} (a record or map) written as JSON. */
    public static Event of(String type, String subject, long borrowerId, Instant time, Object data) {
        return new Event(UUID.randomUUID(), type, subject, borrowerId, time, JSON.writeValueAsString(data));
    }

    /** Where it comes from: {@code /shouyue/} and the module, such as {@code /shouyue/servicing}. */
    public String source() {
        return "/shouyue/" + type.split("\\.")[2];
    }

    /** What keeps events in order that belong together. */
    public String partitionKey() {
        return borrowerId == BOOK ? "book" : Long.toString(borrowerId);
    }
}
