package dev.shouyue.portfolio;

import java.util.Currency;

/** How many and how much. */
final class Count {

    long n;
    final Sums sums = new Sums();

    void add(Currency currency, long minor) {
        n++;
        sums.add(currency, minor);
    }

    void add(Count other) {
        n += other.n;
        sums.add(other.sums);
    }

    ReplayResult.Count toResult() {
        return new ReplayResult.Count(n, sums.toMap());
    }
}
