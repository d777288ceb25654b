package dev.shouyue.portfolio;

import dev.shouyue.kernel.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Installments short at the end of their due day, by size of the shortfall, and what became of them. */
final class Shortfalls {

    /** Upper ends of the sizes as powers of ten of one unit of the currency: 0.1, 1, 10 … */
    private static final int LEAST_POWER = -1;

    private static final int MOST_POWER = 4;

    private static final class Size {
        final Map<Outcome, Count> outcomes = new EnumMap<>(Outcome.class);
    }

    private final Map<String, Map<Integer, Size>> byCurrency = new TreeMap<>();

    void add(ReadLoan loan, Span span) {
        for (Reading.Bill bill : loan.own().bills) {
            if (bill.shortAtDue() > 0
                    && bill.outcome() != Outcome.NOT_DUE
                    && span.isDueInside(bill.plan().due())) {
                byCurrency
                        .computeIfAbsent(loan.currency().getCurrencyCode(), key -> new TreeMap<>())
                        .computeIfAbsent(power(bill.shortAtDue(), loan.currency()), key -> new Size())
                        .outcomes
                        .computeIfAbsent(bill.outcome(), key -> new Count())
                        .add(loan.currency(), bill.shortAtDue());
            }
        }
    }

    void plus(Shortfalls other) {
        other.byCurrency.forEach((currency, sizes) -> {
            Map<Integer, Size> mine = byCurrency.computeIfAbsent(currency, key -> new TreeMap<>());
            sizes.forEach((power, size) -> {
                Size sum = mine.computeIfAbsent(power, key -> new Size());
                size.outcomes.forEach((outcome, count) -> sum.outcomes
                        .computeIfAbsent(outcome, key -> new Count())
                        .add(count));
            });
        });
    }

    /** The least power of ten that is not less than the shortfall; one more than the greatest for all above. */
    private static int power(long shortfall, Currency currency) {
        for (int power = LEAST_POWER; power <= MOST_POWER; power++) {
            if (shortfall <= limit(power, currency)) {
                return power;
            }
        }
        return MOST_POWER + 1;
    }

    private static long limit(int power, Currency currency) {
        int digits = Money.decimals(currency) + power;
        return digits < 0 ? 0 : Math.round(Math.pow(10, digits));
    }

    /** By currency, from small to large; sizes in between that hold nothing are kept. */
    Map<String, List<ReplayResult.SizeClass>> toResult() {
        Map<String, List<ReplayResult.SizeClass>> result = new LinkedHashMap<>();
        byCurrency.forEach((code, sizes) -> {
            Currency currency = Currency.getInstance(code);
            List<ReplayResult.SizeClass> classes = new ArrayList<>();
            int least = Math.max(LEAST_POWER, -Money.decimals(currency));
            for (int power = least; power <= MOST_POWER + 1; power++) {
                Map<String, ReplayResult.Count> outcomes = new LinkedHashMap<>();
                sizes.getOrDefault(power, new Size())
                        .outcomes
                        .forEach((outcome, count) -> outcomes.put(outcome.name(), count.toResult()));
                classes.add(new ReplayResult.SizeClass(
                        power > least ? limit(power - 1, currency) : 0,
                        power > MOST_POWER ? null : limit(power, currency),
                        outcomes));
            }
            result.put(code, classes);
        });
        return result;
    }
}
