package dev.shouyue.portfolio;

import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.bureau.Metro2;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanWalk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a loan day by day: what fell due, what came, how many days past due it was under each pack. */
final class Timelines {

    private Timelines() {}

    static ReplayResult.Instructive of(Lessons.Choice choice, Span span) {
        ReadLoan loan = choice.loan();
        Map<String, ReplayResult.Standing> packs = new LinkedHashMap<>();
        loan.packs().forEach((name, reading) -> packs.put(name, standing(loan.life(), reading, span)));
        return new ReplayResult.Instructive(
                loan.name(),
                choice.lesson().name(),
                choice.fit().bill(),
                choice.fit().extra(),
                choice.fit().under(),
                loan.currency().getCurrencyCode(),
                Money.decimals(loan.currency()),
                loan.life().terms().drawnOn(),
                loan.life().terms().principal(),
                bills(loan),
                events(loan.life(), span),
                standing(loan.life(), loan.own(), span),
                packs);
    }

    private static List<ReplayResult.Bill> bills(ReadLoan loan) {
        List<ReplayResult.Bill> bills = new ArrayList<>(loan.own().bills.stream()
                .map(bill -> new ReplayResult.Bill(
                        bill.plan().number(),
                        bill.plan().due(),
                        bill.plan().total(),
                        bill.shortAtDue(),
                        bill.end().settledOn().map(LocalDate::toString).orElse(""),
                        bill.outcome().name(),
                        bill.daysLate()))
                .toList());
        loan.own().end.installments().stream()
                .skip(bills.size())
                .map(row -> new ReplayResult.Bill(
                        row.number(), row.due(), row.outstanding(), 0, "", Outcome.NOT_DUE.name(), 0))
                .forEach(bills::add);
        return bills;
    }

    private static List<ReplayResult.Event> events(LoanLife life, Span span) {
        Set<String> returned = new HashSet<>();
        for (Fact fact : life.facts().inOrder()) {
            if (fact instanceof Fact.PaymentReversed reversal) {
                returned.add(reversal.payment());
            }
        }
        List<ReplayResult.Event> events = new ArrayList<>();
        for (Fact fact : life.facts().inOrder()) {
            if (!fact.valueDate().isAfter(span.to())) {
                events.add(event(fact, returned));
            }
        }
        return events;
    }

    private static ReplayResult.Event event(Fact fact, Set<String> returned) {
        return switch (fact) {
            case Fact.Disbursed f -> event(f, "DISBURSED", f.amount(), "");
            case Fact.PaymentReceived f ->
                event(f, returned.contains(f.header().sourceId()) ? "PAID_RETURNED" : "PAID", f.amount(), "");
            case Fact.PaymentReversed f -> event(f, "RETURN", 0, "");
            case Fact.DebitFailed f ->
                event(f, "DEBIT_FAILED", f.amount(), f.reason() + (f.code().isBlank() ? "" : " " + f.code()));
            case Fact.FeeCharged f -> event(f, "FEE", f.amount(), "");
            case Fact.AmountWaived f ->
                event(f, "WAIVED", f.amount(), f.component().name());
            case Fact.PlanChanged f -> event(f, "PLAN_CHANGED", 0, "");
            case Fact.ProtectionGranted f ->
                new ReplayResult.Event(
                        f.from(),
                        f.to(),
                        f.recordedOn(),
                        "PROTECTED",
                        0,
                        f.cause().name());
            case Fact.ProtectionWithdrawn f -> event(f, "PROTECTION_WITHDRAWN", 0, "");
            case Fact.ChargedOff f -> event(f, "CHARGED_OFF", 0, "");
            case Fact.CauseStated f -> event(f, "STATED", 0, f.cause().name());
            case Fact.StatementWithdrawn f -> event(f, "STATEMENT_WITHDRAWN", 0, "");
            case Fact.CreditRefunded f -> event(f, "REFUNDED", f.amount(), "");
        };
    }

    private static ReplayResult.Event event(Fact fact, String kind, long amount, String detail) {
        return new ReplayResult.Event(fact.valueDate(), fact.valueDate(), fact.recordedOn(), kind, amount, detail);
    }

    private static ReplayResult.Standing standing(LoanLife life, Reading reading, Span span) {
        Policy policy = reading.policy;
        String cn = policy.pack().startsWith("CN")
                ? CnMonthCodes.of(life.terms(), life.facts(), policy, span.to()).recent()
                : "";
        String metro2 = policy.pack().equals("US")
                ? Metro2.of(life.terms(), life.facts(), policy, span.to()).history()
                : "";
        return new ReplayResult.Standing(
                reading.isDelinquent(),
                reading.isReported(),
                reading.isInDefault(),
                reading.worst,
                reading.end.dpd(),
                reading.end.bucket(),
                reading.worstClass(),
                reading.pastDueNow(),
                reading.penaltyCharged,
                cn,
                metro2,
                stretches(life, policy, span));
    }

    /** Days past due day by day, as stretches on which they rise evenly; days at 0 are left out. */
    private static List<ReplayResult.Stretch> stretches(LoanLife life, Policy policy, Span span) {
        List<ReplayResult.Stretch> stretches = new ArrayList<>();
        LoanWalk walk = new LoanWalk(life.terms(), life.facts(), policy);
        boolean hasMateriality = policy.materiality().isPresent();
        LocalDate from = life.terms().drawnOn();
        int first = 0;
        int before = 0;
        int rise = 0;
        boolean materialBefore = true;
        for (LocalDate day = from; !day.isAfter(span.to()); day = day.plusDays(1)) {
            walk.to(day);
            int dpd = walk.dpd();
            boolean material = !hasMateriality || walk.position().materialDays() > 0;
            boolean second = from.equals(day.minusDays(1));
            boolean goesOn = before > 0
                    && dpd > 0
                    && material == materialBefore
                    && (second ? dpd >= before : dpd - before == rise);
            if (goesOn) {
                rise = dpd - before;
            } else {
                if (before > 0) {
                    stretches.add(new ReplayResult.Stretch(from, day.minusDays(1), first, before, materialBefore));
                }
                from = day;
                first = dpd;
            }
            before = dpd;
            materialBefore = material;
        }
        if (before > 0) {
            stretches.add(new ReplayResult.Stretch(from, span.to(), first, before, materialBefore));
        }
        return stretches;
    }
}
