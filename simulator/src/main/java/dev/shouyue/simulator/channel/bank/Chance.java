package dev.shouyue.simulator.channel.bank;

/** The chances of one thing: equal seeds and equal names give equal worlds, in whatever order things are met. */
record Chance(long seed) {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    /** In [0, 1), by what it is of. */
    double of(String name) {
        long state = seed;
        for (int i = 0; i < name.length(); i++) {
            state = mixed((state + STEP) ^ name.charAt(i));
        }
        return (mixed(state + STEP) >>> 11) * 0x1.0p-53;
    }

    boolean happens(double probability, String name) {
        return of(name) < probability;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound, String name) {
        return (int) (of(name) * bound);
    }

    /** SplitMix64. */
    private static long mixed(long state) {
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
