package dev.shouyue.risk.feature;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How the whole book has paid lately: the share of installments that were not paid by the end of their due date. That
 * is known the day after, whatever becomes of them later.
 */
public final class Pulse {

    private final NavigableMap<LocalDate, int[]> days = new TreeMap<>();

    /** Counts an installment. */
    public void add(LocalDate due, boolean late) {
        int[] day = days.computeIfAbsent(due, any -> new int[2]);
        day[0]++;
        day[1] += late ? 1 : 0;
    }

    /**
     * Share late among installments due in the {@code back} days before {@code today}, drawn towards {@code prior} as if
     * {@code weight} more had been seen.
     */
    public double before(LocalDate today, int back, double prior, double weight) {
        double seen = 0;
        double late = 0;
        for (int[] day : days.subMap(today.minusDays(back), true, today, false).values()) {
            seen += day[0];
            late += day[1];
        }
        return (late + prior * weight) / (seen + weight);
    }
}
