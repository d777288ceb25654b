package dev.shouyue.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonDaysTest {

    private static final double[] NONE = {};

    @Test
    void an_installment_is_a_row_on_each_day_that_it_enters_unpaid() {
        assertThat(PersonDays.of(List.of(new Course(NONE, -2, 1, true))))
                .containsExactly(
                        new PersonDays.Row(0, -1, 1, false),
                        new PersonDays.Row(0, 0, 1, false),
                        new PersonDays.Row(0, 1, 1, true));
    }

    @Test
    void a_stretch_of_days_that_has_begun_is_as_long_as_what_remains_of_it() {
        assertThat(PersonDays.of(List.of(new Course(NONE, -12, -9, true))))
                .containsExactly(new PersonDays.Row(0, -7, 5, true));
        assertThat(PersonDays.of(List.of(new Course(NONE, -9, -4, true))))
                .containsExactly(new PersonDays.Row(0, -7, 2, false), new PersonDays.Row(0, -3, 4, true));
    }

    @Test
    void what_is_not_seen_to_its_end_teaches_only_what_was_seen() {
        assertThat(PersonDays.of(List.of(new Course(NONE, 6, 9, false))))
                .containsExactly(new PersonDays.Row(0, 7, 1, false));
        assertThat(PersonDays.of(List.of(new Course(NONE, 21, 200, true))))
                .containsExactly(new PersonDays.Row(0, 30, 9, false));
    }

    @Test
    void a_course_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> new Course(NONE, 3, 3, true))
                .hasMessage("unpaid at the end of day 3 and over on day 3");
    }
}
