package dev.shouyue.servicing;

import java.time.LocalDate;

/** The dates of this century, made once: those who read a book would make each of them a million times. */
final class Dates {

    private static final int FIRST = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final LocalDate[] MADE = made();

    private Dates() {}

    private static LocalDate[] made() {
        LocalDate[] dates = new LocalDate[36_525]; // a hundred years
        for (int i = 0; i < dates.length; i++) {
            dates[i] = LocalDate.ofEpochDay(FIRST + i);
        }
        return dates;
    }

    /** The date of an epoch day. */
    static LocalDate of(int epochDay) {
        int place = epochDay - FIRST;
        return place >= 0 && place < MADE.length ? MADE[place] : LocalDate.ofEpochDay(epochDay);
    }
}
