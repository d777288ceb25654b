package dev.shouyue.risk.model;

/**
 * Shapley values of one tree for one row: walks to every leaf once and keeps, for the columns on the way, the share of
 * orders in which each number of them is known. Polynomial in depth, not exponential.
 */
final class TreeReasons {

    private final double[] row;
    private final double[] parts;
    private final int room;
    // paths of all depths one behind the other: column, share of rows that go on when unknown and when known, weight
    private final int[] column;
    private final double[] unknown;
    private final double[] known;
    private final double[] weight;
    private Tree tree = Tree.NONE;

    /** One tree after the other can be added to the parts; none deeper than {@code depth}. */
    TreeReasons(int depth, double[] row, double[] parts) {
        this.row = row;
        this.parts = parts;
        this.room = depth + 2;
        this.column = new int[room * (room + 1)];
        this.unknown = new double[column.length];
        this.known = new double[column.length];
        this.weight = new double[column.length];
    }

    /** Adds the values of a tree to the parts. */
    void add(Tree one) {
        tree = one;
        if (tree.feature()[0] >= 0) {
            walk(0, 0, 0, 1, 1, -1, 0);
        }
    }

    private void walk(int node, int from, int length, double ifUnknown, double ifKnown, int asked, int level) {
        int path = level * room;
        if (level > 0) {
            copy(from, path, length);
        }
        extend(path, length, ifUnknown, ifKnown, asked);
        int feature = tree.feature()[node];
        if (feature < 0) {
            for (int k = 1; k <= length; k++) {
                double w = sumWithout(path, length, k);
                parts[column[path + k]] += w * (known[path + k] - unknown[path + k]) * tree.value()[node];
            }
            return;
        }
        int hot = tree.next(node, row);
        int cold = hot == tree.left()[node] ? tree.right()[node] : tree.left()[node];
        double both = tree.cover()[tree.left()[node]] + tree.cover()[tree.right()[node]];
        double before = 1;
        double beforeKnown = 1;
        int kept = length;
        for (int k = 1; k <= length; k++) {
            if (column[path + k] == feature) {
                before = unknown[path + k];
                beforeKnown = known[path + k];
                unwind(path, length, k);
                kept--;
                break;
            }
        }
        walk(hot, path, kept + 1, before * tree.cover()[hot] / both, beforeKnown, feature, level + 1);
        walk(cold, path, kept + 1, before * tree.cover()[cold] / both, 0, feature, level + 1);
    }

    private void copy(int from, int to, int length) {
        System.arraycopy(column, from, column, to, length);
        System.arraycopy(unknown, from, unknown, to, length);
        System.arraycopy(known, from, known, to, length);
        System.arraycopy(weight, from, weight, to, length);
    }

    private void extend(int path, int length, double ifUnknown, double ifKnown, int asked) {
        column[path + length] = asked;
        unknown[path + length] = ifUnknown;
        known[path + length] = ifKnown;
        weight[path + length] = length == 0 ? 1 : 0;
        for (int k = length - 1; k >= 0; k--) {
            weight[path + k + 1] += ifKnown * weight[path + k] * (k + 1) / (length + 1);
            weight[path + k] = ifUnknown * weight[path + k] * (length - k) / (length + 1);
        }
    }

    private void unwind(int path, int length, int without) {
        double one = known[path + without];
        double zero = unknown[path + without];
        double next = weight[path + length];
        for (int k = length - 1; k >= 0; k--) {
            if (one != 0) {
                double kept = weight[path + k];
                weight[path + k] = next * (length + 1) / ((k + 1) * one);
                next = kept - weight[path + k] * zero * (length - k) / (length + 1);
            } else {
                weight[path + k] = weight[path + k] * (length + 1) / (zero * (length - k));
            }
        }
        for (int k = without; k < length; k++) {
            column[path + k] = column[path + k + 1];
            unknown[path + k] = unknown[path + k + 1];
            known[path + k] = known[path + k + 1];
        }
    }

    private double sumWithout(int path, int length, int without) {
        double one = known[path + without];
        double zero = unknown[path + without];
        double next = weight[path + length];
        double sum = 0;
        for (int k = length - 1; k >= 0; k--) {
            if (one != 0) {
                double w = next * (length + 1) / ((k + 1) * one);
                sum += w;
                next = weight[path + k] - w * zero * (length - k) / (length + 1);
            } else {
                sum += weight[path + k] * (length + 1) / (zero * (length - k));
            }
        }
        return sum;
    }
}
