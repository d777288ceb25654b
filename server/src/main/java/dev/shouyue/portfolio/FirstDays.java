package dev.shouyue.portfolio;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first days after a due date, by principal: what was newly overdue on day 1 of what was due (D1, 入催率), what of it
 * was collected in 30 days; and first payment default. Before tolerance and grace.
 */
final class FirstDays {

    /** First payment default is counted from more than so many days late. */
    static final int[] FPD = {0, 7, 30};

    /** Principal of one due day or month, minor units. */
    private static final class Flow {
        long due;
        long overdue;
        /** Newly overdue whose 30 days are over. */
        long mature;

        long dueOfMature;
        long collected;

        void add(Flow other) {
            due += other.due;
            overdue += other.overdue;
            mature += other.mature;
            dueOfMature += other.dueOfMature;
            collected += other.collected;
        }
    }

    private final Map<String, Map<Integer, Flow>> byMonth = new TreeMap<>();
    private final Map<String, Map<LocalDate, Flow>> byDay = new TreeMap<>();
    /** By month of drawing and step of {@link #FPD}: loans that can be judged, loans that defaulted. */
    private final Map<Integer, long[][]> firstPayments = new TreeMap<>();

    void add(ReadLoan loan, Span span) {
        String currency = loan.currency().getCurrencyCode();
        for (Reading.Bill bill : loan.own().bills) {
            LocalDate due = bill.plan().due();
            if (!span.isDueInside(due) || bill.outcome() == Outcome.NOT_DUE) {
                continue;
            }
            Flow month = byMonth.computeIfAbsent(currency, key -> new TreeMap<>())
                    .computeIfAbsent(Span.month(due), key -> new Flow());
            Flow day = byDay.computeIfAbsent(currency, key -> new TreeMap<>()).computeIfAbsent(due, key -> new Flow());
            boolean mature = !due.plusDays(Reading.COLLECTION_DAYS).isAfter(span.to());
            for (Flow flow : new Flow[] {month, day}) {
                flow.due += bill.plan().principal();
                flow.overdue += bill.principalShort();
                if (mature) {
                    flow.dueOfMature += bill.plan().principal();
                    flow.mature += bill.principalShort();
                    flow.collected += bill.principalShort() - bill.principalAfter30();
                }
            }
        }
        firstPayment(loan, span);
    }

    private void firstPayment(ReadLoan loan, Span span) {
        if (loan.own().bills.isEmpty()) {
            return;
        }
        Reading.Bill first = loan.own().bills.getFirst();
        long[][] counts = firstPayments.computeIfAbsent(
                Span.month(loan.life().terms().drawnOn()), key -> new long[FPD.length][2]);
        for (int i = 0; i < FPD.length; i++) {
            if (first.plan().due().plusDays(FPD[i] + 1L).isAfter(span.to())) {
                continue;
            }
            counts[i][0]++;
            counts[i][1] += first.daysLate() > FPD[i] ? 1 : 0;
        }
    }

    void plus(FirstDays other) {
        other.byMonth.forEach((currency, months) -> {
            Map<Integer, Flow> mine = byMonth.computeIfAbsent(currency, key -> new TreeMap<>());
            months.forEach((month, flow) ->
                    mine.computeIfAbsent(month, key -> new Flow()).add(flow));
        });
        other.byDay.forEach((currency, days) -> {
            Map<LocalDate, Flow> mine = byDay.computeIfAbsent(currency, key -> new TreeMap<>());
            days.forEach(
                    (day, flow) -> mine.computeIfAbsent(day, key -> new Flow()).add(flow));
        });
        other.firstPayments.forEach((month, counts) -> {
            long[][] mine = firstPayments.computeIfAbsent(month, key -> new long[FPD.length][2]);
            for (int i = 0; i < FPD.length; i++) {
                mine[i][0] += counts[i][0];
                mine[i][1] += counts[i][1];
            }
        });
    }

    /** By month of the due date. */
    Map<String, ReplayResult.D1> months(String currency) {
        Map<String, ReplayResult.D1> result = new LinkedHashMap<>();
        byMonth.getOrDefault(currency, Map.of())
                .forEach((month, flow) -> result.put(Span.yearMonth(month).toString(), d1(flow)));
        return result;
    }

    /** By due day. */
    Map<LocalDate, ReplayResult.D1> days(String currency) {
        Map<LocalDate, ReplayResult.D1> result = new LinkedHashMap<>();
        byDay.getOrDefault(currency, Map.of()).forEach((day, flow) -> result.put(day, d1(flow)));
        return result;
    }

    /** Over the whole span. */
    ReplayResult.D1 all(String currency) {
        Flow all = new Flow();
        byMonth.getOrDefault(currency, Map.of()).values().forEach(all::add);
        return d1(all);
    }

    private static ReplayResult.D1 d1(Flow flow) {
        return new ReplayResult.D1(flow.due, flow.overdue, flow.dueOfMature, flow.mature, flow.collected);
    }

    Map<String, Map<String, ReplayResult.Share>> firstPayments() {
        Map<String, Map<String, ReplayResult.Share>> result = new LinkedHashMap<>();
        firstPayments.forEach((month, counts) -> {
            Map<String, ReplayResult.Share> shares = new LinkedHashMap<>();
            for (int i = 0; i < FPD.length; i++) {
                if (counts[i][0] > 0) {
                    shares.put(">" + FPD[i], new ReplayResult.Share(counts[i][1], counts[i][0]));
                }
            }
            if (!shares.isEmpty()) {
                result.put(Span.yearMonth(month).toString(), shares);
            }
        });
        return result;
    }
}
