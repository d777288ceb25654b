package dev.shouyue.risk.hazard;

import java.util.ArrayList;
import java.util.List;

/**
 * The days around a due date on which an unpaid installment may be paid: single days from the due date to a week after,
 * longer stretches outside. Each stretch that an installment enters unpaid is one row to learn from.
 */
final class PersonDays {

    /** Last day of each stretch. */
    private static final int[] END = {-14, -7, -3, -1, 0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 30};

    private static final int LONGEST = 400;

    private PersonDays() {}

    /** One row: the stretch ends on {@code day}, of which {@code exposure} days remain, and was the payment in it? */
    record Row(int course, int day, int exposure, boolean paid) {}

    static List<Row> of(List<Course> courses) {
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < courses.size(); k++) {
            Course course = courses.get(k);
            for (Stretch stretch : after(course.from())) {
                boolean over = course.until() <= stretch.day;
                if (over && !course.paid() && course.until() < stretch.day) {
                    break; // not seen to its end
                }
                rows.add(new Row(k, stretch.day, stretch.exposure, over && course.paid()));
                if (over) {
                    break;
                }
            }
        }
        return rows;
    }

    /** A stretch that lies ahead: its last day, and how many of its days do. */
    record Stretch(int day, int exposure) {}

    static List<Stretch> after(int from) {
        List<Stretch> ahead = new ArrayList<>();
        int before = Math.max(from, -LONGEST);
        for (int end : END) {
            if (end > from) {
                ahead.add(new Stretch(end, end - before));
                before = end;
            }
        }
        return ahead;
    }
}
