package dev.shouyue.warning;

/** Counts of a share that is known. */
final class Binomial {

    /** From here on the normal curve is as good as the sum. */
    private static final long MANY = 10_000;

    private Binomial() {}

    /**
     * The shares between which lie at least {@code part} of all counts out of {@code n}, as much left out on each side at
     * most.
     */
    static double[] band(long n, double share, double part) {
        if (n == 0) {
            return new double[] {0, 1};
        }
        double tail = (1 - part) / 2;
        if (n > MANY && n * Math.min(share, 1 - share) > 100) {
            double width =
                    2.3263478740408408 * Math.sqrt(share * (1 - share) / n); // of 98 of 100, as is asked for here
            return new double[] {Math.max(0, share - width), Math.min(1, share + width)};
        }
        return new double[] {(double) quantile(n, share, tail) / n, (double) quantile(n, share, 1 - tail) / n};
    }

    /** The least count up to which lies so much of the chance. */
    static long quantile(long n, double share, double chance) {
        if (share <= 0) {
            return 0;
        }
        if (share >= 1) {
            return n;
        }
        double sum = 0;
        double log = n * StrictMath.log1p(-share);
        double odds = StrictMath.log(share) - StrictMath.log1p(-share);
        for (long k = 0; k < n; k++) {
            sum += StrictMath.exp(log);
            if (sum >= chance) {
                return k;
            }
            log += odds + StrictMath.log((double) (n - k) / (k + 1));
        }
        return n;
    }
}
