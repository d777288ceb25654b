package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.event.Delivery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to a webhook, what waits, what was given up; and sending it again. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class DeliveryApi {

    private final Platform platform;
    private final Cursors cursors;

    DeliveryApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    record WebhookDelivery(
            long sequence,
            UUID event,
            String type,
            String subject,
            Delivery.State state,
            int attempts,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer lastStatus,
            @Nullable String lastFailure,
            @Nullable String lastAnswer,
            @Nullable Long lastMillis) {

        static WebhookDelivery of(Delivery delivery) {
            return new WebhookDelivery(
                    delivery.sequence(),
                    delivery.event(),
                    delivery.type(),
                    delivery.subject(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.createdAt(),
                    delivery.dueAt().orElse(null),
                    delivery.lastAttemptAt().orElse(null),
                    delivery.lastStatus().isPresent() ? delivery.lastStatus().getAsInt() : null,
                    delivery.lastFailure().orElse(null),
                    delivery.lastAnswer().orElse(null),
                    delivery.lastTook().map(took -> took.toMillis()).orElse(null));
        }
    }

    record WebhookDeliveries(
            List<WebhookDelivery> items, @Nullable String next) {}

    /** What is sent again: one event, or all that was given up, or what happened from one time until before another. */
    record NewReplay(
            @Nullable UUID event,
            @Nullable Boolean dead,
            @Nullable String from,
            @Nullable String to) {}

    record Replay(int events) {}

    /** Newest first. */
    @GetMapping("/deliveries")
    @Needs(Right.EVENTS_READ)
    WebhookDeliveries deliveries(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, EventApi.LARGEST_PAGE);
        check(id);
        Optional<Delivery.State> only = Optional.ofNullable(state).map(DeliveryApi::state);
        String list = "deliveries" + id + only;
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<Delivery> found = platform.events.deliveries.page(id, only, before, limit + 1);
        List<Delivery> shown = found.subList(0, Math.min(limit, found.size()));
        return new WebhookDeliveries(
                shown.stream().map(WebhookDelivery::of).toList(),
                found.size() > limit
                        ? cursors.seal(
                                list, List.of(String.valueOf(shown.getLast().sequence())))
                        : null);
    }

    @PostMapping("/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.EVENTS_REPLAY, audit = "webhook.replayed")
    Replay replay(@PathVariable long id, @RequestBody NewReplay asked, Caller caller) {
        check(id);
        boolean dead = Boolean.TRUE.equals(asked.dead());
        boolean between = asked.from() != null || asked.to() != null;
        if ((asked.event() == null ? 0 : 1) + (dead ? 1 : 0) + (between ? 1 : 0) != 1) {
            throw new Refusal.BadValue("event", "", Say.of("expected.replay"), Say.of("replay.which"));
        }
        Replay replay = new Replay(again(id, asked, dead));
        caller.acted(String.valueOf(id), told(asked, dead) + ": " + replay.events());
        return replay;
    }

    private int again(long id, NewReplay asked, boolean dead) {
        UUID event = asked.event();
        if (event != null) {
            if (platform.events.deliveries.replay(id, event).isEmpty()) {
                throw new Refusal.Unknown(Say.of("delivery.unknown", "event", event, "id", String.valueOf(id)));
            }
            return 1;
        }
        if (dead) {
            return platform.events.deliveries.replayDead(id);
        }
        Instant from = EventApi.moment("from", Refusals.required("from", asked.from()));
        Instant to = EventApi.moment("to", Refusals.required("to", asked.to()));
        if (!from.isBefore(to)) {
            throw new Refusal.BadValue(
                    "to", to.toString(), Say.of("expected.after", "from", from), Say.of("replay.order"));
        }
        return platform.events.deliveries.replayBetween(id, from, to);
    }

    private static String told(NewReplay asked, boolean dead) {
        return asked.event() != null
                ? "event " + asked.event()
                : dead ? "dead letters" : asked.from() + " to " + asked.to();
    }

    private void check(long id) {
        if (platform.events.webhooks.find(id).isEmpty()) {
            throw WebhookApi.unknown(id);
        }
    }

    private static Delivery.State state(String name) {
        return Arrays.stream(Delivery.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        "state",
                        name,
                        Say.of("expected.oneOf", "values", Arrays.toString(Delivery.State.values())),
                        Say.of("state.unknown", "name", name)));
    }
}
