package dev.shouyue.stream;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states of one task that were touched last, in memory before the store: a borrower of whom much comes in a short time
 * is read and written once. Bounded; what was not touched for longest goes, and is written if it changed. The store is
 * complete only after {@link #flush}, which has to come before every snapshot of it.
 */
final class Recent {

    /** Of an entry beside its key and state: objects of the map, headers, references. */
    private static final int OVERHEAD = 160;

    /** Buffers grow in steps, so that a state that grows is mostly written over the one before and makes no garbage. */
    private static final int STEP = 64;

    private final Store store;
    private final long most;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(16, .75f, true);
    private long bytes;

    /** Where states are in the end, by key; nothing is the state of whom nothing was seen. */
    interface Store {
        /** The state, if there is one. */
        byte @Nullable [] read(String key) throws IOException;

        /** Sets the state, or forgets it. */
        void write(String key, byte @Nullable [] state) throws IOException;
    }

    private static final class Entry {
        private byte[] buffer;
        private int length;
        private boolean isChanged;

        Entry(byte[] state) {
            buffer = Arrays.copyOf(state, room(state.length));
            length = state.length;
        }

        byte[] state() {
            return Arrays.copyOf(buffer, length);
        }

        void set(byte[] state) {
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
            add(key, new Entry(state));
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
            entry = new Entry(state);
            entry.isChanged = true;
            add(key, entry);
        } else {
            bytes -= entry.buffer.length;
            entry.set(state);
            entry.isChanged = true;
            bytes += entry.buffer.length;
            shrink();
        }
    }

    void remove(String key) throws IOException {
        Entry entry = entries.remove(key);
        if (entry != null) {
            bytes -= weight(key, entry);
        }
        store.write(key, null);
    }

    /** Writes what changed to the store; all stays in memory. */
    void flush() throws IOException {
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            if (entry.isChanged) {
                store.write(each.getKey(), entry.state());
                entry.isChanged = false;
            }
        }
    }

    private void add(String key, Entry entry) throws IOException {
        entries.put(key, entry);
        bytes += weight(key, entry);
        shrink();
    }

    private void shrink() throws IOException {
        while (bytes > most) {
            Map.Entry<String, Entry> eldest = entries.pollFirstEntry();
            bytes -= weight(eldest.getKey(), eldest.getValue());
            if (eldest.getValue().isChanged) {
                store.write(eldest.getKey(), eldest.getValue().state());
            }
        }
    }

    private static long weight(String key, Entry entry) {
        return (long) OVERHEAD + key.length() + entry.buffer.length;
    }
}
