package dev.shouyue.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * An event on its way to an endpoint.
 *
 * @param attempts made since it was first sent or replayed
 * @param dueAt when the next attempt is made, while it waits
 * @param lastStatus HTTP status of the last attempt, if there was an answer
 * @param lastFailure what went wrong at the last attempt
 * @param lastAnswer the beginning of what was answered, at most 512 bytes
 */
public record Delivery(
        long sequence,
        UUID event,
        String type,
        String subject,
        State state,
        int attempts,
        Instant createdAt,
        Optional<Instant> dueAt,
        Optional<Instant> lastAttemptAt,
        OptionalInt lastStatus,
        Optional<String> lastFailure,
        Optional<String> lastAnswer,
        Optional<Duration> lastTook) {

    /** Where a delivery stands. */
    public enum State {
        /** It will be sent, or sent again. */
        WAITING,
        /** It was taken. */
        DELIVERED,
        /** It was given up, after the last attempt or because the endpoint is gone. */
        DEAD
    }
}
