package dev.shouyue.servicing;

import static dev.shouyue.servicing.Refuse.badValue;
import static dev.shouyue.servicing.Refuse.contradiction;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.EarlyRepayment;
import dev.shouyue.kernel.position.EarlyRepayment.Quote;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.kernel.schedule.Schedules;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What an early repayment takes, and the facts it consists of. Pure: the loan and the moment in, items of a posting or a
 * {@link dev.shouyue.decision.Refused} out.
 */
final class EarlyDecision {

    private final EarlyWish wish;
    private final Terms terms;
    private final Policy policy;
    private final LocalDateTime time;
    /** What happened before it. */
    private final Facts before;
    /** All that is recorded of the loan. */
    private final Facts facts;
    /** Whether it is a posting that comes again. */
    private final boolean isRecorded;
    /** The payment that the recorded plan came with; empty of those that were recorded before that was kept, too. */
    private final Optional<String> cameWith;

    /** What is wished for, at its time or else {@code now}. */
    EarlyDecision(EarlyWish wish, StoredLoan loan, Policy policy, LocalDateTime now) {
        Optional<Fact> recorded = loan.facts().inOrder().stream()
                .filter(fact -> fact.header().source().equals(wish.source())
                        && fact.header().sourceId().equals(wish.planId()))
                .findFirst();
        this.wish = wish;
        this.terms = loan.terms();
        this.policy = policy;
        this.time = wish.valueTime().or(() -> recorded.map(Fact::valueTime)).orElse(now);
        Fact plan = recorded.orElseGet(() -> new Fact.PlanChanged(
                new Fact.Header(wish.source(), wish.planId(), time, time.toLocalDate()), List.of()));
        this.before = loan.facts().where(fact -> Facts.ORDER.compare(fact, plan) < 0);
        this.facts = loan.facts();
        this.isRecorded = recorded.isPresent();
        this.cameWith = recorded.filter(Fact.PlanChanged.class::isInstance)
                .map(Fact.PlanChanged.class::cast)
                .flatMap(Fact.PlanChanged::payment);
    }

    /** When the money came. */
    LocalDateTime time() {
        return time;
    }

    boolean isRecorded() {
        return isRecorded;
    }

    /** Where the loan stood without it, at the end of its day. */
    Position before() {
        return Positions.on(terms, before, policy, time.toLocalDate());
    }

    /**
     * The facts and how they were found.
     *
     * @param whole whether nothing is left after them
     */
    record Decided(List<Posting.Item> items, EarlyQuote quote, boolean whole) {

        /** Whether the loan is then what it must be: all that is due is paid, and nothing else is left of the money. */
        boolean holds(Position after) {
            return after.owed() == 0 && (!whole || (after.state() == Position.State.SETTLED && after.credit() <= 0));
        }
    }

    /** Its time must be one that a fact of the loan may have, and the loan in the books then. */
    Decided decide() {
        if (!isRecorded && before.size() < facts.size()) {
            LocalDateTime last = facts.inOrder().getLast().valueTime();
            throw contradiction("valueTime", time.toString(), "earlyLater", "last", last);
        }
        LocalTime cutOff = policy.cutOff();
        boolean endsEarly = !cutOff.equals(LocalTime.MIDNIGHT);
        if (endsEarly && !time.toLocalTime().isBefore(cutOff)) {
            throw contradiction("valueTime", time.toString(), "earlyAfterCutOff", "cutOff", cutOff);
        }
        LocalDateTime goodUntil = endsEarly
                ? time.toLocalDate().atTime(cutOff)
                : time.toLocalDate().plusDays(1).atStartOfDay();
        Quote quote = wish.part().isPresent() ? part(wish.part().get()) : full();
        long paid = wish.amount().orElse(quote.total());
        List<Posting.Item> items = new ArrayList<>();
        Optional<String> with = isRecorded ? cameWith : paid > 0 ? Optional.of(wish.id()) : Optional.empty();
        items.add(item(wish.planId(), header -> new Fact.PlanChanged(header, quote.plan(), with)));
        if (paid > 0) {
            items.add(item(wish.id(), header -> new Fact.PaymentReceived(header, paid, OptionalInt.empty())));
        }
        return new Decided(
                items,
                new EarlyQuote(before, quote, paid, goodUntil),
                wish.part().isEmpty());
    }

    private Posting.Item item(String id, Function<Fact.Header, Fact> content) {
        return new Posting.Item(wish.source(), id, Optional.of(time), content);
    }

    private Quote full() {
        Quote quote = whole();
        if (wish.amount().isPresent()) {
            long amount = wish.amount().getAsLong();
            if (amount != quote.total()) {
                throw contradiction(
                        "amount",
                        money(amount),
                        amount < quote.total() ? "earlyLess" : "earlyMore",
                        "total",
                        money(quote.total()));
            }
        }
        return quote;
    }

    /** Arrears, interest to the day and charges come first; what the money leaves is principal. */
    private Quote part(EarlyWish.Part part) {
        Quote whole = whole();
        long amount = wish.amount().orElseThrow();
        long principal = amount - whole.besides();
        if (principal <= 0) {
            throw contradiction("amount", money(amount), "earlyTooLittle", "least", money(whole.besides() + 1));
        }
        if (principal >= whole.principal()) {
            throw contradiction("amount", money(amount), "earlyTooMuch", "total", money(whole.total()));
        }
        return EarlyRepayment.part(terms, before, policy, day(), method(part), principal, part.then(), 0);
    }

    private Quote whole() {
        try {
            return EarlyRepayment.full(terms, before, policy, day(), 0);
        } catch (IllegalArgumentException e) { // all of it is due
            throw contradiction("loan", terms.loan(), "earlyNothing");
        }
    }

    private RepaymentMethod method(EarlyWish.Part part) {
        Optional<RepaymentMethod> own = Schedules.methodOf(terms.schedule(), terms.contractRate(), terms.drawnOn());
        Optional<RepaymentMethod> given = part.method();
        if (own.isPresent() && given.isPresent() && own.get() != given.get()) {
            throw badValue("method", given.get().name(), "earlyOtherMethod", "own", own.get());
        }
        return own.or(() -> given).orElseThrow(() -> contradiction("method", "", "earlyNoMethod"));
    }

    private LocalDate day() {
        return time.toLocalDate();
    }

    private String money(long minor) {
        return Words.amount(new Money(minor, terms.currency()));
    }
}
