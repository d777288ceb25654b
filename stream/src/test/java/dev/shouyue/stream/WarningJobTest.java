package dev.shouyue.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on a real Flink from a real Kafka to a real Kafka: the alerts of the functions, whatever is killed meanwhile. */
class WarningJobTest {

    private static final int EVENTS = Integer.getInteger("shouyue.stream.events", 100_000);
    private static final int PARTITIONS = 4;
    private static final Duration LONG = Duration.ofMinutes(2 + EVENTS / 100_000);

    @TempDir
    static Path folder;

    private static KafkaBroker broker;
    private static Cluster cluster;
    private static KafkaProducer<String, String> producer;
    private static final AtomicReference<Exception> unsent = new AtomicReference<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new KafkaBroker(folder);
        cluster = new Cluster(folder, 2, 2);
        producer = broker.producer();
    }

    @AfterAll
    static void stop() throws Exception {
        producer.close();
        cluster.close();
        broker.close();
    }

    @Test
    void task_managers_that_are_killed_change_no_alert() throws Exception {
        JobSettings settings = settings("killed", "PT0.5S");
        World world = new World(1, EVENTS);
        JobID job = cluster.start(settings, 4, Optional.empty());
        int third = world.arrivals.size() / 3;
        send(settings, world.arrivals.subList(0, third));
        Await.until("some alerts are told", LONG, () -> told(settings) > 0);
        cluster.killOne(0);
        send(settings, world.arrivals.subList(third, 2 * third));
        Await.until("it goes on", LONG, () -> cluster.restarts(job) >= 1);
        int before = told(settings);
        Await.until("more alerts are told", LONG, () -> told(settings) > before);
        cluster.killOne(1);
        send(settings, world.arrivals.subList(2 * third, world.arrivals.size()));
        finish(settings, world, job);
        assertThat(cluster.restarts(job))
                .as("times it began anew from a checkpoint")
                .isGreaterThanOrEqualTo(2);
        cluster.cancel(job);
    }

    @Test
    void an_upgraded_job_of_another_size_goes_on_from_a_savepoint() throws Exception {
        JobSettings settings = settings("upgraded", "PT0.5S");
        World world = new World(2, EVENTS / 4);
        int half = world.arrivals.size() / 2;
        JobID old = cluster.start(settings, 2, Optional.empty());
        send(settings, world.arrivals.subList(0, half));
        Await.until("some alerts are told", LONG, () -> told(settings) > 0);
        String savepoint = cluster.stop(old);
        Await.until("the old job has ended", LONG, () -> cluster.status(old) == JobStatus.FINISHED);
        JobID upgraded = cluster.start(settings, 3, Optional.of(savepoint), WarningJobTest::counted);
        send(settings, world.arrivals.subList(half, world.arrivals.size()));
        finish(settings, world, upgraded);
        cluster.cancel(upgraded);
    }

    /** A further operator with a state of its own. */
    private static void counted(DataStream<Tuple3<String, String, String>> told) {
        ReduceFunction<Tuple3<String, String, String>> last = (before, now) -> now;
        told.keyBy(each -> each.f0)
                .reduce(last)
                .uid("last")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }

    @Test
    void what_is_no_event_is_set_aside_and_what_is_late_is_told() throws Exception {
        JobSettings settings = settings("poison", "PT0.3S");
        JobID job = cluster.start(settings, 2, Optional.empty());
        Instant at = World.START;
        String tooLarge = "{\"kind\": \"" + "重".repeat(300_000) + "\"}";
        List<String> poison = List.of(
                "not json",
                "[1, 2]",
                "{\"kind\": \"BUREAU_QUERIED\", \"id\": \"x\", \"borrower\": \"B\", \"at\": \"yesterday\"}",
                "{\"kind\": \"BUREAU_QUERIED\", \"id\": \"x\", \"borrower\": \"B\", \"at\": \"+10000000-01-01T00:00:00Z\"}",
                "{\"kind\": \"BUREAU_QUERIED\", \"id\": \"y\", \"borrower\": \"B\", \"at\": \"9000-01-01T00:00:00Z\", \"known\": \"9000-01-01T00:00:00Z\"}",
                "{\"kind\": \"INCOME_ARRIVED\", \"id\": \"z\", \"borrower\": \"B\", \"at\": \"2026-03-02T00:00:00Z\", \"amount\": \"1\"}",
                "[".repeat(100_000),
                tooLarge);
        for (int k = 0; k < poison.size(); k++) {
            send(new ProducerRecord<>(settings.events(), 0, "B", poison.get(k)));
            // three in a row that came back, each behind a text that is no event
            if (k < 3) {
                send(settings, List.of(bounced("b" + k, at.plusSeconds(k))));
            }
        }
        send(new ProducerRecord<>(settings.events(), 1, "B", null));
        tick(settings, at.plusSeconds(60), "first");
        Await.until("the borrower is not reached", LONG, () -> told(settings) == 1);
        send(settings, List.of(bounced("late", at.plusSeconds(1)), bounced("again", at.plusSeconds(120))));
        tick(settings, at.plusSeconds(180), "second");
        Await.until(
                "what was late is told",
                LONG,
                () -> broker.committed(settings.corrections()).size() == 2);

        assertThat(broker.committed(settings.corrections()))
                .allSatisfy(record -> {
                    Members correction = Members.read(record.value(), "correction");
                    assertThat(correction.text("refusal")).isEqualTo("LATE");
                    Happening event = HappeningText.read(
                            Json.line(correction.object("event").all()), Instant.MAX);
                    assertThat(event).isEqualTo(bounced("late", at.plusSeconds(1)));
                })
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder("B", "SMS");
        Await.until(
                "all letters are there",
                LONG,
                () -> broker.committed(settings.deadLetters()).size() >= 9);
        List<Members> letters = broker.committed(settings.deadLetters()).stream()
                .map(record -> Members.read(record.value(), "letter"))
                .toList();
        assertThat(letters)
                .extracting(letter -> letter.text("fault") + " " + letter.text("field"))
                .containsExactlyInAnyOrder(
                        "NO_OBJECT ",
                        "NO_OBJECT ",
                        "NO_INSTANT at",
                        "NO_INSTANT at",
                        "AHEAD_OF_OUR_CLOCK at",
                        "NO_WHOLE_NUMBER amount",
                        "NO_OBJECT ",
                        "NOT_ONE_OF kind",
                        "NO_OBJECT ");
        assertThat(letters).anySatisfy(letter -> {
            assertThat(letter.text("text")).isEqualTo("not json");
            assertThat(letter.text("topic")).isEqualTo(settings.events());
            assertThat(letter.number("partition")).isZero();
            assertThat(letter.number("offset")).isZero();
        });
        assertThat(cluster.restarts(job)).isZero();
        cluster.cancel(job);
    }

    private static Happening bounced(String id, Instant at) {
        return new Happening.MessageReceipted(
                new Happening.Head(id, "B", at, at.plusSeconds(1)), "SMS", Happening.Receipt.BOUNCED, 10);
    }

    private static JobSettings settings(String name, String checkpointEvery) throws Exception {
        JobSettings settings = JobSettings.of(
                "--servers",
                broker.servers(),
                "--events",
                name + ".happenings",
                "--alerts",
                name + ".alerts",
                "--corrections",
                name + ".corrections",
                "--dead-letters",
                name + ".dead-letters",
                "--group",
                name,
                "--lateness",
                name.equals("poison") ? "PT5S" : World.LATENESS.toString(),
                // partitions that wait while a task manager comes back are not idle
                "--idle",
                "PT10M",
                "--drift",
                "P2D",
                // of the states some are in memory and some on disk when it is killed, and when it comes back smaller
                "--recent-states",
                name.equals("poison") ? "64mb" : "100kb",
                "--checkpoint-every",
                checkpointEvery);
        broker.makeTopics(
                PARTITIONS, settings.events(), settings.alerts(), settings.corrections(), settings.deadLetters());
        return settings;
    }

    /** By borrower, as the sources do. */
    private static void send(JobSettings settings, List<Happening> events) {
        events.forEach(event ->
                send(new ProducerRecord<>(settings.events(), event.head().borrower(), HappeningText.write(event))));
        flush();
    }

    private static void flush() {
        producer.flush();
        assertThat(unsent.get()).as("what could not be sent").isNull();
    }

    private static void send(ProducerRecord<String, String> record) {
        Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                unsent.set(failure); // thrown here it would end the producer's thread
            }
        });
    }

    /** Moves the time of all partitions on. */
    private static void tick(JobSettings settings, Instant to, String name) {
        Instant at = to.plus(settings.lateness()).plusMillis(1);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String id = "tick-" + name + "-" + partition;
            Happening event = new Happening.BureauQueried(new Happening.Head(id, id, at, at));
            send(new ProducerRecord<>(settings.events(), partition, id, HappeningText.write(event)));
        }
        flush();
    }

    /** Waits for the end of the world, and holds what was told to what the functions give. */
    private static void finish(JobSettings settings, World world, JobID job) throws Exception {
        Map<String, List<String>> expected = World.alerts(world.arrivals, World.END.plusNanos(999_999));
        assertThat(expected.keySet())
                .anyMatch(key -> key.startsWith("BORROWER"))
                .anyMatch(key -> key.startsWith("CHANNEL"))
                .anyMatch(key -> key.startsWith("COHORT"));
        assertThat(count(expected)).isGreaterThan(EVENTS / 100);
        tick(settings, World.END, "end");
        int all = count(expected);
        Await.until("all alerts are told", LONG, () -> told(settings) >= all);
        long checkpoints = cluster.checkpoints(job);
        Await.until("two more checkpoints", LONG, () -> cluster.checkpoints(job) >= checkpoints + 2);
        assertThat(alerts(settings)).isEqualTo(expected);
        // an event that came twice is late the second time, unless both waited together
        broker.committed(settings.corrections()).forEach(record -> assertThat(
                        Members.read(record.value(), "correction").text("refusal"))
                .isEqualTo("LATE"));
        assertThat(broker.committed(settings.deadLetters())).isEmpty();
    }

    private static int told(JobSettings settings) {
        return broker.committed(settings.alerts()).size();
    }

    private static Map<String, List<String>> alerts(JobSettings settings) {
        Map<String, List<String>> alerts = new TreeMap<>();
        broker.committed(settings.alerts()).forEach(record -> alerts.computeIfAbsent(
                        World.key(AlertText.read(record.value())), key -> new ArrayList<>())
                .add(record.value()));
        return alerts;
    }

    private static int count(Map<String, List<String>> alerts) {
        return alerts.values().stream().mapToInt(List::size).sum();
    }
}
