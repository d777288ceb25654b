package dev.shouyue.risk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.measure.Chance;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeReasonsTest {

    private static final int WIDTH = 6;
    private static final int ROWS = 3000;

    private final Table table;
    private final BoostedTrees model;

    TreeReasonsTest() {
        Chance chance = new Chance(8);
        double[][] columns = new double[WIDTH][ROWS];
        double[] outcome = new double[ROWS];
        for (int k = 0; k < ROWS; k++) {
            for (double[] column : columns) {
                column[k] = chance.share() < .1 ? Double.NaN : chance.share();
            }
            double push = columns[0][k] > .5 ^ columns[1][k] > .5 ? 1.5 : -1.5;
            outcome[k] = chance.share() < 1 / (1 + Math.exp(-push - (columns[2][k] > .3 ? 1 : 0))) ? 1 : 0;
        }
        table = Table.of(IntStream.range(0, WIDTH).mapToObj(c -> "c" + c).toList(), columns);
        model = Boosting.fit(
                table,
                outcome,
                LogisticRegression.once(ROWS),
                new Boosting.Settings(40, .2, 16, 10, 1, 1, 1, 32, Map.of(), 3),
                "made by formula");
    }

    @Test
    void the_reasons_add_up_to_the_score() {
        for (int k = 0; k < 500; k++) {
            double sum = model.expectedLogOdds();
            for (double part : model.contributions(table.row(k))) {
                sum += part;
            }
            assertThat(sum).isEqualTo(model.logOdds(table.row(k)), within(1e-9));
        }
    }

    /** The definition itself, over all 64 sets of known columns: slow, short and plainly right. */
    @Test
    void the_reasons_are_those_of_the_definition() {
        for (int k = 0; k < 10; k++) {
            double[] row = table.row(k);
            double[] parts = model.contributions(row);
            for (int c = 0; c < WIDTH; c++) {
                assertThat(parts[c]).isEqualTo(byDefinition(row, c), within(1e-9));
            }
        }
    }

    @Test
    void a_column_that_no_tree_asks_for_has_no_part() {
        BoostedTrees one = Boosting.fit(
                Table.of(List.of("flat", "x"), new double[][] {{1, 1, 1, 1}, {1, 2, 3, 4}}),
                new double[] {0, 0, 1, 1},
                LogisticRegression.once(4),
                new Boosting.Settings(3, 1, 2, 1, 1, 1, 1, 8, Map.of(), 0),
                "by hand");
        assertThat(one.contributions(new double[] {1, 4})[0]).isZero();
        assertThat(one.contributions(new double[] {1, 4})[1]).isPositive();
    }

    private double byDefinition(double[] row, int column) {
        double value = 0;
        for (int set = 0; set < 1 << WIDTH; set++) {
            if ((set >> column & 1) == 0) {
                int size = Integer.bitCount(set);
                double weight = factorial(size) * factorial(WIDTH - size - 1) / factorial(WIDTH);
                value += weight * (worth(row, set | 1 << column) - worth(row, set));
            }
        }
        return value;
    }

    private double worth(double[] row, int known) {
        double sum = 0;
        for (Tree tree : model.trees()) {
            sum += worth(tree, 0, row, known);
        }
        return sum;
    }

    private static double worth(Tree tree, int node, double[] row, int known) {
        int feature = tree.feature()[node];
        if (feature < 0) {
            return tree.value()[node];
        }
        if ((known >> feature & 1) == 1) {
            return worth(tree, tree.next(node, row), row, known);
        }
        double left = tree.cover()[tree.left()[node]];
        double right = tree.cover()[tree.right()[node]];
        return (left * worth(tree, tree.left()[node], row, known) + right * worth(tree, tree.right()[node], row, known))
                / (left + right);
    }

    private static double factorial(int n) {
        double product = 1;
        for (int k = 2; k <= n; k++) {
            product *= k;
        }
        return product;
    }
}
