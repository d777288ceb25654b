package dev.shouyue.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.shouyue.risk.signal.EventOctets;
import dev.shouyue.risk.signal.Happening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple3;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarriedTest {

    private final Waiting waiting = new Waiting(4);
    private final Recent recent = new Recent(new Nowhere(), 1 << 20);
    private final Map<String, String> states = new HashMap<>();

    /** A store in which nothing is yet. */
    private record Nowhere() implements Recent.Store {
        @Override
        public byte @Nullable [] read(String key) {
            return null;
        }

        @Override
        public void write(String key, byte @Nullable [] state) {}
    }

    @Test
    void what_waits_comes_out_by_subject_when_its_time_has_come_also_after_a_checkpoint() throws IOException {
        for (long at : new long[] {1000, 5, 64, 63}) {
            assertThat(waiting.add(event("B" + at % 2, at))).isTrue();
        }
        assertThat(waiting.add(event("B", 7))).as("there is room").isFalse();
        Waiting restored = read(carried());
        for (Waiting each : List.of(waiting, restored)) {
            assertThat(each.latest()).isEqualTo(1000);
            assertThat(each.until(4)).isEmpty();
            assertThat(each.until(63)).containsOnlyKeys("B1").satisfies(due -> assertThat(due.get("B1"))
                    .hasSize(2));
            assertThat(each.until(63)).isEmpty();
            Map<String, List<byte[]>> rest = each.until(1000);
            assertThat(rest.get("B0")).hasSize(2);
            assertThat(each.size()).isZero();
        }
    }

    @Test
    void a_state_that_changed_is_carried_until_it_is_in_the_store() throws IOException {
        waiting.add(event("B1", 5));
        for (String key : List.of("B1", "B2", "B3", "gone")) {
            recent.put(key, bytes("state of " + key));
        }
        recent.put("B2", bytes("later")); // shorter than what was in its place
        recent.remove("gone");
        Waiting restored = read(carried());
        assertThat(restored.until(5)).containsOnlyKeys("B1");
        assertThat(states)
                .containsOnly(Map.entry("B1", "state of B1"), Map.entry("B2", "later"), Map.entry("B3", "state of B3"));
        recent.settle(60_000_000_000L);
        states.clear();
        read(carried());
        assertThat(states).isEmpty();
    }

    @Test
    void a_checkpoint_of_an_older_job_is_read_and_one_of_a_newer_job_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] event = event("B1", 5).f2;
        out.writeInt(1);
        out.writeInt(1);
        out.writeUTF("B1");
        out.writeLong(5);
        out.writeInt(event.length);
        out.write(event);
        assertThat(read(bytes).until(5)).containsOnlyKeys("B1");
        ByteArrayOutputStream newer = new ByteArrayOutputStream();
        new DataOutputStream(newer).writeInt(3);
        assertThatIOException().isThrownBy(() -> read(newer)).withMessageContaining("version 3");
    }

    private ByteArrayOutputStream carried() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Carried group :
                Carried.byGroup(waiting, recent, key -> key.hashCode() % 2).values()) {
            group.write(new DataOutputStream(bytes));
        }
        return bytes;
    }

    private Waiting read(ByteArrayOutputStream bytes) throws IOException {
        Waiting restored = new Waiting(1);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        while (in.available() > 0) {
            Carried.read(in, restored, (key, state) -> states.put(key, new String(state, StandardCharsets.UTF_8)));
        }
        return restored;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Tuple3<String, Long, byte[]> event(String key, long at) {
        Instant then = Instant.ofEpochMilli(at);
        return new Tuple3<>(
                key, at, EventOctets.write(new Happening.BureauQueried(new Happening.Head(key + at, "B", then, then))));
    }
}
