package dev.shouyue.portfolio.report;

import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.ReplayResult.Instructive;
import dev.shouyue.portfolio.ReplayResult.Standing;
import dev.shouyue.portfolio.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The loans worth a look, each with the reason why it was chosen. */
final class LoansSection {

    private static final int WIDE = 720;
    private static final int NARROW = 350;

    private LoansSection() {}

    static Section of(int number, ReplayResult result, Words words) {
        List<LoanCard> cards = new ArrayList<>();
        for (Instructive loan : result.instructive()) {
            cards.add(card(cards.size() + 1, loan, result, words));
        }
        Figure key = Figure.of(words.word("loans.key"), words.word("loans.def"))
                .with(List.of(
                        new Figure.Legend("accent", words.word("loans.key.paid")),
                        new Figure.Legend("returned", words.word("loans.key.returned")),
                        new Figure.Legend("failed", words.word("loans.key.failed")),
                        new Figure.Legend("o3", words.word("loans.key.protected")),
                        new Figure.Legend("b2", words.word("loans.key.step", "1–30")),
                        new Figure.Legend("b4", words.word("loans.key.step", "31–60")),
                        new Figure.Legend("b5", words.word("loans.key.step", "61–90")),
                        new Figure.Legend("b7", words.word("loans.key.step", "> 90")),
                        new Figure.Legend("o4", words.word("loans.key.immaterial"))));
        return new Section(
                "loans",
                number,
                words.word("loans", words.number(cards.size())),
                words.word("loans.lead"),
                List.of(key),
                cards);
    }

    private static LoanCard card(int number, Instructive loan, ReplayResult result, Words words) {
        Timeline timeline = new Timeline(loan, result.to(), words);
        return new LoanCard(
                number,
                loan.loan(),
                words.word("lesson." + loan.why()),
                story(loan, result, words),
                words.word(
                        "loans.terms",
                        words.money(loan.currency(), loan.principal()),
                        loan.drawnOn().toString(),
                        words.number(loan.bills().size())),
                timeline.svg(WIDE),
                timeline.svg(NARROW),
                packs(loan, words));
    }

    private static String story(Instructive loan, ReplayResult result, Words words) {
        ReplayResult.Bill bill = loan.bills().stream()
                .filter(row -> row.number() == loan.bill())
                .findFirst()
                .orElse(loan.bills().getFirst());
        String settled = bill.settledOn().isEmpty()
                ? words.word("loans.open", result.to().toString())
                : words.word("loans.settled", bill.settledOn());
        String from = "";
        String to = "";
        for (ReplayResult.Event event : loan.events()) {
            if (event.kind().equals("PAID_RETURNED") && loan.why().equals("PAYMENT_RETURNED")) {
                from = event.from().toString();
            } else if (event.kind().equals("RETURN") && loan.why().equals("PAYMENT_RETURNED")) {
                to = event.from().toString();
            } else if (event.kind().equals("PAID") && event.recordedOn().isAfter(event.from()) && to.isEmpty()) {
                from = event.from().toString();
                to = event.recordedOn().toString();
            }
        }
        return words.word(
                "story." + loan.why(),
                bill.due().toString(),
                words.money(loan.currency(), bill.amount()),
                words.money(loan.currency(), bill.shortAtDue()),
                bill.daysLate(),
                settled,
                loan.own().worstDpd(),
                loan.extra(),
                loan.under().isEmpty() ? words.word("loans.own") : loan.under(),
                from,
                to,
                words.money(loan.currency(), loan.own().pastDue()));
    }

    private static Table packs(Instructive loan, Words words) {
        Table table = Table.of(
                "",
                words.word("packs.pack"),
                words.word("loans.verdict"),
                words.word("loans.worst"),
                words.word("loans.class"),
                words.word("loans.now", loan.currency()),
                words.word("loans.record"));
        for (Map.Entry<String, Standing> pack : loan.packs().entrySet()) {
            Standing standing = pack.getValue();
            table.row(
                    pack.getKey(),
                    Cell.term(verdict(standing, words)),
                    Cell.of(words.number(standing.worstDpd())),
                    Cell.term(words.code("class", standing.worstClass())),
                    Cell.of(words.amount(loan.currency(), standing.pastDue())),
                    Cell.code(standing.cnCodes() + standing.metro2()));
        }
        return table;
    }

    private static String verdict(Standing standing, Words words) {
        if (standing.inDefault()) {
            return words.word("verdict.default");
        }
        if (standing.reported()) {
            return words.word("verdict.reported");
        }
        return words.word(standing.delinquent() ? "verdict.delinquent" : "verdict.fine");
    }
}
