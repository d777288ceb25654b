package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.ReplayResult.Count;
import dev.shouyue.portfolio.ReplayResult.SizeClass;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small amounts: how large shortfalls were, what tolerance and grace forgave, what it spared the borrowers. */
final class SmallSection {

    /** Outcomes and their colours, from forgiven to open. */
    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();

    static {
        OUTCOMES.put("TOLERATED", "o1");
        OUTCOMES.put("GRACE", "o2");
        OUTCOMES.put("PROTECTED", "o3");
        OUTCOMES.put("NEXT_DAY", "b1");
        OUTCOMES.put("PAID_LATE", "b3");
        OUTCOMES.put("OPEN", "b7");
        OUTCOMES.put("PENDING", "o4");
    }

    private SmallSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<Figure> figures = new ArrayList<>();
        result.shortfalls().forEach((currency, sizes) -> figures.add(sizes(currency, sizes, words)));
        figures.add(forgiven(result, words));
        return new Section("small", number, words.word("small"), lead(result, words), figures, List.of());
    }

    private static String lead(ReplayResult result, Words words) {
        ReplayResult.Forgiven forgiven = result.forgiven();
        ReplayResult.Spared spared = forgiven.spared();
        return words.word(
                Summary.tolerated(forgiven) + forgiven.byGrace().count() == 0 ? "small.none" : "small.lead",
                words.number(spared.delinquencies()),
                words.number(spared.marks()),
                words.sum(spared.penalty()));
    }

    private static Figure sizes(String currency, List<SizeClass> sizes, Words words) {
        Table table =
                Table.of("", words.word("small.size", currency), words.word("small.count"), words.word("small.sum"));
        OUTCOMES.keySet().forEach(outcome -> table.column(words.word("outcome." + outcome), ""));
        List<StackChart.Column> columns = new ArrayList<>();
        long most = sizes.stream().mapToLong(SmallSection::count).max().orElse(1);
        for (SizeClass size : sizes) {
            long all = count(size);
            String name = name(currency, size, words);
            List<StackChart.Part> parts = new ArrayList<>();
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.bar(words.number(all), (double) all / Math.max(most, 1)),
                    Cell.of(words.amount(currency, sum(size, currency)))));
            OUTCOMES.forEach((outcome, colour) -> {
                long n = count(size, outcome);
                cells.add(Cell.of(n == 0 ? "" : words.number(n)));
                parts.add(new StackChart.Part(
                        colour,
                        all == 0 ? 0 : (double) n / all,
                        name
                                + words.word("list.comma")
                                + words.word("outcome." + outcome)
                                + words.word("list.colon")
                                + words.number(n)));
            });
            columns.add(new StackChart.Column(name, parts, words.number(all)));
            table.row(name, cells);
        }
        StackChart chart =
                new StackChart(words.word("small.sizes", currency), Axis.holding(1, words::roundPercent), columns);
        return Figure.of(words.word("small.sizes", currency), words.word("small.sizes.def"))
                .drawn(chart::svg)
                .with(OUTCOMES.entrySet().stream()
                        .filter(entry -> sizes.stream().anyMatch(size -> count(size, entry.getKey()) > 0))
                        .map(entry -> new Figure.Legend(entry.getValue(), words.word("outcome." + entry.getKey())))
                        .toList())
                .with(table);
    }

    private static String name(String currency, SizeClass size, Words words) {
        Long upTo = size.upTo();
        return upTo == null ? ">\u00a0" + words.plain(currency, size.over()) : "≤\u00a0" + words.plain(currency, upTo);
    }

    private static Figure forgiven(ReplayResult result, Words words) {
        ReplayResult.Forgiven forgiven = result.forgiven();
        Table table = Table.of("", words.word("small.what"), words.word("small.count"), words.word("small.sum"));
        row(table, "carried", forgiven.carriedAndPaid(), words);
        row(table, "stillcarried", forgiven.stillCarried(), words);
        row(table, "writtenoff", forgiven.writtenOff(), words);
        row(table, "grace", forgiven.byGrace(), words);
        row(table, "protection", forgiven.byProtection(), words);
        ReplayResult.Spared spared = forgiven.spared();
        Table otherwise = Table.of(words.word("small.spared"), words.word("small.what"), words.word("small.extra"));
        otherwise.row(words.word("small.spared.delinquencies"), words.number(spared.delinquencies()));
        otherwise.row(words.word("small.spared.marks"), words.number(spared.marks()));
        otherwise.row(words.word("small.spared.penalty"), words.money(spared.penalty()));
        return Figure.of(words.word("small.forgiven"), words.word("small.forgiven.def"))
                .with(table)
                .with(otherwise);
    }

    private static void row(Table table, String what, Count count, Words words) {
        table.row(words.word("small." + what), words.number(count.count()), words.money(count.amount()));
    }

    private static long count(SizeClass size) {
        return size.outcomes().values().stream().mapToLong(Count::count).sum();
    }

    private static long count(SizeClass size, String outcome) {
        Count count = size.outcomes().get(outcome);
        return count == null ? 0 : count.count();
    }

    private static long sum(SizeClass size, String currency) {
        return size.outcomes().values().stream()
                .mapToLong(count -> count.amount().getOrDefault(currency, 0L))
                .sum();
    }
}
