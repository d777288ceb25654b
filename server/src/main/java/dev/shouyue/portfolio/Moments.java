package dev.shouyue.portfolio;

import dev.shouyue.decision.Words;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Trace;
import dev.shouyue.portfolio.Reasons.Moment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What happened to one loan, in words: its facts, and what followed from them. */
final class Moments {

    private final Reasons reasons;
    private final Words words;
    private final Words codes;
    private final Terms loan;

    Moments(Reasons reasons, Words words, Terms loan) {
        this.reasons = reasons;
        this.words = words;
        this.codes = Words.in("decision", words.language());
        this.loan = loan;
    }

    /** The facts and what followed from them, oldest first. */
    List<Moment> told(Facts facts, Trace trace, LocalDate until) {
        List<Moment> moments = new ArrayList<>();
        for (Fact fact : facts.inOrder()) {
            if (!fact.valueDate().isAfter(until)) {
                String kind = fact.getClass().getSimpleName();
                moments.add(new Moment(
                        fact.valueDate(),
                        kind,
                        words.say("title." + kind),
                        reasons.fact(fact, loan),
                        amount(fact).map(minor -> new Money(minor, loan.currency())),
                        tone(fact),
                        Optional.of(fact.header().sourceId())));
            }
        }
        for (Trace.Event event : trace.events()) {
            moments.add(moment(event));
        }
        moments.sort(Comparator.comparing(Moment::day)); // stable: a fact stands before what followed from it
        return moments;
    }

    private Moment moment(Trace.Event event) {
        String kind =
                switch (event.kind()) {
                    case DUE -> "Due";
                    case PAID_IN_GRACE -> "PaidInGrace";
                    case TOLERATED -> "Tolerated";
                    case WRITTEN_OFF -> "WrittenOff";
                    case PAST_DUE -> "PastDue";
                    case CLASS -> "DayOfClass";
                    case CURED -> "Cured";
                    case SETTLED -> "Settled";
                };
        String tone =
                switch (event.kind()) {
                    case DUE -> "neutral";
                    case PAID_IN_GRACE, CURED, SETTLED -> "good";
                    case TOLERATED, WRITTEN_OFF -> "info";
                    case CLASS -> "warn";
                    case PAST_DUE -> "bad";
                };
        return new Moment(
                event.day(),
                kind,
                words.say("title." + kind),
                words.say(
                        "event." + event.kind(),
                        "number",
                        event.installment(),
                        "amount",
                        new Money(event.amount(), loan.currency()),
                        "class",
                        codes.code("step", event.code())),
                event.amount() == 0 ? Optional.empty() : Optional.of(new Money(event.amount(), loan.currency())),
                tone,
                Optional.empty());
    }

    static Optional<Long> amount(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f -> Optional.of(f.amount());
            case Fact.PaymentReceived f -> Optional.of(f.amount());
            case Fact.DebitFailed f -> Optional.of(f.amount());
            case Fact.FeeCharged f -> Optional.of(f.amount());
            case Fact.AmountWaived f -> Optional.of(f.amount());
            case Fact.CreditRefunded f -> Optional.of(f.amount());
            case Fact.PaymentReversed f -> Optional.empty();
            case Fact.PlanChanged f -> Optional.empty();
            case Fact.ProtectionGranted f -> Optional.empty();
            case Fact.ProtectionWithdrawn f -> Optional.empty();
            case Fact.ChargedOff f -> Optional.empty();
            case Fact.CauseStated f -> Optional.empty();
            case Fact.StatementWithdrawn f -> Optional.empty();
        };
    }

    private static String tone(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f -> "neutral";
            case Fact.PaymentReceived f -> "good";
            case Fact.PaymentReversed f -> "bad";
            case Fact.DebitFailed f -> "warn";
            case Fact.FeeCharged f -> "warn";
            case Fact.AmountWaived f -> "info";
            case Fact.PlanChanged f -> "info";
            case Fact.ProtectionGranted f -> "info";
            case Fact.ProtectionWithdrawn f -> "warn";
            case Fact.ChargedOff f -> "bad";
            case Fact.CauseStated f -> "info";
            case Fact.StatementWithdrawn f -> "info";
            case Fact.CreditRefunded f -> "info";
        };
    }
}
