package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.event.Event;
import dev.shouyue.event.EventLog;
import dev.shouyue.event.EventStatus;
import dev.shouyue.event.LoggedEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was told to others, and how far each of them is. */
@RestController
@RequestMapping("/api/v1/events")
class EventApi {

    static final int LARGEST_PAGE = 500;

    private final Platform platform;
    private final Cursors cursors;
    private final JsonMapper json;

    EventApi(Platform platform, Cursors cursors, JsonMapper json) {
        this.platform = platform;
        this.cursors = cursors;
        this.json = json;
    }

    record PublishedEvent(
            long sequence,
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            Instant loggedAt,
            String partitionKey,
            Map<String, Object> data) {}

    record PublishedEvents(
            List<PublishedEvent> items, @Nullable String next) {}

    record Subscription(
            String name,
            long delivered,
            long waiting,
            @Nullable Instant oldestWaiting,
            @Nullable Instant deliveredAt,
            @Nullable Instant failingSince,
            @Nullable String failure) {

        static Subscription of(EventStatus.Reached reached) {
            return new Subscription(
                    reached.name(),
                    reached.delivered(),
                    reached.waiting(),
                    reached.oldestWaiting().orElse(null),
                    reached.deliveredAt().orElse(null),
                    reached.failingSince().orElse(null),
                    reached.failure().orElse(null));
        }
    }

    record Outbox(
            Instant at,
            long unlogged,
            @Nullable Instant oldestUnlogged,
            long lastSequence,
            List<Subscription> subscriptions,
            long deliveriesWaiting,
            long deliveriesDead) {}

    /** Newest first; {@code to} is not included. */
    @GetMapping
    @Needs(value = Right.EVENTS_READ, audit = "events.read")
    PublishedEvents events(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, LARGEST_PAGE);
        EventLog.Filter filter = new EventLog.Filter(
                given(type),
                given(subject),
                given(from).map(text -> moment("from", text)),
                given(to).map(text -> moment("to", text)));
        String list = "events" + filter;
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<LoggedEvent> found = platform.events.log.page(filter, before, limit + 1);
        List<LoggedEvent> shown = found.subList(0, Math.min(limit, found.size()));
        caller.acted(subject == null ? "" : subject, shown.size() + " events");
        return new PublishedEvents(
                shown.stream().map(this::shown).toList(),
                found.size() > limit
                        ? cursors.seal(
                                list, List.of(String.valueOf(shown.getLast().sequence())))
                        : null);
    }

    private PublishedEvent shown(LoggedEvent logged) {
        Event event = logged.event();
        return new PublishedEvent(
                logged.sequence(),
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                logged.loggedAt(),
                event.partitionKey(),
                json.readValue(event.data(), new TypeReference<Map<String, Object>>() {}));
    }

    @GetMapping("/status")
    @Needs(Right.EVENTS_READ)
    Outbox eventStatus() {
        EventStatus status = platform.events.status();
        return new Outbox(
                status.at(),
                status.unlogged(),
                status.oldestUnlogged().orElse(null),
                status.lastSequence(),
                status.subscribers().stream().map(Subscription::of).toList(),
                status.deliveriesWaiting(),
                status.deliveriesDead());
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A moment that the database can hold. */
    static Instant moment(String field, String text) {
        try {
            Instant moment = Instant.parse(text);
            if (moment.isAfter(Instant.EPOCH.minusSeconds(1))
                    && moment.isBefore(Instant.parse("3000-01-01T00:00:00Z"))) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new Refusal.BadValue(
                field, text, Say.of("expected.moment"), Say.of("moment.bad", "field", field, "value", text));
    }
}
