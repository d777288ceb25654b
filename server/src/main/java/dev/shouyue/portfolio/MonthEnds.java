package dev.shouyue.portfolio;

import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Loans and principal by bucket at each month end, and how they moved from one month end to the next. */
final class MonthEnds {

    static final String CLOSED = "closed";
    static final String CHARGED_OFF = "charged-off";

    /** First days past due of each bucket seen: their order. */
    private final Map<String, Integer> ladder = new TreeMap<>();

    private final Map<Integer, Map<String, long[]>> loans = new TreeMap<>();
    /** Loans whose bucket was shown otherwise at the time, by what was known then. */
    private final Map<Integer, Long> restated = new TreeMap<>();

    private final Map<String, Map<String, long[]>> moved = new TreeMap<>();
    private final Map<String, Money> money = new TreeMap<>();

    /** What is counted in one currency, minor units. */
    private static final class Money {
        final Map<Integer, Map<String, long[]>> principal = new TreeMap<>();
        final Map<Integer, Map<String, long[]>> pastDue = new TreeMap<>();
        final Map<String, Map<String, long[]>> moved = new TreeMap<>();
    }

    void add(ReadLoan loan, Span span) {
        Reading own = loan.own();
        Policy policy = own.policy;
        for (Ladder.Step step : policy.buckets().steps()) {
            ladder.merge(step.code(), step.fromDpd(), Math::min);
        }
        Money amounts = money.computeIfAbsent(loan.currency().getCurrencyCode(), key -> new Money());
        String before = "";
        long principalBefore = 0;
        for (int i = 0; i < own.months.length; i++) {
            Reading.MonthEnd month = own.months[i];
            int at = own.firstMonth + i;
            String bucket =
                    switch (month.standing()) {
                        case ON_THE_BOOKS -> policy.buckets().at(month.dpd());
                        case CHARGED_OFF -> CHARGED_OFF;
                        case REPAID -> CLOSED;
                        case NOT_OPEN -> "";
                    };
            if (Span.lastDay(at).isBefore(span.from())) {
                continue;
            }
            if (month.standing() == Reading.Standing.ON_THE_BOOKS
                    && loan.life().isKnownLate()
                    && !policy.buckets().at(dpdKnownThen(loan, at)).equals(bucket)) {
                restated.merge(at, 1L, Long::sum);
            }
            if (month.standing() == Reading.Standing.ON_THE_BOOKS) {
                count(loans, at, bucket, 1);
                count(amounts.principal, at, bucket, month.principal());
                count(amounts.pastDue, at, bucket, month.pastDue());
            }
            if (!before.isEmpty() && !bucket.isEmpty()) {
                count(moved, before, bucket, 1);
                count(amounts.moved, before, bucket, principalBefore);
            }
            before = month.standing() == Reading.Standing.ON_THE_BOOKS ? bucket : "";
            principalBefore = month.principal();
        }
    }

    private static int dpdKnownThen(ReadLoan loan, int month) {
        LocalDate day = Span.lastDay(month);
        return Positions.on(loan.life().terms(), loan.life().facts().knownBy(day), loan.own().policy, day)
                .dpd();
    }

    private static <K> void count(Map<K, Map<String, long[]>> map, K row, String column, long n) {
        map.computeIfAbsent(row, key -> new TreeMap<>()).computeIfAbsent(column, key -> new long[1])[0] += n;
    }

    void plus(MonthEnds other) {
        other.ladder.forEach((code, from) -> ladder.merge(code, from, Math::min));
        other.restated.forEach((month, n) -> restated.merge(month, n, Long::sum));
        addAll(loans, other.loans);
        addAll(moved, other.moved);
        other.money.forEach((currency, theirs) -> {
            Money mine = money.computeIfAbsent(currency, key -> new Money());
            addAll(mine.principal, theirs.principal);
            addAll(mine.pastDue, theirs.pastDue);
            addAll(mine.moved, theirs.moved);
        });
    }

    private static <K> void addAll(Map<K, Map<String, long[]>> to, Map<K, Map<String, long[]>> from) {
        from.forEach((row, columns) -> columns.forEach((column, n) -> count(to, row, column, n[0])));
    }

    /** Buckets from current to the oldest. */
    List<String> order() {
        return ladder.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    Iterable<String> currencies() {
        return money.keySet();
    }

    Map<String, Map<String, Long>> loans() {
        return months(loans);
    }

    Map<String, Long> restated() {
        Map<String, Long> result = new LinkedHashMap<>();
        restated.forEach((month, n) -> result.put(Span.yearMonth(month).toString(), n));
        return result;
    }

    Map<String, Map<String, Long>> moved() {
        return rows(moved);
    }

    Map<String, Map<String, Long>> principal(String currency) {
        return months(of(currency).principal);
    }

    Map<String, Map<String, Long>> pastDue(String currency) {
        return months(of(currency).pastDue);
    }

    Map<String, Map<String, Long>> moved(String currency) {
        return rows(of(currency).moved);
    }

    private Money of(String currency) {
        return money.getOrDefault(currency, new Money());
    }

    private Map<String, Map<String, Long>> months(Map<Integer, Map<String, long[]>> counts) {
        Map<String, Map<String, Long>> result = new LinkedHashMap<>();
        counts.forEach((month, columns) -> result.put(Span.yearMonth(month).toString(), columns(columns)));
        return result;
    }

    private Map<String, Map<String, Long>> rows(Map<String, Map<String, long[]>> counts) {
        Map<String, Map<String, Long>> result = new LinkedHashMap<>();
        for (String bucket : order()) {
            Map<String, long[]> columns = counts.get(bucket);
            if (columns != null) {
                result.put(bucket, columns(columns));
            }
        }
        return result;
    }

    private Map<String, Long> columns(Map<String, long[]> counts) {
        Map<String, Long> result = new LinkedHashMap<>();
        for (String bucket : order()) {
            if (counts.containsKey(bucket)) {
                result.put(bucket, counts.get(bucket)[0]);
            }
        }
        for (String end : List.of(CLOSED, CHARGED_OFF)) {
            if (counts.containsKey(end)) {
                result.put(end, counts.get(end)[0]);
            }
        }
        return result;
    }

    /**
     * Amount in bucket b + 1 at the end of month t + 1 by amount in b at the end of t, over all months. Not into the last
     * bucket: it has no upper end and gathers.
     */
    Map<String, ReplayResult.Share> rollRates(String currency) {
        Map<Integer, Map<String, long[]>> principal = of(currency).principal;
        List<String> order = order();
        Map<String, ReplayResult.Share> rates = new LinkedHashMap<>();
        for (int b = 0; b + 2 < order.size(); b++) {
            long from = 0;
            long to = 0;
            for (Map.Entry<Integer, Map<String, long[]>> month : principal.entrySet()) {
                Map<String, long[]> next = principal.get(month.getKey() + 1);
                if (next != null) {
                    from += amount(month.getValue(), order.get(b));
                    to += amount(next, order.get(b + 1));
                }
            }
            if (from > 0) {
                rates.put(order.get(b) + "→" + order.get(b + 1), new ReplayResult.Share(to, from));
            }
        }
        return rates;
    }

    private static long amount(Map<String, long[]> month, String bucket) {
        return month.getOrDefault(bucket, new long[1])[0];
    }
}
