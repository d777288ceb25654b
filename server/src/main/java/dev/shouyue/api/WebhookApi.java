package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.event.BadEndpoint;
import dev.shouyue.event.Endpoint;
import dev.shouyue.event.Endpoint.Disabled;
import dev.shouyue.event.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that webhooks go to. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

    private final Platform platform;

    WebhookApi(Platform platform) {
        this.platform = platform;
    }

    record Webhook(
            long id,
            String url,
            String description,
            List<String> types,
            boolean enabled,
            Endpoint.@Nullable Reason disabledReason,
            @Nullable Instant disabledAt,
            @Nullable Instant formerSecretUntil,
            @Nullable Instant failingSince,
            @Nullable Instant restingUntil,
            @Nullable Instant lastSuccessAt,
            Instant createdAt,
            String createdBy,
            long waiting,
            long dead) {

        static Webhook of(Endpoint endpoint) {
            return new Webhook(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.description(),
                    endpoint.types(),
                    endpoint.disabled().isEmpty(),
                    endpoint.disabled().map(Disabled::reason).orElse(null),
                    endpoint.disabled().map(Disabled::at).orElse(null),
                    endpoint.formerUntil().orElse(null),
                    endpoint.failingSince().orElse(null),
                    endpoint.restingUntil().orElse(null),
                    endpoint.lastSuccessAt().orElse(null),
                    endpoint.createdAt(),
                    endpoint.createdBy(),
                    endpoint.waiting(),
                    endpoint.dead());
        }
    }

    /** An endpoint with the secret that signs what it gets; it is not shown again. */
    record WebhookWithSecret(Webhook webhook, String secret) {
        static WebhookWithSecret of(Endpoint.WithSecret made) {
            return new WebhookWithSecret(Webhook.of(made.endpoint()), made.secret());
        }
    }

    record NewWebhook(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> types) {}

    record WebhookChange(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> types,
            @Nullable Boolean enabled) {}

    record WebhookTest(
            boolean taken,
            @Nullable Integer status,
            @Nullable String failure,
            String answer,
            long millis) {

        static WebhookTest of(Webhooks.Tested tested) {
            return new WebhookTest(
                    tested.failure().isEmpty(),
                    tested.status().isPresent() ? tested.status().getAsInt() : null,
                    tested.failure().orElse(null),
                    tested.answer(),
                    tested.took().toMillis());
        }
    }

    @GetMapping
    @Needs(Right.EVENTS_READ)
    UserApi.Everything<Webhook> webhooks() {
        return UserApi.Everything.of(
                platform.events.webhooks.all().stream().map(Webhook::of).toList());
    }

    @GetMapping("/{id}")
    @Needs(Right.EVENTS_READ)
    Webhook webhook(@PathVariable long id) {
        return Webhook.of(platform.events.webhooks.find(id).orElseThrow(() -> unknown(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.WEBHOOKS_MANAGE, audit = "webhook.created")
    WebhookWithSecret createWebhook(@RequestBody NewWebhook asked, Caller caller) {
        String url = Refusals.required("url", asked.url());
        caller.acted(url, "");
        Endpoint.WithSecret made = platform.events.webhooks.create(
                url,
                asked.description() == null ? "" : asked.description(),
                asked.types() == null ? List.of() : asked.types(),
                caller.actor().name());
        caller.acted(String.valueOf(made.endpoint().id()), url);
        return WebhookWithSecret.of(made);
    }

    @PatchMapping("/{id}")
    @Needs(value = Right.WEBHOOKS_MANAGE, audit = "webhook.changed")
    Webhook changeWebhook(@PathVariable long id, @RequestBody WebhookChange change, Caller caller) {
        caller.acted(String.valueOf(id), told(change));
        return platform.events
                .webhooks
                .change(
                        id,
                        new Webhooks.Change(
                                Optional.ofNullable(change.url()),
                                Optional.ofNullable(change.description()),
                                Optional.ofNullable(change.types()),
                                Optional.ofNullable(change.enabled())))
                .map(Webhook::of)
                .orElseThrow(() -> unknown(id));
    }

    private static String told(WebhookChange change) {
        StringBuilder told = new StringBuilder();
        if (change.url() != null) {
            told.append("url ").append(change.url()).append("; ");
        }
        if (change.description() != null) {
            told.append("description; ");
        }
        if (change.types() != null) {
            told.append("types ").append(String.join(" ", change.types())).append("; ");
        }
        if (change.enabled() != null) {
            told.append(change.enabled() ? "enabled" : "disabled");
        }
        return told.toString().strip();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(value = Right.WEBHOOKS_MANAGE, audit = "webhook.deleted")
    void deleteWebhook(@PathVariable long id) {
        if (!platform.events.webhooks.delete(id)) {
            throw unknown(id);
        }
    }

    /** Makes a new secret; for a day the former one signs as well. */
    @PostMapping("/{id}/secret")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.WEBHOOKS_MANAGE, audit = "webhook.secret-changed")
    WebhookWithSecret changeSecret(@PathVariable long id) {
        return platform.events.webhooks.rotate(id).map(WebhookWithSecret::of).orElseThrow(() -> unknown(id));
    }

    /** Sends a test event and waits for what comes of it. */
    @PostMapping("/{id}/test")
    @Needs(value = Right.WEBHOOKS_MANAGE, audit = "webhook.tested")
    WebhookTest testWebhook(@PathVariable long id, Caller caller) throws InterruptedException {
        WebhookTest test = WebhookTest.of(platform.events.webhooks.test(id).orElseThrow(() -> unknown(id)));
        caller.acted(String.valueOf(id), test.failure() == null ? "taken" : test.failure());
        return test;
    }

    static Refusal.Unknown unknown(long id) {
        return new Refusal.Unknown(Say.of("webhook.unknown", "id", String.valueOf(id)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(BadEndpoint bad) {
        return Refusals.answer(new Refusal.BadValue(bad.field(), bad.value(), bad.expected(), bad.told()));
    }
}
