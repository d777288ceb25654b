package dev.shouyue.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * An event with its place in the log.
 *
 * @param sequence grows with the order in which events are delivered; there may be gaps
 * @param loggedAt when it was put there
 */
public record LoggedEvent(long sequence, Instant loggedAt, Event event) {

    /** The media type of {@link #toJson}. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    static final String DATA_TYPE = "application/json";

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The attributes of CloudEvents 1.0, with the extensions {@code partitionkey} and {@code sequence}; the sequence is
     * written so that texts sort as the numbers do.
     */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id().toString());
        attributes.put("source", event.source());
        attributes.put("type", event.type());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().toString());
        attributes.put("datacontenttype", DATA_TYPE);
        attributes.put("partitionkey", event.partitionKey());
        attributes.put("sequence", "%019d".formatted(sequence));
        return attributes;
    }

    /** The event in the structured JSON format of CloudEvents; the same text each time. */
    public String toJson() {
        Map<String, Object> whole = new LinkedHashMap<>(attributes());
        whole.put("data", new RawValue(event.data()));
        return JSON.writeValueAsString(whole);
    }
}
