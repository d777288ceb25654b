package dev.shouyue.risk.due;

import dev.shouyue.risk.due.DueReport.Figure;
import dev.shouyue.risk.due.DueReport.Line;
import dev.shouyue.risk.due.DueReport.Measured;
import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.PairedBootstrap;
import dev.shouyue.risk.measure.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Two models on the same cases, with intervals over resampled borrowers. */
public final class Comparison {

    private static final int RESAMPLES = 300;

    private final Ranking ranking;
    private final double[] given;
    private final boolean[] bad;

    private Comparison(double[] given, boolean[] bad) {
        this.ranking = Ranking.of(given, bad);
        this.given = given;
        this.bad = bad;
    }

    /**
     * All figures of one horizon; those that cannot be told, such as of cases none of which was late, are left out.
     *
     * @param own chances by one model
     * @param other by another
     * @param bad what came of each case
     * @param group borrower of each
     * @param seed that the resampling follows
     */
    public static List<Line> lines(
            int horizon, double[] own, Optional<double[]> other, boolean[] bad, String[] group, long seed) {
        Comparison mine = new Comparison(own, bad);
        Optional<Comparison> theirs = other.map(each -> new Comparison(each, bad));
        List<Line> lines = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            lines.add(new Line(
                    horizon,
                    figure,
                    measured(group, seed, weight -> mine.figure(figure, weight)),
                    theirs.map(each -> measured(group, seed, weight -> each.figure(figure, weight))),
                    theirs.map(each -> measured(
                            group, seed, weight -> mine.figure(figure, weight) - each.figure(figure, weight)))));
        }
        return lines.stream().filter(Comparison::isKnown).toList();
    }

    private static boolean isKnown(Line line) {
        return Stream.of(Optional.of(line.own()), line.inForce(), line.difference())
                .flatMap(Optional::stream)
                .allMatch(each -> Double.isFinite(each.value() + each.low() + each.high()));
    }

    private static Measured measured(String[] group, long seed, ToDoubleFunction<int[]> figure) {
        PairedBootstrap drawn = PairedBootstrap.draw(group, RESAMPLES, seed, figure);
        return new Measured(drawn.difference(), drawn.lower(), drawn.upper());
    }

    private double figure(Figure figure, int[] weight) {
        return switch (figure) {
            case AUC -> PairedBootstrap.Of.AUC.measure(ranking, weight);
            case KS -> PairedBootstrap.Of.KS.measure(ranking, weight);
            case CAPTURE_5 -> PairedBootstrap.Of.CAPTURE_TWENTIETH.measure(ranking, weight);
            case CAPTURE_10 -> PairedBootstrap.Of.CAPTURE_TENTH.measure(ranking, weight);
            case CAPTURE_20 -> PairedBootstrap.Of.CAPTURE_FIFTH.measure(ranking, weight);
            case SLOPE -> Calibration.of(given, bad, weight).slope();
            case DECILE_GAP -> Calibration.of(given, bad, weight).decileGap();
        };
    }
}
