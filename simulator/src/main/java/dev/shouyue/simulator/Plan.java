package dev.shouyue.simulator;

import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.util.List;

/**
 * A schedule while a loan is being lived: due days as epoch days and amounts in minor units, because this is the inner
 * loop of making ten million loans.
 *
 * @param fee service fee with each installment
 */
record Plan(int[] due, long[] principal, long[] interest, long fee) {

    int size() {
        return due.length;
    }

    long total(int i) {
        return principal[i] + interest[i] + fee;
    }

    /** Principal of the installments from {@code from} on. */
    long principalFrom(int from) {
        long sum = 0;
        for (int i = from; i < principal.length; i++) {
            sum += principal[i];
        }
        return sum;
    }

    long interestFrom(int from) {
        long sum = 0;
        for (int i = from; i < interest.length; i++) {
            sum += interest[i];
        }
        return sum;
    }

    Schedule schedule(Days days) {
        Installment[] rows = new Installment[due.length];
        for (int i = 0; i < due.length; i++) {
            rows[i] = new Installment(i + 1, days.date(due[i]), principal[i], interest[i], fee);
        }
        return new Schedule(List.of(rows));
    }

    /** A schedule as it was agreed, every installment bearing the same fee. */
    static Plan of(Schedule schedule) {
        int n = schedule.size();
        int[] due = new int[n];
        long[] principal = new long[n];
        long[] interest = new long[n];
        for (int i = 0; i < n; i++) {
            Installment row = schedule.installments().get(i);
            due[i] = (int) row.due().toEpochDay();
            principal[i] = row.principal();
            interest[i] = row.interest();
        }
        return new Plan(due, principal, interest, schedule.first().fee());
    }

    /** Amounts by 30/360, where they do not depend on the dates. */
    static Plan of(Product product, long principal, Price price, int[] due) {
        int n = due.length;
        long[] p = new long[n];
        long[] q = new long[n];
        long balance = principal;
        long level = Math.round(principal * price.levelFactor(n));
        for (int k = 0; k < n; k++) {
            q[k] = price.rate().on(balance * 30);
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
        return new Plan(due, p, q, principal * product.serviceFee / 10_000);
    }
}
