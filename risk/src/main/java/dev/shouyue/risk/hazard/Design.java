package dev.shouyue.risk.hazard;

import dev.shouyue.risk.json.Members;
import dev.shouyue.risk.model.Spline;
import dev.shouyue.risk.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The row of a person-day that the learner sees. Trees get the features, the day, the days that remain of the stretch, and
 * the day of asking: what was seen on the eve says more of the days after it than what was seen a week before.
 * A logistic regression gets, besides, the day as a spline with a step on the due date, every feature once more for the
 * days after it, and its own column for a feature that is not known.
 *
 * @param names of the features
 * @param fill what stands for a feature that is not known, or nothing when the learner takes gaps
 * @param scale what a feature is divided by after the fill was taken off
 * @param asked whether the day of asking is a column; trees that were learnt before there was one do without
 */
record Design(List<String> names, double[] fill, double[] scale, boolean asked) {

    private static final Spline DAY = new Spline(new double[] {-12, -4, -1, 2, 6, 20});

    /** Refuses fills or scales that are not one for each feature, or none at all. */
    Design {
        if (fill.length != 0 && fill.length != names.size()) {
            throw new IllegalArgumentException(
                    "hazard.design.fill holds " + fill.length + " numbers for " + names.size() + " features");
        }
        if (scale.length != fill.length) {
            throw new IllegalArgumentException(
                    "hazard.design.scale holds " + scale.length + " numbers where fill holds " + fill.length);
        }
        for (int c = 0; c < scale.length; c++) {
            if (!(scale[c] > 0)) {
                throw new IllegalArgumentException("hazard.design.scale[" + c + "] is " + scale[c] + ", not above 0");
            }
        }
    }

    /** For trees. */
    static Design ofTrees(List<String> names) {
        return new Design(names, new double[0], new double[0], true);
    }

    /** For a regression, by medians and spreads of what is known. */
    static Design ofRegression(List<String> names, List<Course> courses) {
        double[] fill = new double[names.size()];
        double[] scale = new double[names.size()];
        for (int c = 0; c < fill.length; c++) {
            int column = c;
            double[] known = courses.stream()
                    .mapToDouble(course -> course.features()[column])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            fill[c] = known.length == 0 ? 0 : known[known.length / 2];
            double spread = known.length == 0 ? 0 : known[known.length * 9 / 10] - known[known.length / 10];
            scale[c] = spread > 0 ? spread : 1;
        }
        return new Design(names, fill, scale, false);
    }

    boolean isForTrees() {
        return fill.length == 0;
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(names);
        if (isForTrees()) {
            columns.add("day");
            columns.add("exposure");
            if (asked) {
                columns.add("asked");
            }
            return columns;
        }
        names.forEach(name -> columns.add(name + ".unknown"));
        names.forEach(name -> columns.add(name + ".late"));
        for (int k = 0; k < DAY.width(); k++) {
            columns.add("day." + k);
        }
        columns.addAll(List.of("day.due", "day.after", "exposure"));
        return columns;
    }

    /** The feature that a column tells of, or -1 when it tells of the day. */
    int featureOf(int column) {
        int width = names.size();
        if (isForTrees()) {
            return column < width ? column : -1;
        }
        return column < 3 * width ? column % width : -1;
    }

    /** @param from days from the due date to the day of asking, negative before it */
    double[] row(double[] features, int from, int day, int exposure) {
        int width = names.size();
        if (isForTrees()) {
            double[] row = Arrays.copyOf(features, asked ? width + 3 : width + 2);
            row[width] = day;
            row[width + 1] = exposure;
            if (asked) {
                row[width + 2] = from;
            }
            return row;
        }
        double[] row = new double[3 * width + DAY.width() + 3];
        for (int c = 0; c < width; c++) {
            boolean unknown = Double.isNaN(features[c]);
            double value = unknown ? 0 : Math.clamp((features[c] - fill[c]) / scale[c], -3, 3);
            row[c] = value;
            row[width + c] = unknown ? 1 : 0;
            row[2 * width + c] = day > 0 ? value : 0;
        }
        double[] curve = DAY.basis(Math.max(day, -20));
        System.arraycopy(curve, 0, row, 3 * width, curve.length);
        row[3 * width + curve.length] = day == 0 ? 1 : 0;
        row[3 * width + curve.length + 1] = day > 0 ? 1 : 0;
        row[3 * width + curve.length + 2] = Math.log(exposure);
        return row;
    }

    Table table(List<Course> courses, List<PersonDays.Row> rows) {
        List<String> columns = columns();
        double[][] values = new double[columns.size()][rows.size()];
        for (int k = 0; k < rows.size(); k++) {
            PersonDays.Row each = rows.get(k);
            Course course = courses.get(each.course());
            double[] row = row(course.features(), course.from(), each.day(), each.exposure());
            for (int c = 0; c < row.length; c++) {
                values[c][k] = row[c];
            }
        }
        return Table.of(columns, values);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("features", names);
        members.put("fill", fill);
        members.put("scale", scale);
        if (asked) {
            members.put("asked", true);
        }
        return members;
    }

    static Design read(Members members) {
        boolean asked = Boolean.TRUE.equals(members.all().get("asked"));
        return new Design(members.texts("features"), members.numbers("fill"), members.numbers("scale"), asked);
    }
}
