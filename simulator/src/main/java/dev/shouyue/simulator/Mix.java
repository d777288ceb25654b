package dev.shouyue.simulator;

/** Seeds for parts of the world that must not depend on one another. */
final class Mix {

    static final long BORROWER = 0x42;
    static final long LOAN = 0x4c;
    static final long INCIDENT = 0x49;
    static final long BEHAVIOUR = 0x48;
    static final long TRAFFIC = 0x5400;
    static final long OUTAGE = 0x4f00;

    private Mix() {}

    /** One seed of three numbers; the finalizer of SplitMix64 over each in turn. */
    static long of(long seed, long kind, long index) {
        return scramble(scramble(scramble(seed) + kind) + index);
    }

    /** A number in [0, 1) of three numbers. */
    static double unit(long seed, long kind, long index) {
        return (of(seed, kind, index) >>> 11) * 0x1.0p-53;
    }

    private static long scramble(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
