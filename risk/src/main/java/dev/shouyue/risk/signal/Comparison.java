package dev.shouyue.risk.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups held against one another by the share of what went bad in them: what few seen tell and what they do not, and how
 * many false finds there are among those that stand out. Each one seen counts as independent of the others.
 */
public final class Comparison {

    private static final double INTERVAL = .95;
    private static final int HALVINGS = 60;

    private Comparison() {}

    /** A group: how many were seen of it, and how many of those were bad. */
    public record Group(String name, long seen, long bad) {
        /** Refuses counts that cannot be. */
        public Group {
            if (bad < 0 || bad > seen) {
                throw new IllegalArgumentException(
                        "of " + seen + " seen in the group '" + name + "' " + bad + " cannot be bad");
            }
        }
    }

    /**
     * What is to be thought of a group.
     *
     * @param share of the bad ones among those seen; 0 when none was
     * @param shrunk the share, drawn towards that of all groups as far as groups are alike and few were seen
     * @param low of where the true share is with 95 %
     * @param high of where the true share is with 95 %
     * @param expected share in the other groups together; in all of them when there is no other
     * @param chance of as many bad ones or more if the group were like the others (Fisher, exact, one side)
     * @param falseShare least share of false finds at which it still counts as a find (Benjamini and Hochberg); 1 where too
     *     few were seen to ask
     */
    public record Found(
            Group group,
            double share,
            double shrunk,
            double low,
            double high,
            double expected,
            double chance,
            double falseShare) {}

    /**
     * How shares rise from one time to the next.
     *
     * @param perStep by how much the share rises from one to the next, by least squares
     * @param z of Cochran and Armitage, positive when it rises
     * @param chance of such a rise or a steeper one where there is none
     */
    public record Trend(double perStep, double z, double chance) {}

    /** Judges groups, in the order given; of fewer than {@code fewest} seen it is not asked whether they stand out. */
    public static List<Found> of(List<Group> groups, int fewest) {
        long seen = groups.stream().mapToLong(Group::seen).sum();
        long bad = groups.stream().mapToLong(Group::bad).sum();
        BetaBinomial.Prior prior = BetaBinomial.prior(groups.stream()
                .map(group -> new double[] {group.seen(), group.bad()})
                .toList());
        double[] chances = new double[groups.size()];
        List<Integer> asked = new ArrayList<>();
        for (int k = 0; k < groups.size(); k++) {
            Group group = groups.get(k);
            chances[k] = atLeast(group.bad(), group.seen(), bad, seen);
            if (group.seen() >= fewest) {
                asked.add(k);
            }
        }
        double[] shares =
                falseShares(asked.stream().mapToDouble(k -> chances[k]).toArray());
        List<Found> found = new ArrayList<>();
        for (int k = 0; k < groups.size(); k++) {
            Group group = groups.get(k);
            long others = seen - group.seen();
            double alpha = group.bad() + prior.mean() * prior.weight();
            double beta = group.seen() - group.bad() + (1 - prior.mean()) * prior.weight();
            int place = asked.indexOf(k);
            found.add(new Found(
                    group,
                    share(group.bad(), group.seen()),
                    alpha / (alpha + beta),
                    quantile((1 - INTERVAL) / 2, alpha, beta),
                    quantile((1 + INTERVAL) / 2, alpha, beta),
                    others > 0 ? share(bad - group.bad(), others) : share(bad, seen),
                    chances[k],
                    place < 0 ? 1 : shares[place]));
        }
        return found;
    }

    /**
     * The chance of {@code hits} or more bad ones in {@code drawn} of {@code all}, of which {@code bad} are bad: the exact
     * test of Fisher (Journal of the Royal Statistical Society 98, 1935), to one side.
     */
    static double atLeast(long hits, long drawn, long bad, long all) {
        long most = Math.min(drawn, bad);
        long least = Math.max(0, drawn - (all - bad));
        if (hits <= least) {
            return 1;
        }
        double term = StrictMath.exp(logChoose(bad, hits) + logChoose(all - bad, drawn - hits) - logChoose(all, drawn));
        double sum = 0;
        for (long x = hits; x <= most; x++) {
            sum += term;
            term *= (double) (bad - x) * (drawn - x) / ((x + 1.0) * (all - bad - drawn + x + 1.0));
        }
        return Math.min(1, sum);
    }

    /**
     * For each chance the least share of false finds at which it is still a find, over all of them (Benjamini and Hochberg,
     * Journal of the Royal Statistical Society B 57, 1995).
     */
    public static double[] falseShares(double[] chances) {
        List<Integer> order = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> chances[k]))
                .toList();
        double[] shares = new double[chances.length];
        double least = 1;
        for (int rank = chances.length; rank >= 1; rank--) {
            int place = order.get(rank - 1);
            least = Math.min(least, chances[place] * chances.length / rank);
            shares[place] = least;
        }
        return shares;
    }

    /**
     * Whether the share rises with time (Armitage, Biometrics 11, 1955), to one side.
     *
     * @param seen at each time, one step apart
     * @param bad of those
     */
    public static Trend trend(long[] seen, long[] bad) {
        double n = 0;
        double r = 0;
        double nt = 0;
        double ntt = 0;
        for (int t = 0; t < seen.length; t++) {
            n += seen[t];
            r += bad[t];
            nt += (double) seen[t] * t;
            ntt += (double) seen[t] * t * t;
        }
        double spread = n > 0 ? ntt - nt * nt / n : 0;
        double share = n > 0 ? r / n : 0;
        double variance = share * (1 - share) * spread;
        if (variance <= 0) {
            return new Trend(0, 0, .5);
        }
        double sum = 0;
        for (int t = 0; t < seen.length; t++) {
            sum += t * (bad[t] - seen[t] * share);
        }
        double z = sum / StrictMath.sqrt(variance);
        return new Trend(sum / spread, z, above(z));
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }

    private static double logChoose(long n, long k) {
        return BetaBinomial.logGamma(n + 1.0) - BetaBinomial.logGamma(k + 1.0) - BetaBinomial.logGamma(n - k + 1.0);
    }

    /** Below which a share with a beta distribution is with the chance {@code chance}. */
    static double quantile(double chance, double alpha, double beta) {
        double low = 0;
        double high = 1;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (below(middle, alpha, beta) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8), by the method of Lentz. */
    static double below(double x, double alpha, double beta) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (alpha + 1) / (alpha + beta + 2)) {
            return 1 - below(1 - x, beta, alpha);
        }
        double front = StrictMath.exp(BetaBinomial.logGamma(alpha + beta)
                        - BetaBinomial.logGamma(alpha)
                        - BetaBinomial.logGamma(beta)
                        + alpha * StrictMath.log(x)
                        + beta * StrictMath.log1p(-x))
                / alpha;
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / notZero(1 - (alpha + beta) * x / (alpha + 1), tiny);
        double product = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (beta - m) * x / ((alpha + 2 * m - 1) * (alpha + 2 * m));
            d = 1 / notZero(1 + even * d, tiny);
            c = notZero(1 + even / c, tiny);
            product *= d * c;
            double odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2 * m) * (alpha + 2 * m + 1));
            d = 1 / notZero(1 + odd * d, tiny);
            c = notZero(1 + odd / c, tiny);
            product *= d * c;
            if (Math.abs(d * c - 1) < 1e-14) {
                break;
            }
        }
        return front * product;
    }

    private static double notZero(double x, double tiny) {
        return Math.abs(x) < tiny ? tiny : x;
    }

    /** Chance that a standard normal is above {@code z}: a series near zero, a continued fraction beyond. */
    static double above(double z) {
        double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
        if (Math.abs(z) < 3) {
            double term = z;
            double sum = z;
            for (int k = 1; k < 200; k++) {
                term *= z * z / (2 * k + 1);
                sum += term;
            }
            return .5 - density * sum;
        }
        double fraction = Math.abs(z);
        for (int k = 200; k >= 1; k--) {
            fraction = Math.abs(z) + k / fraction;
        }
        return z > 0 ? density / fraction : 1 - density / fraction;
    }
}
