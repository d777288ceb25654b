package dev.shouyue.risk.measure;

/**
 * A stream of numbers that follows from its seed alone, on every machine (SplitMix64: Steele, Lea, Flood, OOPSLA 2014).
 * Not for secrets.
 */
public final class Chance {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** The stream of a seed. */
    public Chance(long seed) {
        this.state = seed;
    }

    /** A whole number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number in [0, 1). */
    public double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Puts the numbers into another order. */
    public void shuffle(int[] numbers) {
        for (int k = numbers.length - 1; k > 0; k--) {
            int other = below(k + 1);
            int kept = numbers[k];
            numbers[k] = numbers[other];
            numbers[other] = kept;
        }
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    /** One number for another, every bit of it depending on every bit. */
    static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
