package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.event.Delivery.State;
import dev.shouyue.event.Endpoint.Reason;
import dev.shouyue.event.EventSettings.Reach;
import dev.shouyue.event.Receiver.Answer;
import dev.shouyue.event.Receiver.Got;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhooks to a real HTTP server that misbehaves. Time is moved by hand. */
class WebhooksTest {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(2);
    private static final EventSettings SETTINGS =
            new EventSettings(Optional.empty(), Set.of(Reach.LOOPBACK), Duration.ofMillis(50), Duration.ofDays(30));

    private final HandClock clock = new HandClock();
    private final Receiver receiver = new Receiver();
    private Database database;
    private Events events;
    private Publisher publisher;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        events = new Events(database.dataSource(), clock, new Attempt(clock, ANSWER_TIME), RetrySchedule.STANDARD);
        publisher = new Publisher(database.dataSource(), events.outbox);
        events.start(SETTINGS, List.of());
    }

    @AfterEach
    void close() {
        events.close();
        database.close();
        receiver.close();
    }

    @Test
    void a_webhook_carries_the_event_and_a_signature_that_holds() {
        Endpoint.WithSecret made = endpoint();
        Event published = publisher.publish(7, 1, 1).getFirst();
        Delivery delivery = delivered(made, published.id());
        Got got = receiver.got().getFirst();
        assertThat(got.id()).isEqualTo(published.id().toString());
        assertThat(got.timestamp()).isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
        assertThat(got.holds(made.secret())).isTrue();
        assertThat(got.holds("whsec_" + "A".repeat(43) + "=")).isFalse();
        assertThat(got.type()).isEqualTo("application/cloudevents+json");
        assertThat(got.json().path("type").asString()).isEqualTo(Publisher.TYPE);
        assertThat(got.json().path("data").path("number").asInt()).isEqualTo(1);
        assertThat(delivery.attempts()).isEqualTo(1);
        assertThat(delivery.lastStatus()).hasValue(204);
        assertThat(delivery.lastFailure()).isEmpty();
        assertThat(made.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
    }

    @Test
    void an_endpoint_gets_what_it_asked_for_from_when_it_was_made() {
        publisher.publish(1, 1, 1);
        Publisher.await("it is logged", () -> events.status().lastSequence() > 0);
        events.webhooks.create(receiver.url(), "all of servicing", List.of("dev.shouyue.servicing.*"), "admin");
        events.webhooks.create(receiver.url(), "exactly", List.of(Publisher.TYPE), "admin");
        events.webhooks.create(
                receiver.url(),
                "others",
                List.of("dev.shouyue.payment.*", "dev.shouyue.servicing.disbursed.v1"),
                "admin");
        publisher.publish(1, 2, 2);
        Publisher.await("two get it", () -> receiver.got().size() == 2);
        assertThat(receiver.got())
                .extracting(Got::id)
                .containsOnly(receiver.got().getFirst().id());
        Publisher.await(
                "that they got it is known, and nobody else is to",
                () -> events.status().deliveriesWaiting() == 0);
        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().getFirst().json().path("data").path("number").asInt())
                .isEqualTo(2);
    }

    /** The ten attempts of the published schedule, each at its time, then the dead letters; and back from there. */
    @Test
    void a_receiver_that_fails_is_tried_by_the_schedule_given_up_and_replayed() {
        receiver.usual = Answer.of(500, Map.of(), "out of\r\norder" + "!".repeat(2_000));
        Endpoint.WithSecret made = endpoint();
        UUID id = publisher.publish(1, 1, 1).getFirst().id();
        List<Duration> waits = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
        for (int failed = 1; failed <= 9; failed++) {
            int attempts = failed;
            Delivery tried = await(made, id, delivery -> delivery.attempts() == attempts);
            assertThat(tried.state()).isEqualTo(State.WAITING);
            assertThat(tried.lastFailure()).hasValue("answered 500");
            assertThat(tried.lastAnswer().orElseThrow())
                    .startsWith("out of  order!!!")
                    .hasSize(512);
            Duration wait = Duration.between(clock.instant(), tried.dueAt().orElseThrow());
            Duration planned = waits.get(failed - 1);
            assertThat(wait).isBetween(planned, planned.plus(planned.dividedBy(10)));
            clock.move(wait);
        }
        Delivery dead = await(made, id, delivery -> delivery.state() == State.DEAD);
        assertThat(dead.attempts()).isEqualTo(10);
        assertThat(receiver.got()).hasSize(10).allSatisfy(got -> {
            assertThat(got.id()).isEqualTo(id.toString());
            assertThat(got.holds(made.secret())).as("signed anew each time").isTrue();
        });
        assertThat(receiver.got()).extracting(Got::timestamp).doesNotHaveDuplicates();
        assertThat(find(made).dead()).isEqualTo(1);
        receiver.usual = Answer.of(200);
        assertThat(events.deliveries.replay(made.endpoint().id(), id)).isPresent();
        assertThat(delivered(made, id).attempts()).isEqualTo(1);
        assertThat(receiver.got().getLast().id()).isEqualTo(id.toString());
        assertThat(events.deliveries.replay(made.endpoint().id(), UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void a_receiver_that_is_slow_or_redirects_or_stalls_has_not_taken_it() {
        Endpoint.WithSecret made = endpoint();
        receiver.next(
                exchange -> sleep(ANSWER_TIME.multipliedBy(3)),
                Answer.of(302, Map.of("Location", receiver.url()), ""),
                exchange -> {
                    exchange.sendResponseHeaders(500, 100);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    sleep(ANSWER_TIME.multipliedBy(3));
                });
        UUID id = publisher.publish(1, 1, 1).getFirst().id();
        Delivery slow = await(made, id, delivery -> delivery.attempts() == 1);
        assertThat(slow.lastFailure().orElseThrow()).startsWith("no answer within");
        assertThat(slow.lastStatus()).isEmpty();
        clock.move(Duration.ofSeconds(6));
        Delivery redirected = await(made, id, delivery -> delivery.attempts() == 2);
        assertThat(redirected.lastFailure()).hasValue("answered 302; redirects are not followed");
        assertThat(receiver.got()).hasSize(2);
        clock.move(Duration.ofMinutes(6));
        Delivery stalled = await(made, id, delivery -> delivery.attempts() == 3);
        assertThat(stalled.state()).isEqualTo(State.WAITING);
        clock.move(Duration.ofMinutes(34));
        assertThat(delivered(made, id).attempts()).isEqualTo(4);
    }

    @Test
    void a_receiver_that_is_gone_is_sent_nothing_more_until_somebody_turns_it_on() {
        Endpoint.WithSecret made = endpoint();
        receiver.next(Answer.of(410));
        UUID first = publisher.publish(1, 1, 1).getFirst().id();
        await(made, first, delivery -> delivery.state() == State.DEAD);
        Publisher.await("it is disabled", () -> find(made).disabled().isPresent());
        assertThat(find(made).disabled().orElseThrow().reason()).isEqualTo(Reason.GONE);
        UUID missed = publisher.publish(1, 2, 2).getFirst().id();
        Publisher.await("it is logged", () -> events.status().lastSequence() == 2);
        Publisher.await("it is looked at", () -> waiting("webhooks") == 0);
        assertThat(receiver.got()).hasSize(1);
        events.webhooks.change(
                made.endpoint().id(),
                new Webhooks.Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true)));
        assertThat(find(made).disabled()).isEmpty();
        assertThat(events.deliveries.replayDead(made.endpoint().id())).isEqualTo(1);
        delivered(made, first);
        assertThat(events.deliveries.replayBetween(made.endpoint().id(), Publisher.AT, Publisher.AT.plusMillis(1)))
                .as("also what it missed while it was off")
                .isEqualTo(2);
        delivered(made, missed);
        Publisher.await("both came", () -> receiver.got().size() == 4);
        assertThat(events.deliveries.replayBetween(
                        made.endpoint().id(), Publisher.AT.plusMillis(1), Instant.parse("2999-01-01T00:00:00Z")))
                .isZero();
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it() {
        Endpoint.WithSecret made = endpoint();
        receiver.next(Answer.of(429, Map.of("Retry-After", "120"), ""));
        UUID first = publisher.publish(1, 1, 1).getFirst().id();
        Delivery asked = await(made, first, delivery -> delivery.attempts() == 1);
        assertThat(asked.dueAt()).hasValue(clock.instant().plusSeconds(120));
        Publisher.await("it rests", () -> find(made).restingUntil().isPresent());
        UUID second = publisher.publish(2, 1, 1).getFirst().id();
        Publisher.await("it waits", () -> find(made).waiting() == 2);
        sleep(Duration.ofMillis(300));
        assertThat(receiver.got()).as("others wait, too").hasSize(1);
        clock.move(Duration.ofSeconds(121));
        delivered(made, first);
        delivered(made, second);
    }

    @Test
    void a_date_to_come_back_is_understood_and_an_endless_one_is_cut() {
        Endpoint.WithSecret made = endpoint();
        receiver.next(
                Answer.of(503, Map.of("Retry-After", "Tue, 10 Mar 2026 08:25:30 GMT"), ""),
                Answer.of(503, Map.of("Retry-After", "999999999"), ""),
                Answer.of(503, Map.of("Retry-After", "soon"), ""));
        UUID id = publisher.publish(1, 1, 1).getFirst().id();
        Delivery first = await(made, id, delivery -> delivery.attempts() == 1);
        assertThat(first.dueAt()).hasValue(Instant.parse("2026-03-10T08:25:30Z"));
        clock.move(Duration.ofMinutes(10));
        Delivery second = await(made, id, delivery -> delivery.attempts() == 2);
        assertThat(second.dueAt()).hasValue(clock.instant().plus(Duration.ofHours(24)));
        clock.move(Duration.ofHours(24));
        Delivery third = await(made, id, delivery -> delivery.attempts() == 3);
        assertThat(Duration.between(clock.instant(), third.dueAt().orElseThrow()))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
    }

    @Test
    void a_receiver_that_took_nothing_for_five_days_is_turned_off_and_what_waits_is_kept() {
        receiver.usual = Answer.of(500);
        Endpoint.WithSecret made = endpoint();
        UUID id = publisher.publish(1, 1, 1).getFirst().id();
        await(made, id, delivery -> delivery.attempts() == 1);
        Publisher.await("it fails", () -> find(made).failingSince().isPresent());
        clock.move(Duration.ofDays(5).plusSeconds(1));
        Publisher.await("it is turned off", () -> find(made).disabled().isPresent());
        assertThat(find(made).disabled().orElseThrow().reason()).isEqualTo(Reason.FAILING);
        assertThat(find(made).waiting()).isEqualTo(1);
        clock.move(Duration.ofDays(1));
        sleep(Duration.ofMillis(300));
        assertThat(receiver.got()).hasSize(2);
        receiver.usual = Answer.of(200);
        events.webhooks.change(
                made.endpoint().id(),
                new Webhooks.Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true)));
        delivered(made, id);
        Publisher.await("it is well", () -> find(made).failingSince().isEmpty());
    }

    @Test
    void while_a_secret_changes_both_sign() {
        Endpoint.WithSecret made = endpoint();
        Endpoint.WithSecret anew = events.webhooks.rotate(made.endpoint().id()).orElseThrow();
        assertThat(anew.secret()).isNotEqualTo(made.secret());
        delivered(made, publisher.publish(1, 1, 1).getFirst().id());
        Got both = receiver.got().getFirst();
        assertThat(both.signature()).matches("v1,\\S+ v1,\\S+");
        assertThat(both.holds(made.secret())).isTrue();
        assertThat(both.holds(anew.secret())).isTrue();
        clock.move(Webhooks.ROTATION);
        delivered(made, publisher.publish(1, 2, 2).getFirst().id());
        Got one = receiver.got().getLast();
        assertThat(one.signature()).matches("v1,\\S+");
        assertThat(one.holds(anew.secret())).isTrue();
        assertThat(one.holds(made.secret())).isFalse();
    }

    /** First attempts keep the order of each borrower, few go out at once, and a failure holds nothing up. */
    @Test
    void a_borrower_s_events_go_out_in_order_a_few_at_a_time() {
        receiver.usual = exchange -> {
            sleep(Duration.ofMillis(20));
            Answer.of(204).give(exchange);
        };
        endpoint();
        List<Event> all = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (long borrower = 1; borrower <= 6; borrower++) {
                all.addAll(publisher.publish(borrower, 2L * round, 2L * round + 1));
            }
        }
        Publisher.await("all came", () -> receiver.got().size() >= all.size());
        assertThat(receiver.got())
                .extracting(got -> UUID.fromString(got.id()))
                .containsExactlyInAnyOrderElementsOf(Publisher.ids(all));
        for (long borrower = 1; borrower <= 6; borrower++) {
            String subject = "L" + borrower;
            assertThat(receiver.got())
                    .filteredOn(got -> got.json().path("subject").asString().equals(subject))
                    .extracting(got -> got.json().path("data").path("number").asInt())
                    .isSorted()
                    .hasSize(20);
        }
        assertThat(receiver.most.get()).isBetween(2, Courier.AT_ONCE_TO_ONE);
    }

    /** A process that dies after it sent and before it wrote that down: its lease ends, and the same is sent again. */
    @Test
    void what_was_sent_and_not_written_down_is_sent_again_under_the_same_id() throws InterruptedException {
        events.close();
        Events fresh =
                new Events(database.dataSource(), clock, new Attempt(clock, ANSWER_TIME), RetrySchedule.STANDARD);
        Endpoint.WithSecret made = endpoint();
        UUID id = publisher.publish(1, 1, 1).getFirst().id();
        JdbcClient sql = JdbcClient.create(database.dataSource());
        Dispatcher dispatcher = new Dispatcher(
                database.dataSource(), clock, events.log, SETTINGS, List.of(new WebhookFanOut(() -> {})));
        try (Attempt sender = new Attempt(clock, ANSWER_TIME)) {
            dispatcher.start();
            Publisher.await("it waits", () -> find(made).waiting() == 1);
            Parcel parcel = Parcel.take(sql, clock, made.endpoint().id(), 1).getFirst();
            sender.send(
                    parcel.to().url(),
                    new Targets(SETTINGS.reach()),
                    id.toString(),
                    parcel.what().toJson(),
                    parcel.to().secrets());
            assertThat(receiver.got()).hasSize(1);
            assertThat(Parcel.take(sql, clock, made.endpoint().id(), 1))
                    .as("it is another's")
                    .isEmpty();
        } catch (SQLException e) {
            throw new AssertionError(e);
        } finally {
            dispatcher.close();
        }
        fresh.start(SETTINGS, List.of());
        try {
            sleep(Duration.ofMillis(300));
            assertThat(receiver.got()).hasSize(1);
            clock.move(Parcel.LEASE.plusSeconds(1));
            delivered(made, id);
            assertThat(receiver.got()).extracting(Got::id).containsExactly(id.toString(), id.toString());
        } finally {
            fresh.close();
        }
    }

    @Test
    void an_address_that_became_forbidden_is_not_asked() {
        Endpoint.WithSecret made = endpoint();
        events.close();
        Events strict =
                new Events(database.dataSource(), clock, new Attempt(clock, ANSWER_TIME), RetrySchedule.STANDARD);
        try {
            strict.start(
                    new EventSettings(Optional.empty(), Set.of(), Duration.ofMillis(50), Duration.ofDays(1)),
                    List.of());
            UUID id = publisher.publish(1, 1, 1).getFirst().id();
            Delivery tried = await(made, id, delivery -> delivery.attempts() == 1);
            assertThat(tried.lastFailure()).hasValue("this machine itself is not a receiver that is allowed");
            assertThat(receiver.got()).isEmpty();
            assertThatThrownBy(() -> strict.webhooks.create(receiver.url(), "", List.of(), "admin"))
                    .isInstanceOf(BadEndpoint.class);
        } finally {
            strict.close();
        }
    }

    @Test
    void a_test_is_sent_at_once_and_kept_nowhere() throws InterruptedException {
        Endpoint.WithSecret made = endpoint();
        receiver.next(Answer.of(418, Map.of(), "a teapot"));
        Webhooks.Tested tested = events.webhooks.test(made.endpoint().id()).orElseThrow();
        assertThat(tested.status()).hasValue(418);
        assertThat(tested.failure()).hasValue("answered 418");
        assertThat(tested.answer()).isEqualTo("a teapot");
        Got got = receiver.got().getFirst();
        assertThat(got.holds(made.secret())).isTrue();
        assertThat(got.json().path("type").asString()).isEqualTo(Webhooks.TEST_TYPE);
        assertThat(events.deliveries.page(made.endpoint().id(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(events.webhooks.test(4711)).isEmpty();
    }

    @Test
    void an_endpoint_that_is_deleted_takes_its_deliveries_with_it() {
        Endpoint.WithSecret made = endpoint();
        delivered(made, publisher.publish(1, 1, 1).getFirst().id());
        assertThat(events.webhooks.delete(made.endpoint().id())).isTrue();
        assertThat(events.webhooks.delete(made.endpoint().id())).isFalse();
        assertThat(events.webhooks.find(made.endpoint().id())).isEmpty();
        assertThat(events.deliveries.page(made.endpoint().id(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
    }

    private Endpoint.WithSecret endpoint() {
        return events.webhooks.create(receiver.url(), "the ledger", List.of(), "admin");
    }

    private Endpoint find(Endpoint.WithSecret made) {
        return events.webhooks.find(made.endpoint().id()).orElseThrow();
    }

    private Delivery delivered(Endpoint.WithSecret made, UUID id) {
        return await(made, id, delivery -> delivery.state() == State.DELIVERED);
    }

    private Delivery await(Endpoint.WithSecret made, UUID id, Predicate<Delivery> condition) {
        List<Delivery> found = new ArrayList<>();
        Publisher.await("the delivery is so; it is " + found, Duration.ofSeconds(30), () -> {
            found.clear();
            events.deliveries.page(made.endpoint().id(), Optional.empty(), Long.MAX_VALUE, 500).stream()
                    .filter(delivery -> delivery.event().equals(id))
                    .forEach(found::add);
            return found.stream().anyMatch(condition);
        });
        return found.getFirst();
    }

    private long waiting(String name) {
        EventStatus status = events.status();
        return status.unlogged()
                + status.subscribers().stream()
                        .filter(one -> one.name().equals(name))
                        .mapToLong(EventStatus.Reached::waiting)
                        .sum();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
