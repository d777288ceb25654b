package dev.shouyue.stream;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * What a task carries into a checkpoint beside the store, by group of keys: the events that wait, and the states that changed
 * and are not in the store yet. One after the other into a stream, that costs a small part of a write to the store each.
 */
final class Carried {

    /** Version 1 had events alone. */
    private static final int VERSION = 2;

    private final List<Tuple3<String, Long, byte[]>> events = new ArrayList<>();
    private final List<Recent.Entry> states = new ArrayList<>();

    private Carried() {}

    /** All that is to be carried, in order of the groups. */
    static SortedMap<Integer, Carried> byGroup(Waiting waiting, Recent recent, ToIntFunction<String> group) {
        TreeMap<Integer, Carried> groups = new TreeMap<>();
        waiting.all()
                .forEach(event -> of(groups, group.applyAsInt(event.f0)).events.add(event));
        recent.changed()
                .forEach(state ->
                        of(groups, group.applyAsInt(state.key())).states.add(state));
        return groups;
    }

    private static Carried of(Map<Integer, Carried> groups, int group) {
        return groups.computeIfAbsent(group, any -> new Carried());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(events.size());
        for (Tuple3<String, Long, byte[]> event : events) {
            out.writeUTF(event.f0);
            out.writeLong(event.f1);
            out.writeInt(event.f2.length);
            out.write(event.f2);
        }
        out.writeInt(states.size());
        for (Recent.Entry state : states) {
            out.writeUTF(state.key());
            state.write(out);
        }
    }

    /** Takes back what was written, also beyond what there is room for. */
    static void read(DataInputStream in, Waiting waiting, BiConsumer<String, byte[]> states) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IOException(
                    "what is carried is of version " + version + ", and this is the job of version " + VERSION);
        }
        for (int left = in.readInt(); left > 0; left--) {
            waiting.put(new Tuple3<>(in.readUTF(), in.readLong(), bytes(in)));
        }
        for (int left = version == 1 ? 0 : in.readInt(); left > 0; left--) {
            states.accept(in.readUTF(), bytes(in));
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
