package dev.shouyue.risk.due;

import dev.shouyue.risk.hazard.Course;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An installment to learn from or to measure on. Its course is in days that count: those after the due date on which it is
 * protected are none. When it was asked about and what was seen of it are days of the calendar.
 *
 * @param borrower by whom cases are held out together
 * @param due date
 * @param course how it went, in days from the due date
 * @param askedAfter days of the calendar from the due date to the day at whose end it was asked about
 * @param seenAfter the same to the day it was paid, or to the last day it was seen unpaid
 * @param spared days after the due date that do not count, rising, up to the last that is known: 3 is the third day after it
 */
public record DueCase(
        String borrower, LocalDate due, Course course, int askedAfter, int seenAfter, List<Integer> spared) {

    /** Keeps its own copy. */
    public DueCase {
        spared = List.copyOf(spared);
    }

    /** One all of whose days count. */
    public DueCase(String borrower, LocalDate due, Course course) {
        this(borrower, due, course, course.from(), course.until(), List.of());
    }

    /** The day at whose end it was asked about. */
    public LocalDate askedOn() {
        return due.plusDays(askedAfter);
    }

    /** Whether it was more than so many days late; of one whose end is not known, whether it is known to be. */
    boolean isLate(int days) {
        return course.until() > days;
    }

    /**
     * Whether the days that decide if it was more than so many days late had passed. Of those whose days had not, only
     * the paid have an outcome: to count them would make lateness rarer than it is.
     *
     * @param until last day that is known
     */
    boolean isKnown(int days, LocalDate until) {
        return due.plusDays(lastOf(days)).isBefore(until);
    }

    /** The last day after the due date by whose end no more than so many days count. */
    private int lastOf(int days) {
        int last = days;
        for (int day : spared) {
            last += day <= last + 1 ? 1 : 0;
        }
        return last;
    }

    /** As it stood at the end of a day not before the one of asking: what came later does not exist. */
    DueCase knownBy(LocalDate day) {
        int after = (int) ChronoUnit.DAYS.between(due, day);
        if (seenAfter <= after) {
            return this;
        }
        int counted =
                after - (int) spared.stream().filter(each -> each <= after).count();
        // days may have been protected after it was asked about
        int until = Math.max(course.from(), counted);
        return new DueCase(
                borrower, due, new Course(course.features(), course.from(), until, false), askedAfter, after, spared);
    }
}
