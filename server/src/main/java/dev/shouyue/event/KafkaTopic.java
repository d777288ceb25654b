package dev.shouyue.event;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to a topic of Kafka: the CloudEvents binding in binary mode, keyed by borrower, so that the events of one
 * borrower lie in one partition in their order. A record is tried by an idempotent producer without end; when a batch is not
 * all acknowledged in time, the producer is abandoned with what it has not sent. So what a partition holds of a batch is
 * always its beginning, never with a gap, and the batch is sent again from its beginning.
 */
final class KafkaTopic implements Subscriber {

    static final String NAME = "kafka";

    private static final Duration TIME = Duration.ofSeconds(10);

    private final EventSettings.Kafka kafka;
    private @Nullable Producer<String, byte[]> producer;

    KafkaTopic(EventSettings.Kafka kafka) {
        this.kafka = kafka;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void receive(Connection connection, List<LoggedEvent> events) throws InterruptedException {
        boolean sent = false;
        try {
            send(events);
            sent = true;
        } catch (InterruptException e) {
            throw new InterruptedException("stopped while sending to Kafka");
        } finally {
            if (!sent) {
                abandon();
            }
        }
    }

    private void send(List<LoggedEvent> events) throws InterruptedException {
        long end = System.nanoTime() + TIME.toNanos();
        Producer<String, byte[]> to = producer();
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        for (LoggedEvent event : events) {
            if (System.nanoTime() > end) { // a client that knows no broker waits for one at each event
                throw silent();
            }
            acknowledgements.add(to.send(record(event)));
        }
        try {
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get(Math.max(end - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka at " + kafka.servers() + ": " + reason(e), e);
        } catch (TimeoutException e) {
            throw silent();
        }
    }

    private KafkaException silent() {
        return new KafkaException(
                "Kafka at " + kafka.servers() + " did not acknowledge within " + TIME.toSeconds() + " s");
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private ProducerRecord<String, byte[]> record(LoggedEvent logged) {
        Event event = logged.event();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                kafka.topic(), event.partitionKey(), event.data().getBytes(StandardCharsets.UTF_8));
        logged.attributes().forEach((name, value) -> {
            boolean isDataType = name.equals("datacontenttype"); // the binding's one name without the prefix
            record.headers().add(isDataType ? "content-type" : "ce_" + name, value.getBytes(StandardCharsets.UTF_8));
        });
        return record;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> present = producer;
        if (present != null) {
            return present;
        }
        Map<String, Object> config = new HashMap<>(kafka.properties());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.servers());
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "shouyue");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIME.toMillis());
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIME.toMillis());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        Producer<String, byte[]> made = new KafkaProducer<>(config);
        producer = made;
        return made;
    }

    private void abandon() {
        Producer<String, byte[]> present = producer;
        producer = null;
        if (present != null) {
            present.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        abandon();
    }
}
