package dev.shouyue.event;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How events leave the house.
 *
 * @param kafka where they go besides; empty: nowhere
 * @param reach what webhooks may reach besides public addresses
 * @param poll how often the database is asked when nobody signals
 * @param keep how long events are kept after everybody has had them
 */
public record EventSettings(Optional<Kafka> kafka, Set<Reach> reach, Duration poll, Duration keep) {

    public static final EventSettings USUAL =
            new EventSettings(Optional.empty(), Set.of(), Duration.ofMillis(500), Duration.ofDays(30));

    public EventSettings {
        reach = Set.copyOf(reach);
    }

    /** A network that a webhook does not reach unless it is allowed to. */
    public enum Reach {
        /** This machine, also over plain HTTP. */
        LOOPBACK,
        /** Addresses of a house's own network (RFC 1918, unique local and shared ones), over HTTPS. */
        PRIVATE
    }

    /**
     * A Kafka cluster.
     *
     * @param servers {@code HOST:PORT}, several by commas
     * @param topic the topic of all events
     * @param properties of its client, such as for TLS and SASL
     */
    public record Kafka(String servers, String topic, Map<String, String> properties) {

        public static final String USUAL_TOPIC = "shouyue.events";

        public Kafka {
            properties = Map.copyOf(properties);
        }
    }

    public EventSettings withKafka(Kafka to) {
        return new EventSettings(Optional.of(to), reach, poll, keep);
    }

    public EventSettings withReach(Set<Reach> allowed) {
        return new EventSettings(kafka, allowed, poll, keep);
    }
}
