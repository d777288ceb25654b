package dev.shouyue.risk.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.RealData;
import dev.shouyue.risk.feature.Ahead;
import dev.shouyue.risk.feature.Habit;
import dev.shouyue.risk.feature.Trace;
import dev.shouyue.risk.measure.Calibration;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.measure.Folds;
import dev.shouyue.risk.measure.Ranking;
import dev.shouyue.risk.model.Boosting;
import dev.shouyue.risk.model.LogisticRegression;
import dev.shouyue.risk.model.Model;
import dev.shouyue.risk.model.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One fold of real loans with small models; the whole protocol is a program of the benchmarks. */
class RealLoansTest {

    private static final List<String> NAMES = names();
    private static final Boosting.Settings SMALL = new Boosting.Settings(60, .1, 8, 60, 10, .8, .5, 32, Map.of(), 1);

    private final List<Map<String, String>> loans = RealData.rows("superlender-nigeria/prevloans_dev.csv.gz");
    private final List<Course> courses = courses();
    private final String[] borrower =
            loans.stream().map(loan -> loan.getOrDefault("customerid", "")).toArray(String[]::new);
    private final int[] fold = Folds.byGroup(borrower, 5, 1);
    private final int[] in = Folds.rows(fold, 0, false);
    private final int[] out = Folds.rows(fold, 0, true);

    @Test
    void who_will_be_late_is_ranked_about_as_well_as_is_known_to_be_possible() {
        HazardModel model = HazardModel.fit(
                NAMES,
                Map.of(),
                IntStream.of(in).mapToObj(courses::get).toList(),
                IntStream.of(in).mapToObj(row -> borrower[row]).toArray(String[]::new),
                new HazardModel.Learner.Trees(SMALL),
                HazardModel.Calibration.PLATT,
                "real loans");
        double[][] late = new double[4][out.length];
        for (int k = 0; k < out.length; k++) {
            Course course = courses.get(out[k]);
            double[] given = model.late(course.features(), course.from());
            for (int h = 0; h < 4; h++) {
                late[h][k] = given[h];
            }
        }
        for (int h = 0; h < 3; h++) {
            boolean[] bad = lateOver(Forecast.HORIZONS[h], out);
            double auc = Ranking.of(late[h], bad).auc();
            assertThat(auc).as("more than %d days", Forecast.HORIZONS[h]).isBetween(.63, .76);
            assertThat(Calibration.of(late[h], bad).decileGap()).isLessThan(.03);
        }
        assertThat(Ranking.of(late[2], lateOver(7, out)).captureAt(.1)).isGreaterThan(.2);
    }

    /** Were something of the outcome in the features, labels without meaning would be learnt all the same. */
    @Test
    void labels_without_meaning_teach_nothing() {
        Table table = Table.ofRows(NAMES, courses.stream().map(Course::features).toList());
        Chance chance = new Chance(3);
        double sum = 0;
        int times = 4;
        for (int time = 0; time < times; time++) {
            int[] order = IntStream.range(0, courses.size()).toArray();
            chance.shuffle(order);
            double[] outcome = new double[order.length];
            for (int k = 0; k < order.length; k++) {
                outcome[k] = courses.get(order[k]).until() > 0 ? 1 : 0;
            }
            Model model = Boosting.fit(
                    table.rows(in), Table.take(outcome, in), LogisticRegression.once(in.length), SMALL, "shuffled");
            double[] score = IntStream.of(out)
                    .mapToDouble(row -> model.logOdds(table.row(row)))
                    .toArray();
            boolean[] bad = new boolean[out.length];
            for (int k = 0; k < bad.length; k++) {
                bad[k] = outcome[out[k]] == 1;
            }
            sum += Ranking.of(score, bad).auc();
        }
        assertThat(sum / times).isEqualTo(.5, within(.025)); // one fold of four draws; the program asks for .01
    }

    private boolean[] lateOver(int days, int[] rows) {
        boolean[] late = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            late[k] = courses.get(rows[k]).until() > days;
        }
        return late;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Habit.NAMES);
        names.addAll(Ahead.NAMES);
        return names;
    }

    private List<Course> courses() {
        Map<String, List<Trace>> traces = new HashMap<>();
        for (Map<String, String> loan : loans) {
            String id = loan.getOrDefault("systemloanid", "");
            LocalDateTime paid = time(loan, "firstrepaiddate");
            LocalDateTime closed = time(loan, "closeddate");
            traces.computeIfAbsent(loan.getOrDefault("customerid", ""), any -> new ArrayList<>())
                    .addAll(List.of(
                            taken(loan),
                            new Trace.InstallmentAgreed(id, 1, due(loan), 0, time(loan, "approveddate")),
                            new Trace.InstallmentPaid(id, 1, paid, paid),
                            new Trace.LoanClosed(id, closed, closed)));
        }
        List<Course> all = new ArrayList<>();
        for (Map<String, String> loan : loans) {
            LocalDateTime asked = time(loan, "approveddate");
            double[] habit = Habit.asOf(
                            traces.getOrDefault(loan.getOrDefault("customerid", ""), List.of()), asked.minusSeconds(1))
                    .numbers();
            double[] ahead = Ahead.numbers(taken(loan), due(loan));
            double[] features = Arrays.copyOf(habit, habit.length + ahead.length);
            System.arraycopy(ahead, 0, features, habit.length, ahead.length);
            int from = (int) ChronoUnit.DAYS.between(due(loan), asked.toLocalDate());
            int until = (int) ChronoUnit.DAYS.between(
                    due(loan), time(loan, "firstrepaiddate").toLocalDate());
            all.add(new Course(features, Math.min(from, until) - 1, until, true));
        }
        return all;
    }

    private static Trace.LoanTaken taken(Map<String, String> loan) {
        double amount = Double.parseDouble(loan.getOrDefault("loanamount", ""));
        return new Trace.LoanTaken(
                loan.getOrDefault("systemloanid", ""),
                time(loan, "approveddate"),
                time(loan, "approveddate"),
                amount,
                Double.parseDouble(loan.getOrDefault("totaldue", "")) - amount,
                Integer.parseInt(loan.getOrDefault("termdays", "")),
                !loan.getOrDefault("referredby", "").isEmpty());
    }

    private static LocalDate due(Map<String, String> loan) {
        return time(loan, "firstduedate").toLocalDate();
    }

    private static LocalDateTime time(Map<String, String> row, String name) {
        return LocalDateTime.parse(row.getOrDefault(name, "").substring(0, 19).replace(' ', 'T'));
    }
}
