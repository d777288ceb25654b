package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.measure.PairedBootstrap;
import dev.shouyue.risk.measure.Ranking;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How long before the due date those who will be more than 7 days late are found, when a tenth of the installments that are
 * unpaid a week before is alerted: each by the first of the scores a week, three days and one day before that reaches the
 * bar of the tenth. Days are from the end of the day of the score to the end of the due date.
 *
 * @param rows unpaid a week before
 * @param late more than 7 days late, of these
 * @param capture share of the late that are in the tenth, with its interval
 * @param days of the late that were caught, in rising order
 */
record Leads(int rows, int late, PairedBootstrap capture, double[] days) {

    static final int[] ASKED = {-7, -3, -1};
    private static final double SHARE = .1;
    private static final int OVER = 7;

    /** By the chances of {@link #ASKED} and row. */
    static Leads of(Book book, double[][] chance, int resamples) {
        int[] open = IntStream.range(0, book.courses().size())
                .filter(row -> isOpen(book, row, ASKED[0]))
                .toArray();
        double[] highest = new double[open.length];
        boolean[] late = new boolean[open.length];
        String[] borrower = new String[open.length];
        for (int k = 0; k < open.length; k++) {
            late[k] = book.courses().get(open[k]).until() > OVER;
            borrower[k] = book.borrower()[open[k]];
            for (int day = 0; day < ASKED.length; day++) {
                if (isOpen(book, open[k], ASKED[day])) {
                    highest[k] = Math.max(highest[k], chance[day][open[k]]);
                }
            }
        }
        double[] sorted = highest.clone();
        Arrays.sort(sorted);
        double bar = sorted[(int) Math.floor((1 - SHARE) * sorted.length)];
        double[] days = IntStream.range(0, open.length)
                .filter(k -> late[k] && highest[k] >= bar)
                .mapToDouble(k -> first(chance, open[k], bar))
                .sorted()
                .toArray();
        int count = 0;
        for (boolean each : late) {
            count += each ? 1 : 0;
        }
        return new Leads(
                open.length,
                count,
                PairedBootstrap.interval(
                        PairedBootstrap.Of.CAPTURE_TENTH, Ranking.of(highest, late), borrower, resamples, 1),
                days);
    }

    private static boolean isOpen(Book book, int row, int day) {
        return book.courses().get(row).from() <= day && book.courses().get(row).until() > day;
    }

    private static double first(double[][] chance, int row, double bar) {
        int day = 0;
        while (chance[day][row] < bar) {
            day++;
        }
        return -ASKED[day];
    }

    /** A quantile of the days, such as .5 for the median: the lower of two. */
    double lead(double share) {
        return days.length == 0 ? Double.NaN : days[(int) (share * (days.length - 1))];
    }

    /** Of the caught, those whose first alert came so many days before. */
    double shareAt(int before) {
        return Arrays.stream(days).filter(each -> each == before).count() / (double) Math.max(1, days.length);
    }
}
