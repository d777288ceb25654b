package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.report.LineChart.Line;
import dev.shouyue.portfolio.report.LineChart.Point;
import dev.shouyue.portfolio.report.Table.Cell;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** When late payments come: the cure curve, the first days after the due day, the first installment. */
final class LateSection {

    private LateSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<Figure> figures = new ArrayList<>();
        figures.add(cure(result, words));
        result.amounts().forEach((currency, amounts) -> figures.add(d1(currency, amounts, words)));
        if (!result.firstPaymentDefault().isEmpty()) {
            figures.add(firstPayments(result, words));
        }
        return new Section("late", number, words.word("late"), lead(result, words), figures, List.of());
    }

    private static String lead(ReplayResult result, Words words) {
        return result.lateShare() == 0
                ? words.word("late.none")
                : words.word("late.lead", words.percent(result.lateShare()), result.medianDaysLate());
    }

    private static Figure cure(ReplayResult result, Words words) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0, "", ""));
        result.cureByDay().forEach((day, share) -> {
            boolean marked = result.cureCurve().containsKey(Integer.toString(day));
            points.add(new Point(
                    day,
                    share,
                    words.word("late.cure.point", day, words.percent(share)),
                    marked ? words.roundPercent(Math.round(share * 100) / 100.0) : ""));
        });
        List<Axis.Tick> days = new ArrayList<>(List.of(new Axis.Tick(0, "0")));
        Table table = Table.of("", words.word("late.cure.day"), words.word("late.cure.share"));
        result.cureCurve().forEach((day, share) -> {
            days.add(new Axis.Tick(Integer.parseInt(day), day));
            table.row(day, words.percent(share));
        });
        Line line = new Line(words.word("late.cure"), "accent", points, false);
        Line marks = new Line(
                "", "accent", points.stream().filter(p -> !p.label().isEmpty()).toList(), true);
        double last = result.cureByDay().keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        LineChart chart = new LineChart(
                words.word("late.cure"),
                new Axis(last, days),
                Axis.holding(1, words::roundPercent),
                List.of(line, marks),
                Math::sqrt);
        return Figure.of(words.word("late.cure"), words.word("late.cure.def"))
                .drawn(chart::svg)
                .detailed(table);
    }

    private static Figure d1(String currency, ReplayResult.Amounts amounts, Words words) {
        List<Point> rate = new ArrayList<>();
        List<Point> left = new ArrayList<>();
        List<Axis.Tick> months = new ArrayList<>();
        Table table = Table.of(
                "",
                words.word("month"),
                words.word("late.d1.due", currency),
                words.word("late.d1.rate"),
                words.word("late.d1.collected"),
                words.word("late.d1.cm2"));
        int i = 0;
        double most = 0;
        for (Map.Entry<String, ReplayResult.D1> month : amounts.d1ByMonth().entrySet()) {
            ReplayResult.D1 d1 = month.getValue();
            String title = month.getKey() + ": " + words.percent(d1.rate());
            rate.add(new Point(i, d1.rate(), title, ""));
            if (d1.dueMature() == d1.due()) {
                left.add(new Point(i, d1.cm2(), month.getKey() + ": " + words.percent(d1.cm2()), ""));
            }
            months.add(new Axis.Tick(i, month.getKey()));
            most = Math.max(most, d1.rate());
            table.row(month.getKey(), cells(currency, d1, words));
            i++;
        }
        table.row(words.word("all"), cells(currency, amounts.d1(), words));
        LineChart chart = new LineChart(
                words.word("late.d1", currency),
                new Axis(Math.max(i - 1, 1), months),
                Axis.holding(most, words::roundPercent),
                List.of(
                        new Line(words.word("late.d1.rate"), "accent", rate, true),
                        new Line(words.word("late.d1.cm2"), "b5", left, true)),
                x -> x);
        return Figure.of(words.word("late.d1", currency), words.word("late.d1.def"))
                .drawn(chart::svg)
                .with(List.of(
                        new Figure.Legend("accent", words.word("late.d1.rate")),
                        new Figure.Legend("b5", words.word("late.d1.cm2"))))
                .detailed(table);
    }

    private static List<Cell> cells(String currency, ReplayResult.D1 d1, Words words) {
        return List.of(
                Cell.of(words.amount(currency, d1.due())),
                Cell.of(words.percent(d1.rate())),
                Cell.of(d1.overdueMature() == 0 ? "–" : words.percent(d1.collectedIn30())),
                Cell.of(d1.dueMature() == 0 ? "–" : words.percent(d1.cm2())));
    }

    private static Figure firstPayments(ReplayResult result, Words words) {
        Set<String> steps = new TreeSet<>((a, b) -> Integer.compare(days(a), days(b)));
        result.firstPaymentDefault().values().forEach(month -> steps.addAll(month.keySet()));
        Table table = Table.of("", words.word("drawn"));
        steps.forEach(step -> table.column(words.word("late.fpd.step", days(step)), ""));
        List<Line> lines = new ArrayList<>();
        List<Axis.Tick> months = new ArrayList<>();
        Map<String, String> colours = Map.of(">0", "b1", ">7", "b3", ">30", "b6");
        double most = 0;
        for (String step : steps) {
            List<Point> points = new ArrayList<>();
            int i = 0;
            for (Map.Entry<String, Map<String, ReplayResult.Share>> month :
                    result.firstPaymentDefault().entrySet()) {
                ReplayResult.Share share = month.getValue().get(step);
                if (share != null) {
                    most = Math.max(most, share.share());
                    points.add(new Point(i, share.share(), month.getKey() + ": " + words.percent(share.share()), ""));
                }
                i++;
            }
            lines.add(new Line(
                    words.word("late.fpd.step", days(step)), colours.getOrDefault(step, "accent"), points, true));
        }
        int i = 0;
        for (Map.Entry<String, Map<String, ReplayResult.Share>> month :
                result.firstPaymentDefault().entrySet()) {
            months.add(new Axis.Tick(i++, YearMonth.parse(month.getKey()).toString()));
            table.row(
                    month.getKey(),
                    steps.stream()
                            .map(step -> share(month.getValue().get(step), words))
                            .toList());
        }
        LineChart chart = new LineChart(
                words.word("late.fpd"),
                new Axis(Math.max(i - 1, 1), months),
                Axis.holding(most, words::roundPercent),
                lines,
                x -> x);
        return Figure.of(words.word("late.fpd"), words.word("late.fpd.def"))
                .drawn(chart::svg)
                .with(lines.stream()
                        .map(line -> new Figure.Legend(line.css(), line.name()))
                        .toList())
                .detailed(table);
    }

    private static Cell share(ReplayResult.@org.jspecify.annotations.Nullable Share share, Words words) {
        return Cell.of(share == null ? "–" : words.percent(share.share()) + " (" + words.number(share.of()) + ")");
    }

    private static int days(String step) {
        return Integer.parseInt(step.substring(1));
    }
}
