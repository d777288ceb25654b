package dev.shouyue.risk.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void the_plan_and_the_calendar_are_told_as_numbers() {
        LocalDateTime drawn = LocalDateTime.parse("2026-03-02T14:30"); // a Monday
        double[] numbers = Ahead.numbers(
                new Trace.LoanTaken("A", drawn, drawn, 2000, 300, 30, true), LocalDate.parse("2026-03-31"));
        assertThat(numbers)
                .containsExactly(2000, .15, 30, 2, 31, 0, 1, 14.5, 2, 29, 1)
                .hasSize(Ahead.NAMES.size());
    }
}
