package dev.shouyue.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.event.EventSettings.Kafka;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import dev.shouyue.warning.Happenings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Behaviour from a real Kafka: each record once, whatever stops the reading, and a poison one stops nothing. */
class InletTest {

    private static final int EVENTS = 2_000;

    @TempDir
    Path folder;

    @Test
    void each_record_counts_once_while_the_reading_is_stopped_and_the_broker_killed() throws Exception {
        try (KafkaBroker broker = new KafkaBroker(folder);
                Database database = TestDatabase.fresh()) {
            broker.start();
            broker.makeTopic("behaviour", 3);
            JdbcClient sql = JdbcClient.create(database.dataSource());
            sql.sql("insert into party.borrower (external_id) values ('B1')").update();
            send(broker);
            Kafka topic = new Kafka(broker.servers(), "behaviour", Map.of());
            Random random = new Random(5);
            for (int i = 0; i < 4; i++) {
                try (Platform platform = Platform.on(Database.at(url(database)))) {
                    platform.warnings.read(topic);
                    Thread.sleep(random.nextInt(1_200));
                    if (i == 2) {
                        broker.kill();
                        broker.start();
                    }
                }
            }
            try (Platform platform = Platform.on(Database.at(url(database)));
                    Platform other = Platform.on(Database.at(url(database)))) {
                platform.warnings.read(topic);
                other.warnings.read(topic);
                Publisher.await("all is read", Duration.ofMinutes(2), () -> read(sql) == EVENTS + 4);
                assertThat(sql.sql("select count(*) from warning.happening where source = 'KAFKA'")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(EVENTS);
                List<Happenings.Rejected> rejected =
                        platform.happenings.rejected(Optional.of(Happenings.Source.KAFKA), true, Long.MAX_VALUE, 10);
                assertThat(rejected)
                        .extracting(Happenings.Rejected::field)
                        .containsExactlyInAnyOrder("", "kind", "borrower");
                assertThat(rejected).allSatisfy(each -> assertThat(each.place()).matches("behaviour/\\d/\\d+"));
            }
        }
    }

    private static String url(Database database) throws java.sql.SQLException {
        try (java.sql.Connection connection = database.dataSource().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static long read(JdbcClient sql) {
        return sql.sql("select coalesce(sum(next_offset), 0) from warning.topic_position")
                .query(Long.class)
                .single();
    }

    private static void send(KafkaBroker broker) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.servers()), new StringSerializer(), new ByteArraySerializer())) {
            List<byte[]> values = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                values.add(event("e" + i, "B1"));
            }
            values.add(100, new byte[] {(byte) 0xff, 0, 'x'});
            values.add(900, "{\"kind\":\"SNOWED\"}".getBytes(StandardCharsets.UTF_8));
            values.add(1_500, event("of nobody", "B9"));
            values.forEach(value -> sent.add(producer.send(new ProducerRecord<>("behaviour", value))));
            sent.add(producer.send(new ProducerRecord<>("behaviour", "key", null)));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
    }

    private static byte[] event(String id, String borrower) {
        return """
                {"kind":"BUREAU_QUERIED","id":"%s","borrower":"%s","at":"2026-03-30T08:00:00Z"}""".formatted(id, borrower).getBytes(StandardCharsets.UTF_8);
    }
}
