package dev.shouyue.risk.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PaydayTest {

    private static final double UNKNOWN = Double.NaN;

    @Test
    void the_due_date_and_the_day_of_asking_are_held_against_the_payday() {
        assertThat(numbers(15, "2026-04-10", "2026-04-03", "2026-03-15"))
                .as("five days from the due date to the payday, nineteen since the last, its income came, on its day")
                .containsExactly(5, 19, 0, 0);
        assertThat(numbers(10, "2026-04-10", "2026-04-10", "2026-04-10"))
                .as("due on the payday itself")
                .containsExactly(0, 0, 0, 0);
        assertThat(numbers(9, "2026-04-10", "2026-04-10", "2026-04-07"))
                .as("due the day after; income came two days ahead, and is that of this payday")
                .containsExactly(29, 1, 0, -2);
    }

    @Test
    void income_that_has_not_come_since_the_payday_is_counted_in_days_and_where_none_was_ever_seen_nothing_is_said() {
        assertThat(numbers(1, "2026-04-10", "2026-04-09", "2026-03-04"))
                .as("eight days without, and the one before came three days late")
                .containsExactly(21, 8, 8, 3);
        assertThat(Payday.numbers(
                        OptionalInt.of(1),
                        LocalDate.parse("2026-04-10"),
                        LocalDate.parse("2026-04-09"),
                        Optional.empty()))
                .containsExactly(21, 8, UNKNOWN, UNKNOWN);
    }

    @Test
    void a_payday_that_a_month_does_not_have_is_its_last_day() {
        assertThat(numbers(31, "2026-02-26", "2026-02-25", "2026-01-31")).containsExactly(2, 25, 0, 0);
        assertThat(numbers(31, "2026-02-28", "2026-03-01", "2026-02-28")).containsExactly(0, 1, 0, 0);
    }

    @Test
    void where_the_book_says_no_payday_nothing_is_told() {
        assertThat(Payday.numbers(
                        OptionalInt.empty(),
                        LocalDate.parse("2026-04-10"),
                        LocalDate.parse("2026-04-09"),
                        Optional.of(LocalDate.parse("2026-04-01"))))
                .containsExactly(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
                .hasSize(Payday.NAMES.size());
    }

    private static double[] numbers(int payday, String due, String day, String income) {
        return Payday.numbers(
                OptionalInt.of(payday),
                LocalDate.parse(due),
                LocalDate.parse(day),
                Optional.of(LocalDate.parse(income)));
    }
}
