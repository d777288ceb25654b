package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.measure.Folds;
import dev.shouyue.risk.model.BoostedTrees;
import dev.shouyue.risk.model.Boosting;
import dev.shouyue.risk.model.LogisticRegression;
import dev.shouyue.risk.model.Table;
import java.util.stream.IntStream;

/** Probabilities of rows by models that had not seen them. */
final class HeldOut {

    static final int FOLDS = 5;
    static final int[] HORIZONS = {0, 3, 7};

    private HeldOut() {}

    /** By horizon and row, of the model of the hazard. */
    static double[][] hazard(Book book, int[] fold, HazardModel.Learner learner, HazardModel.Calibration calibration) {
        double[][] late = new double[HORIZONS.length][book.courses().size()];
        for (int k = 0; k < FOLDS; k++) {
            HazardModel model = fit(book, Folds.rows(fold, k, false), learner, calibration);
            for (int row : Folds.rows(fold, k, true)) {
                Course course = book.courses().get(row);
                double[] given = model.late(course.features(), course.from());
                for (int h = 0; h < HORIZONS.length; h++) {
                    late[h][row] = given[h];
                }
            }
        }
        return late;
    }

    /** Chance to be more than 7 days late, by day of asking and row, of what is unpaid at the end of that day. */
    static double[][] hazardAt(Book book, int[] fold, HazardModel.Learner learner, int[] days) {
        double[][] late = new double[days.length][book.courses().size()];
        for (int k = 0; k < FOLDS; k++) {
            HazardModel model = fit(book, Folds.rows(fold, k, false), learner, HazardModel.Calibration.NONE);
            for (int row : Folds.rows(fold, k, true)) {
                Course course = book.courses().get(row);
                for (int day = 0; day < days.length; day++) {
                    late[day][row] = model.late(course.features(), Math.max(course.from(), days[day]))[2];
                }
            }
        }
        return late;
    }

    static HazardModel fit(Book book, int[] rows, HazardModel.Learner learner, HazardModel.Calibration calibration) {
        return HazardModel.fit(
                book.features(),
                book.groups(),
                IntStream.of(rows).mapToObj(book.courses()::get).toList(),
                IntStream.of(rows).mapToObj(row -> book.borrower()[row]).toArray(String[]::new),
                learner,
                calibration,
                book.name());
    }

    /** By row, of trees that were learnt for one target alone. */
    static double[] direct(Table table, boolean[] bad, int[] fold, Boosting.Settings settings) {
        double[] outcome = new double[bad.length];
        for (int k = 0; k < bad.length; k++) {
            outcome[k] = bad[k] ? 1 : 0;
        }
        double[] probability = new double[bad.length];
        for (int k = 0; k < FOLDS; k++) {
            int[] in = Folds.rows(fold, k, false);
            BoostedTrees model = Boosting.fit(
                    table.rows(in), Table.take(outcome, in), LogisticRegression.once(in.length), settings, "fold");
            for (int row : Folds.rows(fold, k, true)) {
                probability[row] = model.probability(table.row(row));
            }
        }
        return probability;
    }

    static Table table(Book book) {
        return Table.ofRows(
                book.features(), book.courses().stream().map(Course::features).toList());
    }
}
