package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events to a real Kafka: what was committed and nothing else, in order by borrower, whatever is killed meanwhile. */
class KafkaTest {

    @TempDir
    static Path folder;

    private static KafkaBroker broker;

    private Database database;
    private Events events;
    private Publisher publisher;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = new KafkaBroker(folder);
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        events = new Events(database.dataSource(), Clock.systemUTC());
        publisher = new Publisher(database.dataSource(), events.outbox);
    }

    @AfterEach
    void close() {
        events.close();
        database.close();
    }

    @Test
    void an_event_is_a_cloud_event_in_binary_mode_keyed_by_its_borrower() throws Exception {
        String topic = started("binary");
        Event event = publisher.publish(7, 1, 1).getFirst();
        publisher.publish(List.of(Publisher.event(7, 2)), false);
        Event ofTheBook =
                Event.of("dev.shouyue.servicing.day-closed.v1", "2026-03-10", Event.BOOK, Publisher.AT, Map.of());
        publisher.publish(List.of(ofTheBook), true);
        awaitDelivered(2);
        List<ConsumerRecord<String, String>> records = all(topic);
        ConsumerRecord<String, String> record = records.stream()
                .filter(one -> one.key().equals("7"))
                .findFirst()
                .orElseThrow();
        assertThat(record.value()).isEqualTo("{\"number\":1}");
        assertThat(headers(record))
                .isEqualTo(new TreeMap<>(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.id().toString(),
                        "ce_source", "/shouyue/servicing",
                        "ce_type", Publisher.TYPE,
                        "ce_subject", "L7",
                        "ce_time", "2026-03-10T08:15:30.123456Z",
                        "ce_partitionkey", "7",
                        "ce_sequence", headers(record).get("ce_sequence"),
                        "content-type", "application/json")));
        assertThat(records).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("7", "book");
    }

    @Test
    void a_broker_that_is_down_for_a_while_gets_everything_in_order_when_it_is_back() throws Exception {
        String topic = started("outage");
        List<Event> published = new ArrayList<>(publishMany(new Random(1), 40));
        awaitDelivered(published.size());
        broker.kill();
        published.addAll(publishMany(new Random(2), 40));
        Publisher.await(
                "it is told that Kafka does not answer",
                () -> reached().failure().isPresent());
        assertThat(reached().failure().orElseThrow()).contains(broker.servers());
        published.addAll(publishMany(new Random(3), 40));
        broker.start();
        published.addAll(publishMany(new Random(4), 40));
        awaitDelivered(published.size());
        assertThat(reached().failure()).isEmpty();
        proveWhole(topic, published);
    }

    /** The process that delivers is killed again and again, at a random moment of its work. */
    @Test
    void a_dispatcher_that_is_killed_in_the_middle_leaves_nothing_out_and_nothing_out_of_order() throws Exception {
        String topic = "killed";
        broker.makeTopic(topic, 3);
        Random chance = new Random(7);
        List<Event> published = new ArrayList<>(publishMany(chance, 600));
        long delivered = 0;
        int killedAtWork = 0;
        for (int round = 0; round < 6; round++) {
            Process process = delivering(topic);
            long before = delivered;
            Publisher.await("it has begun", () -> reachedIfAny() > before);
            Thread.sleep(chance.nextInt(60));
            process.destroyForcibly().waitFor();
            delivered = reachedIfAny();
            killedAtWork += delivered < published.size() ? 1 : 0;
            published.addAll(publishMany(chance, 400));
        }
        assertThat(killedAtWork).as("kills before all was delivered").isPositive();
        Process last = delivering(topic);
        awaitDelivered(published.size());
        last.destroyForcibly().waitFor();
        proveWhole(topic, published);
    }

    /** Killed after Kafka has it and before the position is kept: the same again, under the same ids. */
    @Test
    void what_was_sent_and_not_marked_is_sent_again_under_the_same_id() throws Exception {
        String topic = "unmarked";
        broker.makeTopic(topic, 3);
        List<Event> published = publisher.publish(5, 1, 3);
        try (Connection connection = database.dataSource().getConnection();
                KafkaTopic kafka = new KafkaTopic(kafka(topic))) {
            connection.setAutoCommit(false);
            EventLog.take(connection, Publisher.AT, 10);
            connection.commit();
            kafka.receive(connection, EventLog.after(connection, 0, 10));
            connection.rollback();
            connection.setAutoCommit(true);
        }
        events.start(EventSettings.USUAL.withKafka(kafka(topic)), List.of());
        awaitDelivered(3);
        List<UUID> ids = Publisher.ids(published);
        assertThat(all(topic))
                .extracting(record -> UUID.fromString(headers(record).get("ce_id")))
                .containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(0), ids.get(1), ids.get(2));
    }

    private List<Event> publishMany(Random chance, int transactions) {
        List<Event> committed = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            long borrower = 1L + chance.nextInt(9);
            List<Event> some = List.of(
                    Publisher.event(borrower, next++),
                    Publisher.event(borrower, next++),
                    Publisher.event(borrower, next++));
            boolean commit = chance.nextInt(5) > 0;
            publisher.publish(some, commit);
            if (commit) {
                committed.addAll(some);
            }
        }
        return committed;
    }

    private long next = 1;

    /** Exactly what was committed, each id with the same content however often, first arrivals in order by borrower. */
    private static void proveWhole(String topic, List<Event> published) {
        Map<String, Event> byId =
                published.stream().collect(Collectors.toMap(event -> event.id().toString(), event -> event));
        Map<Integer, List<ConsumerRecord<String, String>>> partitions = broker.records(topic);
        Map<String, ConsumerRecord<String, String>> first = new LinkedHashMap<>();
        partitions.values().stream().flatMap(Collection::stream).forEach(record -> {
            Event event = Objects.requireNonNull(byId.get(headers(record).get("ce_id")), "it was not committed");
            assertThat(record.value()).isEqualTo(event.data());
            assertThat(record.key()).isEqualTo(event.partitionKey());
            first.putIfAbsent(event.id().toString(), record);
        });
        assertThat(first.keySet()).isEqualTo(byId.keySet());
        first.values().stream()
                .collect(Collectors.groupingBy(ConsumerRecord::key))
                .forEach((borrower, own) -> {
                    assertThat(own)
                            .extracting(ConsumerRecord::partition)
                            .containsOnly(own.getFirst().partition());
                    assertThat(own)
                            .extracting(record -> Publisher.number(record.value()))
                            .as("borrower %s", borrower)
                            .isSorted();
                });
    }

    private static List<ConsumerRecord<String, String>> all(String topic) {
        return broker.records(topic).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private String started(String topic) throws Exception {
        broker.makeTopic(topic, 3);
        events.start(EventSettings.USUAL.withKafka(kafka(topic)), List.of());
        return topic;
    }

    private static EventSettings.Kafka kafka(String topic) {
        return new EventSettings.Kafka(broker.servers(), topic, Map.of());
    }

    private Process delivering(String topic) throws IOException, SQLException {
        String url;
        try (Connection connection = database.dataSource().getConnection()) {
            url = connection.getMetaData().getURL();
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Delivering.class.getName(),
                        url,
                        broker.servers(),
                        topic)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("delivering.log").toFile())
                .start();
    }

    private void awaitDelivered(long count) {
        Publisher.await("all is delivered", Duration.ofMinutes(2), () -> reachedIfAny() >= count);
    }

    private EventStatus.Reached reached() {
        return found().orElseThrow();
    }

    private long reachedIfAny() {
        return found().map(EventStatus.Reached::delivered).orElse(0L);
    }

    private Optional<EventStatus.Reached> found() {
        return events.status().subscribers().stream()
                .filter(one -> one.name().equals(KafkaTopic.NAME))
                .findFirst();
    }
}
