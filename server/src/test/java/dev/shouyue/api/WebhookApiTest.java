package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.event.Event;
import dev.shouyue.event.EventSettings;
import dev.shouyue.event.EventSettings.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Webhooks and events over HTTP, with a receiver on loopback and a real database. */
class WebhookApiTest {

    private static final String TYPE = "dev.shouyue.servicing.payment-received.v1";
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor administrator;
    private static Visitor operator;
    private static HttpServer receiver;
    private static final AtomicInteger STATUS = new AtomicInteger(204);
    private static final AtomicInteger CAME = new AtomicInteger();

    @BeforeAll
    static void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            CAME.incrementAndGet();
            exchange.sendResponseHeaders(STATUS.get(), -1);
            exchange.close();
        });
        receiver.start();
        house = new House(folder);
        administrator = house.administrator();
        operator = house.someone("operator", Role.OPERATIONS);
        house.platform.events.start(EventSettings.USUAL.withReach(Set.of(Reach.LOOPBACK)), List.of());
    }

    @AfterAll
    static void close() {
        house.close();
        receiver.stop(0);
    }

    @Test
    void an_endpoint_is_made_changed_tested_and_deleted_and_its_secret_is_seen_once() {
        Answer made = administrator.post(
                WEBHOOKS,
                Map.of("url", url(), "description", "the ledger", "types", List.of("dev.shouyue.servicing.*")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String secret = made.json().path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        String one = WEBHOOKS + "/" + made.json().path("webhook").path("id").asLong();
        JsonNode shown = operator.get(one).json();
        assertThat(shown.path("description").asString()).isEqualTo("the ledger");
        assertThat(shown.path("types").path(0).asString()).isEqualTo("dev.shouyue.servicing.*");
        assertThat(shown.path("enabled").asBoolean()).isTrue();
        assertThat(shown.path("createdBy").asString()).isEqualTo("admin");
        assertThat(operator.get(one).text()
                        + operator.get(WEBHOOKS).text()
                        + administrator.get("/api/v1/audit").text())
                .doesNotContain("whsec_");

        Answer off = administrator.send("PATCH", one, Map.of("enabled", false, "types", List.of()), Map.of());
        assertThat(off.json().path("disabledReason").asString()).isEqualTo("OPERATOR");
        assertThat(off.json().path("types").size()).isZero();
        assertThat(administrator
                        .send("PATCH", one, Map.of("enabled", true), Map.of())
                        .json()
                        .has("disabledReason"))
                .isTrue();

        Answer anew = administrator.post(one + "/secret", Map.of());
        assertThat(anew.status()).isEqualTo(201);
        assertThat(anew.json().path("secret").asString()).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(anew.json().path("webhook").path("formerSecretUntil").asString())
                .isNotEmpty();

        STATUS.set(418);
        JsonNode test = administrator.post(one + "/test", Map.of()).json();
        STATUS.set(204);
        assertThat(test.path("taken").asBoolean()).isFalse();
        assertThat(test.path("status").asInt()).isEqualTo(418);
        assertThat(administrator
                        .post(one + "/test", Map.of())
                        .json()
                        .path("taken")
                        .asBoolean())
                .isTrue();

        assertThat(administrator.send("DELETE", one, null, Map.of()).status()).isEqualTo(204);
        assertThat(administrator.get(one).status()).isEqualTo(404);
        String trail = administrator.get("/api/v1/audit?limit=100").text();
        assertThat(trail)
                .contains(
                        "webhook.created",
                        "webhook.changed",
                        "webhook.secret-changed",
                        "webhook.tested",
                        "webhook.deleted");
    }

    @Test
    void what_was_published_is_listed_delivered_and_sent_again() throws SQLException {
        long id = administrator
                .post(WEBHOOKS, Map.of("url", url(), "types", List.of(TYPE)))
                .json()
                .path("webhook")
                .path("id")
                .asLong();
        String one = WEBHOOKS + "/" + id;
        Instant at = house.clock.instant();
        List<Event> events = List.of(
                Event.of(TYPE, "L/1 守", 1, at, Map.of("amount", "10.00")),
                Event.of(TYPE, "L2", 2, at.plusSeconds(1), Map.of()),
                Event.of(TYPE, "L2", 2, at.plusSeconds(2), Map.of()));
        publish(events);
        await(
                "all are delivered",
                () -> items(one + "/deliveries?state=DELIVERED").size() == 3);

        JsonNode page = operator.get(one + "/deliveries?limit=2").json();
        assertThat(page.path("items").size()).isEqualTo(2);
        JsonNode rest = operator.get(
                        one + "/deliveries?limit=2&cursor=" + page.path("next").asString())
                .json();
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(rest.path("items").path(0).path("event").asString())
                .isEqualTo(events.getFirst().id().toString());
        assertThat(rest.path("items").path(0).path("lastStatus").asInt()).isEqualTo(204);
        assertThat(operator.get(one + "/deliveries?state=DEAD&cursor="
                                + page.path("next").asString())
                        .problem())
                .as("a cursor of another list")
                .isEqualTo("bad-value");

        JsonNode first = operator.get("/api/v1/events?subject=L%2F1%20%E5%AE%88")
                .json()
                .path("items")
                .path(0);
        assertThat(first.path("type").asString()).isEqualTo(TYPE);
        assertThat(first.path("data").path("amount").asString()).isEqualTo("10.00");
        assertThat(first.path("source").asString()).isEqualTo("/shouyue/servicing");
        assertThat(items("/api/v1/events?type=" + TYPE + "&subject=L2").size()).isEqualTo(2);
        assertThat(items("/api/v1/events?subject=L2&from=" + at.plusSeconds(2)).size())
                .isEqualTo(1);
        assertThat(items("/api/v1/events?subject=L2&to=" + at.plusSeconds(2)).size())
                .isEqualTo(1);

        JsonNode status = operator.get("/api/v1/events/status").json();
        assertThat(status.path("unlogged").asInt()).isZero();
        assertThat(status.path("subscriptions").path(0).path("name").asString()).isEqualTo("webhooks");
        assertThat(status.path("subscriptions").path(0).path("waiting").asInt()).isZero();

        int came = CAME.get();
        Answer replayed = operator.post(
                one + "/replays", Map.of("event", events.getFirst().id().toString()));
        assertThat(replayed.status()).as(replayed.text()).isEqualTo(202);
        assertThat(replayed.json().path("events").asInt()).isEqualTo(1);
        await("it came again", () -> CAME.get() == came + 1);
        assertThat(operator.post(
                                one + "/replays",
                                Map.of(
                                        "from",
                                        at.toString(),
                                        "to",
                                        at.plusSeconds(2).toString()))
                        .json()
                        .path("events")
                        .asInt())
                .isEqualTo(2);
        assertThat(operator.post(one + "/replays", Map.of("dead", true))
                        .json()
                        .path("events")
                        .asInt())
                .isZero();
        assertThat(administrator.get("/api/v1/audit?action=webhook.replayed").text())
                .contains("dead letters: 0", "event " + events.getFirst().id() + ": 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST  | /api/v1/webhooks                | {}                                                     | url",
                "POST  | /api/v1/webhooks                | {'url': 'http://1.1.1.1/'}                             | url",
                "POST  | /api/v1/webhooks                | {'url': 'https://10.1.2.3/'}                           | url",
                "POST  | /api/v1/webhooks                | {'url': 'https://169.254.169.254/latest/meta-data'}    | url",
                "POST  | /api/v1/webhooks                | {'url': 'https://example.com/', 'types': ['A b']}      | types",
                "POST  | /api/v1/webhooks                | {'url': 'https://example.com/', 'types': [null]}       | types",
                "POST  | /api/v1/webhooks                | {'url': 'https://example.com/', 'secret': 'whsec_AAA'} | secret",
                "GET   | /api/v1/events?from=yesterday   | -                                                      | from",
                "GET   | /api/v1/events?to=9999999-01-01 | -                                                      | to",
                "GET   | /api/v1/events?limit=501        | -                                                      | limit",
                "GET   | /api/v1/events?cursor=AAAA      | -                                                      | cursor",
            })
    void what_is_wrong_is_refused_by_name(String method, String path, String body, String field) {
        Answer answer = administrator.send(method, path, body.equals("-") ? null : body.replace('\'', '"'), Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void a_type_that_there_is_not_is_refused_naming_those_that_there_are() {
        Answer answer = administrator.post(
                WEBHOOKS, Map.of("url", url(), "types", List.of("dev.shouyue.servicing.day-closd.v1")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("types");
        assertThat(answer.json().path("errors").path(0).path("expected").asString())
                .contains("dev.shouyue.servicing.day-closed.v1, ")
                .contains("dev.shouyue.payment.refunded.v1, ");
    }

    @Test
    void a_replay_names_one_thing() {
        long id = administrator
                .post(WEBHOOKS, Map.of("url", url(), "types", List.of("dev.shouyue.event.webhook-tested.v1")))
                .json()
                .path("webhook")
                .path("id")
                .asLong();
        String replays = WEBHOOKS + "/" + id + "/replays";
        assertThat(operator.post(replays, Map.of()).problem()).isEqualTo("bad-value");
        assertThat(operator.post(replays, Map.of("dead", true, "from", "2026-01-01T00:00:00Z"))
                        .problem())
                .isEqualTo("bad-value");
        assertThat(operator.post(replays, Map.of("from", "2026-01-01T00:00:00Z"))
                        .problem())
                .isEqualTo("bad-value");
        assertThat(operator.post(replays, Map.of("from", "2026-01-02T00:00:00Z", "to", "2026-01-01T00:00:00Z"))
                        .problem())
                .isEqualTo("bad-value");
        assertThat(operator.post(replays, Map.of("event", "00000000-0000-0000-0000-000000000000"))
                        .status())
                .isEqualTo(404);
        assertThat(operator.get(WEBHOOKS + "/" + id + "/deliveries?state=LOST").problem())
                .isEqualTo("bad-value");
    }

    private static void publish(List<Event> events) throws SQLException {
        try (Connection connection = house.platform.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            house.platform.events.outbox.publish(connection, events);
            connection.commit();
            connection.setAutoCommit(true);
        }
        house.platform.events.outbox.committed();
    }

    private static JsonNode items(String path) {
        return operator.get(path).json().path("items");
    }

    private static String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks";
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to it that " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
