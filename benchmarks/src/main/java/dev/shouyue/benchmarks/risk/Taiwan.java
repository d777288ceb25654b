package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.model.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Credit cards in Taiwan, April to September 2005, default in October. Sex, marriage, education and age stay out.
 *
 * @param table 19 columns as they are and what they make together
 * @param monotone direction of the columns whose meaning has one
 * @param id of each card
 * @param bad whether it defaulted
 */
record Taiwan(Table table, Map<String, Integer> monotone, String[] id, boolean[] bad) {

    private static final int MONTHS = 6;

    static Taiwan read(Path data) throws IOException {
        List<Map<String, String>> rows = Rows.read(data.resolve("taiwan-credit-card-default/taiwan_dev.csv.gz"));
        List<String> names = names();
        boolean[] bad = new boolean[rows.size()];
        String[] id = new String[bad.length];
        List<double[]> values = new ArrayList<>();
        for (int k = 0; k < bad.length; k++) {
            Map<String, String> row = rows.get(k);
            bad[k] = Rows.number(row, "default.payment.next.month") == 1;
            id[k] = row.getOrDefault("ID", "");
            values.add(numbers(row));
        }
        return new Taiwan(Table.ofRows(names, values), directions(), id, bad);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("limit"));
        for (String kind : List.of("status", "bill", "paid", "use", "paid_share")) {
            for (int month = 1; month <= MONTHS; month++) {
                names.add(kind + "_" + month);
            }
        }
        names.addAll(List.of(
                "status_worst",
                "months_late",
                "months_late_2",
                "months_since_late",
                "status_sum_recent",
                "use_mean",
                "use_most",
                "use_change",
                "paid_mean",
                "paid_least",
                "paid_to_limit",
                "bill_mean",
                "bill_change",
                "months_without_bill",
                "paid_all_to_bills",
                "status_trend"));
        return names;
    }

    private static Map<String, Integer> directions() {
        Map<String, Integer> monotone = new HashMap<>();
        for (int month = 1; month <= MONTHS; month++) {
            monotone.put("paid_" + month, -1);
        }
        monotone.putAll(Map.of(
                "limit", -1,
                "status_worst", 1,
                "months_late", 1,
                "months_late_2", 1,
                "paid_mean", -1,
                "paid_least", -1,
                "paid_to_limit", -1));
        return monotone;
    }

    private static double[] numbers(Map<String, String> row) {
        double limit = Rows.number(row, "LIMIT_BAL");
        double[] status = new double[MONTHS];
        double[] bill = new double[MONTHS];
        double[] paid = new double[MONTHS];
        double[] use = new double[MONTHS];
        double[] share = new double[MONTHS];
        for (int m = 0; m < MONTHS; m++) {
            status[m] = Rows.number(row, "PAY_" + (m == 0 ? 0 : m + 1));
            bill[m] = Rows.number(row, "BILL_AMT" + (m + 1));
            paid[m] = Rows.number(row, "PAY_AMT" + (m + 1));
            use[m] = bill[m] / limit;
        }
        for (int m = 0; m < MONTHS; m++) {
            // what was paid in a month is held against the bill of the month before
            double asked = m + 1 < MONTHS ? bill[m + 1] : Double.NaN;
            share[m] = asked > 0 ? Math.min(2, paid[m] / asked) : Double.NaN;
        }
        return SuperLender.joined(
                new double[] {limit}, status, bill, paid, use, share, together(limit, status, bill, paid, use));
    }

    private static double[] together(double limit, double[] status, double[] bill, double[] paid, double[] use) {
        double worst = -2;
        double late = 0;
        double late2 = 0;
        double since = MONTHS;
        double empty = 0;
        double least = Double.MAX_VALUE;
        double mostUse = Double.NEGATIVE_INFINITY;
        for (int m = MONTHS - 1; m >= 0; m--) {
            worst = Math.max(worst, status[m]);
            late += status[m] > 0 ? 1 : 0;
            late2 += status[m] > 1 ? 1 : 0;
            since = status[m] > 0 ? m : since;
            empty += bill[m] <= 0 ? 1 : 0;
            least = Math.min(least, paid[m]);
            mostUse = Math.max(mostUse, use[m]);
        }
        double paidAll = mean(paid) * MONTHS;
        return new double[] {
            worst,
            late,
            late2,
            since,
            status[0] + status[1] + status[2],
            mean(use),
            mostUse,
            use[0] - use[MONTHS - 1],
            mean(paid),
            least,
            paidAll / limit,
            mean(bill),
            bill[0] - bill[1],
            empty,
            paidAll / Math.max(1, mean(bill) * MONTHS),
            status[0] - mean(status)
        };
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(Double.NaN);
    }
}
