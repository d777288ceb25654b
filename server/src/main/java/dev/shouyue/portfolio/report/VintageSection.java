package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.report.LineChart.Line;
import dev.shouyue.portfolio.report.LineChart.Point;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Vintages: by month of drawing, how many were ever so late by so many months on book. */
final class VintageSection {

    private static final List<String> STEPS = List.of(">0", ">30", ">60", ">90");
    /** Months on book that are drawn and listed. */
    private static final int MONTHS = 36;

    private static final int TICK_MONTHS = 6;
    /** The line of all vintages ends where those old enough are fewer than one in so many loans. */
    private static final int FAIR_PART = 5;
    /** Vintages are shaded in so many steps from the oldest to the newest. */
    private static final int SHADES = 5;

    private VintageSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(words.word("vintage.key"), words.word("vintage.def"))
                .with(List.of(
                        new Figure.Legend("v1", words.word("vintage.oldest")),
                        new Figure.Legend("v" + SHADES, words.word("vintage.newest")),
                        new Figure.Legend("pooled", words.word("vintage.pooled")))));
        Figure tables = Figure.of(words.word("vintage.tables"), words.word("vintage.tables.def"));
        for (String step : STEPS) {
            figures.add(chart(step, result, words));
            tables = tables.detailed(table(step, result, words));
        }
        figures.add(tables);
        return new Section("vintage", number, words.word("vintage"), lead(result, words), figures, List.of());
    }

    private static String lead(ReplayResult result, Words words) {
        int months = 6;
        double[] pooled = pooled(">30", result);
        return pooled.length > months
                ? words.word("vintage.lead", words.percent(pooled[months]), months)
                : words.word("vintage.short");
    }

    /** All vintages together, at each month on book those old enough; as far as those are a fair part of the book. */
    private static double[] pooled(String step, ReplayResult result) {
        List<Double> shares = new ArrayList<>();
        for (int onBook = 0; onBook <= MONTHS; onBook++) {
            long drawn = 0;
            long over = 0;
            for (ReplayResult.Vintage vintage : result.vintage().values()) {
                long[] ever = ever(vintage, step);
                if (ever.length > onBook) {
                    drawn += vintage.drawn();
                    over += ever[onBook];
                }
            }
            if (drawn == 0 || drawn * FAIR_PART < result.loans()) {
                break;
            }
            shares.add((double) over / drawn);
        }
        return shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static long[] ever(ReplayResult.Vintage vintage, String step) {
        return vintage.over().getOrDefault(step, new long[0]);
    }

    private static int longest(ReplayResult result) {
        return Math.min(
                result.vintage().values().stream()
                        .mapToInt(vintage -> ever(vintage, STEPS.getFirst()).length)
                        .max()
                        .orElse(0),
                MONTHS + 1);
    }

    private static String name(String step, Words words) {
        return step.equals(">0") ? words.word("vintage.ever") : words.word("vintage.step", step.substring(1));
    }

    private static Figure chart(String step, ReplayResult result, Words words) {
        List<Line> lines = new ArrayList<>();
        double most = 0;
        int i = 0;
        for (Map.Entry<String, ReplayResult.Vintage> vintage : result.vintage().entrySet()) {
            long[] ever = ever(vintage.getValue(), step);
            List<Point> points = new ArrayList<>();
            for (int onBook = 0; onBook < Math.min(ever.length, MONTHS + 1); onBook++) {
                double share =
                        (double) ever[onBook] / Math.max(vintage.getValue().drawn(), 1);
                most = Math.max(most, share);
                points.add(new Point(onBook, share, "", ""));
            }
            int shade = 1 + SHADES * i++ / Math.max(result.vintage().size(), 1);
            lines.add(new Line(vintage.getKey(), "v" + shade, points, false));
        }
        double[] pooled = pooled(step, result);
        List<Point> all = new ArrayList<>();
        for (int onBook = 0; onBook < pooled.length; onBook++) {
            all.add(new Point(onBook, pooled[onBook], "", ""));
        }
        lines.add(new Line(words.word("vintage.pooled"), "pooled", all, false));
        int longest = longest(result);
        List<Axis.Tick> ticks = new ArrayList<>();
        for (int onBook = 0; onBook < longest; onBook += TICK_MONTHS) {
            ticks.add(new Axis.Tick(onBook, Integer.toString(onBook)));
        }
        LineChart chart = new LineChart(
                name(step, words),
                new Axis(Math.max(longest - 1, 1), ticks),
                Axis.holding(most, words::roundPercent),
                lines,
                x -> x);
        return Figure.of(name(step, words), "").drawn(chart::svg).half();
    }

    private static Table table(String step, ReplayResult result, Words words) {
        int longest = longest(result);
        Table table = Table.of(name(step, words), words.word("drawn"), words.word("vintage.loans"));
        for (int onBook = 0; onBook < longest; onBook++) {
            table.column(Integer.toString(onBook), "");
        }
        result.vintage().forEach((month, vintage) -> {
            long[] ever = ever(vintage, step);
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(words.number(vintage.drawn()))));
            for (int onBook = 0; onBook < longest; onBook++) {
                cells.add(Cell.of(
                        onBook < ever.length
                                ? words.percent((double) ever[onBook] / Math.max(vintage.drawn(), 1))
                                : ""));
            }
            table.row(month, cells);
        });
        double[] pooled = pooled(step, result);
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(words.number(result.loans()))));
        for (int onBook = 0; onBook < longest; onBook++) {
            cells.add(Cell.of(onBook < pooled.length ? words.percent(pooled[onBook]) : ""));
        }
        return table.row(words.word("vintage.pooled"), cells);
    }
}
