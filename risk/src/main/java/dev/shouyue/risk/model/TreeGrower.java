package dev.shouyue.risk.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Grows one tree, always where it gains most. */
final class TreeGrower {

    /** Under so many sums it is not worth the while to divide the work. */
    private static final long WORTH_DIVIDING = 30_000;

    private final Bins[] bins;
    private final double[] gradient;
    private final double[] curvature;
    private final double[] weight;
    private final int[] rows;
    private final int[] columns;
    private final int[] direction;
    private final Boosting.Settings settings;
    private final int[] spare;
    private final double[] rowGradient;
    private final double[] rowCurvature;
    private final List<Node> nodes = new ArrayList<>();

    TreeGrower(
            Bins[] bins,
            double[] gradient,
            double[] curvature,
            double[] weight,
            int[] rows,
            int[] columns,
            int[] direction,
            Boosting.Settings settings) {
        this.bins = bins;
        this.gradient = gradient;
        this.curvature = curvature;
        this.weight = weight;
        this.rows = rows;
        this.columns = columns;
        this.direction = direction;
        this.settings = settings;
        this.spare = new int[rows.length];
        this.rowGradient = new double[rows.length];
        this.rowCurvature = new double[rows.length];
    }

    Tree grow() {
        PriorityQueue<Node> open = new PriorityQueue<>(
                Comparator.comparingDouble((Node node) -> -node.gain()).thenComparingInt(node -> node.number));
        Node root = new Node(0, 0, rows.length, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        nodes.add(root);
        root.sums = histograms(root);
        weigh(root);
        consider(root, open);
        for (int leaves = 1; leaves < settings.leaves() && !open.isEmpty(); leaves++) {
            Node node = open.remove();
            split(node, open);
            node.sums = null;
        }
        return tree();
    }

    /** Sums of gradient, curvature and rows by bin, for each drawn column. */
    private double[][] histograms(Node node) {
        for (int k = node.from; k < node.to; k++) {
            rowGradient[k] = gradient[rows[k]];
            rowCurvature[k] = curvature[rows[k]];
        }
        double[][] sums = new double[columns.length][];
        IntStream each = IntStream.range(0, columns.length);
        if ((long) (node.to - node.from) * columns.length > WORTH_DIVIDING) {
            each = each.parallel();
        }
        each.forEach(c -> sums[c] = histogram(bins[columns[c]], node));
        return sums;
    }

    private double[] histogram(Bins column, Node node) {
        double[] sums = new double[3 * column.size()];
        byte[] bin = column.bin();
        for (int k = node.from; k < node.to; k++) {
            int at = 3 * (bin[rows[k]] & 0xff);
            sums[at] += rowGradient[k];
            sums[at + 1] += rowCurvature[k];
            sums[at + 2]++;
        }
        return sums;
    }

    private void weigh(Node node) {
        for (int k = node.from; k < node.to; k++) {
            node.g += gradient[rows[k]];
            node.h += curvature[rows[k]];
            node.cover += weight[rows[k]];
        }
        node.value = value(node.g, node.h, node);
    }

    private double value(double g, double h, Node within) {
        return Math.max(within.lowest, Math.min(within.highest, -g / (h + settings.l2() + 1e-12)));
    }

    /** What the loss falls by when the rows with these sums are given this value. */
    private double fall(double g, double h, double value) {
        return -(g * value + .5 * (h + settings.l2()) * value * value);
    }

    private void consider(Node node, PriorityQueue<Node> open) {
        if (node.to - node.from < 2 * settings.fewestRows()) {
            return;
        }
        double[][] sums = node.sums();
        for (int c = 0; c < columns.length; c++) {
            search(node, columns[c], sums[c]);
        }
        if (node.best != null) {
            open.add(node);
        }
    }

    private void search(Node node, int column, double[] sums) {
        int last = sums.length / 3 - 1;
        double missingRows = sums[2];
        for (int side = 0; side < (missingRows > 0 ? 2 : 1); side++) {
            double g = side == 1 ? sums[0] : 0;
            double h = side == 1 ? sums[1] : 0;
            double n = side == 1 ? missingRows : 0;
            // with the unknown on the right the last bin may be split from them
            int end = side == 0 && missingRows > 0 ? last : last - 1;
            for (int bin = 1; bin <= end; bin++) {
                g += sums[3 * bin];
                h += sums[3 * bin + 1];
                n += sums[3 * bin + 2];
                if (n >= settings.fewestRows() && node.to - node.from - n >= settings.fewestRows()) {
                    weighSplit(node, new Split(column, bin, side == 1, missingRows == 0, g, h, 0));
                }
            }
        }
    }

    private void weighSplit(Node node, Split split) {
        double left = value(split.g, split.h, node);
        double right = value(node.g - split.g, node.h - split.h, node);
        if (direction[split.column] * (right - left) < 0) {
            return;
        }
        double gain = fall(split.g, split.h, left)
                + fall(node.g - split.g, node.h - split.h, right)
                - fall(node.g, node.h, node.value);
        if (gain > 1e-9 && (node.best == null || gain > node.best.gain)) {
            node.best =
                    new Split(split.column, split.bin, split.missingLeft, split.noneMissing, split.g, split.h, gain);
        }
    }

    private void split(Node node, PriorityQueue<Node> open) {
        Split split = node.split();
        int middle = partition(node, split);
        int toward = direction[split.column];
        double border = (value(split.g, split.h, node) + value(node.g - split.g, node.h - split.h, node)) / 2;
        Node left = new Node(
                nodes.size(), node.from, middle, toward < 0 ? border : node.lowest, toward > 0 ? border : node.highest);
        Node right = new Node(
                nodes.size() + 1,
                middle,
                node.to,
                toward > 0 ? border : node.lowest,
                toward < 0 ? border : node.highest);
        node.left = left;
        node.right = right;
        nodes.add(left);
        nodes.add(right);
        weigh(left);
        weigh(right);
        Node small = left.to - left.from <= right.to - right.from ? left : right;
        Node large = small == left ? right : left;
        small.sums = histograms(small);
        large.sums = difference(node.sums(), small.sums());
        consider(left, open);
        consider(right, open);
    }

    /** The rows that go left before those that go right, in their order. */
    private int partition(Node node, Split split) {
        byte[] bin = bins[split.column].bin();
        int lefts = node.from;
        int rights = 0;
        for (int k = node.from; k < node.to; k++) {
            int b = bin[rows[k]] & 0xff;
            if (b == 0 ? split.missingLeft : b <= split.bin) {
                rows[lefts++] = rows[k];
            } else {
                spare[rights++] = rows[k];
            }
        }
        System.arraycopy(spare, 0, rows, lefts, rights);
        return lefts;
    }

    private static double[][] difference(double[][] all, double[][] part) {
        for (int c = 0; c < all.length; c++) {
            for (int k = 0; k < all[c].length; k++) {
                all[c][k] -= part[c][k];
            }
        }
        return all;
    }

    private Tree tree() {
        int n = nodes.size();
        Tree tree =
                new Tree(new int[n], new double[n], new int[n], new int[n], new int[n], new double[n], new double[n]);
        for (Node node : nodes) {
            int k = node.number;
            tree.value()[k] = settings.rate() * node.value;
            tree.cover()[k] = node.cover;
            Node left = node.left;
            Node right = node.right;
            if (left == null || right == null) {
                tree.feature()[k] = -1;
                continue;
            }
            Split split = node.split();
            double[] cuts = bins[split.column].cuts();
            tree.feature()[k] = split.column;
            tree.threshold()[k] = split.bin <= cuts.length ? cuts[split.bin - 1] : Double.MAX_VALUE;
            tree.missingLeft()[k] = goesLeftUnknown(split, left, right) ? 1 : 0;
            tree.left()[k] = left.number;
            tree.right()[k] = right.number;
        }
        return tree;
    }

    /** Where no row was unknown in training, the unknown goes with the larger side. */
    private static boolean goesLeftUnknown(Split split, Node left, Node right) {
        return split.missingLeft || (split.noneMissing && left.cover >= right.cover);
    }

    private record Split(
            int column, int bin, boolean missingLeft, boolean noneMissing, double g, double h, double gain) {}

    private static final class Node {
        private final int number;
        private final int from;
        private final int to;
        private final double lowest;
        private final double highest;
        private double g;
        private double h;
        private double cover;
        private double value;
        private double @Nullable [][] sums;
        private @Nullable Split best;
        private @Nullable Node left;
        private @Nullable Node right;

        Node(int number, int from, int to, double lowest, double highest) {
            this.number = number;
            this.from = from;
            this.to = to;
            this.lowest = lowest;
            this.highest = highest;
        }

        double gain() {
            return split().gain;
        }

        Split split() {
            if (best == null) {
                throw new IllegalStateException("node " + number + " has no split");
            }
            return best;
        }

        double[][] sums() {
            if (sums == null) {
                throw new IllegalStateException("node " + number + " has no sums");
            }
            return sums;
        }
    }
}
