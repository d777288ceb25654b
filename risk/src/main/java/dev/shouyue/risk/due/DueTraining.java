package dev.shouyue.risk.due;

import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.hazard.Forecast;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Folds;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.model.Boosting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Learns the model of a book: from four borrowers in five, measured on the fifth. */
public final class DueTraining {

    /** Fewest installments more than 7 days late that a model may learn from. */
    public static final int FEWEST_BAD = 100;

    private static final int[] HORIZONS = {0, 3, 7, 30};
    private static final int FOLDS = 5;
    private static final int EXPLAINED = 300;
    private static final int AHEAD = -7;

    private DueTraining() {}

    /** Who is learning: name and version of the model, and where its book comes from. */
    public record Label(String name, String version, DueModel.Origin origin, String trainedOn, String trainedAt) {}

    /** A sound start: small trees; more debts, failures, questions and calls that came back never speak for a payment. */
    public static HazardModel.Learner learner(long seed) {
        Map<String, Integer> directions = new HashMap<>();
        for (String worse : List.of(
                "late_recent",
                "share_late",
                "failed_for_funds_30",
                "failed_for_account_30",
                "bureau_queries_14",
                "contacts_changed_30",
                "mandate_cancelled")) {
            directions.put(worse, -1); // the hazard is of being paid
        }
        directions.put("balance_to_amount", 1);
        return new HazardModel.Learner.Trees(
                new Boosting.Settings(400, .05, 14, 100, 10, .6, .5, 64, Map.copyOf(directions), seed));
    }

    /**
     * Learns.
     *
     * @throws IllegalArgumentException when the book holds too few late installments to learn from
     */
    public static DueModel fit(
            Examples examples, HazardModel.Learner learner, HazardModel.Calibration calibration, Label label) {
        List<Course> courses = examples.courses();
        String[] borrowers = examples.borrowers();
        long bad = courses.stream().filter(each -> isLate(each, 7)).count();
        if (bad < FEWEST_BAD) {
            throw new IllegalArgumentException("of " + courses.size() + " installments of the book " + bad
                    + " were more than 7 days late; a model needs " + FEWEST_BAD + " to learn from");
        }
        int[] fold = Folds.byGroup(borrowers, FOLDS, 1);
        int[] in = Folds.rows(fold, 0, false);
        HazardModel hazard = HazardModel.fit(
                BorrowerSeen.NAMES,
                Map.of(),
                IntStream.of(in).mapToObj(courses::get).toList(),
                IntStream.of(in).mapToObj(row -> borrowers[row]).toArray(String[]::new),
                learner,
                calibration,
                label.trainedOn());
        List<Course> held =
                IntStream.of(Folds.rows(fold, 0, true)).mapToObj(courses::get).toList();
        return new DueModel(
                label.name(),
                label.version(),
                label.origin(),
                label.trainedOn(),
                label.trainedAt(),
                hazard,
                importance(hazard, held),
                IntStream.of(HORIZONS)
                        .mapToObj(horizon -> check(hazard, held, horizon))
                        .toList(),
                figures(hazard, held, courses.size(), (int) bad),
                Optional.empty());
    }

    private static boolean isLate(Course course, int days) {
        return course.until() > days;
    }

    /** Whether it was seen what became of it. */
    private static boolean isKnown(Course course, int days) {
        return course.paid() || course.until() > days;
    }

    private static DueModel.Check check(HazardModel hazard, List<Course> held, int horizon) {
        List<Course> open = held.stream()
                .filter(each -> each.from() < horizon && isKnown(each, horizon))
                .toList();
        double[] given = open.stream()
                .mapToDouble(each -> hazard.quick(each.features(), each.from()).lateOver(horizon))
                .toArray();
        boolean[] bad = new boolean[given.length];
        for (int k = 0; k < bad.length; k++) {
            bad[k] = isLate(open.get(k), horizon);
        }
        return check(horizon, given, bad);
    }

    static DueModel.Check check(int horizon, double[] given, boolean[] bad) {
        Calibration calibration = Calibration.of(given, bad);
        return new DueModel.Check(horizon, calibration.slope(), calibration.decileGap(), tenths(given, bad));
    }

    /** Ten groups of the same size by what was given. */
    public static List<DueModel.Tenth> tenths(double[] given, boolean[] bad) {
        Integer[] order = IntStream.range(0, given.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> given[row]));
        List<DueModel.Tenth> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < 10; tenth++) {
            int first = (int) ((long) order.length * tenth / 10);
            int last = (int) ((long) order.length * (tenth + 1) / 10);
            double sum = 0;
            int late = 0;
            for (int k = first; k < last; k++) {
                sum += given[order[k]];
                late += bad[order[k]] ? 1 : 0;
            }
            if (last > first) {
                tenths.add(new DueModel.Tenth(sum / (last - first), (double) late / (last - first), last - first));
            }
        }
        return tenths;
    }

    static Map<String, Double> importance(HazardModel hazard, List<Course> held) {
        Map<String, Double> sums = new HashMap<>();
        List<Course> some =
                held.stream().filter(each -> each.from() < 0).limit(EXPLAINED).toList();
        for (Course each : some) {
            for (Forecast.Reason reason :
                    hazard.forecast(each.features(), each.from()).reasons()) {
                sums.merge(reason.group(), Math.abs(reason.effect()) / some.size(), Double::sum);
            }
        }
        BorrowerSeen.NAMES.forEach(name -> sums.putIfAbsent(name, 0.0));
        return sums;
    }

    private static List<DueModel.Figure> figures(HazardModel hazard, List<Course> held, int courses, int bad) {
        List<DueModel.Figure> figures = new ArrayList<>();
        figures.add(new DueModel.Figure("installments", courses));
        figures.add(new DueModel.Figure("installments_late_over_7", bad));
        for (int horizon : new int[] {0, 7}) {
            List<Course> week = held.stream()
                    .filter(each -> each.from() == AHEAD && isKnown(each, horizon))
                    .toList();
            double[] given = new double[week.size()];
            boolean[] late = new boolean[week.size()];
            for (int k = 0; k < late.length; k++) {
                given[k] = hazard.quick(week.get(k).features(), AHEAD).lateOver(horizon);
                late[k] = isLate(week.get(k), horizon);
            }
            Ranking ranking = Ranking.of(given, late);
            figures.add(new DueModel.Figure("auc_late_over_" + horizon + "_a_week_before", ranking.auc()));
            figures.add(new DueModel.Figure("capture_at_10_late_over_" + horizon, ranking.captureAt(.1)));
        }
        return figures;
    }
}
