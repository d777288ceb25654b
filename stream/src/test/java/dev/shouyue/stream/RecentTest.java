package dev.shouyue.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentTest {

    private static final long ENOUGH = 60_000_000_000L;

    private final Shelf shelf = new Shelf();

    /** A store that counts. */
    private static final class Shelf implements Recent.Store {
        private final Map<String, byte[]> states = new HashMap<>();
        private int reads;
        private int writes;

        @Override
        public byte @Nullable [] read(String key) {
            reads++;
            return states.get(key);
        }

        @Override
        public void write(String key, byte @Nullable [] state) {
            writes++;
            if (state == null) {
                states.remove(key);
            } else {
                states.put(key, state);
            }
        }
    }

    /** What a snapshot holds: the store, and what it lacks. */
    private Map<String, byte[]> snapshot(Recent recent) {
        Map<String, byte[]> all = new HashMap<>(shelf.states);
        recent.changed().forEach(entry -> all.put(entry.key(), entry.state()));
        return all;
    }

    @Test
    void what_is_touched_again_is_read_once_and_written_once() throws IOException {
        Recent recent = new Recent(shelf, 10_000);
        for (int k = 0; k < 10; k++) {
            recent.get("a");
            recent.put("a", bytes("state " + k));
        }
        assertThat(shelf.reads).isOne();
        assertThat(shelf.writes).isZero();
        assertThat(snapshot(recent)).containsEntry("a", bytes("state 9"));
        recent.settle(ENOUGH);
        recent.settle(ENOUGH);
        assertThat(shelf.writes).isOne();
        assertThat(shelf.states.get("a")).isEqualTo(bytes("state 9"));
        assertThat(recent.changed()).isEmpty();
    }

    @Test
    void beyond_its_memory_what_was_touched_longest_ago_goes_to_the_store() throws IOException {
        Recent recent = new Recent(shelf, 3 * 240);
        for (String key : new String[] {"a", "b", "c"}) {
            recent.put(key, bytes(key));
        }
        recent.get("a");
        recent.put("d", bytes("d"));
        assertThat(shelf.states).containsOnlyKeys("b");
        assertThat(recent.size()).isEqualTo(3);
        recent.put("a", bytes("a".repeat(10_000)));
        assertThat(shelf.states)
                .as("one that outgrows all memory is where it lies")
                .containsOnlyKeys("a", "b", "c", "d");
        assertThat(recent.get("a")).isEqualTo(bytes("a".repeat(10_000)));
    }

    @Test
    void what_changed_first_is_written_first_while_there_is_time_and_the_rest_is_told() throws IOException {
        Recent recent = new Recent(shelf, 1L << 40);
        int all = 1_000;
        for (int k = 0; k < all; k++) {
            recent.put("k" + k, bytes("state " + k));
            recent.put("k" + k, bytes("later " + k)); // waits already
        }
        recent.settle(0);
        assertThat(shelf.writes).as("no time, nothing written").isZero();
        recent.settle(1);
        assertThat(shelf.writes).isPositive().isLessThan(all);
        assertThat(shelf.states).containsKey("k0").doesNotContainKey("k" + (all - 1));
        assertThat(recent.changed()).hasSize(all - shelf.writes);
        recent.settle(ENOUGH);
        assertThat(shelf.writes).isEqualTo(all);
        recent.put("k0", bytes("changed again"));
        recent.put("k1", bytes("changed again"));
        recent.remove("k1");
        assertThat(recent.changed())
                .singleElement()
                .extracting(Recent.Entry::key)
                .isEqualTo("k0");
        assertThat(snapshot(recent))
                .containsEntry("k0", bytes("changed again"))
                .doesNotContainKey("k1")
                .hasSize(all - 1);
        assertThat(recent.get("k0")).isEqualTo(bytes("changed again"));
    }

    @Test
    void what_is_not_changed_is_not_written_back() throws IOException {
        shelf.states.put("a", bytes("a"));
        Recent recent = new Recent(shelf, 10_000);
        assertThat(recent.get("a")).isEqualTo(bytes("a"));
        recent.settle(ENOUGH);
        assertThat(shelf.writes).isZero();
        assertThat(recent.changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "300, 2", "2000, 3", "1000000, 4"})
    void with_any_memory_the_states_are_those_of_a_map(long most, long seed) throws IOException {
        Random chance = new Random(seed);
        Recent recent = new Recent(shelf, most);
        Map<String, byte[]> expected = new HashMap<>();
        for (int k = 0; k < 20_000; k++) {
            String key = "k" + chance.nextInt(40);
            switch (chance.nextInt(20)) {
                case 0 -> {
                    recent.remove(key);
                    expected.remove(key);
                }
                case 1 -> recent.settle(chance.nextInt(2) * 1_000_000L);
                case 2 -> {
                    assertThat(snapshot(recent)).containsExactlyInAnyOrderEntriesOf(expected);
                    Map<String, byte[]> lacking = new HashMap<>();
                    recent.changed().forEach(entry -> lacking.put(entry.key(), entry.state()));
                    recent = new Recent(shelf, most); // as after a failure
                    for (Map.Entry<String, byte[]> state : lacking.entrySet()) {
                        recent.put(state.getKey(), state.getValue());
                    }
                }
                default -> {
                    assertThat(recent.get(key)).isEqualTo(expected.get(key));
                    byte[] state = bytes("x".repeat(chance.nextInt(200)) + k);
                    recent.put(key, state);
                    expected.put(key, state);
                }
            }
        }
        assertThat(recent.size()).isLessThanOrEqualTo((int) (most / 160));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
