package dev.shouyue.portfolio;

import dev.shouyue.kernel.position.InstallmentPosition;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** When installments were first paid, by plain calendar days, before tolerance and grace. */
final class Timing {

    static final int[] CURE_DAYS = {1, 2, 3, 5, 7, 14, 30, 60, 90};

    long installments;
    long neverPaid;
    long paid;
    long late;
    /** Installments first paid so many days after the due day. */
    private final Map<Integer, Long> byDay = new TreeMap<>();

    void add(ReadLoan loan, Span span) {
        for (InstallmentPosition row : loan.own().end.installments()) {
            boolean ahead = row.due().isAfter(span.to()) && row.firstPaidOn().isEmpty();
            if (ahead || row.due().isBefore(span.from())) {
                continue;
            }
            installments++;
            if (row.firstPaidOn().isEmpty()) {
                neverPaid++;
                continue;
            }
            paid++;
            int days =
                    (int) ChronoUnit.DAYS.between(row.due(), row.firstPaidOn().get());
            if (days > 0) {
                late++;
                byDay.merge(days, 1L, Long::sum);
            }
        }
    }

    void plus(Timing other) {
        installments += other.installments;
        neverPaid += other.neverPaid;
        paid += other.paid;
        late += other.late;
        other.byDay.forEach((day, n) -> byDay.merge(day, n, Long::sum));
    }

    double lateShare() {
        return paid == 0 ? 0 : (double) late / paid;
    }

    Map<String, Double> cureCurve() {
        Map<String, Double> curve = new LinkedHashMap<>();
        for (int day : CURE_DAYS) {
            curve.put(Integer.toString(day), late == 0 ? 0.0 : (double) paidBy(day) / late);
        }
        return curve;
    }

    /** Share of the late ones first paid by each day after the due day, as far as the last day of the cure curve. */
    Map<Integer, Double> cureByDay() {
        Map<Integer, Double> curve = new LinkedHashMap<>();
        long sum = 0;
        for (int day = 1; day <= CURE_DAYS[CURE_DAYS.length - 1]; day++) {
            sum += byDay.getOrDefault(day, 0L);
            curve.put(day, late == 0 ? 0.0 : (double) sum / late);
        }
        return curve;
    }

    /** Days after the due day by which half of the late ones were first paid; 0 when none was late. */
    int medianDaysLate() {
        long sum = 0;
        for (Map.Entry<Integer, Long> day : byDay.entrySet()) {
            sum += day.getValue();
            if (sum * 2 >= late) {
                return day.getKey();
            }
        }
        return 0;
    }

    private long paidBy(int day) {
        return byDay.entrySet().stream()
                .filter(entry -> entry.getKey() <= day)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
