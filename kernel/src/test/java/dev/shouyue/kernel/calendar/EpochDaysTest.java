package dev.shouyue.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EpochDaysTest {

    @Test
    void every_day_of_three_centuries_has_the_number_that_java_gives_it() {
        for (LocalDate day = LocalDate.of(1899, 12, 31); day.getYear() < 2201; day = day.plusDays(1)) {
            assertThat(EpochDays.of(day)).as(day.toString()).isEqualTo((int) day.toEpochDay());
        }
    }
}
