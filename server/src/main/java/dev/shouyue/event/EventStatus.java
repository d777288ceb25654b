package dev.shouyue.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far everything that was published has come.
 *
 * @param at when this was so
 * @param unlogged events that were published and have no place in the log yet
 * @param oldestUnlogged when the oldest of them happened
 * @param lastSequence the last place that was given
 * @param deliveriesWaiting deliveries to webhooks that are still to be made
 * @param deliveriesDead deliveries to webhooks that were given up
 */
public record EventStatus(
        Instant at,
        long unlogged,
        Optional<Instant> oldestUnlogged,
        long lastSequence,
        List<Reached> subscribers,
        long deliveriesWaiting,
        long deliveriesDead) {

    /**
     * How far a subscriber is.
     *
     * @param delivered events that it took, ever
     * @param waiting events of the log that it has not had
     * @param oldestWaiting when the oldest of them was logged
     * @param failure why it failed, while it fails
     */
    public record Reached(
            String name,
            long delivered,
            long waiting,
            Optional<Instant> oldestWaiting,
            Optional<Instant> deliveredAt,
            Optional<Instant> failingSince,
            Optional<String> failure) {}
}
