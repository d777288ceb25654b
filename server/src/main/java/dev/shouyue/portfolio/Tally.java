package dev.shouyue.portfolio;

import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.servicing.StoredLoan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What one worker of a replay has counted; memory does not grow with the book. */
final class Tally {

    private final Span span;
    private final Function<StoredLoan, Policy> own;
    private final Map<String, Policy> packPolicies;

    long loans;
    long facts;
    final Timing timing = new Timing();
    final FirstDays firstDays = new FirstDays();
    final MonthEnds monthEnds = new MonthEnds();
    final Vintages vintages = new Vintages();
    final Shortfalls shortfalls = new Shortfalls();
    final Forgiveness forgiveness = new Forgiveness();
    final Delinquencies delinquencies = new Delinquencies();
    final Lessons lessons = new Lessons();
    final Map<String, PackTally> packs = new LinkedHashMap<>();
    /** By currency: the ledger as it follows from the facts. */
    final Map<String, Balances> ledger = new TreeMap<>();
    /** Loans by the pack and version they are read under. */
    final Map<String, Long> versions = new TreeMap<>();

    Tally(Span span, Function<StoredLoan, Policy> own, Map<String, Policy> packPolicies) {
        this.span = span;
        this.own = own;
        this.packPolicies = packPolicies;
        packPolicies.forEach((name, policy) -> packs.put(name, new PackTally(policy)));
    }

    void add(StoredLoan stored) {
        if (stored.terms().drawnOn().isAfter(span.to())) {
            return;
        }
        loans++;
        facts += stored.facts().size();
        Policy policy = own.apply(stored);
        versions.merge(policy.pack() + "@" + policy.effectiveFrom(), 1L, Long::sum);
        ReadLoan loan = ReadLoan.of(stored, policy, packPolicies, span);
        timing.add(loan, span);
        firstDays.add(loan, span);
        monthEnds.add(loan, span);
        vintages.add(loan);
        shortfalls.add(loan, span);
        forgiveness.add(loan.own(), loan.ownStrict(), loan.currency(), span);
        delinquencies.add(loan, span);
        lessons.add(loan);
        packs.values().forEach(pack -> pack.add(loan, span));
        ledger.merge(loan.currency().getCurrencyCode(), loan.own().end.balances(), Balances::plus);
    }

    Tally plus(Tally other) {
        loans += other.loans;
        facts += other.facts;
        timing.plus(other.timing);
        firstDays.plus(other.firstDays);
        monthEnds.plus(other.monthEnds);
        vintages.plus(other.vintages);
        shortfalls.plus(other.shortfalls);
        forgiveness.plus(other.forgiveness);
        delinquencies.plus(other.delinquencies);
        lessons.plus(other.lessons);
        other.packs.forEach((name, pack) -> packs.merge(name, pack, PackTally::plus));
        other.ledger.forEach((currency, balances) -> ledger.merge(currency, balances, Balances::plus));
        other.versions.forEach((version, n) -> versions.merge(version, n, Long::sum));
        return this;
    }
}
