package dev.shouyue.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The days of a world, each made once and shared by all its loans: most of the work of making a loan would otherwise be
 * making dates. Days are epoch days, months are counted from the first month of the world.
 */
final class Days {

    private static final LocalTime[] MINUTES = new LocalTime[24 * 60];

    static {
        for (int i = 0; i < MINUTES.length; i++) {
            MINUTES[i] = LocalTime.of(i / 60, i % 60);
        }
    }

    private final int first;
    private final LocalDate[] dates;
    private final byte[] dayOfMonth;
    private final int[] month;
    private final int[] firstOfMonth;

    /** The days from {@code from} to {@code to}, both included, and the rest of their months. */
    Days(LocalDate from, LocalDate to) {
        LocalDate start = from.withDayOfMonth(1);
        LocalDate end = to.withDayOfMonth(1).plusMonths(1);
        first = (int) start.toEpochDay();
        int count = (int) end.toEpochDay() - first;
        dates = new LocalDate[count];
        dayOfMonth = new byte[count];
        month = new int[count];
        int months = (end.getYear() - start.getYear()) * 12 + end.getMonthValue() - start.getMonthValue();
        firstOfMonth = new int[months + 1];
        firstOfMonth[months] = first + count;
        int current = -1;
        for (int i = 0; i < count; i++) {
            dates[i] = start.plusDays(i);
            dayOfMonth[i] = (byte) dates[i].getDayOfMonth();
            if (dayOfMonth[i] == 1) {
                firstOfMonth[++current] = first + i;
            }
            month[i] = current;
        }
    }

    LocalDate date(int day) {
        return dates[day - first];
    }

    LocalDateTime time(int day, int minute) {
        return LocalDateTime.of(date(day), MINUTES[minute]);
    }

    int dayOfMonth(int day) {
        return dayOfMonth[day - first];
    }

    int month(int day) {
        return month[day - first];
    }

    /** The first day of a month of the world. */
    int firstOf(int month) {
        return firstOfMonth[month];
    }

    /** Days from {@code day} to the next with this number in its month (1 to 28), 0 when it is today. */
    int until(int numberInMonth, int day) {
        int today = dayOfMonth(day);
        return today <= numberInMonth ? numberInMonth - today : firstOf(month(day) + 1) - day + numberInMonth - 1;
    }

    /** Monday is 0. */
    static int weekday(int day) {
        return Math.floorMod(day + 3, 7);
    }
}
