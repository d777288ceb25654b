package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts a world from its own facts, by plain calendar days and by value date: money is set against installments oldest
 * first, penalty asked for is left aside. Independent of the kernel's fold, so that the two check one another.
 */
final class Counting {

    static final int[] DAYS = {1, 2, 3, 5, 7, 14, 29, 30, 60, 90};

    final WorldSettings settings;
    double due;
    double newlyLate;
    final double[] paidBy = new double[61];
    double observedLate;
    /** Newly late installments, by first-paid day, counted; the last slot is never. */
    final long[] timing = new long[400];

    long attempts;
    final Map<Fact.DebitFailure, Long> failures = new HashMap<>();
    final Map<Cause, Long> causes = new HashMap<>();
    long lateAfterLate;
    long afterLate;
    long lateAfterOnTime;
    long afterOnTime;
    /** Principal outstanding by bucket of 30 days (0, 1-29, 30-59 ... 150+) at month ends, and of it a month later. */
    final double[][] roll = new double[8][8];

    final double[] stock = new double[3];
    double book;
    long facts;
    long installments;
    double late;

    Counting(WorldSettings settings) {
        this.settings = settings;
    }

    void add(SimulatedLoan loan, List<Truth> truths) {
        for (Truth truth : truths) {
            causes.merge(truth.cause(), 1L, Long::sum);
        }
        List<Installment> rows = loan.terms().schedule().installments();
        int n = rows.size();
        int lastDay = (int) settings.lastDay().toEpochDay();
        long[] left = new long[n];
        long[] principal = new long[n];
        int[] dueOn = new int[n];
        int[] paidOn = new int[n];
        Arrays.fill(paidOn, Integer.MAX_VALUE);
        for (int i = 0; i < n; i++) {
            left[i] = rows.get(i).total();
            principal[i] = rows.get(i).principal();
            dueOn[i] = (int) rows.get(i).due().toEpochDay();
        }
        Set<String> seen = new HashSet<>();
        Set<String> reversed = new HashSet<>();
        int chargedOff = Integer.MAX_VALUE;
        for (Fact fact : loan.facts()) {
            switch (fact) {
                case Fact.PaymentReversed f -> reversed.add(f.payment());
                case Fact.ChargedOff f -> chargedOff = (int) f.valueDate().toEpochDay();
                case Fact.DebitFailed f -> {
                    failures.merge(f.reason(), 1L, Long::sum);
                    attempts++;
                }
                default -> {}
            }
        }
        facts += loan.facts().size();
        // Money oldest first; a residue below five yuan is not a late installment here (it is first paid on time).
        int open = 0;
        for (Fact fact : loan.facts()) {
            if (fact instanceof Fact.PaymentReceived payment
                    && seen.add(payment.header().sourceId())
                    && !reversed.contains(payment.header().sourceId())) {
                int day = (int) payment.valueDate().toEpochDay();
                attempts++;
                long money = payment.amount();
                while (open < n && money > 0) {
                    long taken = Math.min(money, left[open]);
                    left[open] -= taken;
                    money -= taken;
                    if (left[open] <= 500) {
                        paidOn[open] = Math.min(paidOn[open], day);
                    }
                    if (left[open] == 0) {
                        open++;
                    } else {
                        break;
                    }
                    if (open < n && dueOn[open] > day + Debits.EARLIEST) {
                        break;
                    }
                }
            }
        }
        measure(n, dueOn, paidOn, principal, chargedOff, lastDay);
        months(loan, n, dueOn, paidOn, principal, chargedOff);
    }

    private void measure(int n, int[] dueOn, int[] paidOn, long[] principal, int chargedOff, int lastDay) {
        int first = (int) settings.start().toEpochDay();
        for (int i = 0; i < n && dueOn[i] <= lastDay - 1; i++) {
            boolean current = dueOn[i] < chargedOff;
            for (int j = 0; j < i; j++) {
                current &= paidOn[j] <= dueOn[i];
            }
            boolean isLate = paidOn[i] > dueOn[i];
            if (current && i > 0) {
                if (paidOn[i - 1] > dueOn[i - 1]) {
                    afterLate++;
                    lateAfterLate += isLate ? 1 : 0;
                } else {
                    afterOnTime++;
                    lateAfterOnTime += isLate ? 1 : 0;
                }
            }
            if (dueOn[i] < first || dueOn[i] >= chargedOff) {
                continue;
            }
            installments++;
            due += principal[i];
            if (!current || !isLate) {
                continue;
            }
            newlyLate += principal[i];
            late++;
            if (dueOn[i] <= lastDay - 60) {
                observedLate += principal[i];
                int late = paidOn[i] == Integer.MAX_VALUE ? 399 : Math.min(paidOn[i] - dueOn[i], 399);
                timing[late]++;
                for (int d = late; d <= 60; d++) {
                    paidBy[d] += principal[i];
                }
            }
        }
    }

    private void months(SimulatedLoan loan, int n, int[] dueOn, int[] paidOn, long[] principal, int chargedOff) {
        LocalDate month = settings.start().plusMonths(1).withDayOfMonth(1).minusDays(1);
        int before = -1;
        while (!month.isAfter(settings.lastDay())) {
            int day = (int) month.toEpochDay();
            if (!loan.terms().drawnOn().isAfter(month)) {
                long outstanding = 0;
                int since = Integer.MAX_VALUE;
                for (int i = 0; i < n; i++) {
                    if (paidOn[i] > day) {
                        outstanding += principal[i];
                        since = Math.min(since, dueOn[i]);
                    }
                }
                int dpd = Math.max(day - since, 0);
                int bucket = chargedOff <= day || outstanding == 0 ? 7 : dpd == 0 ? 0 : Math.min(1 + dpd / 30, 6);
                if (before >= 0) {
                    roll[before][bucket] += lastOutstanding;
                }
                if (bucket < 7) {
                    book += outstanding;
                    if (dpd > 30 && dpd <= 60) {
                        stock[0] += outstanding;
                    } else if (dpd > 60 && dpd <= 90) {
                        stock[1] += outstanding;
                    } else if (dpd > 90) {
                        stock[2] += outstanding;
                    }
                }
                before = bucket;
                lastOutstanding = outstanding;
            }
            month = month.plusDays(1).plusMonths(1).minusDays(1);
        }
    }

    private long lastOutstanding;

    double d1() {
        return newlyLate / due;
    }

    double curedBy(int day) {
        return paidBy[day] / observedLate;
    }

    double cm2() {
        return d1() * (1 - curedBy(30));
    }

    /** Of those who paid within 60 days, the share that had by {@code day}, counted. */
    double timingBy(int day) {
        double upTo = 0;
        double all = 0;
        for (int d = 0; d <= 60; d++) {
            all += timing[d];
            upTo += d <= day ? timing[d] : 0;
        }
        return upTo / all;
    }

    double rolled(int from, int to) {
        return roll[from][to] / Arrays.stream(roll[from]).sum();
    }

    double debitFailureRate() {
        return (double) failures.values().stream().mapToLong(Long::longValue).sum() / attempts;
    }

    double fundsShare() {
        return (double) failures.getOrDefault(Fact.DebitFailure.FUNDS, 0L)
                / failures.values().stream().mapToLong(Long::longValue).sum();
    }

    double causeShare(Cause cause) {
        return (double) causes.getOrDefault(cause, 0L)
                / causes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        out.append("D1 %.2f %% (count %.2f)  C-M2 %.3f %%  cured 3 %.1f 7 %.1f 30 %.1f 60 %.1f%n"
                .formatted(
                        100 * d1(),
                        100 * late / installments,
                        100 * cm2(),
                        100 * curedBy(3),
                        100 * curedBy(7),
                        100 * curedBy(30),
                        100 * curedBy(60)));
        out.append("timing");
        for (int day : DAYS) {
            out.append(" %d:%.1f".formatted(day, 100 * timingBy(day)));
        }
        out.append("%nstock 31-60 %.2f 61-90 %.2f 90+ %.2f %%%n"
                .formatted(100 * stock[0] / book, 100 * stock[1] / book, 100 * stock[2] / book));
        out.append("roll 30>60 %.1f (stay %.1f) 60>90 %.1f (stay %.1f) 90>120 %.1f 120>150 %.1f 150+ stay %.1f%n"
                .formatted(
                        100 * rolled(2, 3),
                        100 * rolled(2, 2),
                        100 * rolled(3, 4),
                        100 * rolled(3, 3),
                        100 * rolled(4, 5),
                        100 * rolled(5, 6),
                        100 * rolled(6, 6)));
        out.append("debit failures %.2f %%, funds %.1f %%  late after late %.1f %% after on time %.1f %% ratio %.2f%n"
                .formatted(
                        100 * debitFailureRate(),
                        100 * fundsShare(),
                        100.0 * lateAfterLate / afterLate,
                        100.0 * lateAfterOnTime / afterOnTime,
                        (double) lateAfterLate / afterLate / ((double) lateAfterOnTime / afterOnTime)));
        out.append("causes");
        for (Cause cause : Cause.values()) {
            out.append(" %s %.1f".formatted(cause, 100 * causeShare(cause)));
        }
        return out.append(" facts %d%n".formatted(facts)).toString();
    }

    static Counting of(WorldSettings settings) {
        World world = World.of(settings);
        TruthOf truth = new TruthOf(settings);
        Counting counting = new Counting(settings);
        for (int i = 0; i < settings.loans(); i++) {
            counting.add(world.loan(i), truth.loan(i));
        }
        return counting;
    }

    public static void main(String[] args) {
        int loans = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        for (int seed = 1; seed <= (args.length > 1 ? Integer.parseInt(args[1]) : 1); seed++) {
            WorldSettings settings = WorldSettings.calm(seed, loans).withStress(args.length > 2 ? 1 : 0);
            long began = System.nanoTime();
            World.of(settings).loans().forEach(loan -> {});
            System.out.printf("%.0f loans/s%n", loans * 1e9 / (System.nanoTime() - began));
            System.out.println(Counting.of(settings));
        }
    }
}
