package dev.shouyue.portfolio;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.EarlyRepayment.Quote;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.servicing.EarlyQuote;
import java.util.ArrayList;
import java.util.List;

/** What an early repayment takes, part by part, and why: in words, in English or Chinese. */
public final class Quotes {

    private final Words words;

    private Quotes(String language) {
        words = Words.in("explanation", language);
    }

    /** In {@code en} or {@code zh}. */
    public static Quotes in(String language) {
        return new Quotes(language);
    }

    /**
     * One part of what is to be paid; minor units.
     *
     * @param name such as {@code interest}
     * @param title the same in words
     * @param amount below zero where it is taken off
     * @param because how it was reckoned, where that is to be told
     */
    public record Part(String name, String title, long amount, List<String> because) {}

    /** The parts, whose sum is to be paid. */
    public List<Part> told(Terms loan, Policy policy, EarlyQuote early) {
        Quote quote = early.amounts();
        Explanation why = Explanation.of(loan, early.facts(), policy, quote.on());
        Position before = why.position();
        List<Part> parts = new ArrayList<>();
        parts.add(part("duePrincipal", duePrincipal(before)));
        parts.add(part("dueInterest", before.interest()));
        parts.add(part("dueFee", before.fee()));
        parts.add(new Part("penalty", title("penalty"), before.penalty(), penalties(loan, why)));
        parts.add(part("principal", quote.principal()));
        parts.add(new Part("interest", title("interest"), quote.interest(), interest(loan, quote)));
        parts.add(part("fee", quote.fee() + quote.charged()));
        parts.add(part("credit", -quote.credit()));
        return parts;
    }

    private static long duePrincipal(Position position) {
        return position.owed() - position.interest() - position.fee() - position.penalty();
    }

    private List<String> penalties(Terms loan, Explanation why) {
        PenaltyWords penalty = new PenaltyWords(words, loan.currency(), why.penaltyRate());
        String policy = why.policy().pack() + " " + why.policy().effectiveFrom();
        return why.penalties().stream()
                .map(row -> words.say("effect.penaltyRow", "row", penalty.row(row), "policy", policy))
                .toList();
    }

    private List<String> interest(Terms loan, Quote quote) {
        long principal = quote.plan().stream().mapToLong(Installment::principal).sum();
        Rate rate = loan.contractRate();
        long earned = rate.on(Math.multiplyExact(principal, (long) quote.days()));
        List<String> because = new ArrayList<>();
        because.add(words.say(
                "quote.interest.row",
                "principal",
                money(principal, loan),
                "days",
                quote.days(),
                "rate",
                new PenaltyWords(words, loan.currency(), rate).percent(),
                "amount",
                money(earned, loan)));
        if (earned > quote.interest()) {
            because.add(words.say("quote.interest.paid", "amount", money(earned - quote.interest(), loan)));
        }
        return because;
    }

    private Part part(String name, long amount) {
        return new Part(name, title(name), amount, List.of());
    }

    private String title(String name) {
        return words.say("quote." + name);
    }

    private static String money(long minor, Terms loan) {
        return Words.amount(new Money(minor, loan.currency()));
    }
}
