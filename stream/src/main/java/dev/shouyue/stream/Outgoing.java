package dev.shouyue.stream;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.risk.signal.BadHappening;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.risk.signal.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What leaves the job, as topic, key and text. */
final class Outgoing {

    static final TypeInformation<Tuple3<String, String, String>> TYPE =
            Types.TUPLE(Types.STRING, Types.STRING, Types.STRING);

    /** So that no letter is larger than what Kafka takes, however it is written. */
    private static final int LONGEST = 100_000;

    private Outgoing() {}

    /** Why an event could not be taken into account in its time. */
    enum Refusal {
        /** Its subject has passed its time. */
        LATE,
        /** Too many were waiting. */
        NO_ROOM
    }

    static Tuple3<String, String, String> alert(String topic, Alert alert) {
        return new Tuple3<>(topic, alert.subject(), AlertText.write(alert));
    }

    /** An event for the log to replay, with the subject that has not seen it. */
    static Tuple3<String, String, String> correction(
            String topic, Subject subject, Refusal refusal, Instant passed, Happening event) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", subject.kind().name());
        out.put("subject", subject.name());
        out.put("refusal", refusal.name());
        out.put("passed", passed.toString());
        out.put("event", Json.read(HappeningText.write(event)));
        return new Tuple3<>(topic, subject.name(), Json.line(out));
    }

    /** What was sent and is no event, where it lies and what is wrong with it. */
    static String deadLetter(ConsumerRecord<byte[], byte[]> record, String fault, String field, String found) {
        byte[] octets = record.value();
        String text = octets == null ? "" : new String(octets, StandardCharsets.UTF_8);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("topic", record.topic());
        out.put("partition", record.partition());
        out.put("offset", record.offset());
        out.put("fault", fault);
        out.put("field", field);
        out.put("found", found);
        out.put("text", text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        out.put("cut", text.length() > LONGEST);
        return Json.line(out);
    }

    static String deadLetter(ConsumerRecord<byte[], byte[]> record, BadHappening bad) {
        return deadLetter(record, bad.fault().name(), bad.field(), bad.found());
    }
}
