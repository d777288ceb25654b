package dev.shouyue.kernel.calendar;

import java.time.LocalDate;

/**
 * Days as numbers, counted from 1970-01-01. A schedule is a dozen dates, and a rebuild asks for their numbers millions of
 * times: the first days of the months of this century are looked up.
 */
public final class EpochDays {

    private static final int FIRST_YEAR = 2000;
    private static final int[] BEFORE_MONTH = beforeMonths();

    private EpochDays() {}

    private static int[] beforeMonths() {
        int[] days = new int[100 * 12];
        for (int i = 0; i < days.length; i++) {
            days[i] = (int) LocalDate.of(FIRST_YEAR + i / 12, i % 12 + 1, 1).toEpochDay() - 1;
        }
        return days;
    }

    /** The number of {@code day}; it fits an int for all years that money knows. */
    public static int of(LocalDate day) {
        int year = day.getYear() - FIRST_YEAR;
        return year >= 0 && year < 100
                ? BEFORE_MONTH[year * 12 + day.getMonthValue() - 1] + day.getDayOfMonth()
                : Math.toIntExact(day.toEpochDay());
    }
}
