package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How delinquency moved: buckets at each month end, and from which bucket to which. */
final class MovementSection {

    private static final List<String> ENDS = List.of("closed", "charged-off");

    private MovementSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<Figure> figures = new ArrayList<>();
        figures.add(buckets(result, words));
        result.amounts().forEach((currency, amounts) -> figures.add(amounts(currency, amounts, result, words)));
        figures.add(matrix(
                words.word("moved.roll"),
                words.word("moved.roll.def"),
                result.rollMatrix(),
                result,
                words,
                words::number));
        result.amounts().forEach((currency, amounts) -> {
            figures.add(matrix(
                    words.word("moved.rollamount", currency),
                    words.word("moved.rollamount.def"),
                    amounts.rollMatrix(),
                    result,
                    words,
                    minor -> words.money(currency, minor)));
            figures.add(rates(currency, amounts, words));
        });
        return new Section("moved", number, words.word("moved"), lead(result, words), figures, List.of());
    }

    private static String lead(ReplayResult result, Words words) {
        if (result.bucketOrder().size() < 2) {
            return "";
        }
        String current = result.bucketOrder().get(0);
        String first = result.bucketOrder().get(1);
        Map<String, Long> row = result.rollMatrix().getOrDefault(first, Map.of());
        long all = sum(row);
        if (all == 0) {
            return words.word("moved.none");
        }
        long cured = row.getOrDefault(current, 0L) + row.getOrDefault("closed", 0L);
        long stayed = row.getOrDefault(first, 0L);
        return words.word(
                "moved.lead",
                first,
                words.percent((double) cured / all),
                words.percent((double) stayed / all),
                words.percent((double) (all - cured - stayed) / all));
    }

    private static Figure buckets(ReplayResult result, Words words) {
        List<String> order = result.bucketOrder();
        Table table = Table.of("", words.word("month"), words.word("moved.loans"));
        order.forEach(bucket -> table.column(bucket, ""));
        table.column(words.word("moved.restated"), "");
        List<StackChart.Column> columns = new ArrayList<>();
        double most = 0;
        for (Map.Entry<String, Map<String, Long>> month : result.buckets().entrySet()) {
            long all = sum(month.getValue());
            double pastDue = 0;
            List<StackChart.Part> parts = new ArrayList<>();
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(words.number(all))));
            for (int b = 0; b < order.size(); b++) {
                long n = month.getValue().getOrDefault(order.get(b), 0L);
                double share = all == 0 ? 0 : (double) n / all;
                cells.add(Cell.of(n == 0 ? "" : words.number(n)));
                if (b > 0) {
                    pastDue += share;
                    parts.add(new StackChart.Part(
                            colour(b, order.size()),
                            share,
                            month.getKey() + " " + order.get(b) + ": " + words.number(n) + " = "
                                    + words.percent(share)));
                }
            }
            cells.add(Cell.of(words.number(result.restated().getOrDefault(month.getKey(), 0L))));
            most = Math.max(most, pastDue);
            columns.add(new StackChart.Column(month.getKey(), parts));
            table.row(month.getKey(), cells);
        }
        StackChart chart =
                new StackChart(words.word("moved.buckets"), Axis.holding(most, words::roundPercent), columns);
        return Figure.of(
                        words.word("moved.buckets"),
                        words.word(
                                "moved.buckets.def",
                                order.getFirst(),
                                result.to().toString()))
                .drawn(chart::svg)
                .with(legend(order))
                .detailed(table);
    }

    private static Figure amounts(String currency, ReplayResult.Amounts amounts, ReplayResult result, Words words) {
        List<String> order = result.bucketOrder();
        Table table = Table.of("", words.word("month"), words.word("moved.principal"), words.word("moved.pastdue"));
        order.stream().skip(1).forEach(bucket -> table.column(bucket, ""));
        List<StackChart.Column> columns = new ArrayList<>();
        double most = 0;
        for (Map.Entry<String, Map<String, Long>> month : amounts.pastDue().entrySet()) {
            List<StackChart.Part> parts = new ArrayList<>();
            Map<String, Long> principal = amounts.buckets().getOrDefault(month.getKey(), Map.of());
            long all = sum(month.getValue());
            List<Cell> cells = new ArrayList<>(
                    List.of(Cell.of(words.amount(currency, sum(principal))), Cell.of(words.amount(currency, all))));
            for (int b = 1; b < order.size(); b++) {
                long minor = month.getValue().getOrDefault(order.get(b), 0L);
                long balance = principal.getOrDefault(order.get(b), 0L);
                cells.add(Cell.of(balance == 0 ? "" : words.amount(currency, balance)));
                parts.add(new StackChart.Part(
                        colour(b, order.size()),
                        (double) minor,
                        month.getKey() + " " + order.get(b) + ": " + words.money(currency, minor)));
            }
            most = Math.max(most, (double) all);
            columns.add(new StackChart.Column(month.getKey(), parts));
            table.row(month.getKey(), cells);
        }
        double unit = Math.pow(10, amounts.decimals());
        StackChart chart = new StackChart(
                words.word("moved.amount", currency), Axis.holding(most, minor -> tick(minor / unit, words)), columns);
        return Figure.of(words.word("moved.amount", currency), words.word("moved.amount.def"))
                .drawn(chart::svg)
                .with(legend(order))
                .detailed(table);
    }

    /** A round number of units of money for an axis. */
    private static String tick(double units, Words words) {
        if (words.isChinese() && units >= 10_000) {
            return trim(units / 10_000) + " " + words.word("unit.wan");
        }
        if (units >= 1_000_000) {
            return trim(units / 1_000_000) + " " + words.word("unit.m");
        }
        return units >= 1_000 ? trim(units / 1_000) + " " + words.word("unit.k") : trim(units);
    }

    private static String trim(double value) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private interface Written {
        String of(long n);
    }

    private static Figure matrix(
            String title,
            String definition,
            Map<String, Map<String, Long>> rows,
            ReplayResult result,
            Words words,
            Written written) {
        List<String> columns = new ArrayList<>(result.bucketOrder());
        ENDS.stream()
                .filter(end -> rows.values().stream().anyMatch(row -> row.containsKey(end)))
                .forEach(columns::add);
        Table table = Table.of("", words.word("moved.from"));
        Table counts = Table.of("", words.word("moved.from"));
        for (String column : columns) {
            table.column(words.code("end", column), "");
            counts.column(words.code("end", column), "");
        }
        for (String from : result.bucketOrder()) {
            Map<String, Long> row = rows.getOrDefault(from, Map.of());
            long all = sum(row);
            if (all == 0) {
                continue;
            }
            List<Cell> shares = new ArrayList<>();
            List<Cell> numbers = new ArrayList<>();
            for (String to : columns) {
                long n = row.getOrDefault(to, 0L);
                double share = (double) n / all;
                shares.add(n == 0 ? Cell.of("") : Cell.heat(words.percent(share), share));
                numbers.add(Cell.of(n == 0 ? "" : written.of(n)));
            }
            table.row(from, shares);
            counts.row(from, numbers);
        }
        return Figure.of(title, definition).with(table).detailed(counts);
    }

    private static Figure rates(String currency, ReplayResult.Amounts amounts, Words words) {
        Table table = Table.of(
                "", words.word("moved.rates.step"), words.word("moved.rates.rate"), words.word("moved.rates.of"));
        amounts.rollRates()
                .forEach((step, share) -> table.row(
                        step.replace("→", " → "),
                        Cell.bar(words.percent(share.share()), share.share()),
                        Cell.of(words.roughMoney(currency, share.of()))));
        return Figure.of(words.word("moved.rates", currency), words.word("moved.rates.def"))
                .with(table);
    }

    private static List<Figure.Legend> legend(List<String> order) {
        List<Figure.Legend> legend = new ArrayList<>();
        for (int b = 1; b < order.size(); b++) {
            legend.add(new Figure.Legend(colour(b, order.size()), order.get(b)));
        }
        return legend;
    }

    /** One of seven colours from light to dark for bucket {@code b} of {@code size}. */
    static String colour(int b, int size) {
        return "b" + (1 + (b - 1) * 7 / Math.max(size - 1, 1));
    }

    private static long sum(Map<String, Long> row) {
        return row.values().stream().mapToLong(Long::longValue).sum();
    }
}
