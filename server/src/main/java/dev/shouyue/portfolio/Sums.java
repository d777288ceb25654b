package dev.shouyue.portfolio;

import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Amounts by currency, minor units: amounts of two currencies are never added. */
final class Sums {

    private final Map<String, Long> byCurrency = new TreeMap<>();

    void add(Currency currency, long minor) {
        if (minor != 0) {
            byCurrency.merge(currency.getCurrencyCode(), minor, Math::addExact);
        }
    }

    void add(Sums other) {
        other.byCurrency.forEach((currency, minor) -> byCurrency.merge(currency, minor, Math::addExact));
    }

    Map<String, Long> toMap() {
        return new TreeMap<>(byCurrency);
    }
}
