package dev.shouyue.simulator;

import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule while a loan is being lived: due days as epoch days and amounts in minor units, because this is the inner
 * loop of making ten million loans.
 */
record Plan(int[] due, long[] principal, long[] interest) {

    int size() {
        return due.length;
    }

    long total(int i) {
        return principal[i] + interest[i];
    }

    Schedule schedule() {
        List<Installment> rows = new ArrayList<>(due.length);
        for (int i = 0; i < due.length; i++) {
            rows.add(new Installment(i + 1, LocalDate.ofEpochDay(due[i]), principal[i], interest[i], 0));
        }
        return new Schedule(rows);
    }

    /** Amounts by 30/360, where they do not depend on the dates. */
    static Plan of(Product product, long principal, Rate daily, int[] due) {
        int n = due.length;
        long[] p = new long[n];
        long[] q = new long[n];
        long balance = principal;
        double i = 30.0 * daily.numerator() / daily.denominator();
        long level = Math.round(principal * i / (1 - StrictMath.pow(1 + i, -n)));
        for (int k = 0; k < n; k++) {
            q[k] = daily.on(balance * 30);
            p[k] = switch (product) {
                case LEVEL, LEVEL_WITH_GRACE -> level - q[k];
                case EQUAL_PRINCIPAL -> principal / n;
                case INTEREST_ONLY -> 0;
                case SINGLE -> balance;
            };
            if (k == n - 1) {
                p[k] = balance;
            }
            balance -= p[k];
        }
        return new Plan(due, p, q);
    }
}
