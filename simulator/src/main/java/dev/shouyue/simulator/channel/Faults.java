package dev.shouyue.simulator.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What goes wrong at a channel, and when: drawn from a seed, so that the same calls at the same times go wrong in the same way
 * in whatever order they come. Chances can be changed, and single faults ordered, while it runs.
 */
public final class Faults {

    private final long seed;
    private final Map<Fault, Double> chances = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> ordered = new EnumMap<>(Fault.class);
    private final List<Outage> outages = new CopyOnWriteArrayList<>();
    private volatile Duration skew = Duration.ZERO;

    /** Nothing goes wrong until it is said. */
    public Faults(long seed) {
        this.seed = seed;
    }

    /** From now on {@code fault} has this chance, from 0 to 1. */
    public synchronized Faults chance(Fault fault, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException("the chance of " + fault + " is " + chance + "; expected 0 to 1");
        }
        chances.put(fault, chance);
        return this;
    }

    /** The next {@code times} occasions have this fault for certain. */
    public synchronized Faults next(Fault fault, int times) {
        ordered.merge(fault, times, Integer::sum);
        return this;
    }

    /** The channel is down from {@code from} to before {@code to}, by its clock. */
    public Faults down(Instant from, Instant to) {
        outages.add(new Outage(from, to));
        return this;
    }

    /** The channel's clock is off by so much; what it books and says is by that clock. */
    public Faults skew(Duration by) {
        skew = by;
        return this;
    }

    public Duration skew() {
        return skew;
    }

    public boolean isDown(Instant at) {
        return outages.stream().anyMatch(outage -> !at.isBefore(outage.from()) && at.isBefore(outage.to()));
    }

    /** Whether {@code fault} strikes on an occasion that happens once, such as an order's own. */
    public boolean strikes(Fault fault, String occasion) {
        return strikes(fault, occasion, Instant.EPOCH);
    }

    /** Whether {@code fault} strikes on an occasion that comes again at other times. */
    public synchronized boolean strikes(Fault fault, String occasion, Instant at) {
        Integer left = ordered.get(fault);
        if (left != null && left > 0) {
            ordered.put(fault, left - 1);
            return true;
        }
        double chance = chances.getOrDefault(fault, 0.0);
        return chance > 0 && unit(fault.name(), occasion, at) < chance;
    }

    /** A number from 0 to {@code bound - 1} that belongs to the occasion. */
    public long below(long bound, String occasion) {
        return (long) (unit("", occasion, Instant.EPOCH) * bound);
    }

    /** In [0, 1): SplitMix64 over the seed and all that is known of the occasion. */
    private double unit(String kind, String occasion, Instant at) {
        long state = mixed(seed);
        for (String text : List.of(kind, occasion)) {
            for (int i = 0; i < text.length(); i++) {
                state = mixed(state + text.charAt(i));
            }
            state = mixed(state ^ 0x5bf03635L);
        }
        state = mixed(state + at.getEpochSecond());
        state = mixed(state + at.getNano());
        return (state >>> 11) * 0x1.0p-53;
    }

    private static long mixed(long state) {
        long z = state + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private record Outage(Instant from, Instant to) {}
}
