package dev.shouyue.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anchors and business days. */
class DueDatesTest {

    @Test
    void a_due_day_keeps_its_anchor_through_short_months_and_leap_years() {
        assertThat(DueDates.monthly(LocalDate.of(2027, 12, 31), 31, 5))
                .containsExactly(
                        LocalDate.of(2028, 1, 31),
                        LocalDate.of(2028, 2, 29),
                        LocalDate.of(2028, 3, 31),
                        LocalDate.of(2028, 4, 30),
                        LocalDate.of(2028, 5, 31));
        assertThat(DueDates.monthly(LocalDate.of(2026, 1, 29), 29, 2))
                .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 29));
    }

    @Test
    void a_due_day_is_a_day_of_the_month() {
        assertThatThrownBy(() -> DueDates.monthly(LocalDate.of(2026, 1, 29), 32, 1))
                .hasMessage("a due day is 1 to 31, not 32");
        assertThatThrownBy(() -> DueDates.monthly(LocalDate.of(2026, 1, 29), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DueDates.monthly(LocalDate.of(2026, 1, 29), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Spring Festival 2026: 15 to 23 February off, Saturday 14 and Saturday 28 February worked. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 2026-02-13",
        "2026-02-14, 2026-02-14", // a Saturday that is worked
        "2026-02-15, 2026-02-24",
        "2026-02-17, 2026-02-24",
        "2026-02-28, 2026-02-28",
        "2026-03-01, 2026-03-02", // a Sunday
    })
    void the_next_business_day_minds_weekends_holidays_and_worked_weekends(LocalDate day, LocalDate next) {
        assertThat(springFestival().onOrAfter(day)).isEqualTo(next);
    }

    @Test
    void a_calendar_without_a_working_day_is_refused() {
        assertThatThrownBy(() -> new BusinessCalendar(Set.of(DayOfWeek.values()), Set.of(), Set.of()))
                .hasMessage("a calendar needs at least one working day in the week");
    }

    private static BusinessCalendar springFestival() {
        LocalDate first = LocalDate.of(2026, 2, 15);
        return new BusinessCalendar(
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                first.datesUntil(LocalDate.of(2026, 2, 24)).collect(java.util.stream.Collectors.toSet()),
                Set.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)));
    }
}
