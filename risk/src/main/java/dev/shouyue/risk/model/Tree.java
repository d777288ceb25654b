package dev.shouyue.risk.model;

import dev.shouyue.risk.json.Members;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One regression tree, as arrays by node; node 0 is the root, and a node comes after its parent.
 *
 * @param feature column that the node asks for, -1 at a leaf
 * @param threshold up to and including which a value goes left
 * @param missingLeft 1 when a value that is not known goes left
 * @param left next node
 * @param right next node
 * @param value what a leaf adds to the log-odds; at other nodes what it would add if the tree ended there
 * @param cover weight of the rows that came through in training
 */
record Tree(
        int[] feature, double[] threshold, int[] missingLeft, int[] left, int[] right, double[] value, double[] cover) {

    /** A leaf that adds nothing. */
    static final Tree NONE = new Tree(
            new int[] {-1}, new double[1], new int[1], new int[1], new int[1], new double[1], new double[] {1});

    double at(double[] row) {
        int node = 0;
        while (feature[node] >= 0) {
            node = next(node, row);
        }
        return value[node];
    }

    int next(int node, double[] row) {
        double asked = row[feature[node]];
        boolean goesLeft = Double.isNaN(asked) ? missingLeft[node] == 1 : asked <= threshold[node];
        return goesLeft ? left[node] : right[node];
    }

    /** Mean of the leaves by cover: what is expected of a row of which nothing is known. */
    double expected(int node) {
        if (feature[node] < 0) {
            return value[node];
        }
        double l = cover[left[node]];
        double r = cover[right[node]];
        return (l * expected(left[node]) + r * expected(right[node])) / (l + r);
    }

    int depth(int node) {
        return feature[node] < 0 ? 0 : 1 + Math.max(depth(left[node]), depth(right[node]));
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("feature", numbers(feature));
        members.put("threshold", threshold);
        members.put("missingLeft", numbers(missingLeft));
        members.put("left", numbers(left));
        members.put("right", numbers(right));
        members.put("value", value);
        members.put("cover", cover);
        return members;
    }

    static Tree read(Members members, int columns) {
        Tree tree = new Tree(
                members.integers("feature"),
                members.numbers("threshold"),
                members.integers("missingLeft"),
                members.integers("left"),
                members.integers("right"),
                members.numbers("value"),
                members.numbers("cover"));
        tree.check(columns);
        return tree;
    }

    /** A text from elsewhere must not send a row in a circle or out of the arrays. */
    private void check(int columns) {
        int nodes = feature.length;
        boolean even = nodes > 0
                && threshold.length == nodes
                && missingLeft.length == nodes
                && left.length == nodes
                && right.length == nodes
                && value.length == nodes
                && cover.length == nodes;
        if (!even) {
            throw new IllegalArgumentException("a tree whose lists are not of one length");
        }
        for (int node = 0; node < nodes; node++) {
            boolean leaf = feature[node] < 0;
            boolean sound = leaf
                    || (feature[node] < columns
                            && left[node] > node
                            && left[node] < nodes
                            && right[node] > node
                            && right[node] < nodes);
            if (!sound) {
                throw new IllegalArgumentException("a tree whose node " + node + " leads nowhere");
            }
        }
    }

    private static double[] numbers(int[] integers) {
        double[] numbers = new double[integers.length];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = integers[k];
        }
        return numbers;
    }
}
