package dev.shouyue.kernel.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/** Monthly due dates that keep their anchor: 31 Jan, 28 Feb, 31 Mar. */
public final class DueDates {

    private DueDates() {}

    /**
     * {@code count} due dates, one a month, beginning the month after {@code drawnOn}.
     *
     * @param anchorDay day of the month, 1 to 31; a month that is too short uses its last day
     */
    public static List<LocalDate> monthly(LocalDate drawnOn, int anchorDay, int count) {
        if (anchorDay < 1 || anchorDay > 31) {
            throw new IllegalArgumentException("a due day is 1 to 31, not " + anchorDay);
        }
        if (count < 1) {
            throw new IllegalArgumentException("a schedule has at least one due date, not " + count);
        }
        YearMonth first = YearMonth.from(drawnOn);
        return IntStream.rangeClosed(1, count)
                .mapToObj(first::plusMonths)
                .map(month -> month.atDay(Math.min(anchorDay, month.lengthOfMonth())))
                .toList();
    }
}
