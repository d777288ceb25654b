package dev.shouyue.risk.hazard;

import dev.shouyue.risk.json.Members;
import dev.shouyue.risk.model.LogisticModel;
import dev.shouyue.risk.model.LogisticRegression;
import dev.shouyue.risk.model.Provenance;
import dev.shouyue.risk.model.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes a probability of a score that only ranks. Learnt on rows that the score was not learnt on. */
public sealed interface Calibrator {

    /** The probability for one that was given. */
    double of(double probability);

    /** As JSON members. */
    Map<String, Object> members();

    /** Leaves what was given. */
    static Calibrator none() {
        return new Platt(0, 1);
    }

    /** Reads what {@link #members} gave. */
    static Calibrator read(Members members) {
        return switch (members.text("kind")) {
            case "platt" -> new Platt(members.number("intercept"), members.number("slope"));
            case "isotonic" -> new Isotonic(members.numbers("given"), members.numbers("means"));
            default -> throw new IllegalArgumentException("a calibration of kind '" + members.text("kind") + "'");
        };
    }

    /** A straight line on the log-odds (Platt 1999); the order of scores is kept. */
    record Platt(double intercept, double slope) implements Calibrator {

        /** Learns from held-out rows. */
        static Platt fit(double[] probability, boolean[] bad) {
            double[] outcome = new double[bad.length];
            for (int k = 0; k < bad.length; k++) {
                outcome[k] = bad[k] ? 1 : 0;
            }
            double[] logOdds = Arrays.stream(probability).map(Platt::logOdds).toArray();
            LogisticModel line = LogisticRegression.fit(
                    Table.of(List.of("log_odds"), new double[][] {logOdds}),
                    outcome,
                    LogisticRegression.once(bad.length),
                    1e-3,
                    Provenance.of("held out", bad.length));
            return new Platt(line.constant(), line.coefficients()[0]);
        }

        @Override
        public double of(double probability) {
            return 1 / (1 + Math.exp(-intercept - slope * logOdds(probability)));
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("kind", "platt", "intercept", intercept, "slope", slope));
        }

        private static double logOdds(double probability) {
            double inside = Math.clamp(probability, 1e-9, 1 - 1e-9);
            return Math.log(inside / (1 - inside));
        }
    }

    /**
     * Steps that never fall, by pooling neighbours that are out of order (Ayer et al. 1955), straight lines between.
     *
     * @param given mean score of each pool, rising
     * @param means share bad of each pool, rising
     */
    record Isotonic(double[] given, double[] means) implements Calibrator {

        /** Refuses what has no steps, or not a mean for each. */
        public Isotonic {
            if (given.length == 0 || given.length != means.length) {
                throw new IllegalArgumentException("calibration.given holds " + given.length
                        + " numbers and calibration.means " + means.length + "; as many in both, and one at least");
            }
        }

        /** Learns from held-out rows. */
        static Isotonic fit(double[] probability, boolean[] bad) {
            int[] order = IntStream.range(0, bad.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer row) -> probability[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] score = new double[order.length];
            double[] hits = new double[order.length];
            double[] rows = new double[order.length];
            int pools = 0;
            for (int row : order) {
                score[pools] = probability[row];
                hits[pools] = bad[row] ? 1 : 0;
                rows[pools++] = 1;
                while (pools > 1
                        && (hits[pools - 2] * rows[pools - 1] >= hits[pools - 1] * rows[pools - 2]
                                || score[pools - 2] / rows[pools - 2] == score[pools - 1] / rows[pools - 1])) {
                    score[pools - 2] += score[pools - 1];
                    hits[pools - 2] += hits[pools - 1];
                    rows[pools - 2] += rows[pools - 1];
                    pools--;
                }
            }
            double[] given = new double[pools];
            double[] means = new double[pools];
            for (int k = 0; k < pools; k++) {
                given[k] = score[k] / rows[k];
                means[k] = hits[k] / rows[k];
            }
            return new Isotonic(given, means);
        }

        @Override
        public double of(double probability) {
            int at = Arrays.binarySearch(given, probability);
            if (at >= 0) {
                return means[at];
            }
            int next = -at - 1;
            if (next == 0 || next == given.length) {
                return means[Math.min(next, given.length - 1)];
            }
            double part = (probability - given[next - 1]) / (given[next] - given[next - 1]);
            return means[next - 1] + part * (means[next] - means[next - 1]);
        }

        @Override
        public Map<String, Object> members() {
            return new TreeMap<>(Map.of("kind", "isotonic", "given", given, "means", means));
        }
    }
}
