package dev.shouyue.portfolio;

import dev.shouyue.kernel.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why installments were late; and who is overdue on the last day, since when, by how much. */
final class Delinquencies {

    private static final int LISTED = 10;
    private static final int SOON_DAYS = 7;

    private static final Comparator<ReplayResult.OpenDelinquency> BY_AMOUNT = Comparator.comparingLong(
                    ReplayResult.OpenDelinquency::amount)
            .thenComparing(ReplayResult.OpenDelinquency::loan);

    private static final class Cause {
        final Count late = new Count();
        final Count open = new Count();
        long curedSoon;
        long matured;
    }

    private final Map<String, Cause> causes = new TreeMap<>();
    private final Count open = new Count();
    /** The smallest and the largest of each currency, {@link #LISTED} of each. */
    private final Map<String, NavigableSet<ReplayResult.OpenDelinquency>> smallest = new TreeMap<>();

    private final Map<String, NavigableSet<ReplayResult.OpenDelinquency>> largest = new TreeMap<>();

    void add(ReadLoan loan, Span span) {
        Reading own = loan.own();
        boolean listed = false;
        for (Reading.Bill bill : own.bills) {
            if (!bill.outcome().isLate()) {
                continue;
            }
            Why why = Why.of(loan.life(), own, bill);
            Cause cause = causes.computeIfAbsent(why.cause(), key -> new Cause());
            if (span.isDueInside(bill.plan().due())) {
                cause.late.add(loan.currency(), bill.shortAtDue());
                if (!bill.plan().due().plusDays(SOON_DAYS).isAfter(span.to())) {
                    cause.matured++;
                    cause.curedSoon += bill.outcome() != Outcome.OPEN
                                    && bill.end()
                                            .settledOn()
                                            .filter(day -> !day.isAfter(
                                                    bill.plan().due().plusDays(SOON_DAYS)))
                                            .isPresent()
                            ? 1
                            : 0;
                }
            }
            if (bill.outcome() == Outcome.OPEN && !listed && own.isPastDueNow()) {
                listed = true; // the oldest tells since when and why
                cause.open.add(loan.currency(), own.pastDueNow());
                open.add(loan.currency(), own.pastDueNow());
                list(delinquency(loan, bill, why));
            }
        }
    }

    private static ReplayResult.OpenDelinquency delinquency(ReadLoan loan, Reading.Bill oldest, Why why) {
        Reading own = loan.own();
        return new ReplayResult.OpenDelinquency(
                loan.name(),
                loan.currency().getCurrencyCode(),
                Money.decimals(loan.currency()),
                oldest.end().countsFrom(),
                own.end.dpd(),
                own.end.bucket(),
                own.pastDueNow(),
                own.end.penalty(),
                own.end.principal(),
                why.cause(),
                why.evidence(),
                why.on(),
                why.detail());
    }

    private void list(ReplayResult.OpenDelinquency one) {
        keep(smallest, one, false);
        keep(largest, one, true);
    }

    private static void keep(
            Map<String, NavigableSet<ReplayResult.OpenDelinquency>> lists,
            ReplayResult.OpenDelinquency one,
            boolean isLargest) {
        NavigableSet<ReplayResult.OpenDelinquency> list =
                lists.computeIfAbsent(one.currency(), key -> new TreeSet<>(BY_AMOUNT));
        list.add(one);
        if (list.size() > LISTED) {
            if (isLargest) {
                list.pollFirst();
            } else {
                list.pollLast();
            }
        }
    }

    void plus(Delinquencies other) {
        other.causes.forEach((code, theirs) -> {
            Cause mine = causes.computeIfAbsent(code, key -> new Cause());
            mine.late.add(theirs.late);
            mine.open.add(theirs.open);
            mine.curedSoon += theirs.curedSoon;
            mine.matured += theirs.matured;
        });
        open.add(other.open);
        other.smallest.values().stream().flatMap(Collection::stream).forEach(one -> keep(smallest, one, false));
        other.largest.values().stream().flatMap(Collection::stream).forEach(one -> keep(largest, one, true));
    }

    ReplayResult.Open toResult() {
        return new ReplayResult.Open(open.toResult(), lists(largest, true), lists(smallest, false));
    }

    private static Map<String, List<ReplayResult.OpenDelinquency>> lists(
            Map<String, NavigableSet<ReplayResult.OpenDelinquency>> lists, boolean descending) {
        Map<String, List<ReplayResult.OpenDelinquency>> result = new LinkedHashMap<>();
        lists.forEach(
                (currency, list) -> result.put(currency, new ArrayList<>(descending ? list.descendingSet() : list)));
        return result;
    }

    /** Most frequent first. */
    Map<String, ReplayResult.CauseView> causes() {
        Map<String, ReplayResult.CauseView> result = new LinkedHashMap<>();
        causes.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Cause>>comparingLong(entry -> -entry.getValue().late.n)
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> {
                    Cause cause = entry.getValue();
                    result.put(
                            entry.getKey(),
                            new ReplayResult.CauseView(
                                    cause.late.toResult(),
                                    cause.open.toResult(),
                                    new ReplayResult.Share(cause.curedSoon, cause.matured)));
                });
        return result;
    }
}
