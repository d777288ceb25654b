package dev.shouyue.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * The events of one task whose time has not come yet, as bytes, in slices of time. In memory: they are those of the last
 * few seconds, and what waits for so short a time is not worth the disk.
 */
final class Waiting {

    private static final long SLICE = 64;

    private final int most;
    private final TreeMap<Long, List<Tuple3<String, Long, byte[]>>> slices = new TreeMap<>();
    private int size;

    Waiting(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** Takes an event, unless there is no room. */
    boolean add(Tuple3<String, Long, byte[]> event) {
        if (size >= most) {
            return false;
        }
        put(event);
        return true;
    }

    /** Takes an event back, also beyond what there is room for. */
    void put(Tuple3<String, Long, byte[]> event) {
        slices.computeIfAbsent(Math.floorDiv(event.f1, SLICE), slice -> new ArrayList<>())
                .add(event);
        size++;
    }

    /** Takes out what happened until then, by subject. */
    Map<String, List<byte[]>> until(long watermark) {
        Map<String, List<byte[]>> due = new LinkedHashMap<>();
        long last = Math.floorDiv(watermark, SLICE);
        while (!slices.isEmpty() && slices.firstKey() <= last) {
            Map.Entry<Long, List<Tuple3<String, Long, byte[]>>> slice = slices.pollFirstEntry();
            List<Tuple3<String, Long, byte[]>> later = new ArrayList<>();
            for (Tuple3<String, Long, byte[]> event : slice.getValue()) {
                if (event.f1 <= watermark) {
                    due.computeIfAbsent(event.f0, key -> new ArrayList<>(2)).add(event.f2);
                    size--;
                } else {
                    later.add(event);
                }
            }
            if (!later.isEmpty()) {
                slices.put(slice.getKey(), later);
                break;
            }
        }
        return due;
    }

    /** When the last of them happened. */
    long latest() {
        return slices.isEmpty()
                ? Long.MIN_VALUE
                : slices.lastEntry().getValue().stream()
                        .mapToLong(event -> event.f1)
                        .max()
                        .orElseThrow();
    }

    /** All of them, each slice after the one before it. */
    Stream<Tuple3<String, Long, byte[]>> all() {
        return slices.values().stream().flatMap(List::stream);
    }
}
