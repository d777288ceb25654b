package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.feature.Ahead;
import dev.shouyue.risk.feature.Habit;
import dev.shouyue.risk.feature.Pulse;
import dev.shouyue.risk.feature.Trace;
import dev.shouyue.risk.hazard.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small short loans of a lender in Nigeria, each asked about at its approval, before anything of it is known but the
 * plan. Known of the borrower are the loans before, as far as they had gone by then; of the book, how the last weeks
 * paid. Education, age and place stay out.
 */
final class SuperLender {

    private static final double LATE_SHARE = .17;
    private static final double PULSE_WEIGHT = 50;

    private SuperLender() {}

    static Book read(Path data) throws IOException {
        return read(data, 0);
    }

    /** With all that became known shifted by so many days: later means less is known when a loan is asked about. */
    static Book read(Path data, int shiftDays) throws IOException {
        List<Map<String, String>> loans =
                new ArrayList<>(Rows.read(data.resolve("superlender-nigeria/prevloans_dev.csv.gz")));
        loans.sort(Comparator.comparing((Map<String, String> row) -> time(row, "approveddate"))
                .thenComparing(row -> text(row, "systemloanid")));
        Map<String, List<Trace>> traces = new HashMap<>();
        Pulse pulse = new Pulse();
        for (Map<String, String> loan : loans) {
            traces.computeIfAbsent(text(loan, "customerid"), any -> new ArrayList<>())
                    .addAll(traces(loan, shiftDays));
            pulse.add(due(loan).plusDays(shiftDays), lateDays(loan) > 0);
        }
        Map<String, double[]> people = people(data);
        List<Course> courses = new ArrayList<>();
        for (Map<String, String> loan : loans) {
            LocalDateTime asked = time(loan, "approveddate");
            double[] habit = Habit.asOf(traces.get(text(loan, "customerid")), asked.minusSeconds(1))
                    .numbers();
            double[] ahead = Ahead.numbers(taken(loan, 0), due(loan));
            double[] person = people.getOrDefault(text(loan, "customerid"), new double[] {Double.NaN, Double.NaN});
            int from = (int) ChronoUnit.DAYS.between(due(loan), asked.toLocalDate());
            int until = (int) lateDays(loan);
            courses.add(new Course(
                    joined(habit, ahead, changes(habit, ahead), pulse(pulse, asked.toLocalDate()), person),
                    Math.min(from, until) - 1,
                    until,
                    true));
        }
        return new Book(
                "SuperLender",
                names(),
                groups(),
                courses,
                loans.stream().map(row -> text(row, "customerid")).toArray(String[]::new),
                loans.stream().map(row -> time(row, "approveddate")).toArray(LocalDateTime[]::new));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Habit.NAMES);
        names.addAll(Ahead.NAMES);
        names.addAll(List.of("amount_change", "cost_change", "term_change"));
        names.addAll(List.of("book_late_7", "book_late_28"));
        names.addAll(List.of("account_kind", "employment"));
        return names;
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new HashMap<>();
        Habit.NAMES.forEach(name -> groups.put(name, "habit"));
        Ahead.NAMES.forEach(name -> groups.put(name, "plan"));
        List.of("due_weekday", "due_day_of_month", "due_days_to_month_end", "drawn_weekday", "drawn_day_of_month")
                .forEach(name -> groups.put(name, "calendar"));
        List.of("amount_change", "cost_change", "term_change").forEach(name -> groups.put(name, "plan"));
        List.of("book_late_7", "book_late_28").forEach(name -> groups.put(name, "book"));
        List.of("account_kind", "employment").forEach(name -> groups.put(name, "person"));
        return groups;
    }

    private static List<Trace> traces(Map<String, String> loan, int shiftDays) {
        String id = text(loan, "systemloanid");
        LocalDateTime approved = time(loan, "approveddate").plusDays(shiftDays);
        LocalDateTime paid = time(loan, "firstrepaiddate");
        LocalDateTime closed = time(loan, "closeddate");
        return List.of(
                taken(loan, shiftDays),
                new Trace.InstallmentAgreed(id, 1, due(loan), Rows.number(loan, "totaldue"), approved),
                new Trace.InstallmentPaid(id, 1, paid, paid.plusDays(shiftDays)),
                new Trace.LoanClosed(id, closed, closed.plusDays(shiftDays)));
    }

    private static Trace.LoanTaken taken(Map<String, String> loan, int shiftDays) {
        double amount = Rows.number(loan, "loanamount");
        LocalDateTime approved = time(loan, "approveddate");
        return new Trace.LoanTaken(
                text(loan, "systemloanid"),
                approved,
                approved.plusDays(shiftDays),
                amount,
                Rows.number(loan, "totaldue") - amount,
                (int) Rows.number(loan, "termdays"),
                !text(loan, "referredby").isEmpty());
    }

    private static double[] changes(double[] habit, double[] ahead) {
        double amountBefore = habit[Habit.NAMES.indexOf("amount_last")];
        double costBefore = habit[Habit.NAMES.indexOf("cost_last")];
        double termBefore = habit[Habit.NAMES.indexOf("term_last")];
        return new double[] {ahead[0] / amountBefore, ahead[1] - costBefore, ahead[2] - termBefore};
    }

    private static double[] pulse(Pulse pulse, LocalDate day) {
        return new double[] {
            pulse.before(day, 7, LATE_SHARE, PULSE_WEIGHT), pulse.before(day, 28, LATE_SHARE, PULSE_WEIGHT)
        };
    }

    /** Kinds of account and of work as numbers, by how they sort: trees cut them apart, no order is meant. */
    private static Map<String, double[]> people(Path data) throws IOException {
        List<String> accounts = List.of("Current", "Other", "Savings");
        List<String> works = List.of("Permanent", "Self-Employed", "Student", "Unemployed");
        Map<String, double[]> people = new HashMap<>();
        for (Map<String, String> row : Rows.read(data.resolve("superlender-nigeria/demographics_dev.csv.gz"))) {
            int account = accounts.indexOf(text(row, "bank_account_type"));
            int work = works.indexOf(text(row, "employment_status_clients"));
            people.put(
                    text(row, "customerid"),
                    new double[] {account < 0 ? Double.NaN : account, work < 0 ? Double.NaN : work});
        }
        return people;
    }

    private static long lateDays(Map<String, String> loan) {
        return ChronoUnit.DAYS.between(due(loan), time(loan, "firstrepaiddate").toLocalDate());
    }

    private static LocalDate due(Map<String, String> loan) {
        return time(loan, "firstduedate").toLocalDate();
    }

    private static LocalDateTime time(Map<String, String> row, String name) {
        return LocalDateTime.parse(text(row, name).substring(0, 19).replace(' ', 'T'));
    }

    private static String text(Map<String, String> row, String name) {
        String cell = row.get(name);
        return cell == null ? "" : cell;
    }

    static double[] joined(double[]... parts) {
        return java.util.Arrays.stream(parts)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }
}
