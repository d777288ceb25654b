package dev.shouyue.portfolio;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What facts do to the amounts of a loan, and why each of them is what it is: in words, in English or Chinese. */
public final class Effects {

    private final Words words;
    private final Reasons reasons;

    private Effects(String language) {
        words = Words.in("explanation", language);
        reasons = Reasons.in(language);
    }

    /** In {@code en} or {@code zh}. */
    public static Effects in(String language) {
        return new Effects(language);
    }

    /**
     * One amount of the loan before and after; minor units.
     *
     * @param name such as {@code penalty}
     * @param title the same in words
     * @param because one sentence for each thing that moved it, or that it is made of
     */
    public record Change(String name, String title, long before, long after, List<String> because) {}

    /** Amounts that the loan is told in, and what of a payment goes to each. */
    private enum Part {
        owed(Position::owed, Trace.Share::total),
        pastDue(Position::pastDue, share -> 0),
        principal(Position::principal, Trace.Share::principal),
        interest(Position::interest, Trace.Share::interest),
        fee(Position::fee, Trace.Share::fee),
        penalty(Position::penalty, Trace.Share::penalty),
        credit(Position::credit, share -> 0);

        private final ToLongFunction<Position> amount;
        private final ToLongFunction<Trace.Share> share;

        Part(ToLongFunction<Position> amount, ToLongFunction<Trace.Share> share) {
            this.amount = amount;
            this.share = share;
        }
    }

    /**
     * Each amount before and after.
     *
     * @param why the position with the facts, and how it came about
     * @param facts what moved it
     */
    public List<Change> told(Terms loan, Position before, Explanation why, List<Fact> facts) {
        Set<String> payments = facts.stream()
                .filter(Fact.PaymentReceived.class::isInstance)
                .map(fact -> fact.header().sourceId())
                .collect(Collectors.toSet());
        List<Trace.Share> shares = why.trace().shares().stream()
                .filter(share -> payments.contains(share.payment()))
                .toList();
        List<Change> changes = new ArrayList<>();
        for (Part part : Part.values()) {
            long was = part.amount.applyAsLong(before);
            long is = part.amount.applyAsLong(why.position());
            changes.add(new Change(
                    part.name(),
                    words.say("effect." + part),
                    was,
                    is,
                    because(part, loan, was, is, why, shares, facts)));
        }
        return changes;
    }

    private List<String> because(
            Part part, Terms loan, long was, long is, Explanation why, List<Trace.Share> shares, List<Fact> facts) {
        List<String> because = new ArrayList<>();
        for (Trace.Share share : shares) {
            long paid = part.share.applyAsLong(share);
            if (paid > 0) {
                because.add(words.say("effect.paid", "amount", money(paid, loan), "number", share.installment()));
            }
        }
        if (part == Part.penalty) {
            PenaltyWords penalty = new PenaltyWords(words, loan.currency(), why.penaltyRate());
            why.penalties()
                    .forEach(row -> because.add(
                            words.say("effect.penaltyRow", "row", penalty.row(row), "policy", named(why.policy()))));
        } else if (part == Part.credit && is > was && !shares.isEmpty()) {
            because.add(words.say("effect.kept", "amount", money(is - was, loan)));
        }
        if (because.isEmpty() && was != is) {
            facts.forEach(fact -> because.add(reasons.fact(fact, loan)));
        }
        return because;
    }

    private static String named(Policy policy) {
        return policy.pack() + " " + policy.effectiveFrom();
    }

    private static String money(long minor, Terms loan) {
        return Words.amount(new Money(minor, loan.currency()));
    }
}
