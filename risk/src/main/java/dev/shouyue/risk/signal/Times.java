package dev.shouyue.risk.signal;

/**
 * How long something usually takes: counts in steps of a quarter of a doubling, from a millisecond to months. What is old
 * fades.
 *
 * @param counts by step
 */
record Times(double[] counts) {

    private static final int STEPS = 136;
    private static final double PER_DOUBLING = 4;

    static Times empty() {
        return new Times(new double[STEPS]);
    }

    Times with(long millis, double memory) {
        double[] more = counts.clone();
        double keep = 1 - 1 / memory;
        for (int k = 0; k < more.length; k++) {
            more[k] *= keep;
        }
        more[step(millis)]++;
        return new Times(more);
    }

    /** Whether it took longer than all but a share of the times before usually do. */
    boolean isSlow(long millis, double share) {
        double all = 0;
        for (double count : counts) {
            all += count;
        }
        double longer = 0;
        for (int k = step(millis); k < counts.length; k++) {
            longer += counts[k];
        }
        return longer < share * all;
    }

    private static int step(long millis) {
        double doublings = StrictMath.log((double) Math.max(1, millis)) / StrictMath.log(2);
        return (int) Math.min(STEPS - 1, Math.floor(PER_DOUBLING * doublings));
    }

    static void write(Octets.Writer out, Times times) {
        for (double count : times.counts) {
            out.real(count);
        }
    }

    static Times read(Octets.Reader in) {
        Times times = empty();
        for (int k = 0; k < STEPS; k++) {
            times.counts[k] = in.real();
        }
        return times;
    }
}
