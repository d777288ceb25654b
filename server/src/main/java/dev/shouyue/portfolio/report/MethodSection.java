package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;

/** What the figures rest on: source, knowledge, policy versions, words, and the books. */
final class MethodSection {

    private static final List<String> TERMS =
            List.of("due", "shortfall", "dpd", "tolerance", "grace", "protection", "residue", "outcome", "default");

    private MethodSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<Figure> figures = new ArrayList<>();
        figures.add(source(result, words));
        figures.add(policies(result, words));
        figures.add(terms(words));
        figures.add(ledger(result, words));
        return new Section("method", number, words.word("method"), "", figures, List.of());
    }

    private static Figure source(ReplayResult result, Words words) {
        Table table = Table.of("", words.word("method.what"), words.word("method.value"));
        table.row(
                words.word("method.book"),
                Cell.words(words.word(
                        "method.book.value",
                        words.number(result.loans()),
                        words.number(result.facts()),
                        words.number(result.installments()))));
        if (!result.note().isEmpty()) {
            table.row(words.word("method.note"), Cell.words(result.note()));
        }
        table.row(words.word("method.span"), Cell.words(result.from() + " – " + result.to()));
        table.row(
                words.word("method.knowledge"),
                Cell.words(words.word("method.knowledge.value", result.to().toString())));
        table.row(
                words.word("method.read"),
                Cell.words(
                        result.policy().equals("own")
                                ? words.word("method.read.own")
                                : words.word("method.read.pack", result.policy())));
        table.row(words.word("method.unpaid"), Cell.words(words.number(result.neverPaid())));
        table.row(
                words.word("method.balance"),
                Cell.words(words.word(
                        result.trialBalance() == 0 ? "method.balance.ok" : "method.balance.bad",
                        words.number(result.trialBalance()))));
        table.row(
                words.word("method.elapsed"),
                Cell.words(words.word("method.elapsed.value", words.number(Math.round(result.elapsedSeconds())))));
        return Figure.of(words.word("method.source"), words.word("method.source.def"))
                .with(table);
    }

    private static Figure policies(ReplayResult result, Words words) {
        Table table = Table.of(
                "",
                words.word("packs.pack"),
                words.word("method.title"),
                words.word("method.from"),
                words.word("method.loans"));
        for (ReplayResult.Version version : result.policies()) {
            table.row(
                    version.pack(),
                    Cell.words(words.isChinese() ? version.titleZh() : version.titleEn()),
                    Cell.of(version.effectiveFrom().toString()),
                    Cell.of(words.number(version.loans())));
        }
        return Figure.of(words.word("method.policies"), words.word("method.policies.def"))
                .with(table);
    }

    private static Figure terms(Words words) {
        Table table = Table.of("", words.word("method.word"), words.word("method.meaning"));
        for (String term : TERMS) {
            table.row(words.word("term." + term), Cell.words(words.word("term." + term + ".def")));
        }
        return Figure.of(words.word("method.terms"), words.word("method.terms.def"))
                .with(table);
    }

    private static Figure ledger(ReplayResult result, Words words) {
        Figure figure = Figure.of(words.word("method.ledger"), words.word("method.ledger.def"));
        for (var book : result.ledger().entrySet()) {
            Table table = Table.of(
                    "",
                    words.word("method.account"),
                    words.word("method.debit", book.getKey()),
                    words.word("method.credit", book.getKey()));
            long debit = 0;
            long credit = 0;
            for (var account : book.getValue().entrySet()) {
                long minor = account.getValue();
                debit += Math.max(minor, 0);
                credit += Math.max(-minor, 0);
                table.row(
                        words.code("account", account.getKey()),
                        Cell.of(minor > 0 ? words.amount(book.getKey(), minor) : ""),
                        Cell.of(minor < 0 ? words.amount(book.getKey(), -minor) : ""));
            }
            table.row(words.word("all"), words.amount(book.getKey(), debit), words.amount(book.getKey(), credit));
            figure = figure.with(table);
        }
        return figure;
    }
}
