package dev.shouyue.portfolio;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.Words;
import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.bureau.Metro2;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.Explanation.Focus;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Trace;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Why a loan is overdue, or why it is not: the kernel's reading in words, step by step, in English or Chinese. */
public final class Reasons {

    private final Words words;

    private Reasons(String language) {
        words = Words.in("explanation", language);
    }

    /** In {@code en} or {@code zh}. */
    public static Reasons in(String language) {
        return new Reasons(language);
    }

    /** Whether a step speaks for or against the borrower. */
    public enum Verdict {
        good,
        neutral,
        warn,
        bad
    }

    /** A number that a step was given. */
    public record Input(String name, String value) {}

    /** What one rule found. */
    public record Step(
            String key,
            String title,
            String text,
            List<Input> inputs,
            String result,
            Optional<String> formula,
            Optional<String> source,
            Verdict verdict) {}

    /** Evidence in the facts of why the money did not come. */
    public record Cause(String key, String text) {}

    /** The whole derivation. */
    public record Told(String sentence, List<Step> steps, Optional<Cause> cause) {}

    /** Something that happened, in words. */
    public record Moment(
            LocalDate day,
            String kind,
            String title,
            String text,
            Optional<Money> amount,
            String tone,
            Optional<String> sourceId) {}

    /** Tells the derivation of a loan's position under a pack. */
    public Told told(Terms loan, Facts facts, Explanation why, PolicyPack pack) {
        return new Told(
                sentence(loan, why),
                new Derivation(words.language(), loan, why, pack).steps(facts),
                cause(loan, facts, why));
    }

    /** The state in one sentence. */
    public String sentence(Terms loan, Explanation why) {
        Position position = why.position();
        Focus focus = why.focus();
        Optional<InstallmentPosition> next = next(position);
        return switch (position.state()) {
            case NOT_OPEN -> words.say("sentence.NOT_OPEN", "drawn", loan.drawnOn());
            case CURRENT ->
                next.map(row -> words.say(
                                "sentence.CURRENT.next", "amount", money(row.outstanding(), loan), "next", row.due()))
                        .orElse(words.say("sentence.CURRENT"));
            case PENDING ->
                words.say(
                        focus.freeUntil().isAfter(focus.due()) ? "sentence.PENDING" : "sentence.PENDING.tolerance",
                        "unpaid",
                        money(focus.unpaid(), loan),
                        "due",
                        focus.due(),
                        "free",
                        focus.freeUntil());
            case TOLERATED -> words.say("sentence.TOLERATED", "carried", money(position.carriedByTolerance(), loan));
            case PAST_DUE ->
                words.say(
                        "sentence.PAST_DUE",
                        "since",
                        position.date().minusDays(position.dpd()),
                        "dpd",
                        position.dpd(),
                        "pastDue",
                        money(position.pastDue(), loan));
            case SETTLED -> words.say("sentence.SETTLED");
            case CHARGED_OFF -> words.say("sentence.CHARGED_OFF", "owed", money(position.owed(), loan));
        };
    }

    /** The state of a loan in a word or two. */
    public String state(Position.State state) {
        return words.say("state." + state);
    }

    /** The state of an installment in a word or two. */
    public String state(InstallmentPosition.State state) {
        return words.say("installment." + state);
    }

    /** The class of a loan in words; the code of a ladder that has none stands as it is. */
    public String creditClass(String code) {
        return Words.in("decision", words.language()).code("step", code);
    }

    /** The next installment to fall due with something to pay. */
    public static Optional<InstallmentPosition> next(Position position) {
        return position.installments().stream()
                .filter(row -> row.state() == InstallmentPosition.State.FUTURE
                        && row.outstanding() > 0
                        && row.due().isAfter(position.date()))
                .min(Comparator.comparing(InstallmentPosition::due));
    }

    /** What the bureau would be told of the month if nothing more happened; empty where a pack has no code. */
    public static Optional<String> bureauCode(Terms loan, Facts facts, Policy policy, LocalDate day) {
        Facts known = facts.where(fact -> !fact.valueDate().isAfter(day));
        if (policy.pack().startsWith("CN-")) {
            CnMonthCodes codes = CnMonthCodes.of(
                    loan, known, policy, YearMonth.from(day).plusMonths(1).atEndOfMonth());
            return codes.months().stream()
                    .filter(month -> month.month().equals(YearMonth.from(day)))
                    .map(month -> String.valueOf(month.code().symbol()))
                    .findFirst();
        }
        if (policy.pack().equals("US")) {
            LocalDate after = YearMonth.from(day).plusMonths(1).atDay(1);
            return Optional.of(Metro2.of(loan, known, policy, after).history().substring(0, 1));
        }
        return Optional.empty();
    }

    /** A fact in words. */
    public String fact(Fact fact, Terms loan) {
        return switch (fact) {
            case Fact.Disbursed f -> words.say("fact.Disbursed", "amount", money(f.amount(), loan));
            case Fact.PaymentReceived f ->
                f.installment().isPresent()
                        ? words.say(
                                "fact.PaymentReceived.for",
                                "amount",
                                money(f.amount(), loan),
                                "installment",
                                f.installment().getAsInt())
                        : words.say("fact.PaymentReceived", "amount", money(f.amount(), loan));
            case Fact.PaymentReversed f -> words.say("fact.PaymentReversed", "payment", f.payment());
            case Fact.DebitFailed f ->
                words.say(
                        "fact.DebitFailed",
                        "amount",
                        money(f.amount(), loan),
                        "reason",
                        words.say("reason." + f.reason()),
                        "code",
                        f.code());
            case Fact.FeeCharged f -> words.say("fact.FeeCharged", "amount", money(f.amount(), loan));
            case Fact.AmountWaived f ->
                words.say(
                        "fact.AmountWaived",
                        "amount",
                        money(f.amount(), loan),
                        "component",
                        words.say("component." + f.component()));
            case Fact.PlanChanged f ->
                words.say(
                        "fact.PlanChanged",
                        "n",
                        f.installments().size(),
                        "from",
                        f.installments().isEmpty()
                                ? ""
                                : f.installments().getFirst().due(),
                        "to",
                        f.installments().isEmpty()
                                ? ""
                                : f.installments().getLast().due());
            case Fact.ProtectionGranted f ->
                words.say(
                        f.namesInstallments() ? "fact.ProtectionGranted.of" : "fact.ProtectionGranted",
                        "from",
                        f.from(),
                        "to",
                        f.to(),
                        "cause",
                        words.say("protection." + f.cause()),
                        "n",
                        f.installments().size(),
                        "numbers",
                        numbers(words, f.installments()));
            case Fact.ProtectionWithdrawn f -> words.say("fact.ProtectionWithdrawn", "protection", f.protection());
            case Fact.CauseStated f ->
                words.say(
                        f.namesInstallments() ? "fact.CauseStated.of" : "fact.CauseStated",
                        "cause",
                        words.say("stated." + f.cause()),
                        "by",
                        words.say("statedBy." + f.by()),
                        "n",
                        f.installments().size(),
                        "numbers",
                        numbers(words, f.installments()));
            case Fact.StatementWithdrawn f -> words.say("fact.StatementWithdrawn", "statement", f.statement());
            case Fact.ChargedOff f -> words.say("fact.ChargedOff");
            case Fact.CreditRefunded f -> words.say("fact.CreditRefunded", "amount", money(f.amount(), loan));
        };
    }

    /** Why an entry of the journal was made, in words; an unknown reason stands as it is. */
    public String entry(String reason) {
        return words.code("entry", reason);
    }

    /** The facts and what followed from them, oldest first. */
    public List<Moment> timeline(Terms loan, Facts facts, Trace trace, LocalDate until) {
        return new Moments(this, words, loan).told(facts, trace, until);
    }

    /** The amount of a fact that has one, minor units of the loan's currency. */
    public static Optional<Long> amount(Fact fact) {
        return Moments.amount(fact);
    }

    /** The installment that a fact was meant for, where it says so. */
    public static Optional<Integer> installment(Fact fact) {
        OptionalInt installment =
                switch (fact) {
                    case Fact.PaymentReceived f -> f.installment();
                    case Fact.FeeCharged f -> f.installment();
                    case Fact.AmountWaived f -> f.installment();
                    case Fact.Disbursed f -> OptionalInt.empty();
                    case Fact.DebitFailed f -> OptionalInt.empty();
                    case Fact.PaymentReversed f -> OptionalInt.empty();
                    case Fact.PlanChanged f -> OptionalInt.empty();
                    case Fact.ProtectionGranted f -> OptionalInt.empty();
                    case Fact.ProtectionWithdrawn f -> OptionalInt.empty();
                    case Fact.ChargedOff f -> OptionalInt.empty();
                    case Fact.CreditRefunded f -> OptionalInt.empty();
                    case Fact.CauseStated f -> OptionalInt.empty();
                    case Fact.StatementWithdrawn f -> OptionalInt.empty();
                };
        return installment.stream().boxed().findFirst();
    }

    private Optional<Cause> cause(Terms loan, Facts facts, Explanation why) {
        Focus focus = why.focus();
        boolean late = focus.unpaid() > 0 || focus.shortfall() > 0;
        if (!late || focus.due().isAfter(why.position().date())) {
            return Optional.empty();
        }
        CauseRule rule = why.policy().causes();
        Optional<Fact.DebitFailed> failed = facts.inOrder().stream()
                .filter(Fact.DebitFailed.class::isInstance)
                .map(Fact.DebitFailed.class::cast)
                .filter(fact -> rule.isNear(
                                (int) focus.due().toEpochDay(),
                                (int) focus.freeUntil().toEpochDay(),
                                (int) fact.valueDate().toEpochDay())
                        && !fact.valueDate().isAfter(why.position().date()))
                .findFirst();
        if (failed.isPresent()) {
            return Optional.of(new Cause(
                    failed.get().reason().name(),
                    words.say(
                            "cause." + failed.get().reason(),
                            "code",
                            failed.get().code())));
        }
        if (why.protections().stream().anyMatch(granted -> granted.covers(focus.number()))) {
            return Optional.of(new Cause("PROTECTED", words.say("cause.PROTECTED")));
        }
        long missing = focus.judged() ? focus.shortfall() : focus.unpaid();
        if (missing > 0 && rule.isResidue(missing, focus.billed())) {
            return Optional.of(new Cause(
                    "RESIDUE",
                    words.say(
                            "cause.RESIDUE",
                            "shortfall",
                            money(missing, loan),
                            "billed",
                            money(focus.billed(), loan))));
        }
        return Optional.empty();
    }

    /** The numbers of the installments that a protection names. */
    static String numbers(Words words, List<Integer> installments) {
        return String.join(
                words.say("list"), installments.stream().map(String::valueOf).toList());
    }

    private static String money(long minor, Terms loan) {
        return Words.amount(new Money(minor, loan.currency()));
    }
}
