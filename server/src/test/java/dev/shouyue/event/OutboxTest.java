package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was committed is told, in order, and nothing else is. On a real database. */
class OutboxTest {

    private Database database;
    private Events events;
    private Publisher publisher;
    private final List<Events> others = new ArrayList<>();

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        events = new Events(database.dataSource(), Clock.systemUTC());
        publisher = new Publisher(database.dataSource(), events.outbox);
    }

    @AfterEach
    void close() {
        others.forEach(Events::close);
        events.close();
        database.close();
    }

    @Test
    void an_event_arrives_as_it_was_published() {
        Listener listener = started("signals");
        Event published = publisher.publish(7, 1, 1).getFirst();
        Publisher.await("it is told", () -> !listener.heard().isEmpty());
        assertThat(listener.heard()).containsExactly(published);
        assertThat(published.source()).isEqualTo("/shouyue/servicing");
        LoggedEvent logged = events.log
                .page(
                        new EventLog.Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        99,
                        5)
                .getFirst();
        assertThat(logged.toJson())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + published.id()
                        + "\",\"source\":\"/shouyue/servicing\",\"type\":\"dev.shouyue.servicing.payment-received.v1\","
                        + "\"subject\":\"L7\",\"time\":\"2026-03-10T08:15:30.123456Z\","
                        + "\"datacontenttype\":\"application/json\",\"partitionkey\":\"7\","
                        + "\"sequence\":\"0000000000000000001\",\"data\":{\"number\":1}}");
    }

    @Test
    void what_was_rolled_back_is_never_told() {
        Listener listener = started("signals");
        publisher.publish(List.of(Publisher.event(7, 1)), false);
        List<Event> committed = publisher.publish(7, 2, 3);
        publisher.publish(List.of(Publisher.event(7, 4)), false);
        publisher.publish(8, 1, 1);
        Publisher.await("the last is told", () -> listener.heard().size() == 3);
        assertThat(listener.ids().subList(0, 2)).isEqualTo(Publisher.ids(committed));
    }

    @Test
    void an_event_outside_a_transaction_is_refused() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            assertThatThrownBy(() -> events.outbox.publish(connection, List.of(Publisher.event(1, 1))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in the transaction that made them true");
        }
    }

    @Test
    void an_event_that_is_none_is_refused() {
        assertThatThrownBy(() -> Event.of("payment", "L1", 1, Publisher.AT, Map.of()))
                .hasMessageContaining("'payment' is no type");
        assertThatThrownBy(() -> Event.of(Publisher.TYPE, " ", 1, Publisher.AT, Map.of()))
                .hasMessageContaining("has no subject");
        assertThatThrownBy(() -> Event.of(Publisher.TYPE, "L1", 1, Publisher.AT, List.of(1)))
                .hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> Event.of(Publisher.TYPE, "L1", 1, Publisher.AT, Map.of("x", "y".repeat(300_000))))
                .hasMessageContaining("at most 262144 bytes");
    }

    @Test
    void what_commits_late_is_told_late_and_never_skipped() throws SQLException {
        Listener listener = started("signals");
        try (Connection slow = database.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            events.outbox.publish(slow, List.of(Publisher.event(1, 1)));
            publisher.publish(2, 1, 1);
            Publisher.await("the other is told", () -> listener.heard().size() == 1);
            slow.commit();
            slow.setAutoCommit(true);
        }
        Publisher.await("the slow one is told", () -> listener.heard().size() == 2);
        assertThat(listener.heard()).extracting(Event::borrowerId).containsExactly(2L, 1L);
    }

    /** Many publish, one in four rolls back, two processes deliver to the same subscriber. */
    @Test
    void each_borrower_s_events_arrive_once_and_in_order_from_many_publishers_through_two_processes()
            throws InterruptedException {
        List<Event> heard = new ArrayList<>();
        start(events, new Listener("signals", heard));
        Events other = new Events(database.dataSource(), Clock.systemUTC());
        others.add(other);
        start(other, new Listener("signals", heard));
        List<UUID> committed = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int own = thread;
            threads.add(Thread.ofVirtual().start(() -> publishMany(own, new Random(own), committed)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Publisher.await("all are told", () -> count(heard) >= committed.size());
        List<Event> told = copy(heard);
        assertThat(Publisher.ids(told)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
        told.stream().collect(Collectors.groupingBy(Event::borrowerId)).forEach((borrower, own) -> assertThat(own)
                .extracting(Publisher::number)
                .as("borrower %d", borrower)
                .isSorted());
    }

    private void publishMany(int thread, Random chance, List<UUID> committed) {
        for (int i = 0; i < 150; i++) {
            long borrower = thread * 10L + chance.nextInt(5);
            List<Event> some = List.of(Publisher.event(borrower, 2L * i), Publisher.event(borrower, 2L * i + 1));
            boolean commit = chance.nextInt(4) > 0;
            publisher.publish(some, commit);
            if (commit) {
                committed.addAll(Publisher.ids(some));
            }
        }
    }

    @Test
    void a_subscriber_that_fails_is_told_again_and_holds_up_nobody() {
        Listener healthy = new Listener("healthy");
        Listener failing = new Listener("failing");
        int[] tries = {0};
        failing.look = event -> {
            if (tries[0]++ == 0 || healthy.heard().size() < 3) {
                throw new IllegalStateException("not before the other");
            }
        };
        start(events, healthy, failing);
        List<Event> published = publisher.publish(1, 1, 3);
        Publisher.await("the failing one is told", () -> failing.heard().size() == 3);
        assertThat(failing.ids()).isEqualTo(Publisher.ids(published));
        assertThat(healthy.ids()).isEqualTo(Publisher.ids(published));
    }

    @Test
    void a_poisonous_event_stops_its_subscriber_right_before_it_and_says_why() {
        Listener listener = new Listener("picky");
        listener.look = event -> {
            if (Publisher.number(event) == 13) {
                throw new IllegalStateException("thirteen is not for me");
            }
        };
        start(events, listener);
        publisher.publish(1, 1, 20);
        Publisher.await(
                "it is stuck",
                () -> waiting("picky") == 8 && reached("picky").failure().isPresent());
        assertThat(Listener.first(listener.heard()))
                .extracting(Publisher::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        EventStatus.Reached reached = reached("picky");
        assertThat(reached.failure()).hasValue("thirteen is not for me");
        assertThat(reached.failingSince()).isPresent();
        assertThat(reached.oldestWaiting()).isPresent();
        listener.look = event -> {};
        Publisher.await("it goes on", () -> waiting("picky") == 0);
        assertThat(Listener.first(listener.heard()))
                .hasSize(20)
                .extracting(Publisher::number)
                .isSorted();
        assertThat(reached("picky").failure()).isEmpty();
        assertThat(reached("picky").delivered()).isEqualTo(20);
    }

    /** What is written with the connection and the position are one: the second try leaves no trace of the first. */
    @Test
    void what_a_subscriber_writes_is_there_once_however_often_it_was_told() {
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("create table heard (id uuid primary key)").update();
        int[] tries = {0};
        Subscriber writer = new Subscriber() {
            @Override
            public String name() {
                return "writer";
            }

            @Override
            public void receive(Connection connection, List<LoggedEvent> told) throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    for (LoggedEvent event : told) {
                        statement.execute(
                                "insert into heard values ('" + event.event().id() + "')");
                    }
                }
                if (tries[0]++ == 0) {
                    throw new IllegalStateException("after writing");
                }
            }
        };
        events.start(EventSettings.USUAL, List.of(writer));
        List<Event> published = publisher.publish(1, 1, 5);
        Publisher.await("it is delivered", () -> reached("writer").delivered() == 5);
        assertThat(tries[0]).isGreaterThan(1);
        assertThat(sql.sql("select id from heard").query(UUID.class).list())
                .containsExactlyInAnyOrderElementsOf(Publisher.ids(published));
    }

    @Test
    void it_goes_on_where_it_stopped() {
        Listener first = started("signals");
        publisher.publish(1, 1, 3);
        Publisher.await("they are told", () -> first.heard().size() == 3);
        events.close();
        List<Event> meanwhile = publisher.publish(1, 4, 5);
        Events again = new Events(database.dataSource(), Clock.systemUTC());
        others.add(again);
        Listener second = new Listener("signals");
        start(again, second);
        Publisher.await("the rest is told", () -> second.heard().size() == 2);
        assertThat(second.ids()).isEqualTo(Publisher.ids(meanwhile));
    }

    @Test
    void what_everybody_had_is_forgotten_after_a_while_and_what_somebody_lacks_is_not() {
        Listener listener = new Listener("slow");
        boolean[] shut = {false};
        listener.look = event -> {
            if (shut[0]) {
                throw new IllegalStateException("shut");
            }
        };
        start(events, listener);
        publisher.publish(1, 1, 3);
        Publisher.await("they are logged", () -> events.status().lastSequence() == 3);
        Publisher.await("they are told", () -> waiting("slow") == 0 && waiting("webhooks") == 0);
        shut[0] = true;
        publisher.publish(1, 4, 5);
        Publisher.await("they are refused", () -> reached("slow").failure().isPresent());
        Instant later = Instant.now().plusSeconds(60);
        EventLog log = new EventLog(database.dataSource(), Clock.fixed(later, ZoneOffset.UTC));
        JdbcClient.create(database.dataSource())
                .sql("update event.subscription set seen_at = ?")
                .param(Moments.at(later.plusSeconds(1)))
                .update();
        assertThat(log.forget(later, 100)).isFalse();
        assertThat(log.page(all(), Long.MAX_VALUE, 10))
                .extracting(LoggedEvent::event)
                .extracting(Publisher::number)
                .containsExactly(5L, 4L);
    }

    @Test
    void it_stops_within_seconds_also_when_a_subscriber_hangs() {
        Listener listener = new Listener("hanging");
        listener.look = event -> {
            try {
                Thread.sleep(Duration.ofMinutes(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        };
        start(events, listener);
        publisher.publish(1, 1, 1);
        Publisher.await("it is being told", () -> reached("hanging").waiting() == 1);
        long begun = System.nanoTime();
        events.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(reached("hanging").waiting()).isEqualTo(1);
    }

    private static EventLog.Filter all() {
        return new EventLog.Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Listener started(String name) {
        Listener listener = new Listener(name);
        start(events, listener);
        return listener;
    }

    private static void start(Events events, Subscriber... subscribers) {
        events.start(EventSettings.USUAL, List.of(subscribers));
    }

    private long waiting(String name) {
        EventStatus status = events.status();
        return status.unlogged()
                + status.subscribers().stream()
                        .filter(one -> one.name().equals(name))
                        .mapToLong(EventStatus.Reached::waiting)
                        .sum();
    }

    private EventStatus.Reached reached(String name) {
        return events.status().subscribers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int count(List<Event> heard) {
        synchronized (heard) {
            return heard.size();
        }
    }

    private static List<Event> copy(List<Event> heard) {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }
}
