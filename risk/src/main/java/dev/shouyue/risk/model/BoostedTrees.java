package dev.shouyue.risk.model;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sum of trees, learnt by {@link Boosting}.
 *
 * <p>Contributions are exact Shapley values of the trees (Lundberg et al., "From local explanations to global
 * understanding with explainable AI for trees", Nature Machine Intelligence 2, 2020, algorithm 2): what a column is worth
 * on average over all orders in which the columns could become known, given the cover of the training rows.
 */
public final class BoostedTrees implements Model {

    /** Version of the text form. */
    public static final String FORMAT = "shouyue-boosted-trees/1";

    private final List<String> names;
    private final double base;
    private final Tree[] trees;
    private final Provenance provenance;
    private final double expected;
    private final int depth;

    BoostedTrees(List<String> names, double base, List<Tree> trees, Provenance provenance) {
        this.names = List.copyOf(names);
        this.base = base;
        this.trees = trees.toArray(Tree[]::new);
        this.provenance = provenance;
        double sum = base;
        int deepest = 0;
        for (Tree tree : this.trees) {
            sum += tree.expected(0);
            deepest = Math.max(deepest, tree.depth(0));
        }
        this.expected = sum;
        this.depth = deepest;
    }

    /** The same trees with what was measured of them. */
    public BoostedTrees with(Map<String, Double> figures) {
        return new BoostedTrees(names, base, List.of(trees), provenance.with(figures));
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double logOdds(double[] row) {
        double sum = base;
        for (Tree tree : trees) {
            sum += tree.at(row);
        }
        return sum;
    }

    @Override
    public double[] contributions(double[] row) {
        double[] parts = new double[names.size()];
        TreeReasons reasons = new TreeReasons(depth, row, parts);
        for (Tree tree : trees) {
            reasons.add(tree);
        }
        return parts;
    }

    @Override
    public double expectedLogOdds() {
        return expected;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Number of trees. */
    public int size() {
        return trees.length;
    }

    List<Tree> trees() {
        return List.of(trees);
    }

    double base() {
        return base;
    }

    @Override
    public String toText() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", FORMAT);
        members.put("provenance", provenance.members());
        members.put("columns", names);
        members.put("base", base);
        members.put("trees", trees().stream().map(Tree::members).toList());
        return Json.write(members);
    }

    static BoostedTrees read(Members members) {
        List<String> names = members.texts("columns");
        return new BoostedTrees(
                names,
                members.number("base"),
                members.list("trees").stream()
                        .map(tree -> Tree.read(Members.of(tree, "tree"), names.size()))
                        .toList(),
                Provenance.read(members.object("provenance")));
    }
}
