package dev.shouyue.risk.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.risk.measure.Chance;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitTest {

    private static final LocalDateTime NEW_YEAR = LocalDateTime.parse("2026-01-01T10:00");

    private final List<Trace> story = List.of(
            new Trace.LoanTaken("A", NEW_YEAR, NEW_YEAR, 1000, 100, 30, true),
            new Trace.InstallmentAgreed("A", 1, LocalDate.parse("2026-01-31"), 1100, NEW_YEAR),
            new Trace.InstallmentPaid(
                    "A", 1, LocalDateTime.parse("2026-02-02T09:30"), LocalDateTime.parse("2026-02-05T08:00")),
            new Trace.LoanClosed(
                    "A", LocalDateTime.parse("2026-02-02T09:30"), LocalDateTime.parse("2026-02-05T08:00")));

    @Test
    void an_installment_that_was_paid_two_days_late_is_told_so_once_we_know() {
        double[] then = at("2026-02-10T10:00");
        assertThat(number(then, "installments_before")).isEqualTo(1);
        assertThat(number(then, "late_last")).isEqualTo(2);
        assertThat(number(then, "late_before_last")).isNaN();
        assertThat(number(then, "share_late")).isEqualTo((1 + 2 * .17) / 3);
        assertThat(number(then, "share_late_over_3")).isZero();
        assertThat(number(then, "hour_paid_last")).isEqualTo(9.5);
        assertThat(number(then, "days_known")).isEqualTo(40);
        assertThat(number(then, "cost_last")).isEqualTo(.1);
        assertThat(number(then, "closed_before_due_share")).isZero();
    }

    @Test
    void before_we_know_of_a_payment_the_installment_is_unpaid_and_late_by_the_days_that_passed() {
        double[] then = at("2026-02-04T10:00");
        assertThat(number(then, "unpaid_past_due")).isEqualTo(1);
        assertThat(number(then, "late_last")).isEqualTo(4);
        assertThat(number(then, "days_since_closed")).isNaN();
    }

    /** Due on 31 January: unpaid on the morning of 4 February it is four days late, of which so many are spared. */
    @ParameterizedTest
    @CsvSource({"0, 4, 1", "1, 3, 0", "3, 1, 0"})
    void days_that_are_spared_are_no_days_late_of_what_is_unpaid(int spared, double late, double over3) {
        double[] then = Habit.asOf(sparing(spared), LocalDateTime.parse("2026-02-04T00:00"))
                .numbers();
        for (String days : List.of("late_last", "late_mean", "late_worst", "late_recent")) {
            assertThat(number(then, days)).as(days).isEqualTo(late);
        }
        assertThat(number(then, "share_late")).isEqualTo((1 + 2 * .17) / 3);
        assertThat(number(then, "share_late_over_3")).isEqualTo(over3);
        assertThat(number(then, "unpaid_past_due")).isEqualTo(1);
        assertThat(number(then, "installments_before")).isEqualTo(1);
    }

    @Test
    void what_is_unpaid_and_spared_all_its_days_has_not_fallen_due_yet() {
        double[] then =
                Habit.asOf(sparing(4), LocalDateTime.parse("2026-02-04T00:00")).numbers();
        assertThat(number(then, "unpaid_past_due")).isZero();
        assertThat(number(then, "installments_before")).isZero();
        assertThat(number(then, "late_last")).isNaN();
        assertThat(number(then, "share_late")).isEqualTo(2 * .17 / 2);
    }

    @Test
    void what_was_paid_late_on_spared_days_was_paid_in_time() {
        double[] then =
                Habit.asOf(sparing(2), LocalDateTime.parse("2026-02-10T00:00")).numbers();
        assertThat(number(then, "installments_before")).isEqualTo(1);
        assertThat(number(then, "late_last")).isZero();
        assertThat(number(then, "late_worst")).isZero();
        assertThat(number(then, "share_late")).isEqualTo(2 * .17 / 3);
    }

    private List<Trace> sparing(int days) {
        List<Trace> traces = new ArrayList<>(story);
        traces.add(new Trace.DaysSpared("A", 1, days, LocalDateTime.parse("2026-02-03T00:00")));
        return traces;
    }

    @Test
    void on_its_due_date_an_installment_is_not_late_yet() {
        assertThat(number(at("2026-01-31T23:00"), "installments_before")).isZero();
        assertThat(number(at("2026-02-01T00:00"), "late_last")).isEqualTo(1);
    }

    @Test
    void without_a_past_there_is_nothing_to_tell() {
        double[] then = at("2025-12-31T10:00");
        assertThat(number(then, "loans_before")).isZero();
        assertThat(number(then, "late_last")).isNaN();
        assertThat(number(then, "amount_last")).isNaN();
    }

    @Property(tries = 300)
    void neither_the_order_nor_duplicates_nor_what_comes_to_be_known_later_matters(
            @ForAll int seed, @ForAll @IntRange(min = 1, max = 12) int loans) {
        List<Trace> traces = history(seed, loans);
        LocalDateTime then = NEW_YEAR.plusHours(Math.floorMod(seed, 24 * 300));
        double[] told = Habit.asOf(traces, then).numbers();

        List<Trace> shuffled = new ArrayList<>();
        int[] order = new int[traces.size()];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        new Chance(seed).shuffle(order);
        for (int k : order) {
            shuffled.add(traces.get(k));
            shuffled.add(traces.get(k));
        }
        assertThat(Habit.asOf(shuffled, then).numbers()).isEqualTo(told);

        List<Trace> known =
                traces.stream().filter(trace -> !trace.known().isAfter(then)).toList();
        assertThat(Habit.asOf(known, then).numbers())
                .as("as if nothing were known later")
                .isEqualTo(told);
    }

    private static List<Trace> history(int seed, int loans) {
        Chance chance = new Chance(seed);
        List<Trace> traces = new ArrayList<>();
        for (int k = 0; k < loans; k++) {
            String loan = "L" + k;
            LocalDateTime taken = NEW_YEAR.plusHours(chance.below(24 * 200));
            LocalDate due = taken.toLocalDate().plusDays(15);
            traces.add(new Trace.LoanTaken(loan, taken, taken.plusHours(chance.below(50)), 1000, 50, 15, false));
            traces.add(new Trace.InstallmentAgreed(loan, 1, due, 1050, taken));
            LocalDateTime paid =
                    due.atStartOfDay().plusHours(chance.below(24 * 20)).minusDays(5);
            traces.add(new Trace.InstallmentPaid(loan, 1, paid, paid.plusHours(chance.below(80))));
            traces.add(new Trace.LoanClosed(loan, paid, paid.plusHours(chance.below(80))));
        }
        return traces;
    }

    private double[] at(String then) {
        return Habit.asOf(story, LocalDateTime.parse(then)).numbers();
    }

    private static double number(double[] numbers, String name) {
        return numbers[Habit.NAMES.indexOf(name)];
    }
}
