package dev.shouyue.risk.due;

import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.measure.Folds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns the model of a lender's own book and measures it as it will be used: on later days, and on borrowers it has not
 * seen. What is then put into use has learnt from all cases, by the same settings.
 */
public final class BookTraining {

    /** Fewest installments more than 7 days late, known before the days that are measured on. */
    public static final int FEWEST_LATE = 100;

    /** Fewest of the later ones. */
    public static final int FEWEST_HELD = 30;

    /** Models that are learnt in all: one for each part of the borrowers, and the one of all. */
    public static final int STEPS = 4;

    private static final int PARTS = 3;
    private static final double EARLIER = .75;
    private static final int[] HORIZONS = {0, 3, 7};
    private static final int[] CHECKED = {0, 3, 7, 30};

    private final List<DueCase> cases;
    private final Plan plan;
    private final Runnable step;

    private BookTraining(List<DueCase> cases, Plan plan, Runnable step) {
        this.cases = cases;
        this.plan = plan;
        this.step = step;
    }

    /**
     * What is asked for.
     *
     * @param label of the model
     * @param until last day that is known
     * @param share of the borrowers that the cases are of
     * @param seed that chance follows
     * @param code version of the program
     * @param inForce to be compared with
     */
    public record Plan(
            DueTraining.Label label,
            LocalDate until,
            double share,
            long seed,
            String code,
            Optional<DueModel> inForce) {}

    /**
     * Learns and measures.
     *
     * @param step told of each of {@link #STEPS} models as it is done
     * @throws TooFewLate when there are too few late ones among the cases
     */
    public static DueModel fit(List<DueCase> cases, Plan plan, Runnable step) {
        return new BookTraining(cases, plan, step).fit();
    }

    /** What was said of a case by a model that had not seen it. */
    private record Said(DueCase of, double[] own, Optional<double[]> inForce) {}

    private DueModel fit() {
        LocalDate heldFrom = heldFrom();
        List<DueCase> before = cases.stream()
                .filter(each -> each.askedOn().isBefore(heldFrom))
                .map(each -> each.knownBy(heldFrom.minusDays(1)))
                .toList();
        List<DueCase> after = cases.stream()
                .filter(each -> !each.askedOn().isBefore(heldFrom))
                .toList();
        int late = late(before);
        List<DueCase> held = after.stream()
                .filter(each -> isAhead(each) && each.isKnown(7, plan.until))
                .toList();
        int heldLate = late(held);
        if (late < FEWEST_LATE || heldLate < FEWEST_HELD) {
            throw new TooFewLate(cases.size(), late, heldLate);
        }
        List<Said> said = said(before, after);
        List<Said> ahead = said.stream().filter(each -> isAhead(each.of)).toList();
        HazardModel hazard = learn(cases);
        step.run();
        DueReport report = new DueReport(
                cases.stream().map(DueCase::due).min(LocalDate::compareTo).orElseThrow(),
                plan.until,
                heldFrom,
                plan.share,
                borrowers(cases).size(),
                cases.size(),
                late(cases),
                held.size(),
                heldLate,
                plan.seed,
                plan.code,
                plan.inForce.map(DueModel::version).orElse(""),
                plan.inForce.map(each -> knew(each, heldFrom)).orElse(false),
                lines(ahead));
        return new DueModel(
                plan.label.name(),
                plan.label.version(),
                plan.label.origin(),
                plan.label.trainedOn(),
                plan.label.trainedAt(),
                hazard,
                DueTraining.importance(
                        hazard, after.stream().map(DueCase::course).toList()),
                IntStream.of(CHECKED)
                        .mapToObj(horizon -> check(said, horizon))
                        .filter(each -> Double.isFinite(each.slope()))
                        .toList(),
                List.of(
                        new DueModel.Figure("installments", report.held()),
                        new DueModel.Figure("installments_late_over_7", heldLate)),
                Optional.of(report));
    }

    private static boolean knew(DueModel inForce, LocalDate heldFrom) {
        return inForce.origin() == DueModel.Origin.BOOK
                && LocalDate.parse(inForce.trainedAt()).compareTo(heldFrom) >= 0;
    }

    private static boolean isAhead(DueCase each) {
        return each.course().from() < 0;
    }

    private static int late(List<DueCase> cases) {
        return (int) cases.stream().filter(each -> each.isLate(7)).count();
    }

    private static Set<String> borrowers(List<DueCase> cases) {
        Set<String> borrowers = new HashSet<>();
        cases.forEach(each -> borrowers.add(each.borrower()));
        return borrowers;
    }

    /** Of the cases of which it is known if they were more than 7 days late, the last quarter by the day of asking is later. */
    private LocalDate heldFrom() {
        List<LocalDate> days = cases.stream()
                .filter(each -> each.isKnown(7, plan.until))
                .map(DueCase::askedOn)
                .sorted()
                .toList();
        if (days.isEmpty()) {
            throw new TooFewLate(cases.size(), 0, 0);
        }
        return days.get((int) (EARLIER * (days.size() - 1)));
    }

    private List<Said> said(List<DueCase> before, List<DueCase> after) {
        int[] partBefore = parts(before);
        int[] partAfter = parts(after);
        List<Said> said = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            HazardModel hazard = learn(IntStream.of(Folds.rows(partBefore, part, false))
                    .mapToObj(before::get)
                    .toList());
            for (int row : Folds.rows(partAfter, part, true)) {
                DueCase each = after.get(row);
                Course course = each.course();
                said.add(new Said(
                        each, hazard.late(course.features(), course.from()), plan.inForce.map(other -> other.hazard()
                                .late(course.features(), course.from()))));
            }
            step.run();
        }
        return said;
    }

    private int[] parts(List<DueCase> of) {
        return Folds.byGroup(of.stream().map(DueCase::borrower).toArray(String[]::new), PARTS, plan.seed);
    }

    private HazardModel learn(List<DueCase> from) {
        return HazardModel.fit(
                BorrowerSeen.NAMES,
                Map.of(),
                from.stream().map(DueCase::course).toList(),
                from.stream().map(DueCase::borrower).toArray(String[]::new),
                DueTraining.learner(plan.seed),
                HazardModel.Calibration.NONE,
                plan.label.trainedOn());
    }

    private static int at(int horizon) {
        return switch (horizon) {
            case 0 -> 0;
            case 3 -> 1;
            case 7 -> 2;
            default -> 3;
        };
    }

    private DueModel.Check check(List<Said> said, int horizon) {
        List<Said> open = said.stream()
                .filter(each -> each.of.course().from() < horizon && each.of.isKnown(horizon, plan.until))
                .toList();
        double[] given =
                open.stream().mapToDouble(each -> each.own[at(horizon)]).toArray();
        return DueTraining.check(horizon, given, bad(open, horizon));
    }

    private static boolean[] bad(List<Said> of, int horizon) {
        boolean[] bad = new boolean[of.size()];
        for (int k = 0; k < bad.length; k++) {
            bad[k] = of.get(k).of.isLate(horizon);
        }
        return bad;
    }

    private List<DueReport.Line> lines(List<Said> ahead) {
        List<DueReport.Line> lines = new ArrayList<>();
        for (int horizon : HORIZONS) {
            List<Said> known = ahead.stream()
                    .filter(each -> each.of.isKnown(horizon, plan.until))
                    .toList();
            lines.addAll(Comparison.lines(
                    horizon,
                    known.stream().mapToDouble(each -> each.own[at(horizon)]).toArray(),
                    plan.inForce.map(any -> known.stream()
                            .mapToDouble(each -> each.inForce.orElseThrow()[at(horizon)])
                            .toArray()),
                    bad(known, horizon),
                    known.stream().map(each -> each.of.borrower()).toArray(String[]::new),
                    plan.seed));
        }
        return lines;
    }
}
