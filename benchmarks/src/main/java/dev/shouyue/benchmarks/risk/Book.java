package dev.shouyue.benchmarks.risk;

import dev.shouyue.risk.hazard.Course;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * Installments of a real book, ready to learn from.
 *
 * @param name of the set
 * @param features names
 * @param groups reason that each feature belongs to
 * @param courses one an installment
 * @param borrower of each
 * @param asked when each was asked about; installments asked about later are later in time
 */
record Book(
        String name,
        List<String> features,
        Map<String, String> groups,
        List<Course> courses,
        String[] borrower,
        LocalDateTime[] asked) {

    boolean[] lateOver(int days) {
        boolean[] late = new boolean[courses.size()];
        for (int k = 0; k < late.length; k++) {
            late[k] = courses.get(k).until() > days;
        }
        return late;
    }
}
