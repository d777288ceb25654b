package dev.shouyue.risk.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.due.DueReport.Figure;
import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.measure.Chance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On cases that are made by a formula: the more often a borrower was late, the longer it takes. */
class BookTrainingTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate UNTIL = FIRST.plusDays(420);
    private static final int SHARE_LATE = BorrowerSeen.NAMES.indexOf("share_late");

    @Test
    void the_model_is_measured_on_later_days_and_compared_with_the_one_in_force() {
        List<DueCase> cases = cases(4000, 1);
        DueModel blind = fit(cases(4000, 2), Optional.empty(), true);
        AtomicInteger steps = new AtomicInteger();
        DueModel model = BookTraining.fit(cases, plan("own-2", Optional.of(blind)), steps::incrementAndGet);
        assertThat(steps).hasValue(BookTraining.STEPS);
        DueReport report = model.report().orElseThrow();
        LocalDate split = report.heldFrom();
        long held = cases.stream()
                .filter(each -> each.course().from() < 0 && !each.askedOn().isBefore(split))
                .count();
        assertThat(report.held()).isEqualTo((int) held).isBetween(600, 1000);
        assertThat(report.cases()).isEqualTo(4000);
        assertThat(report.borrowers()).isEqualTo(1000);
        assertThat(report.from())
                .isEqualTo(cases.stream()
                        .map(DueCase::due)
                        .min(LocalDate::compareTo)
                        .orElseThrow());
        assertThat(report.inForce()).isEqualTo("own-1");
        assertThat(report.inForceKnew()).as("it learnt from the same days").isTrue();
        DueReport.Line auc = line(report, 7, Figure.AUC);
        assertThat(auc.own().value())
                .isGreaterThan(.65)
                .isBetween(auc.own().low(), auc.own().high());
        assertThat(auc.inForce().orElseThrow().value()).isCloseTo(.5, within(.12));
        assertThat(auc.difference().orElseThrow().low()).isPositive();
        assertThat(auc.difference().orElseThrow().value())
                .isCloseTo(auc.own().value() - auc.inForce().orElseThrow().value(), within(1e-12));
        assertThat(line(report, 0, Figure.CAPTURE_5).own().value())
                .isLessThan(line(report, 0, Figure.CAPTURE_20).own().value());
        assertThat(line(report, 0, Figure.DECILE_GAP).own().value()).isLessThan(.1);
    }

    @Test
    void what_came_in_the_later_days_teaches_the_measured_models_nothing() {
        DueReport shuffled =
                fit(cases(4000, 3), Optional.empty(), true).report().orElseThrow();
        DueReport.Measured auc = line(shuffled, 7, Figure.AUC).own();
        assertThat(auc.low()).as("labels that belong to others").isLessThan(.5);
        assertThat(auc.value()).isCloseTo(.5, within(.1));
    }

    @Test
    void of_a_case_only_what_was_known_by_a_day_is_learnt() {
        DueCase paidLate = new DueCase("b", FIRST, new Course(new double[0], -3, 9, true));
        DueCase then = paidLate.knownBy(FIRST.plusDays(5));
        assertThat(then.course().until()).isEqualTo(5);
        assertThat(then.course().paid()).isFalse();
        assertThat(paidLate.knownBy(FIRST.plusDays(9))).isSameAs(paidLate);
        assertThat(paidLate.askedOn()).isEqualTo(FIRST.minusDays(3));
    }

    @Test
    void whether_it_is_known_follows_from_the_days_that_passed_and_not_from_whether_it_was_paid() {
        DueCase paid = new DueCase("b", FIRST, new Course(new double[0], -3, 0, true));
        DueCase unpaid = new DueCase("b", FIRST, new Course(new double[0], -3, 7, false));
        for (DueCase each : List.of(paid, unpaid)) {
            assertThat(each.isKnown(7, FIRST.plusDays(7))).isFalse();
            assertThat(each.isKnown(7, FIRST.plusDays(8))).isTrue();
            assertThat(each.isKnown(3, FIRST.plusDays(7))).isTrue();
        }
    }

    @Test
    void of_the_last_days_those_that_were_paid_are_measured_on_no_sooner_than_those_that_were_not() {
        LocalDate until = FIRST.plusDays(360);
        List<DueCase> cases = cases(6000, 9).stream()
                .filter(each -> each.askedOn().isBefore(until))
                .map(each -> each.knownBy(until))
                .toList();
        DueModel model = BookTraining.fit(cases, plan("own-1", until, Optional.empty()), () -> {});
        DueReport report = model.report().orElseThrow();
        List<DueCase> known = cases.stream()
                .filter(each -> each.due().plusDays(7).isBefore(until))
                .toList();
        List<LocalDate> asked = known.stream().map(DueCase::askedOn).sorted().toList();
        assertThat(report.heldFrom()).isEqualTo(asked.get(3 * (asked.size() - 1) / 4));
        List<DueCase> held = known.stream()
                .filter(each -> !each.askedOn().isBefore(report.heldFrom()))
                .toList();
        assertThat(report.held()).isEqualTo((int)
                held.stream().filter(each -> each.course().from() < 0).count());
        List<DueModel.Tenth> tenths = model.checks().stream()
                .filter(each -> each.horizon() == 7)
                .findFirst()
                .orElseThrow()
                .tenths();
        assertThat(tenths.stream().mapToInt(DueModel.Tenth::count).sum()).isEqualTo(held.size());
        double late =
                tenths.stream().mapToDouble(each -> each.seen() * each.count()).sum();
        assertThat(late)
                .isCloseTo((double) held.stream().filter(each -> each.isLate(7)).count(), within(1e-6));
    }

    @Test
    void its_text_gives_the_same_model_and_report_again() {
        DueModel model = fit(cases(2500, 4), Optional.empty(), false);
        DueModel read = DueModel.read(model.toText());
        assertThat(read.report()).isEqualTo(model.report());
        assertThat(read.toText()).isEqualTo(model.toText());
        double[] numbers = cases(10, 5).getFirst().course().features();
        assertThat(read.quick(numbers, -7)).isEqualTo(model.quick(numbers, -7));
        assertThat(read.origin()).isEqualTo(DueModel.Origin.BOOK);
    }

    @Test
    void a_book_with_too_few_late_ones_is_refused_with_the_counts() {
        List<DueCase> some = cases(400, 6);
        assertThatThrownBy(() -> fit(some, Optional.empty(), false))
                .isInstanceOfSatisfying(TooFewLate.class, few -> {
                    assertThat(few.cases()).isEqualTo(400);
                    assertThat(few.late()).isLessThan(BookTraining.FEWEST_LATE);
                })
                .hasMessageContaining("needed are 100 and 30");
        assertThatThrownBy(() -> fit(List.of(), Optional.empty(), false)).isInstanceOf(TooFewLate.class);
    }

    @Test
    void a_sample_never_holds_more_than_it_may_and_does_not_depend_on_the_order() {
        List<DueCase> cases = cases(4000, 7);
        Sample forth = new Sample(1000, 5);
        Sample back = new Sample(1000, 5);
        for (int b = 0; b < 1000; b++) {
            forth.add("b" + b, of(cases, b));
            back.add("b" + (999 - b), of(cases, 999 - b));
            assertThat(forth.cases()).hasSizeLessThanOrEqualTo(1000);
        }
        assertThat(forth.share()).isEqualTo(back.share()).isEqualTo(.25, within(.13));
        assertThat(forth.cases()).hasSizeGreaterThan(350).containsExactlyInAnyOrderElementsOf(back.cases());
        assertThat(forth.cases()).allMatch(each -> forth.takes(each.borrower()));
        Sample all = new Sample(5000, 5);
        for (int b = 0; b < 1000; b++) {
            all.add("b" + b, of(cases, b));
        }
        assertThat(all.share()).isEqualTo(1);
        assertThat(all.cases()).hasSize(4000);
    }

    private static List<DueCase> of(List<DueCase> cases, int borrower) {
        return cases.stream()
                .filter(each -> each.borrower().equals("b" + borrower))
                .toList();
    }

    private static DueReport.Line line(DueReport report, int horizon, Figure figure) {
        return report.lines().stream()
                .filter(each -> each.horizon() == horizon && each.figure() == figure)
                .findFirst()
                .orElseThrow();
    }

    private static DueModel fit(List<DueCase> cases, Optional<DueModel> inForce, boolean shuffled) {
        return BookTraining.fit(shuffled ? shuffled(cases) : cases, plan("own-1", inForce), () -> {});
    }

    private static BookTraining.Plan plan(String version, Optional<DueModel> inForce) {
        return plan(version, UNTIL, inForce);
    }

    private static BookTraining.Plan plan(String version, LocalDate until, Optional<DueModel> inForce) {
        return new BookTraining.Plan(
                new DueTraining.Label("next-due", version, DueModel.Origin.BOOK, "a test", until.toString()),
                until,
                1,
                11,
                "test",
                inForce);
    }

    /** Each with the course of another borrower, and so with nothing to learn. */
    private static List<DueCase> shuffled(List<DueCase> cases) {
        int[] order = IntStream.range(0, cases.size()).toArray();
        new Chance(8).shuffle(order);
        List<DueCase> shuffled = new ArrayList<>();
        for (int k = 0; k < order.length; k++) {
            DueCase own = cases.get(k);
            double[] other = cases.get(order[k]).course().features();
            Course course = own.course();
            shuffled.add(new DueCase(
                    own.borrower(), own.due(), new Course(other, course.from(), course.until(), course.paid())));
        }
        return shuffled;
    }

    /** Four installments of each borrower, one asked about after it was due. */
    private static List<DueCase> cases(int count, long seed) {
        Chance chance = new Chance(seed);
        List<DueCase> cases = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] features = new double[BorrowerSeen.NAMES.size()];
            Arrays.setAll(features, each -> chance.share());
            int from = k % 4 == 3 ? 1 : -7;
            double hazard = .45 - .40 * features[SHARE_LATE];
            int until = Math.max(from, -1) + 1;
            while (until < 40 && chance.share() > hazard) {
                until++;
            }
            LocalDate due = FIRST.plusDays(chance.below(370));
            cases.add(new DueCase("b" + k / 4, due, new Course(features, from, until, until < 40)));
        }
        return cases;
    }
}
