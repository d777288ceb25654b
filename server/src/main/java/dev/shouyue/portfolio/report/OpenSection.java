package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.ReplayResult.OpenDelinquency;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;

/** Why installments were late, and who is overdue on the last day: since when, by how much, and why. */
final class OpenSection {

    private OpenSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<Figure> figures = new ArrayList<>();
        figures.add(causes(result, words));
        result.open().largest().forEach((currency, list) -> figures.add(list("open.largest", currency, list, words)));
        result.open().smallest().forEach((currency, list) -> figures.add(list("open.smallest", currency, list, words)));
        return new Section("open", number, words.word("open"), lead(result, words), figures, List.of());
    }

    private static String lead(ReplayResult result, Words words) {
        ReplayResult.Count all = result.open().all();
        return all.count() == 0
                ? words.word("open.none", result.to())
                : words.word(
                        "open.lead", result.to().toString(), words.number(all.count()), words.roughMoney(all.amount()));
    }

    private static Figure causes(ReplayResult result, Words words) {
        long most = result.causes().values().stream()
                .mapToLong(cause -> cause.late().count())
                .max()
                .orElse(1);
        Table table = Table.of(
                "",
                words.word("open.cause"),
                words.word("open.late"),
                words.word("open.short"),
                words.word("open.paid7"),
                words.word("open.now"),
                words.word("open.nowamount"));
        result.causes()
                .forEach((cause, view) -> table.row(
                        words.code("cause", cause),
                        Cell.bar(
                                words.number(view.late().count()),
                                (double) view.late().count() / most),
                        Cell.of(words.money(view.late().amount())),
                        Cell.of(
                                view.paidBy7().of() == 0
                                        ? "–"
                                        : words.percent(view.paidBy7().share())),
                        Cell.of(words.number(view.open().count())),
                        Cell.of(words.money(view.open().amount()))));
        return Figure.of(words.word("open.causes"), words.word("open.causes.def"))
                .with(table);
    }

    private static Figure list(String key, String currency, List<OpenDelinquency> list, Words words) {
        Table table = Table.of(
                "",
                words.word("open.loan"),
                words.word("open.since"),
                words.word("open.days"),
                words.word("open.amount", currency),
                words.word("open.penalty"),
                words.word("open.why"));
        for (OpenDelinquency one : list) {
            table.row(
                    one.loan(),
                    Cell.of(one.since().toString()),
                    Cell.of(words.number(one.dpd()) + " · " + one.bucket()),
                    Cell.of(words.amount(currency, one.amount())),
                    Cell.of(words.amount(currency, one.penalty())),
                    Cell.words(why(one, words)));
        }
        return Figure.of(words.word(key, currency), words.word(key + ".def")).with(table);
    }

    private static String why(OpenDelinquency one, Words words) {
        return words.code("cause", one.cause())
                + words.word("list.colon")
                + words.word("evidence." + one.evidence(), one.evidenceOn().toString(), one.evidenceCode());
    }
}
