package dev.shouyue.risk.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whether one score is better than another on the same cases: both are measured on the same resamples, and whole groups
 * (customers) are drawn, not rows, because the loans of one customer are not independent.
 *
 * @param difference of the figure, second score minus first, on all cases
 * @param lower end of the 95 % percentile interval of the difference
 * @param upper end of it
 */
public record PairedBootstrap(double difference, double lower, double upper) {

    private static final double TAIL = .025;

    /** A figure of a ranking. */
    public enum Of {
        /** Area under the ROC curve. */
        AUC,
        /** Kolmogorov-Smirnov distance. */
        KS,
        /** Share of the bad in the first twentieth. */
        CAPTURE_TWENTIETH,
        /** Share of the bad in the first tenth. */
        CAPTURE_TENTH,
        /** Share of the bad in the first fifth. */
        CAPTURE_FIFTH;

        /** Of a ranking whose rows count as often as their weights say. */
        public double measure(Ranking ranking, int[] weight) {
            return switch (this) {
                case AUC -> ranking.auc(weight);
                case KS -> ranking.ks(weight);
                case CAPTURE_TWENTIETH -> ranking.captureAt(.05, weight);
                case CAPTURE_FIFTH -> ranking.captureAt(.2, weight);
                case CAPTURE_TENTH -> ranking.captureAt(.1, weight);
            };
        }
    }

    /** Whether the interval leaves out zero: anything else is a tie. */
    public boolean isDifferent() {
        return lower > 0 || upper < 0;
    }

    /**
     * Compares two rankings of the same rows.
     *
     * @param group the group of each row; rows of one group are drawn together
     */
    public static PairedBootstrap compare(
            Of figure, Ranking first, Ranking second, String[] group, int resamples, long seed) {
        return draw(group, resamples, seed, weight -> figure.measure(second, weight) - figure.measure(first, weight));
    }

    /** The interval of one figure of one ranking; {@code difference} is then the figure itself. */
    public static PairedBootstrap interval(Of figure, Ranking ranking, String[] group, int resamples, long seed) {
        return draw(group, resamples, seed, weight -> figure.measure(ranking, weight));
    }

    /**
     * The interval of any figure.
     *
     * @param figure of the rows, each as often as the weight says; asked for every resample and once for all rows
     */
    public static PairedBootstrap draw(String[] group, int resamples, long seed, ToDoubleFunction<int[]> figure) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] numberOf = new int[group.length];
        for (int row = 0; row < group.length; row++) {
            Integer known = numbers.putIfAbsent(group[row], numbers.size());
            numberOf[row] = known == null ? numbers.size() - 1 : known;
        }
        Chance chance = new Chance(seed);
        double[] drawn = new double[resamples];
        int[] times = new int[numbers.size()];
        int[] weight = new int[group.length];
        for (int k = 0; k < resamples; k++) {
            Arrays.fill(times, 0);
            for (int draw = 0; draw < times.length; draw++) {
                times[chance.below(times.length)]++;
            }
            for (int row = 0; row < weight.length; row++) {
                weight[row] = times[numberOf[row]];
            }
            drawn[k] = figure.applyAsDouble(weight);
        }
        Arrays.sort(drawn);
        Arrays.fill(weight, 1);
        return new PairedBootstrap(
                figure.applyAsDouble(weight),
                drawn[(int) Math.floor(TAIL * (resamples - 1))],
                drawn[(int) Math.ceil((1 - TAIL) * (resamples - 1))]);
    }
}
