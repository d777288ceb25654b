package dev.shouyue.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static final String[] IDS =
            IntStream.range(0, 10_000).mapToObj(k -> "c" + k % 2500).toArray(String[]::new);

    @Test
    void a_customer_is_in_one_fold_and_the_folds_are_of_a_size() {
        int[] fold = Folds.byGroup(IDS, 5, 1);
        for (int row = 0; row < IDS.length; row++) {
            assertThat(fold[row]).isEqualTo(fold[row % 2500]);
        }
        for (int k = 0; k < 5; k++) {
            assertThat(Folds.rows(fold, k, true).length).isBetween(1700, 2300);
            assertThat(Folds.rows(fold, k, true).length + Folds.rows(fold, k, false).length)
                    .isEqualTo(IDS.length);
        }
    }

    /** Written down once: whoever changes the rule changes every figure that was measured by it. */
    @Test
    void the_rule_is_the_one_that_the_figures_were_measured_by() {
        assertThat(Folds.byGroup(new String[] {"a", "b", "c", "d", "e", "f", "g", "h"}, 5, 1))
                .containsExactly(2, 1, 1, 0, 1, 3, 0, 3);
    }

    @Test
    void stratified_folds_hold_the_same_share_of_bad() {
        boolean[] bad = new boolean[IDS.length];
        String[] id = new String[IDS.length];
        for (int k = 0; k < bad.length; k++) {
            bad[k] = k % 10 == 0;
            id[k] = "r" + k;
        }
        int[] fold = Folds.stratified(id, bad, 5, 7);
        for (int k = 0; k < 5; k++) {
            int[] rows = Folds.rows(fold, k, true);
            assertThat(rows).hasSize(2000);
            assertThat(IntStream.of(rows).filter(row -> bad[row]).count()).isEqualTo(200);
        }
    }
}
