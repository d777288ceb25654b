package dev.shouyue.delinquency;

import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanSearch;
import dev.shouyue.servicing.Postings;
import dev.shouyue.servicing.StoredLoan;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Makes the plan of a deed: finds the loans that may be meant in a few statements over the book, reads them with their facts
 * part by part, and lets the kernel say what the deed would do to each. Stopped in between, it begins anew.
 */
final class Planning {

    private static final int TOGETHER = 500;
    /** No zone is further from UTC: days are looked for a little wider, and the loan's own zone decides. */
    private static final int ZONES = 1;
    /** So many days before the incident something may have fallen due that could still be paid in time. */
    private static final int LONGEST_FREE = 62;

    private final LoanBook book;
    private final LoanSearch search;
    private final MoneyDesk money;
    private final Postings postings;
    private final IncidentRows incidents;
    private final PlanRows plans;
    private final EffectRows effects;

    Planning(
            LoanBook book,
            LoanSearch search,
            MoneyDesk money,
            Postings postings,
            IncidentRows incidents,
            PlanRows plans,
            EffectRows effects) {
        this.book = book;
        this.search = search;
        this.money = money;
        this.postings = postings;
        this.incidents = incidents;
        this.plans = plans;
        this.effects = effects;
    }

    /** Makes the plan of an incident that is being planned; whether it came to an end. */
    boolean run(Incident incident, BooleanSupplier stopped) throws SQLException {
        plans.clear(incident.id(), incident.deed());
        Map<LoanKey, Set<Integer>> ordered = incident.deed() == Deed.PROTECT ? ordered(incident.report()) : Map.of();
        Predicate<LoanKey> paysThere = paysThere(incident.report());
        Map<LoanKey, Optional<Shield>> meant =
                incident.deed() == Deed.UNDO ? protectedNow(incident) : touched(incident, ordered.keySet(), paysThere);
        List<LoanKey> keys = meant.keySet().stream().sorted().toList();
        incidents.planBegins(incident.id(), keys.size());
        Set<LoanKey> listed = incident.report().listed() ? incidents.listed(incident.id()) : Set.of();
        Map<String, LocalDate> days = new HashMap<>();
        for (int from = 0; from < keys.size(); from += TOGETHER) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            List<LoanKey> part = keys.subList(from, Math.min(from + TOGETHER, keys.size()));
            List<PlanRow> rows = new ArrayList<>();
            book.loans(part, loan -> {
                LocalDate on = days.computeIfAbsent(loan.pack(), postings::day);
                Optional<Shield> known = meant.getOrDefault(loan.key(), Optional.empty());
                (incident.deed() == Deed.UNDO
                                ? known.map(shield -> undone(incident, loan, shield, on))
                                : protectedBy(
                                        incident,
                                        loan,
                                        new Shield.Told(
                                                paysThere.test(loan.key()),
                                                listed.contains(loan.key()),
                                                Optional.ofNullable(ordered.get(loan.key()))),
                                        on))
                        .ifPresent(rows::add);
            });
            plans.add(incident, rows, from + part.size());
        }
        incidents.planned(incident);
        return true;
    }

    /** Loans that may be touched: the kernel decides. */
    private Map<LoanKey, Optional<Shield>> touched(
            Incident incident, Set<LoanKey> ordered, Predicate<LoanKey> paysThere) {
        Report report = incident.report();
        LocalDateTime from = LocalDateTime.ofInstant(report.from(), ZoneOffset.UTC);
        LocalDateTime to = LocalDateTime.ofInstant(report.to(), ZoneOffset.UTC);
        Set<LoanKey> found = new HashSet<>(ordered);
        if (report.due()) {
            search
                    .dueBetween(
                            from.toLocalDate().minusDays(LONGEST_FREE),
                            to.toLocalDate().plusDays(ZONES))
                    .stream()
                    .filter(paysThere)
                    .forEach(found::add);
        }
        report.debits()
                .ifPresent(debits -> found.addAll(search.failedDebits(
                        from.minusDays(ZONES), to.plusDays(ZONES), debits.source(), debits.codes())));
        if (report.listed()) {
            found.addAll(incidents.listed(incident.id()));
        }
        Map<LoanKey, Optional<Shield>> meant = HashMap.newHashMap(found.size());
        found.forEach(key -> meant.put(key, Optional.empty()));
        return meant;
    }

    /** Whose due dates an incident touches: of a channel that moves money for us those who pay by it, else everybody's. */
    private Predicate<LoanKey> paysThere(Report report) {
        Set<LoanKey> paying = report.due() && report.kind() == Incident.Kind.CHANNEL
                ? money.payingBy(report.channel().orElseThrow())
                : Set.of();
        return loan -> paying.isEmpty() || paying.contains(loan);
    }

    /** Loans with orders of the channel that the incident touched, and for which installments they were. */
    private Map<LoanKey, Set<Integer>> ordered(Report report) {
        return report.orders() ? money.touched(report.channel().orElseThrow(), report.from(), report.to()) : Map.of();
    }

    private Map<LoanKey, Optional<Shield>> protectedNow(Incident incident) {
        Map<LoanKey, Optional<Shield>> meant = new HashMap<>();
        for (EffectRows.Protected each : effects.protections(incident.id())) {
            meant.put(each.key(), Optional.of(each.shield()));
        }
        return meant;
    }

    private Optional<PlanRow> protectedBy(Incident incident, StoredLoan loan, Shield.Told told, LocalDate on) {
        Policy policy = book.policyOf(loan);
        return Shield.of(loan, policy, book.zoneOf(loan.pack()), incident.report(), told, on)
                .map(shield -> {
                    Fact.Header header = new Fact.Header(
                            EffectRows.SOURCE,
                            EffectRows.protection(incident.id(), loan.key()),
                            Shield.valueTime(shield.from(), loan.terms().drawnOn()),
                            on);
                    Facts with = Shield.with(
                            loan.facts(), shield.fact(header, incident.report().kind(), incident.author()));
                    return row(
                            loan, shield, Effect.between(loan.terms(), loan.facts(), with, policy, shield.from(), on));
                });
    }

    private PlanRow undone(Incident incident, StoredLoan loan, Shield shield, LocalDate on) {
        String protection = EffectRows.protection(incident.id(), loan.key());
        List<Fact> more = new ArrayList<>(loan.facts().inOrder());
        more.add(new Fact.ProtectionWithdrawn(
                new Fact.Header(
                        EffectRows.SOURCE,
                        EffectRows.withdrawal(incident.id(), loan.key()),
                        Shield.valueTime(shield.from(), loan.terms().drawnOn()),
                        on),
                protection));
        return row(
                loan,
                shield,
                Effect.between(loan.terms(), loan.facts(), Facts.of(more), book.policyOf(loan), shield.from(), on));
    }

    private static PlanRow row(StoredLoan loan, Shield shield, Effect effect) {
        return new PlanRow(
                loan.key(),
                loan.terms().loan(),
                shield.from(),
                shield.to(),
                shield.installments(),
                loan.terms().currency(),
                effect,
                false,
                Optional.empty());
    }
}
