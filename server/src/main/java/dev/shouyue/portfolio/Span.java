package dev.shouyue.portfolio;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days a replay covers. Months are counted as one number (12 × year + month) where they index an array.
 *
 * @param from installments due before this day are left out
 * @param to last day; what became known later does not count
 */
record Span(LocalDate from, LocalDate to) {

    private static final int MONTHS = 12;

    static int month(LocalDate day) {
        return day.getYear() * MONTHS + day.getMonthValue() - 1;
    }

    static YearMonth yearMonth(int month) {
        return YearMonth.of(Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1);
    }

    static LocalDate lastDay(int month) {
        return yearMonth(month).atEndOfMonth();
    }

    /** Last month whose end is reached. */
    int lastMonth() {
        int month = month(to);
        return lastDay(month).equals(to) ? month : month - 1;
    }

    boolean isDueInside(LocalDate due) {
        return !due.isBefore(from) && !due.isAfter(to);
    }
}
