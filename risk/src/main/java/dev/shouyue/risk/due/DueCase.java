package dev.shouyue.risk.due;

import dev.shouyue.risk.hazard.Course;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An installment to learn from or to measure on.
 *
 * @param borrower by whom cases are held out together
 * @param due date
 * @param course how it went, in days from the due date
 */
public record DueCase(String borrower, LocalDate due, Course course) {

    /** The day at whose end it was asked about. */
    public LocalDate askedOn() {
        return due.plusDays(course.from());
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
        return due.plusDays(days).isBefore(until);
    }

    /** As it stood at the end of a day not before the one of asking: what came later does not exist. */
    DueCase knownBy(LocalDate day) {
        int last = (int) ChronoUnit.DAYS.between(due, day);
        return course.until() <= last
                ? this
                : new DueCase(borrower, due, new Course(course.features(), course.from(), last, false));
    }
}
