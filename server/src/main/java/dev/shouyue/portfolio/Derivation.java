package dev.shouyue.portfolio;

import dev.shouyue.decision.PolicyPack;
import dev.shouyue.decision.Words;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.Explanation.Focus;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.portfolio.Reasons.Input;
import dev.shouyue.portfolio.Reasons.Step;
import dev.shouyue.portfolio.Reasons.Verdict;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a position came about, step by step in words: what was due and paid, and what each rule made of it. */
final class Derivation {
    private final Words words;
    private final Words terms;
    private final Words codes;
    private final Terms loan;
    private final Explanation why;
    private final PolicyPack pack;
    private final Position position;
    private final Focus focus;
    private final LocalDate day;

    Derivation(String language, Terms loan, Explanation why, PolicyPack pack) {
        words = Words.in("explanation", language);
        terms = Words.in("portfolio", language);
        codes = Words.in("decision", language);
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
        if (paid.refunded() > 0) {
            text = text.substring(0, text.length() - 1)
                    + words.say("paid.refunded", "refunded", of(paid.refunded()))
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
                        focus.ownFreeUntil(),
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
                codes.code("roll", roll.name()),
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
                words.say(key, "days", why.grace().days(), "free", focus.ownFreeUntil(), "day", day),
                focus.ownFreeUntil().toString(),
                inside ? Verdict.good : key.equals("grace.over") ? Verdict.warn : Verdict.neutral,
                "graceDays",
                why.grace().days(),
                "mode",
                codes.code("grace", why.grace().mode().name()),
                "freeUntil",
                focus.ownFreeUntil());
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
                        focus.ownFreeUntil(),
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
        boolean here = why.protectedDays() > 0;
        String windows = String.join(
                words.say("list"),
                why.protections().stream()
                        .filter(window -> !here || window.covers(focus.number()))
                        .map(this::window)
                        .toList());
        String key =
                why.protections().isEmpty() ? "protection.none" : here ? "protection.text" : "protection.elsewhere";
        return step(
                "protection",
                words.say(key, "n", why.protectedDays(), "windows", windows),
                days(why.protectedDays()),
                here ? Verdict.good : Verdict.neutral,
                "protectedDays",
                why.protectedDays());
    }

    private String window(Fact.ProtectionGranted window) {
        return words.say(
                window.namesInstallments() ? "protection.window.of" : "protection.window",
                "from",
                window.from(),
                "to",
                window.to(),
                "cause",
                words.say("protection." + window.cause()),
                "n",
                window.installments().size(),
                "numbers",
                Reasons.numbers(words, window.installments()));
    }

    private Step dpd() {
        boolean late = position.dpd() > 0;
        boolean held = why.protectedDays() > 0;
        boolean day1 = why.policy().countDueDateAsDay1();
        String formula = "dpd.formula" + (day1 ? ".day1" : held ? "." : "") + (held ? "protected" : "");
        Object[] values = {"from", focus.countsFrom(), "day", day, "n", position.dpd(), "protected", why.protectedDays()
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
                        codes.code("step", position.creditClass()),
                        "pack",
                        pack.name()),
                codes.code("step", position.creditClass()),
                first ? Verdict.good : Verdict.bad,
                material ? "materialDays" : "dpd",
                days);
    }

    private Step bureau(Facts facts) {
        boolean late = position.dpd() >= why.policy().badMarkFromDpd();
        Optional<String> code = Reasons.bureauCode(loan, facts, why.policy(), day);
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
                                "; ", why.penalties().stream().map(this::row).toList()));
    }

    private String row(Explanation.Penalty row) {
        return new PenaltyWords(words, loan.currency(), why.penaltyRate()).row(row);
    }

    private String percent() {
        return new PenaltyWords(words, loan.currency(), why.penaltyRate()).percent();
    }

    private String days(int n) {
        return words.say("days", "n", n);
    }

    private String of(long minor) {
        return Words.amount(new Money(minor, loan.currency()));
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
                .map(each -> each.source().in(words.language()))
                .findFirst();
    }
}
