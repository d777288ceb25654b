package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Folds;
import dev.shouyue.risk.measure.PairedBootstrap;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.model.Boosting;
import dev.shouyue.risk.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures the models of risk on real data: {@code RiskFigures DATA-FOLDER RESULTS-FOLDER [superlender|homecredit|taiwan
 * …]}. Writes {@code risk.json} and {@code risk.md} after each set. Folds and seeds are code ({@link Folds}): three rounds
 * of five folds, a customer in one fold.
 */
public final class RiskFigures {

    private static final long[] ROUNDS = {1, 2, 3};
    private static final int RESAMPLES = 1000;

    /** Chosen by one round of settings as {@link #TRIED}; the last fifth in time took no part. */
    private static final Boosting.Settings ONE_MODEL = trees(300, .05, 12, 60, 10, .8, .5);

    private static final Boosting.Settings OWN_MODEL = trees(150, .05, 8, 60, 10, .8, .5);

    private static final Map<String, Boosting.Settings> TRIED = new LinkedHashMap<>();

    static {
        TRIED.put("150 trees of 8 leaves", OWN_MODEL);
        TRIED.put("300 trees of 12 leaves", ONE_MODEL);
        TRIED.put("300 trees of 24 leaves, 3 of 10 columns", trees(300, .05, 24, 60, 10, .8, .3));
        TRIED.put("250 slow trees of 5 leaves", trees(250, .03, 5, 60, 20, .6, .3));
    }

    private final Path data;
    private final Path results;
    private final Report report = new Report();

    private RiskFigures(Path data, Path results) {
        this.data = data;
        this.results = results;
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        RiskFigures figures = new RiskFigures(Path.of(arguments[0]), Path.of(arguments[1]));
        List<String> sets = arguments.length > 2
                ? Arrays.asList(arguments).subList(2, arguments.length)
                : List.of("taiwan", "homecredit", "superlender");
        figures.report.keep(
                figures.results, sets.stream().map(RiskFigures::title).toList());
        for (String set : sets) {
            switch (set) {
                case "superlender" -> figures.superLender();
                case "homecredit" -> figures.homeCredit();
                default -> figures.taiwan();
            }
            figures.report.write(figures.results);
        }
    }

    private static String title(String set) {
        return switch (set) {
            case "superlender" -> "SuperLender";
            case "homecredit" -> "Home Credit";
            case "taiwan" -> "Taiwan";
            default ->
                throw new IllegalArgumentException("a set is superlender, homecredit or taiwan, not '" + set + "'");
        };
    }

    private static Boosting.Settings trees(
            int trees, double rate, int leaves, int fewest, double l2, double rows, double columns) {
        return new Boosting.Settings(trees, rate, leaves, fewest, l2, rows, columns, 64, Map.of(), 1);
    }

    private void superLender() throws IOException {
        Book book = SuperLender.read(data);
        report.note(
                "SuperLender",
                "SuperLender: %d loans, each asked about at its approval.",
                book.courses().size());
        int[] first = Folds.byGroup(book.borrower(), HeldOut.FOLDS, ROUNDS[0]);
        own(book, "150 trees of 8 leaves", OWN_MODEL, ROUNDS.length);
        HazardModel.Learner learner = new HazardModel.Learner.Trees(ONE_MODEL);
        double[][] late = one(book, "300 trees of 12 leaves, Platt", learner, HazardModel.Calibration.PLATT, 1);
        againstOwn(book, late, first);
        report.write(results);
        askedAgain(book, first);
        leads(book, first, learner);
        inOrderOfTime(book);
        leaks(book, first);
        report.write(results);
        one(book, "300 trees of 12 leaves, as it is", learner, HazardModel.Calibration.NONE, ROUNDS.length);
        TRIED.forEach((name, settings) -> {
            own(book, name, settings, 1);
            one(book, name + ", as it is", new HazardModel.Learner.Trees(settings), HazardModel.Calibration.NONE, 1);
        });
        one(
                book,
                "regression with spline, l2 10, as it is",
                new HazardModel.Learner.Regression(10),
                HazardModel.Calibration.NONE,
                1);
    }

    private void againstOwn(Book book, double[][] late, int[] fold) {
        for (int h = 0; h < HeldOut.HORIZONS.length; h++) {
            boolean[] bad = book.lateOver(HeldOut.HORIZONS[h]);
            String what = "SuperLender late > " + HeldOut.HORIZONS[h];
            Ranking one = Ranking.of(late[h], bad);
            Ranking own = Ranking.of(HeldOut.direct(HeldOut.table(book), bad, fold, OWN_MODEL), bad);
            interval("SuperLender", what + ", one model", one, book.borrower());
            compare("SuperLender", what + ", one model against own model", own, one, book.borrower());
        }
    }

    /** The same loans asked about again while they are still unpaid; the lead is the days until the due date. */
    private void askedAgain(Book book, int[] fold) {
        int[] days = {-7, -3, -1, 0};
        double[][] late = HeldOut.hazardAt(book, fold, new HazardModel.Learner.Trees(ONE_MODEL), days);
        boolean[] bad = book.lateOver(7);
        for (int k = 0; k < days.length; k++) {
            int day = days[k];
            int[] open = IntStream.range(0, bad.length)
                    .filter(row -> book.courses().get(row).from() <= day
                            && book.courses().get(row).until() > day)
                    .toArray();
            Ranking ranking = Ranking.of(Table.take(late[k], open), Line.taken(bad, open));
            report.note(
                    "SuperLender",
                    "SuperLender, asked again at the end of day %d: %d loans unpaid; more than 7 days late: AUC %.4f, first tenth of them %.3f.",
                    day,
                    open.length,
                    ranking.auc(),
                    ranking.captureAt(.1));
        }
    }

    private void homeCredit() throws IOException {
        Book book = HomeCredit.read(data);
        report.note(
                "Home Credit",
                "Home Credit: %d installments that were unpaid a week before they fell due, of %d customers.",
                book.courses().size(),
                Arrays.stream(book.borrower()).distinct().count());
        HazardModel.Learner learner = new HazardModel.Learner.Trees(OWN_MODEL);
        double[][] own = own(book, "150 trees of 8 leaves", OWN_MODEL, ROUNDS.length);
        double[][] one = one(book, "150 trees of 8 leaves, Platt", learner, HazardModel.Calibration.PLATT, 1);
        for (int h = 0; h < HeldOut.HORIZONS.length; h++) {
            boolean[] bad = book.lateOver(HeldOut.HORIZONS[h]);
            String what = "Home Credit late > " + HeldOut.HORIZONS[h];
            interval("Home Credit", what + ", own model", Ranking.of(own[h], bad), book.borrower());
            interval("Home Credit", what + ", one model", Ranking.of(one[h], bad), book.borrower());
        }
        leads(book, Folds.byGroup(book.borrower(), HeldOut.FOLDS, ROUNDS[0]), learner);
    }

    /** How long before the due date the late are found, by scores that know nothing new but that it is still unpaid. */
    private void leads(Book book, int[] fold, HazardModel.Learner learner) {
        Leads leads = Leads.of(book, HeldOut.hazardAt(book, fold, learner, Leads.ASKED), RESAMPLES);
        report.note(
                book.name(),
                "%s, lead time: of %d installments unpaid at the end of D-7, %d more than 7 days late, a tenth is alerted by the"
                        + " first score over one bar at D-7, D-3 and D-1; it holds %.3f (%.3f to %.3f) of the late, median lead to the due"
                        + " date %.0f days (5 %% %.0f, 95 %% %.0f); first alert at D-7 %.2f, D-3 %.2f, D-1 %.2f of the caught."
                        + " Nothing but that it is still unpaid is newly known after the first asking.",
                book.name(),
                leads.rows(),
                leads.late(),
                leads.capture().difference(),
                leads.capture().lower(),
                leads.capture().upper(),
                leads.lead(.5),
                leads.lead(.05),
                leads.lead(.95),
                leads.shareAt(7),
                leads.shareAt(3),
                leads.shareAt(1));
    }

    private void taiwan() throws IOException {
        Taiwan cards = Taiwan.read(data);
        Map<String, Boosting.Settings> tried = new LinkedHashMap<>();
        tried.put(
                "250 trees of 8 leaves, monotone",
                trees(250, .04, 8, 60, 10, .7, .4).monotone(cards.monotone()));
        tried.put("250 trees of 8 leaves", trees(250, .04, 8, 60, 10, .7, .4));
        tried.put(
                "250 trees of 16 leaves, monotone",
                trees(250, .03, 16, 80, 20, .7, .3).monotone(cards.monotone()));
        tried.put(
                "400 slow trees of 8 leaves, monotone",
                trees(400, .025, 8, 80, 20, .6, .3).monotone(cards.monotone()));
        List<int[]> folds = new ArrayList<>();
        for (long round : ROUNDS) {
            folds.add(Folds.stratified(cards.id(), cards.bad(), HeldOut.FOLDS, round));
        }
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        tried.forEach((name, settings) -> {
            List<double[]> rounds = folds.stream()
                    .map(fold -> HeldOut.direct(cards.table(), cards.bad(), fold, settings))
                    .toList();
            report.add(Line.of("Taiwan", "default", name, cards.bad(), rounds, folds));
            rankings.put(name, Ranking.of(rounds.getFirst(), cards.bad()));
        });
        List<String> names = List.copyOf(tried.keySet());
        interval("Taiwan", "Taiwan, " + names.getFirst(), rankings.get(names.getFirst()), cards.id());
        compare(
                "Taiwan",
                "Taiwan, monotone against free",
                rankings.get(names.get(1)),
                rankings.get(names.get(0)),
                cards.id());
    }

    /** Returns the probabilities of the first round, by horizon. */
    private double[][] own(Book book, String name, Boosting.Settings settings, int rounds) {
        Table table = HeldOut.table(book);
        double[][] late = new double[HeldOut.HORIZONS.length][];
        int done = 0;
        for (int horizon : HeldOut.HORIZONS) {
            List<int[]> folds = folds(book, rounds);
            boolean[] bad = book.lateOver(horizon);
            List<double[]> held = folds.stream()
                    .map(fold -> HeldOut.direct(table, bad, fold, settings))
                    .toList();
            report.add(Line.of(book.name(), "late > " + horizon, label("own model", name, rounds), bad, held, folds));
            late[done++] = held.getFirst();
        }
        return late;
    }

    /** Returns the probabilities of the first round. */
    private double[][] one(
            Book book, String name, HazardModel.Learner learner, HazardModel.Calibration calibration, int rounds) {
        List<int[]> folds = folds(book, rounds);
        List<double[][]> held = folds.stream()
                .map(fold -> HeldOut.hazard(book, fold, learner, calibration))
                .toList();
        for (int h = 0; h < HeldOut.HORIZONS.length; h++) {
            int horizon = h;
            report.add(Line.of(
                    book.name(),
                    "late > " + HeldOut.HORIZONS[h],
                    label("one model", name, rounds),
                    book.lateOver(HeldOut.HORIZONS[h]),
                    held.stream().map(each -> each[horizon]).toList(),
                    folds));
        }
        return held.getFirst();
    }

    private static String label(String kind, String name, int rounds) {
        return kind + ": " + name + (rounds > 1 ? ", " + rounds + " rounds" : "");
    }

    private static List<int[]> folds(Book book, int rounds) {
        return Arrays.stream(ROUNDS)
                .limit(rounds)
                .mapToObj(round -> Folds.byGroup(book.borrower(), HeldOut.FOLDS, round))
                .toList();
    }

    /** Of a ranking of all held-out rows of the first round; the rows of one customer are drawn together. */
    private void interval(String set, String what, Ranking ranking, String[] groups) {
        PairedBootstrap auc = PairedBootstrap.interval(PairedBootstrap.Of.AUC, ranking, groups, RESAMPLES, 1);
        PairedBootstrap tenth =
                PairedBootstrap.interval(PairedBootstrap.Of.CAPTURE_TENTH, ranking, groups, RESAMPLES, 1);
        PairedBootstrap ks = PairedBootstrap.interval(PairedBootstrap.Of.KS, ranking, groups, RESAMPLES, 1);
        report.note(
                set,
                "%s, round 1, all rows together: AUC %.4f (%.4f to %.4f), KS %.4f (%.4f to %.4f), first tenth %.3f (%.3f to %.3f).",
                what,
                auc.difference(),
                auc.lower(),
                auc.upper(),
                ks.difference(),
                ks.lower(),
                ks.upper(),
                tenth.difference(),
                tenth.lower(),
                tenth.upper());
    }

    private void compare(String set, String what, Ranking before, Ranking after, String[] groups) {
        PairedBootstrap auc = PairedBootstrap.compare(PairedBootstrap.Of.AUC, before, after, groups, RESAMPLES, 1);
        report.note(
                set,
                "%s: AUC %+.4f (%+.4f to %+.4f), %s.",
                what,
                auc.difference(),
                auc.lower(),
                auc.upper(),
                auc.isDifferent() ? "different" : "a tie");
    }

    /** Learnt on what had been seen when the last fifth began, measured on that fifth. */
    private void inOrderOfTime(Book book) {
        int split = book.courses().size() * 4 / 5;
        LocalDateTime then = book.asked()[split];
        List<Course> seen = new ArrayList<>();
        for (int k = 0; k < split; k++) {
            Course course = book.courses().get(k);
            // seen until then and no further
            long passed = java.time.temporal.ChronoUnit.DAYS.between(book.asked()[k].toLocalDate(), then.toLocalDate());
            int until = (int) Math.min(course.until(), course.from() + passed);
            seen.add(new Course(
                    course.features(), course.from(), until, until == course.until() && until > course.from()));
        }
        Book past = new Book(
                book.name(),
                book.features(),
                book.groups(),
                seen,
                Arrays.copyOf(book.borrower(), split),
                Arrays.copyOf(book.asked(), split));
        HazardModel model = HeldOut.fit(
                past,
                IntStream.range(0, split).toArray(),
                new HazardModel.Learner.Trees(ONE_MODEL),
                HazardModel.Calibration.PLATT);
        int[] last = IntStream.range(split, book.courses().size()).toArray();
        int[] oneFold = new int[last.length];
        for (int h = 0; h < HeldOut.HORIZONS.length; h++) {
            double[] late = new double[last.length];
            for (int k = 0; k < last.length; k++) {
                Course course = book.courses().get(last[k]);
                late[k] = model.late(course.features(), course.from())[h];
            }
            report.add(Line.of(
                    book.name(),
                    "late > " + HeldOut.HORIZONS[h] + ", last fifth in time",
                    "one model: 300 trees of 12 leaves, Platt, learnt on what was seen by then",
                    Line.taken(book.lateOver(HeldOut.HORIZONS[h]), last),
                    List.of(late),
                    List.of(oneFold)));
        }
        report.note(
                "SuperLender",
                "SuperLender in order of time: learnt on what was seen by %s.",
                then.toLocalDate().toString());
    }

    /** A leak would show: labels without meaning must teach nothing, and what is not known yet must not matter. */
    private void leaks(Book book, int[] fold) throws IOException {
        Table table = HeldOut.table(book);
        boolean[] bad = book.lateOver(3);
        Chance chance = new Chance(7);
        double sum = 0;
        int times = 4;
        for (int k = 0; k < times; k++) {
            int[] order = IntStream.range(0, bad.length).toArray();
            chance.shuffle(order);
            boolean[] shuffled = Line.taken(bad, order);
            sum += Line.of(
                            "",
                            "",
                            "",
                            shuffled,
                            List.of(HeldOut.direct(table, shuffled, fold, OWN_MODEL)),
                            List.of(fold))
                    .auc();
        }
        report.note(
                "SuperLender",
                "Leak test, labels shuffled %d times: mean AUC %.4f (.50 ± .01 wanted).",
                times,
                sum / times);
        double asItIs = Line.of("", "", "", bad, List.of(HeldOut.direct(table, bad, fold, OWN_MODEL)), List.of(fold))
                .auc();
        for (int days : new int[] {1, -60}) {
            Book shifted = SuperLender.read(data, days);
            double auc = Line.of(
                            "",
                            "",
                            "",
                            bad,
                            List.of(HeldOut.direct(HeldOut.table(shifted), bad, fold, OWN_MODEL)),
                            List.of(fold))
                    .auc();
            report.note(
                    "SuperLender",
                    "Leak test, all that became known shifted by %+d days: AUC %.4f against %.4f%s.",
                    days,
                    auc,
                    asItIs,
                    days < 0 ? " (a leak on purpose: what is known too early must show)" : " (a tie is right)");
        }
    }
}
