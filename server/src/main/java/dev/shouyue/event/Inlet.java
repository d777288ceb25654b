package dev.shouyue.event;

import dev.shouyue.event.EventSettings.Kafka;
import dev.shouyue.storage.DatabaseFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic of Kafka from its beginning for one who keeps the place with what was read: in one transaction, so that each
 * record counts once. Kafka itself is told of no place. Records that an aborted transaction left are not seen.
 */
public final class Inlet implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inlet.class);

    private static final Duration POLL = Duration.ofMillis(500);
    /** So often it is looked whether the topic has more partitions. */
    private static final Duration PARTITIONS = Duration.ofSeconds(30);

    private final Kafka kafka;
    private final Taker taker;
    private final Loop loop;
    private @Nullable Consumer<byte[], byte[]> consumer;
    private long looked;
    private int failures;

    public Inlet(Kafka kafka, Taker taker) {
        this.kafka = kafka;
        this.taker = taker;
        this.loop = new Loop("topic-" + kafka.topic(), this::step);
    }

    /** A record: text as it came, whatever is no UTF-8 in it replaced; empty where it has no value. */
    public record Item(int partition, long offset, String text) {}

    /** Who takes records. */
    public interface Taker {

        /** The first offset of each partition that was not taken; partitions that are not named begin at their beginning. */
        Map<Integer, Long> places(String topic);

        /**
         * Takes records, in order by partition, and keeps where it goes on. Those before the place that is kept were taken by
         * another process.
         */
        void take(String topic, List<Item> items);
    }

    /** Begins to read. */
    public void start() {
        loop.start();
    }

    private Pause step() {
        try {
            Consumer<byte[], byte[]> from = consumer();
            List<Item> items = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : from.poll(POLL)) {
                byte[] value = record.value();
                items.add(new Item(
                        record.partition(),
                        record.offset(),
                        value == null ? "" : new String(value, StandardCharsets.UTF_8)));
            }
            if (!items.isEmpty()) {
                taker.take(kafka.topic(), items);
            }
            failures = 0;
            return Pause.NONE;
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /** All since the place that is kept is read again. */
    private Pause failed(RuntimeException e) {
        failures++;
        LOG.warn("the topic {} could not be read ({} in a row): {}", kafka.topic(), failures, DatabaseFault.inShort(e));
        abandon();
        return Pause.afterFailure(failures, Feed.LONGEST_WAIT);
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> present = consumer;
        if (present == null) {
            present = new KafkaConsumer<>(config());
            consumer = present;
            looked = System.nanoTime() - PARTITIONS.toNanos();
        }
        if (System.nanoTime() - looked >= PARTITIONS.toNanos()) {
            assign(present);
            looked = System.nanoTime();
        }
        return present;
    }

    private void assign(Consumer<byte[], byte[]> to) {
        Set<TopicPartition> all = new HashSet<>();
        List<PartitionInfo> found = to.partitionsFor(kafka.topic());
        if (found == null || found.isEmpty()) {
            throw new KafkaException("Kafka at " + kafka.servers() + " has no topic " + kafka.topic());
        }
        found.forEach(each -> all.add(new TopicPartition(each.topic(), each.partition())));
        Set<TopicPartition> fresh = new HashSet<>(all);
        fresh.removeAll(to.assignment());
        if (fresh.isEmpty()) {
            return;
        }
        to.assign(all);
        // what was polled and not taken yet does not exist: every batch is taken before the next poll
        Map<Integer, Long> places = taker.places(kafka.topic());
        List<TopicPartition> unread = new ArrayList<>();
        for (TopicPartition each : all) {
            Long place = places.get(each.partition());
            if (place == null) {
                unread.add(each);
            } else {
                to.seek(each, place);
            }
        }
        to.seekToBeginning(unread);
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(kafka.properties());
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.servers());
        config.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "shouyue-behaviour");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // what Kafka has deleted meanwhile is gone: what is left is read
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.remove("group.id");
        return config;
    }

    private void abandon() {
        Consumer<byte[], byte[]> present = consumer;
        consumer = null;
        if (present != null) {
            present.close();
        }
    }

    @Override
    public void close() {
        loop.stop(Duration.ofSeconds(20));
        abandon();
    }
}
