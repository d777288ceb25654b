package dev.shouyue.portfolio;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.Words;
import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.bureau.Metro2;
import dev.shouyue.kernel.calendar.Roll;
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
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why a loan is overdue, or why it is not: the kernel's reading in words, step by step, in English or Chinese. */
public final class Reasons {

    private final Words words;
    private final Words terms;

    private Reasons(String language) {
        words = Words.in("explanation", language);
        terms = Words.in("portfolio", language);
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
        Teller teller = new Teller(loan, why, pack);
        return new Told(sentence(loan, why), teller.steps(facts), cause(loan, facts, why));
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
                        "fact.ProtectionGranted",
                        "from",
                        f.from(),
                        "to",
                        f.to(),
                        "cause",
                        words.say("protection." + f.cause()));
            case Fact.ProtectionWithdrawn f -> words.say("fact.ProtectionWithdrawn", "protection", f.protection());
            case Fact.ChargedOff f -> words.say("fact.ChargedOff");
        };
    }

    /** Why an entry of the journal was made, in words; an unknown reason stands as it is. */
    public String entry(String reason) {
        return words.code("entry", reason);
    }

    /** The facts and what followed from them, oldest first. */
    public List<Moment> timeline(Terms loan, Facts facts, Trace trace, LocalDate until) {
        List<Moment> moments = new ArrayList<>();
        for (Fact fact : facts.inOrder()) {
            if (!fact.valueDate().isAfter(until)) {
                String kind = fact.getClass().getSimpleName();
                moments.add(new Moment(
                        fact.valueDate(),
                        kind,
                        words.say("title." + kind),
                        fact(fact, loan),
                        amount(fact).map(minor -> new Money(minor, loan.currency())),
                        tone(fact),
                        Optional.of(fact.header().sourceId())));
            }
        }
        for (Trace.Event event : trace.events()) {
            moments.add(moment(event, loan));
        }
        moments.sort(Comparator.comparing(Moment::day)); // stable: a fact stands before what followed from it
        return moments;
    }

    private Moment moment(Trace.Event event, Terms loan) {
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
                        money(event.amount(), loan),
                        "class",
                        className(event.code())),
                event.amount() == 0 ? Optional.empty() : Optional.of(new Money(event.amount(), loan.currency())),
                tone,
                Optional.empty());
    }

    private static Optional<Long> amount(Fact fact) {
        return switch (fact) {
            case Fact.Disbursed f -> Optional.of(f.amount());
            case Fact.PaymentReceived f -> Optional.of(f.amount());
            case Fact.DebitFailed f -> Optional.of(f.amount());
            case Fact.FeeCharged f -> Optional.of(f.amount());
            case Fact.AmountWaived f -> Optional.of(f.amount());
            case Fact.PaymentReversed f -> Optional.empty();
            case Fact.PlanChanged f -> Optional.empty();
            case Fact.ProtectionGranted f -> Optional.empty();
            case Fact.ProtectionWithdrawn f -> Optional.empty();
            case Fact.ChargedOff f -> Optional.empty();
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
        };
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
        if (!why.protections().isEmpty()) {
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

    private String className(String code) {
        return Words.in("decision", words.language()).code("step", code);
    }

    private static String money(long minor, Terms loan) {
        return new Money(minor, loan.currency()).toString();
    }

    /** Tells the steps of one reading. */
    private final class Teller {
        private final Terms loan;
        private final Explanation why;
        private final PolicyPack pack;
        private final Position position;
        private final Focus focus;
        private final LocalDate day;

        Teller(Terms loan, Explanation why, PolicyPack pack) {
            this.loan = loan;
            this.why = why;
            this.pack = pack;
            this.position = why.position();
            this.focus = why.focus();
            this.day = position.date();
        }

        List<Step> steps(Facts facts) {
            return List.of(
                    due(),
                    paid(),
                    shortfall(),
                    cutOff(),
                    calendar(),
                    grace(),
                    tolerance(),
                    protection(),
                    dpd(),
                    bucket(),
                    creditClass(),
                    bureau(facts),
                    penalty());
        }

        private boolean nothingDue() {
            return why.due().installments() == 0;
        }

        private Step due() {
            String text = nothingDue()
                    ? words.say("due.none", "day", day, "first", focus.due())
                    : words.say(
                            "due.text",
                            "n",
                            why.due().installments(),
                            "day",
                            day,
                            "amount",
                            of(why.due().amount()));
            return step(
                    "due",
                    text,
                    of(why.due().amount()),
                    Verdict.neutral,
                    "day",
                    day,
                    "installments",
                    why.due().installments(),
                    "billed",
                    of(why.due().amount()));
        }

        private Step paid() {
            Explanation.Paid paid = why.paid();
            String text = paid.payments() == 0
                    ? words.say("paid.none")
                    : words.say(
                            paid.credit() > 0 ? "paid.credit" : "paid.text",
                            "n",
                            paid.payments(),
                            "amount",
                            of(paid.amount()),
                            "against",
                            of(paid.against()),
                            "credit",
                            of(paid.credit()));
            if (paid.returned() > 0) {
                text = text.substring(0, text.length() - 1)
                        + words.say("paid.returned", "returned", paid.returned())
                        + text.substring(text.length() - 1);
            }
            return step(
                    "paid",
                    text,
                    of(paid.amount()),
                    Verdict.neutral,
                    "payments",
                    paid.payments(),
                    "received",
                    of(paid.amount()),
                    "against",
                    of(paid.against()),
                    "credit",
                    of(paid.credit()));
        }

        private Step shortfall() {
            String key = nothingDue()
                    ? "shortfall.future"
                    : focus.unpaid() == 0 && focus.shortfall() == 0
                            ? "shortfall.none"
                            : focus.judged() ? "shortfall.judged" : "shortfall.open";
            return step(
                    "shortfall",
                    words.say(
                            key,
                            "number",
                            focus.number(),
                            "due",
                            focus.due(),
                            "billed",
                            of(focus.billed()),
                            "unpaid",
                            of(focus.unpaid()),
                            "free",
                            focus.freeUntil(),
                            "shortfall",
                            of(focus.shortfall())),
                    of(focus.shortfall()),
                    focus.shortfall() == 0 ? Verdict.good : Verdict.warn,
                    "number",
                    focus.number(),
                    "due",
                    focus.due(),
                    "billed",
                    of(focus.billed()),
                    "unpaid",
                    of(focus.unpaid()),
                    "shortfall",
                    of(focus.shortfall()));
        }

        private Step cutOff() {
            LocalTime time = why.policy().cutOff();
            boolean wholeDay = time.equals(LocalTime.MIDNIGHT);
            String key = wholeDay ? "cutOff.none" : focus.paidAfterCutOff() ? "cutOff.late" : "cutOff.text";
            return step(
                    "cutOff",
                    words.say(key, "time", time),
                    wholeDay ? "24:00" : time.toString(),
                    focus.paidAfterCutOff() ? Verdict.warn : Verdict.neutral,
                    "cutOff",
                    wholeDay ? "24:00" : time);
        }

        private Step calendar() {
            Roll roll = why.policy().roll();
            boolean moved = !focus.rolledTo().equals(focus.due());
            String key = roll == Roll.NONE ? "calendar.NONE" : moved ? "calendar." + roll : "calendar.business";
            return step(
                    "calendar",
                    words.say(key, "due", focus.due(), "rolled", focus.rolledTo()),
                    focus.rolledTo().toString(),
                    moved ? Verdict.good : Verdict.neutral,
                    "due",
                    focus.due(),
                    "roll",
                    Words.in("decision", words.language()).code("roll", roll.name()),
                    "rolledTo",
                    focus.rolledTo());
        }

        private Step grace() {
            boolean inside = !focus.judged() && !nothingDue() && focus.unpaid() > 0;
            boolean needed = focus.shortfall() > 0 || focus.unpaid() > 0;
            String key = why.grace().days() == 0
                    ? "grace.none"
                    : inside ? "grace.inside" : needed && !nothingDue() ? "grace.over" : "grace.unneeded";
            return step(
                    "grace",
                    words.say(key, "days", why.grace().days(), "free", focus.freeUntil(), "day", day),
                    focus.freeUntil().toString(),
                    inside ? Verdict.good : key.equals("grace.over") ? Verdict.warn : Verdict.neutral,
                    "graceDays",
                    why.grace().days(),
                    "mode",
                    Words.in("decision", words.language())
                            .code("grace", why.grace().mode().name()),
                    "freeUntil",
                    focus.freeUntil());
        }

        private Step tolerance() {
            boolean tolerated = focus.state() == InstallmentPosition.State.TOLERATED;
            boolean written = focus.state() == InstallmentPosition.State.WRITTEN_OFF;
            String key;
            Verdict verdict = Verdict.neutral;
            if (focus.limit() == 0) {
                key = "tolerance.none";
            } else if (tolerated || written) {
                key = tolerated ? "tolerance.carried" : "tolerance.writtenOff";
                verdict = Verdict.good;
            } else if (focus.shortfall() == 0) {
                key = "tolerance.unneeded";
            } else if (!focus.judged()) {
                key = "tolerance.wait";
            } else if (focus.shortfall() > focus.limit()) {
                key = "tolerance.exceeded";
                verdict = Verdict.bad;
            } else {
                key = "tolerance.repeated";
                verdict = Verdict.bad;
            }
            return step(
                    "tolerance",
                    words.say(
                            key,
                            "limit",
                            of(focus.limit()),
                            "shortfall",
                            of(focus.shortfall()),
                            "free",
                            focus.freeUntil(),
                            "to",
                            focus.carriedTo(),
                            "repeats",
                            focus.repeats(),
                            "most",
                            focus.maxRepeats()),
                    of(focus.limit()),
                    verdict,
                    "limit",
                    of(focus.limit()),
                    "shortfall",
                    of(focus.shortfall()),
                    "repeats",
                    focus.repeats(),
                    "maxRepeats",
                    focus.maxRepeats());
        }

        private Step protection() {
            String windows = String.join(
                    words.say("list"),
                    why.protections().stream()
                            .map(window -> window.from() + " – " + window.to() + " ("
                                    + words.say("protection." + window.cause()) + ")")
                            .toList());
            String key = why.protections().isEmpty()
                    ? "protection.none"
                    : why.protectedDays() > 0 ? "protection.text" : "protection.elsewhere";
            return step(
                    "protection",
                    words.say(key, "n", why.protectedDays(), "windows", windows),
                    days(why.protectedDays()),
                    why.protectedDays() > 0 ? Verdict.good : Verdict.neutral,
                    "protectedDays",
                    why.protectedDays());
        }

        private Step dpd() {
            boolean late = position.dpd() > 0;
            boolean held = why.protectedDays() > 0;
            boolean day1 = why.policy().countDueDateAsDay1();
            String formula = "dpd.formula" + (day1 ? ".day1" : held ? "." : "") + (held ? "protected" : "");
            Object[] values = {
                "from", focus.countsFrom(), "day", day, "n", position.dpd(), "protected", why.protectedDays()
            };
            Step step = step(
                    "dpd",
                    words.say(!late ? "dpd.zero" : held ? "dpd.protected" : "dpd.text", values),
                    String.valueOf(position.dpd()),
                    late ? Verdict.bad : Verdict.good,
                    "countsFrom",
                    focus.countsFrom(),
                    "day",
                    day,
                    "protectedDays",
                    why.protectedDays(),
                    "withDueDate",
                    words.say(day1 ? "yes" : "no"));
            return late ? withFormula(step, words.say(formula, values)) : step;
        }

        private Step bucket() {
            return step(
                    "bucket",
                    words.say("bucket.text", "n", position.dpd(), "bucket", position.bucket(), "pack", pack.name()),
                    position.bucket(),
                    position.dpd() > 0 ? Verdict.warn : Verdict.good,
                    "dpd",
                    position.dpd());
        }

        private Step creditClass() {
            boolean first = position.creditClass()
                    .equals(why.policy().classes().steps().getFirst().code());
            boolean material = why.policy().materiality().isPresent();
            int days = material ? position.materialDays() : position.dpd();
            return step(
                    "creditClass",
                    words.say(
                            material ? "creditClass.material" : "creditClass.text",
                            "n",
                            days,
                            "class",
                            className(position.creditClass()),
                            "pack",
                            pack.name()),
                    className(position.creditClass()),
                    first ? Verdict.good : Verdict.bad,
                    material ? "materialDays" : "dpd",
                    days);
        }

        private Step bureau(Facts facts) {
            boolean late = position.dpd() >= why.policy().badMarkFromDpd();
            Optional<String> code = bureauCode(loan, facts, why.policy(), day);
            return step(
                    "bureau",
                    words.say(
                            (late ? "bureau.late" : "bureau.good") + (code.isPresent() ? "" : ".plain"),
                            "n",
                            position.dpd(),
                            "from",
                            why.policy().badMarkFromDpd(),
                            "code",
                            code.orElse("")),
                    code.orElse(words.say(late ? "yes" : "no")),
                    late ? Verdict.bad : Verdict.good,
                    "badMarkFrom",
                    days(why.policy().badMarkFromDpd()));
        }

        private Step penalty() {
            boolean rate = why.penaltyRate().numerator() > 0;
            String key = !rate ? "penalty.noRate" : why.penalties().isEmpty() ? "penalty.none" : "penalty.text";
            Step step = step(
                    "penalty",
                    words.say(key, "n", why.penalties().size(), "amount", of(position.penalty())),
                    of(position.penalty()),
                    position.penalty() > 0 ? Verdict.bad : Verdict.good,
                    "rate",
                    percent());
            return !rate || why.penalties().isEmpty()
                    ? step
                    : withFormula(
                            step,
                            String.join(
                                    "; ",
                                    why.penalties().stream().map(this::row).toList()));
        }

        private String row(Explanation.Penalty row) {
            boolean plain = row.principalDays() == row.principal() * row.days();
            long accrued = row.outstanding() + row.settled();
            String text = words.say(
                    plain ? "penalty.row" : "penalty.row.changed",
                    "principal",
                    of(row.principal()),
                    "days",
                    row.days(),
                    "principalDays",
                    of(row.principalDays()),
                    "rate",
                    percent(),
                    "amount",
                    of(accrued),
                    "number",
                    row.installment());
            return row.settled() > 0 ? text + words.say("penalty.row.settled", "settled", of(row.settled())) : text;
        }

        private String percent() {
            return why.penaltyRate()
                            .perDay(8)
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString() + " %";
        }

        private String days(int n) {
            return words.say("days", "n", n);
        }

        private String of(long minor) {
            return money(minor, loan);
        }

        private Step step(String key, String text, String result, Verdict verdict, Object... inputs) {
            List<Input> given = new ArrayList<>();
            for (int i = 0; i + 1 < inputs.length; i += 2) {
                given.add(new Input(words.say("input." + inputs[i]), String.valueOf(inputs[i + 1])));
            }
            return new Step(key, terms.say(key + ".name"), text, given, result, Optional.empty(), source(key), verdict);
        }

        private static Step withFormula(Step step, String formula) {
            return new Step(
                    step.key(),
                    step.title(),
                    step.text(),
                    step.inputs(),
                    step.result(),
                    Optional.of(formula),
                    step.source(),
                    step.verdict());
        }

        /** Where the rule of a step comes from: the contract where it grants something, else the pack's setting. */
        private Optional<String> source(String key) {
            String setting =
                    switch (key) {
                        case "calendar" -> "roll";
                        case "dpd" -> "countDueDateAsDay1";
                        case "bucket" -> "buckets";
                        case "creditClass" -> "classes";
                        case "bureau" -> "badMarkFromDpd";
                        default -> key;
                    };
            return pack.settings().stream()
                    .filter(each -> each.path().equals(setting))
                    .map(PolicyPack.Setting::source)
                    .findFirst();
        }
    }
}
