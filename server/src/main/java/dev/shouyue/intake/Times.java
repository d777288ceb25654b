package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates and civil times in the borrower's zone, as a cell may write them, read byte by byte since this is hot. */
final class Times {

    private static final Sentence EXPECTED_TIME = Say.expected("time");
    /** Microseconds in the last of so many decimals of a second. */
    private static final long[] MICROS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private Times() {}

    /**
     * Microseconds of the epoch of a time, or of a date at midnight.
     *
     * @throws Cells.Bad when the cell is neither
     */
    static long micros(String column, Text cell) {
        byte[] b = cell.bytes();
        int at = cell.from();
        int length = cell.length();
        boolean form = length >= 10
                && areDigits(b, at, 4)
                && b[at + 4] == '-'
                && areDigits(b, at + 5, 2)
                && b[at + 7] == '-'
                && areDigits(b, at + 8, 2)
                && (length == 10 || isTime(b, at + 10, length - 10));
        if (!form) {
            throw Cells.bad(column, cell, form(cell), EXPECTED_TIME);
        }
        int year = number(b, at, 4);
        int hour = length == 10 ? 0 : number(b, at + 11, 2);
        int minute = length == 10 ? 0 : number(b, at + 14, 2);
        int second = length == 10 ? 0 : number(b, at + 17, 2);
        if (year < 1900 || year > 2200 || hour > 23 || minute > 59 || second > 59) {
            throw Cells.bad(column, cell, Say.problem("noDateOrTime"), EXPECTED_TIME);
        }
        try {
            long day = LocalDate.of(year, number(b, at + 5, 2), number(b, at + 8, 2))
                    .toEpochDay();
            return day * Cells.DAY + (hour * 3_600 + minute * 60 + second) * 1_000_000L + fraction(b, at, length);
        } catch (DateTimeException e) {
            throw Cells.bad(column, cell, Say.problem("noDate"), EXPECTED_TIME);
        }
    }

    private static Sentence form(Text cell) {
        String text = cell.toString();
        String time = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}";
        if (text.matches(time)) {
            return Say.problem("noSeconds");
        }
        if (text.matches(time + ".*(Z|[+-][0-9]{2}:?[0-9]{2}|\\])")) {
            return Say.problem("zone");
        }
        return Say.problem("dateForm");
    }

    /** Whether {@code Thh:mm:ss} stands at {@code at}, perhaps with up to six decimals. */
    private static boolean isTime(byte[] b, int at, int length) {
        return (length == 9 || (length >= 11 && length <= 16 && b[at + 9] == '.' && areDigits(b, at + 10, length - 10)))
                && (b[at] == 'T' || b[at] == ' ')
                && areDigits(b, at + 1, 2)
                && b[at + 3] == ':'
                && areDigits(b, at + 4, 2)
                && b[at + 6] == ':'
                && areDigits(b, at + 7, 2);
    }

    private static long fraction(byte[] b, int at, int length) {
        if (length < 21) {
            return 0;
        }
        int decimals = length - 20;
        return number(b, at + 20, decimals) * MICROS[decimals];
    }

    private static boolean areDigits(byte[] b, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (b[i] < '0' || b[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] b, int at, int length) {
        int number = 0;
        for (int i = at; i < at + length; i++) {
            number = number * 10 + (b[i] - '0');
        }
        return number;
    }
}
