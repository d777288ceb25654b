package dev.shouyue.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where webhooks go.
 *
 * @param types which events it gets: exact types, or beginnings such as {@code dev.shouyue.servicing.*}; none is all
 * @param disabled why it gets nothing; empty when it is enabled
 * @param formerUntil until when the former secret signs as well, after a new one was made
 * @param failingSince when it began to take nothing; empty while it takes what it gets
 * @param restingUntil until when it asked to be left alone
 * @param waiting deliveries that are still to be made
 * @param dead deliveries that were given up
 */
public record Endpoint(
        long id,
        String url,
        String description,
        List<String> types,
        Optional<Disabled> disabled,
        Optional<Instant> formerUntil,
        Optional<Instant> failingSince,
        Optional<Instant> restingUntil,
        Optional<Instant> lastSuccessAt,
        Instant createdAt,
        String createdBy,
        long waiting,
        long dead) {

    public Endpoint {
        types = List.copyOf(types);
    }

    /** Since when and why nothing is sent. */
    public record Disabled(Reason reason, Instant at) {}

    /** Why nothing is sent to an endpoint. */
    public enum Reason {
        /** Somebody turned it off. */
        OPERATOR,
        /** It answered 410 Gone. */
        GONE,
        /** It took nothing for days. */
        FAILING
    }

    /** An endpoint with its secret, which is told this once. */
    public record WithSecret(Endpoint endpoint, String secret) {}
}
