package dev.shouyue.portfolio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Loans by month of drawing that were ever more than so many days past due, by months on book. */
final class Vintages {

    static final int[] OVER = {0, 30, 60, 90};

    private static final class Vintage {
        long drawn;
        /** Months on book at which a loan first went over each step. */
        final Map<Integer, long[]> first = new TreeMap<>();
    }

    private final Map<Integer, Vintage> byMonth = new TreeMap<>();

    void add(ReadLoan loan) {
        Reading own = loan.own();
        Vintage vintage = byMonth.computeIfAbsent(own.firstMonth, key -> new Vintage());
        vintage.drawn++;
        int step = 0;
        for (int i = 0; i < own.months.length && step < OVER.length; i++) {
            while (step < OVER.length && own.months[i].worstInMonth() > OVER[step]) {
                vintage.first.computeIfAbsent(i, key -> new long[OVER.length])[step++]++;
            }
        }
    }

    void plus(Vintages other) {
        other.byMonth.forEach((month, theirs) -> {
            Vintage mine = byMonth.computeIfAbsent(month, key -> new Vintage());
            mine.drawn += theirs.drawn;
            theirs.first.forEach((onBook, counts) -> {
                long[] sum = mine.first.computeIfAbsent(onBook, key -> new long[OVER.length]);
                for (int i = 0; i < counts.length; i++) {
                    sum[i] += counts[i];
                }
            });
        });
    }

    Map<String, ReplayResult.Vintage> toResult(Span span) {
        Map<String, ReplayResult.Vintage> result = new LinkedHashMap<>();
        byMonth.forEach((month, vintage) -> {
            int observed = Math.max(span.lastMonth() - month + 1, 0);
            Map<String, long[]> over = new LinkedHashMap<>();
            for (int step = 0; step < OVER.length; step++) {
                long[] ever = new long[observed];
                long sum = 0;
                for (int onBook = 0; onBook < observed; onBook++) {
                    sum += vintage.first.getOrDefault(onBook, new long[OVER.length])[step];
                    ever[onBook] = sum;
                }
                over.put(">" + OVER[step], ever);
            }
            result.put(Span.yearMonth(month).toString(), new ReplayResult.Vintage(vintage.drawn, over));
        });
        return result;
    }
}
