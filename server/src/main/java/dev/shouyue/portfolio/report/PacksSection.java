package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.ReplayResult.PackView;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The same facts under each pack, side by side: one column a pack, one row a question. */
final class PacksSection {

    private PacksSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        return new Section(
                "packs",
                number,
                words.word("packs"),
                lead(result, words),
                List.of(verdicts(result, words), classes(result, words)),
                List.of());
    }

    private static String lead(ReplayResult result, Words words) {
        return words.word("packs.lead", words.number(result.packs().size()));
    }

    private static Figure verdicts(ReplayResult result, Words words) {
        Map<String, PackView> packs = result.packs();
        Table table = Table.of("", words.word("packs.question"));
        packs.forEach((name, view) -> table.column(name, title(name, result, words)));
        table.group(words.word("packs.group.overdue"));
        counted(table, "delinquent", packs, PackView::delinquent, words);
        table.row(
                words.word("packs.means"),
                cells(packs, view -> Cell.words(words.word("packs.means." + view.delinquentMeans()))));
        counted(table, "pastdue", packs, PackView::pastDue, words);
        table.group(words.word("packs.group.told"));
        counted(table, "reported", packs, PackView::reported, words);
        table.row(words.word("packs.reportedfrom"), cells(packs, view -> Cell.words(reportedFrom(view, words))));
        counted(table, "marked", packs, PackView::marked, words);
        counted(table, "markedmonths", packs, PackView::markedMonths, words);
        counted(table, "default", packs, PackView::inDefault, words);
        table.group(words.word("packs.group.forgiven"));
        counted(table, "tolerance", packs, PackView::forgivenByTolerance, words);
        counted(table, "grace", packs, PackView::forgivenByGrace, words);
        counted(
                table,
                "protection",
                packs,
                view -> view.forgiven().byProtection().count(),
                words);
        table.group(words.word("packs.group.spared"));
        counted(table, "spared", packs, view -> view.forgiven().spared().delinquencies(), words);
        counted(table, "sparedmarks", packs, view -> view.forgiven().spared().marks(), words);
        money(table, "sparedpenalty", packs, view -> view.forgiven().spared().penalty(), words);
        table.group(words.word("packs.group.now"));
        counted(table, "now", packs, view -> view.pastDueNow().count(), words);
        money(table, "nowamount", packs, view -> view.pastDueNow().amount(), words);
        money(table, "penalty", packs, PackView::penaltyCharged, words);
        return Figure.of(words.word("packs.verdicts"), words.word("packs.verdicts.def"))
                .with(table);
    }

    private static String title(String name, ReplayResult result, Words words) {
        return result.policies().stream()
                .filter(version -> version.pack().equals(name))
                .findFirst()
                .map(version -> words.isChinese() ? version.titleZh() : version.titleEn())
                .orElse("");
    }

    private static String reportedFrom(PackView view, Words words) {
        return view.delinquentMeans().equals("MATERIAL_AMOUNT")
                ? words.word("packs.reportedfrom.default")
                : words.word("packs.reportedfrom.days", view.badMarkFromDpd());
    }

    /** A row of counts, each with a bar against the greatest. */
    private static void counted(
            Table table, String key, Map<String, PackView> packs, ToLongFunction<PackView> count, Words words) {
        long most = packs.values().stream().mapToLong(count).max().orElse(0);
        table.row(words.word("packs." + key), cells(packs, view -> {
            long n = count.applyAsLong(view);
            return n == 0 ? Cell.of("0") : Cell.bar(words.number(n), (double) n / most);
        }));
    }

    private static void money(
            Table table,
            String key,
            Map<String, PackView> packs,
            Function<PackView, Map<String, Long>> amount,
            Words words) {
        Set<String> currencies = new LinkedHashSet<>();
        packs.values().forEach(view -> currencies.addAll(amount.apply(view).keySet()));
        for (String currency : currencies) {
            table.row(
                    words.word("packs." + key, currency),
                    cells(
                            packs,
                            view -> Cell.of(
                                    words.amount(currency, amount.apply(view).getOrDefault(currency, 0L)))));
        }
    }

    private static List<Cell> cells(Map<String, PackView> packs, Function<PackView, Cell> cell) {
        return packs.values().stream().map(cell).toList();
    }

    /** Packs with the same ladder of classes share a table. */
    private static Figure classes(ReplayResult result, Words words) {
        Map<Collection<String>, Map<String, PackView>> ladders = new LinkedHashMap<>();
        result.packs().forEach((name, view) -> ladders.computeIfAbsent(
                        new ArrayList<>(view.worstClass().keySet()), key -> new LinkedHashMap<>())
                .put(name, view));
        Figure figure = Figure.of(words.word("packs.classes"), words.word("packs.classes.def"));
        for (Map<String, PackView> packs : ladders.values()) {
            Table table = Table.of("", words.word("packs.pack"));
            packs.values()
                    .iterator()
                    .next()
                    .worstClass()
                    .keySet()
                    .forEach(code -> table.column(words.code("class", code), ""));
            packs.forEach((name, view) -> table.row(
                    name,
                    view.worstClass().values().stream()
                            .map(n -> Cell.of(words.number(n)))
                            .toList()));
            figure = figure.with(table);
        }
        return figure;
    }
}
