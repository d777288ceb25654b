package dev.shouyue.risk.hazard;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import dev.shouyue.risk.measure.Folds;
import dev.shouyue.risk.model.Boosting;
import dev.shouyue.risk.model.LogisticRegression;
import dev.shouyue.risk.model.Model;
import dev.shouyue.risk.model.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The chance, for each day, that an installment that is still unpaid is paid on that day (a discrete-time hazard: Singer
 * and Willett, Journal of Educational Statistics 18, 1993). All forecasts come from this one model and agree with each
 * other: to be more than 7 days late is to be unpaid on each day up to the seventh.
 */
public final class HazardModel {

    /** Version of the text form. */
    public static final String FORMAT = "shouyue-hazard/1";

    private static final int REASON_EARLY = 3;
    private static final int FOLDS = 3;
    private static final int[] STAGES = {Integer.MIN_VALUE, 0, 3, 7};
    private static final int FEWEST = 20; // bad and good each, below which nothing is corrected

    private final Design design;
    private final Model model;
    private final List<Calibrator> calibrators;
    private final Map<String, String> groups;

    private HazardModel(Design design, Model model, List<Calibrator> calibrators, Map<String, String> groups) {
        checkColumns(design.columns(), model.names());
        if (!calibrators.isEmpty() && calibrators.size() != STAGES.length * Forecast.HORIZONS.length) {
            throw new IllegalArgumentException("hazard.calibration holds " + calibrators.size()
                    + " corrections; it holds " + STAGES.length * Forecast.HORIZONS.length + " or none");
        }
        this.design = design;
        this.model = model;
        this.calibrators = calibrators;
        this.groups = new TreeMap<>(groups);
    }

    private static void checkColumns(List<String> made, List<String> read) {
        if (made.size() != read.size()) {
            throw new IllegalArgumentException(
                    "hazard.model.columns holds " + read.size() + " columns; hazard.design gives " + made.size());
        }
        for (int c = 0; c < made.size(); c++) {
            if (!made.get(c).equals(read.get(c))) {
                throw new IllegalArgumentException("hazard.model.columns[" + c + "] is '" + read.get(c)
                        + "'; hazard.design gives '" + made.get(c) + "'");
            }
        }
    }

    /** What the hazard of a day is learnt with. */
    public sealed interface Learner {
        /** Boosted trees. */
        record Trees(Boosting.Settings settings) implements Learner {}

        /** A logistic regression with the day as a spline; {@code l2} as in {@link LogisticRegression}. */
        record Regression(double l2) implements Learner {}
    }

    /** How probabilities are corrected on held-out courses. */
    public enum Calibration {
        /** Not at all. */
        NONE,
        /** By a straight line on the log-odds. */
        PLATT,
        /** By steps that never fall. */
        ISOTONIC
    }

    /**
     * Learns from courses.
     *
     * @param names of the features
     * @param groups reason that each feature belongs to; one that is not named is its own reason
     * @param borrower of each course: those of one borrower are held out together
     * @param data named in the provenance
     */
    public static HazardModel fit(
            List<String> names,
            Map<String, String> groups,
            List<Course> courses,
            String[] borrower,
            Learner learner,
            Calibration calibration,
            String data) {
        HazardModel raw = learn(names, groups, courses, learner, data);
        if (calibration == Calibration.NONE) {
            return raw;
        }
        @Nullable Held[][] held = new Held[STAGES.length][];
        for (int stage = 0; stage < STAGES.length; stage++) {
            held[stage] = new Held[courses.size()];
        }
        int[] fold = Folds.byGroup(borrower, FOLDS, 0);
        for (int k = 0; k < FOLDS; k++) {
            int[] in = Folds.rows(fold, k, false);
            HazardModel part =
                    learn(names, groups, IntStream.of(in).mapToObj(courses::get).toList(), learner, data);
            for (int row : Folds.rows(fold, k, true)) {
                Course course = courses.get(row);
                for (int stage = stage(course.from()); stage < STAGES.length && reaches(course, stage); stage++) {
                    int from = Math.max(course.from(), STAGES[stage]);
                    held[stage][row] = new Held(course, part.late(course.features(), from));
                }
            }
        }
        List<Calibrator> calibrators = new ArrayList<>();
        for (Held[] stage : held) {
            for (int h = 0; h < Forecast.HORIZONS.length; h++) {
                calibrators.add(calibrator(stage, h, calibration));
            }
        }
        return new HazardModel(raw.design, raw.model, calibrators, groups);
    }

    /** What a model that had not seen a course said of it. */
    private record Held(Course course, double[] late) {}

    private static boolean reaches(Course course, int stage) {
        return course.until() > STAGES[stage];
    }

    /** Before the due date one correction holds; from then on one for each horizon that was passed unpaid. */
    private static int stage(int from) {
        int stage = 0;
        while (stage + 1 < STAGES.length && from >= STAGES[stage + 1]) {
            stage++;
        }
        return stage;
    }

    private static Calibrator calibrator(@Nullable Held[] held, int h, Calibration kind) {
        int horizon = Forecast.HORIZONS[h];
        List<Held> seen = new ArrayList<>();
        for (Held each : held) {
            if (each != null && (each.course.paid() || each.course.until() > horizon)) {
                seen.add(each);
            }
        }
        boolean[] bad = new boolean[seen.size()];
        double[] given = new double[seen.size()];
        int bads = 0;
        for (int k = 0; k < bad.length; k++) {
            bad[k] = seen.get(k).course.until() > horizon;
            given[k] = seen.get(k).late[h];
            bads += bad[k] ? 1 : 0;
        }
        if (Math.min(bads, bad.length - bads) < FEWEST) {
            return Calibrator.none();
        }
        return kind == Calibration.ISOTONIC ? Calibrator.Isotonic.fit(given, bad) : Calibrator.Platt.fit(given, bad);
    }

    private static HazardModel learn(
            List<String> names, Map<String, String> groups, List<Course> courses, Learner learner, String data) {
        List<PersonDays.Row> rows = PersonDays.of(courses);
        double[] paid = rows.stream().mapToDouble(row -> row.paid() ? 1 : 0).toArray();
        double[] once = LogisticRegression.once(paid.length);
        List<Calibrator> none = List.of();
        return switch (learner) {
            case Learner.Trees trees -> {
                Design design = Design.ofTrees(names);
                Model model = Boosting.fit(design.table(courses, rows), paid, once, trees.settings(), data);
                yield new HazardModel(design, model, none, groups);
            }
            case Learner.Regression regression -> {
                Design design = Design.ofRegression(names, courses);
                Provenance origin =
                        new Provenance(data, rows.size(), 0, Map.of("l2", String.valueOf(regression.l2())), Map.of());
                Model model = LogisticRegression.fit(design.table(courses, rows), paid, once, regression.l2(), origin);
                yield new HazardModel(design, model, none, groups);
            }
        };
    }

    /** What to expect of an installment that is unpaid at the end of day {@code from}, relative to its due date. */
    public Forecast forecast(double[] features, int from) {
        List<PersonDays.Stretch> ahead = PersonDays.after(from);
        double[] raw = unpaidByDay(features, from, ahead);
        double[] late = corrected(raw, from);
        return new Forecast(
                late[0], late[1], late[2], late[3], expectedDays(raw, late), reasons(features, from, ahead));
    }

    /** The same without reasons, which take most of the time. */
    public Forecast quick(double[] features, int from) {
        double[] raw = unpaidByDay(features, from, PersonDays.after(from));
        double[] late = corrected(raw, from);
        return new Forecast(late[0], late[1], late[2], late[3], expectedDays(raw, late), List.of());
    }

    /** Probabilities of being late by the horizons, without reasons. */
    public double[] late(double[] features, int from) {
        return corrected(unpaidByDay(features, from, PersonDays.after(from)), from);
    }

    private double[] corrected(double[] raw, int from) {
        double[] late = new double[Forecast.HORIZONS.length];
        double before = 1;
        for (int h = 0; h < late.length; h++) {
            int horizon = Forecast.HORIZONS[h];
            double given = raw[horizon];
            boolean mends = !calibrators.isEmpty() && from < horizon;
            double mended =
                    mends ? calibrators.get(stage(from) * late.length + h).of(given) : given;
            late[h] = Math.min(before, mended);
            before = late[h];
        }
        return late;
    }

    /** Chance to be unpaid at the end of each of the days 0 to 30. */
    private double[] unpaidByDay(double[] features, int from, List<PersonDays.Stretch> ahead) {
        double[] unpaid = new double[31];
        Arrays.fill(unpaid, 1);
        double survived = 1;
        for (PersonDays.Stretch stretch : ahead) {
            double stay = 1 - model.probability(design.row(features, from, stretch.day(), stretch.exposure()));
            int first = stretch.day() - stretch.exposure() + 1;
            for (int day = Math.max(0, first); day <= stretch.day(); day++) {
                unpaid[day] = survived * Math.pow(stay, (double) (day - first + 1) / stretch.exposure());
            }
            survived *= stay;
        }
        return unpaid;
    }

    private static double expectedDays(double[] raw, double[] late) {
        double sum = 0;
        int[] horizons = Forecast.HORIZONS;
        for (int h = 0; h + 1 < horizons.length; h++) {
            for (int day = horizons[h]; day < horizons[h + 1]; day++) {
                double part = (double) (day - horizons[h]) / (horizons[h + 1] - horizons[h]);
                double correction = (1 - part) * late[h] / Math.max(1e-12, raw[horizons[h]])
                        + part * late[h + 1] / Math.max(1e-12, raw[horizons[h + 1]]);
                sum += Math.min(1, raw[day] * correction);
            }
        }
        return sum;
    }

    /**
     * The logarithm of the chance to be unpaid is a sum over days of a function of the day's log-odds, and those are a
     * sum over columns: the change of each day is divided among the columns in proportion (Aumann and Shapley 1974),
     * so that the parts add up exactly.
     */
    private List<Forecast.Reason> reasons(double[] features, int from, List<PersonDays.Stretch> ahead) {
        int horizon = from < REASON_EARLY ? REASON_EARLY : 30;
        Map<String, Double> effects = new TreeMap<>();
        for (PersonDays.Stretch stretch : ahead) {
            if (stretch.day() > horizon) {
                break;
            }
            double[] parts = model.contributions(design.row(features, from, stretch.day(), stretch.exposure()));
            double base = model.expectedLogOdds();
            double moved = 0;
            for (int c = 0; c < parts.length; c++) {
                if (design.featureOf(c) < 0) {
                    base += parts[c];
                } else {
                    moved += parts[c];
                }
            }
            double rate = rate(base, moved);
            for (int c = 0; c < parts.length; c++) {
                int feature = design.featureOf(c);
                if (feature >= 0 && parts[c] != 0) {
                    String name = design.names().get(feature);
                    effects.merge(groups.getOrDefault(name, name), rate * parts[c], Double::sum);
                }
            }
        }
        return effects.entrySet().stream()
                .map(effect -> new Forecast.Reason(effect.getKey(), effect.getValue()))
                .sorted(Comparator.comparingDouble((Forecast.Reason reason) -> -Math.abs(reason.effect())))
                .toList();
    }

    /** Change of ln(1 - hazard) by one unit of log-odds, on the way from the base. */
    private static double rate(double base, double moved) {
        if (Math.abs(moved) < 1e-9) {
            return -1 / (1 + Math.exp(-base));
        }
        return (softplus(base) - softplus(base + moved)) / moved;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** Where it comes from. */
    public Provenance provenance() {
        return model.provenance();
    }

    /** Features that it must be given, in this order. */
    public List<String> features() {
        return design.names();
    }

    /** Readable text that {@link #read} gives the same model of. */
    public String toText() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", FORMAT);
        members.put("design", design.members());
        members.put("groups", groups);
        members.put("calibration", calibrators.stream().map(Calibrator::members).toList());
        members.put("model", Json.read(model.toText()));
        return Json.write(members);
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException when the text is no model of the hazard, or of a version that is not known, or its parts
     *     do not fit each other; the message names the field
     */
    public static HazardModel read(String text) {
        Members members = Members.read(text, "hazard");
        if (!members.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "hazard.format '" + members.text("format") + "' is not known; known is " + FORMAT);
        }
        Map<String, String> groups = new TreeMap<>();
        Members named = members.object("groups");
        named.all().keySet().forEach(name -> groups.put((String) name, named.text((String) name)));
        List<Calibrator> calibrators = members.list("calibration").stream()
                .map(each -> Calibrator.read(Members.of(each, "calibration")))
                .toList();
        return new HazardModel(
                Design.read(members.object("design")), Model.read(members.object("model")), calibrators, groups);
    }
}
