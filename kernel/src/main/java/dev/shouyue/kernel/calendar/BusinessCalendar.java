package dev.shouyue.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which civil days banks work on.
 *
 * @param weekend days of the week that are not worked
 * @param holidays further days that are not worked
 * @param workdays weekend days that are worked all the same (调休)
 */
public record BusinessCalendar(Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> workdays) {

    /** A calendar on which every day is a business day: dates stand as they are. */
    public static final BusinessCalendar EVERY_DAY = new BusinessCalendar(Set.of(), Set.of(), Set.of());

    public BusinessCalendar {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
        if (weekend.size() == 7) {
            throw new IllegalArgumentException("a calendar needs at least one working day in the week");
        }
    }

    /** Whether banks work on the civil day. */
    public boolean isBusinessDay(LocalDate day) {
        if (workdays.contains(day)) {
            return true;
        }
        return !holidays.contains(day) && !weekend.contains(day.getDayOfWeek());
    }

    /** {@code day} itself if it is a business day, else the next one. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isBusinessDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }
}
