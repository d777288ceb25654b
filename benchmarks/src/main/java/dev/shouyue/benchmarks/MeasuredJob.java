package dev.shouyue.benchmarks;

import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.stream.WarningJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The warning job as it is measured: on a Flink of this process, with topics of its own on a broker. */
final class MeasuredJob {

    /** Of a topic. */
    static final int PARTITIONS = 4;

    /** More than the states of all borrowers of a task take. */
    static final String ALL_STATES = "256mb";

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Path folder;
    private final StreamBroker broker;
    private volatile @Nullable Exception lost;

    MeasuredJob(Path folder, StreamBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    /** @throws IllegalStateException when an event did not reach Kafka: no figure is true then */
    void checkNothingLost() {
        if (lost != null) {
            throw new IllegalStateException("an event was lost on its way to Kafka: no figure is true", lost);
        }
    }

    void makeTopic(String topic) throws Exception {
        broker.makeTopic(topic, PARTITIONS);
    }

    /** Starts a job that reads a topic and writes others, which are called after it. */
    JobClient start(
            String name,
            String topic,
            String backend,
            String recent,
            Duration lateness,
            Duration checkpoint,
            Duration watermark)
            throws Exception {
        for (String each : List.of("alerts", "corrections", "dead-letters")) {
            makeTopic(name + "." + each);
        }
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, CORES);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(CORES, configuration);
        WarningJob.build(
                environment,
                "--servers",
                broker.servers(),
                "--events",
                topic,
                "--alerts",
                name + ".alerts",
                "--corrections",
                name + ".corrections",
                "--dead-letters",
                name + ".dead-letters",
                "--group",
                name,
                "--backend",
                backend,
                "--recent-states",
                recent,
                "--lateness",
                lateness.toString(),
                "--checkpoint-every",
                checkpoint.toString(),
                "--watermark-every",
                watermark.toString());
        return environment.executeAsync(name);
    }

    /** A producer that gathers events for so many milliseconds, or until there are so many bytes. */
    KafkaProducer<String, String> producer(int millis, int bytes) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.servers(), "linger.ms", millis, "batch.size", bytes),
                new StringSerializer(),
                new StringSerializer());
    }

    void send(KafkaProducer<String, String> producer, String topic, int partition, Happening event) {
        var unused = producer.send(
                new ProducerRecord<>(topic, partition, event.head().borrower(), HappeningText.write(event)),
                (metadata, failure) -> {
                    if (failure != null) {
                        lost = failure;
                    }
                });
    }

    /** A bill, and the consent cancelled: an alert that can be told from the others. */
    void mark(KafkaProducer<String, String> producer, String topic, String name, Instant at) {
        send(
                producer,
                topic,
                0,
                new Happening.BillIssued(new Head(name + "-bill", name, at, at), "b", at.plusSeconds(9_000), 1));
        Instant then = at.plusMillis(1);
        send(
                producer,
                topic,
                0,
                new Happening.MandateChanged(new Head(name + "-end", name, then, then), Happening.Consent.CANCELLED));
    }

    void tick(KafkaProducer<String, String> producer, String topic, Instant at) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String id = "tick" + partition;
            send(producer, topic, partition, new Happening.BureauQueried(new Head(id + at, id, at, at)));
        }
    }

    KafkaConsumer<String, String> alerts(String name, String isolation) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.servers(), "isolation.level", isolation, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name + ".alerts").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
