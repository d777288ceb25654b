package dev.shouyue.stream;

import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of one task that were touched last, in memory before the store: a borrower of whom much comes in a short time
 * is read once and written seldom. Bounded; what was not touched for longest goes, and is written if it changed. What changed is
 * written bit by bit as well ({@link #settle}). The store lacks what {@link #changed} tells: a snapshot is the store and that.
 */
final class Recent {

    /** Of an entry beside its key and state: objects of the map, headers, references. */
    private static final int OVERHEAD = 160;

    /** Buffers grow in steps, so that a state that grows is mostly written over the one before and makes no garbage. */
    private static final int STEP = 64;

    private static final byte[] NOTHING = {};

    /** Writes between two looks at the clock. */
    private static final int AT_ONCE = 32;

    private final Store store;
    private final long most;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, .75f, true);
    private long bytes;

    /** Where states are in the end, by key; nothing is the state of whom nothing was seen. */
    interface Store {
        /** The state, if there is one. */
        byte @Nullable [] read(String key) throws IOException;

        /** Sets the state, or forgets it. */
        void write(String key, byte @Nullable [] state) throws IOException;
    }

    /** One state in memory. */
    static final class Entry {
        private final String key;
        private byte[] buffer;
        private int length;
        private boolean isChanged;

        Entry(String key, byte[] state) {
            this.key = key;
            buffer = Arrays.copyOf(state, room(state.length));
            length = state.length;
        }

        String key() {
            return key;
        }

        byte[] state() {
            return Arrays.copyOf(buffer, length);
        }

        /** The state, its length before it. */
        void write(DataOutput out) throws IOException {
            out.writeInt(length);
            out.write(buffer, 0, length);
        }

        private void set(byte[] state) {
            if (state.length > buffer.length) {
                buffer = new byte[room(state.length)];
            }
            System.arraycopy(state, 0, buffer, 0, state.length);
            length = state.length;
        }

        private static int room(int length) {
            return (length / STEP + 1) * STEP;
        }
    }

    /** In front of a store, with so many bytes of memory; with none, everything goes to the store at once. */
    Recent(Store store, long most) {
        this.store = store;
        this.most = most;
    }

    /** How many states are in memory. */
    int size() {
        return entries.size();
    }

    byte @Nullable [] get(String key) throws IOException {
        Entry entry = entries.get(key);
        if (entry != null) {
            return entry.state();
        }
        byte[] state = store.read(key);
        if (state != null && most > 0) {
            add(new Entry(key, state));
        }
        return state;
    }

    void put(String key, byte[] state) throws IOException {
        if (most == 0) {
            store.write(key, state);
            return;
        }
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry(key, state);
            entries.put(key, entry);
            bytes += weight(entry);
        } else {
            bytes -= entry.buffer.length;
            entry.set(state);
            bytes += entry.buffer.length;
        }
        if (!entry.isChanged) {
            entry.isChanged = true;
            waiting.add(entry);
        }
        shrink();
    }

    void remove(String key) throws IOException {
        Entry entry = entries.remove(key);
        if (entry != null) {
            bytes -= weight(entry);
            entry.isChanged = false;
            entry.buffer = NOTHING;
        }
        store.write(key, null);
    }

    /** What changed and is not in the store yet, what changed first at first. */
    List<Entry> changed() {
        return waiting.stream().filter(entry -> entry.isChanged).toList();
    }

    /** Writes some of what changed to the store, what changed first at first, for about so many nanoseconds. */
    void settle(long nanos) throws IOException {
        long began = System.nanoTime();
        for (long spent = 0; spent < nanos && !waiting.isEmpty(); spent = System.nanoTime() - began) {
            for (int k = 0; k < AT_ONCE && !waiting.isEmpty(); k++) {
                write(waiting.remove());
            }
        }
    }

    /** Writes one that waited; nothing where it was written or forgotten since. */
    private void write(Entry entry) throws IOException {
        if (entry.isChanged) {
            store.write(entry.key, entry.state());
            entry.isChanged = false;
        }
    }

    private void add(Entry entry) throws IOException {
        entries.put(entry.key, entry);
        bytes += weight(entry);
        shrink();
    }

    private void shrink() throws IOException {
        while (bytes > most) {
            Entry eldest = entries.pollFirstEntry().getValue();
            bytes -= weight(eldest);
            write(eldest);
            eldest.buffer = NOTHING; // where it waits to be written, it holds no memory
        }
        if (waiting.size() > 2 * entries.size() + AT_ONCE) {
            waiting.removeIf(each -> !each.isChanged);
        }
    }

    private static long weight(Entry entry) {
        return (long) OVERHEAD + entry.key.length() + entry.buffer.length;
    }
}
