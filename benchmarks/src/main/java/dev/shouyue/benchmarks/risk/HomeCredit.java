package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.feature.Habit;
import dev.shouyue.risk.feature.Trace;
import dev.shouyue.risk.hazard.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Installments of the two samples of Home Credit, each asked about a week before it falls due. Days are told relative to
 * an application of the customer, so there is no calendar; what is known is the plan and what the customer paid before,
 * as far as the sample holds it, which for most is little. An installment that was paid in parts counts as paid with the
 * last part.
 */
final class HomeCredit {

    private static final int ASKED = -7;
    private static final LocalDate ORIGIN = LocalDate.of(2018, 1, 1);

    private HomeCredit() {}

    private record Installment(String customer, String loan, int number, int due, int paid, double amount) {}

    static Book read(Path data) throws IOException {
        Map<String, Installment> installments = new HashMap<>();
        for (String file : List.of("first20000", "linked1000")) {
            for (Map<String, String> row :
                    Rows.read(data.resolve("home-credit-samples/" + file + "_installments_payments.csv.gz"))) {
                take(row, installments);
            }
        }
        List<Installment> sorted = installments.values().stream()
                .sorted(Comparator.comparingInt(Installment::due)
                        .thenComparing(Installment::loan)
                        .thenComparingInt(Installment::number))
                .toList();
        Map<String, List<Trace>> traces = new HashMap<>();
        sorted.forEach(each ->
                traces.computeIfAbsent(each.customer, any -> new ArrayList<>()).addAll(traces(each)));
        List<Course> courses = new ArrayList<>();
        List<String> customers = new ArrayList<>();
        List<LocalDateTime> asked = new ArrayList<>();
        for (Installment each : sorted) {
            int late = each.paid - each.due;
            if (late > ASKED) {
                LocalDateTime then = day(each.due + ASKED).atTime(23, 59);
                double[] habit = Habit.asOf(traces.get(each.customer), then).numbers();
                courses.add(new Course(
                        SuperLender.joined(
                                habit, new double[] {each.amount, each.number, each.amount / 1000 % 1 == 0 ? 1 : 0}),
                        ASKED,
                        late,
                        true));
                customers.add(each.customer);
                asked.add(then);
            }
        }
        List<String> names = new ArrayList<>(Habit.NAMES);
        names.addAll(List.of("amount", "number", "round_amount"));
        return new Book(
                "Home Credit",
                names,
                Map.of("amount", "plan", "number", "plan", "round_amount", "plan"),
                courses,
                customers.toArray(String[]::new),
                asked.toArray(LocalDateTime[]::new));
    }

    private static void take(Map<String, String> row, Map<String, Installment> installments) {
        double paid = Rows.number(row, "DAYS_ENTRY_PAYMENT");
        if (Double.isNaN(paid)) {
            return; // never paid in the sample: the set has a handful
        }
        String loan = row.getOrDefault("SK_ID_PREV", "");
        int number = (int) Rows.number(row, "NUM_INSTALMENT_NUMBER");
        int due = (int) Rows.number(row, "DAYS_INSTALMENT");
        Installment one = new Installment(
                row.getOrDefault("SK_ID_CURR", ""), loan, number, due, (int) paid, Rows.number(row, "AMT_INSTALMENT"));
        installments.merge(
                loan + "/" + number + "/" + due, one, (first, other) -> first.paid >= other.paid ? first : other);
    }

    private static List<Trace> traces(Installment each) {
        LocalDateTime paid = day(each.paid).atTime(12, 0);
        return List.of(
                new Trace.InstallmentAgreed(
                        each.loan,
                        each.number,
                        day(each.due),
                        each.amount,
                        day(each.due - 30).atStartOfDay()),
                new Trace.InstallmentPaid(each.loan, each.number, paid, paid));
    }

    private static LocalDate day(int relative) {
        return ORIGIN.plusDays(relative);
    }
}
