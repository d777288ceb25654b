package dev.shouyue.stream;

import dev.shouyue.risk.signal.BadHappening;
import dev.shouyue.risk.signal.EventOctets;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.risk.signal.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record of the topic: one item for each subject of the event, of subject, time of the event and its bytes; or one
 * dead letter, which has no subject.
 */
final class ReadHappening implements KafkaRecordDeserializationSchema<Tuple3<String, Long, byte[]>> {

    private static final long serialVersionUID = 1;

    static final TypeInformation<Tuple3<String, Long, byte[]>> TYPE =
            Types.TUPLE(Types.STRING, Types.LONG, Types.PRIMITIVE_ARRAY(Types.BYTE));

    /** The subject of a dead letter: none. */
    static final String DEAD = "";

    /** The time of what has none; it moves nothing on. */
    static final long NO_TIME = Long.MIN_VALUE;

    private final Duration ahead;

    ReadHappening(Duration ahead) {
        this.ahead = ahead;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, Long, byte[]>> out) {
        byte[] octets = record.value();
        Happening event;
        try {
            String text = octets == null ? "" : new String(octets, StandardCharsets.UTF_8);
            event = HappeningText.read(text, Instant.ofEpochMilli(Math.max(0, record.timestamp())));
        } catch (BadHappening bad) {
            out.collect(dead(Outgoing.deadLetter(record, bad)));
            return;
        }
        Instant at = event.head().at();
        // one event of the year 9999 would make everything after it late
        if (at.isAfter(Instant.ofEpochMilli(System.currentTimeMillis()).plus(ahead))) {
            out.collect(dead(Outgoing.deadLetter(record, "AHEAD_OF_OUR_CLOCK", "at", at.toString())));
            return;
        }
        byte[] bytes = EventOctets.write(event);
        for (Subject subject : Subject.of(event)) {
            out.collect(new Tuple3<>(Keys.of(subject), at.toEpochMilli(), bytes));
        }
    }

    private static Tuple3<String, Long, byte[]> dead(String letter) {
        return new Tuple3<>(DEAD, NO_TIME, letter.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public TypeInformation<Tuple3<String, Long, byte[]>> getProducedType() {
        return TYPE;
    }
}
