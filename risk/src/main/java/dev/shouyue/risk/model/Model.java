package dev.shouyue.risk.model;

import dev.shouyue.risk.json.Members;
import java.util.List;

/** A model that gives the probability of an outcome, and says which column moved it by how much. It is plain data. */
public sealed interface Model permits LogisticModel, BoostedTrees {

    /** Columns that a row must have, in this order. */
    List<String> names();

    /** Natural logarithm of the odds of the outcome; {@code NaN} in a row is a value that is not known. */
    double logOdds(double[] row);

    /** Probability of the outcome. */
    default double probability(double[] row) {
        return LogisticModel.sigmoid(logOdds(row));
    }

    /** What each column adds to {@link #expectedLogOdds()}; the sum of all is {@link #logOdds}. */
    double[] contributions(double[] row);

    /** Where contributions are measured from: the log-odds expected of the rows it was fitted on. */
    double expectedLogOdds();

    /** Where it comes from. */
    Provenance provenance();

    /** Readable text that {@link #read} gives the same model of. */
    String toText();

    /**
     * Reads a model of any kind.
     *
     * @throws IllegalArgumentException when the text is no model, or of a version that is not known
     */
    static Model read(String text) {
        return read(Members.read(text, "model"));
    }

    /** A model that is a part of another text. */
    static Model read(Members members) {
        String format = members.text("format");
        return switch (format) {
            case LogisticModel.FORMAT -> LogisticModel.read(members);
            case BoostedTrees.FORMAT -> BoostedTrees.read(members);
            default ->
                throw new IllegalArgumentException("model.format '" + format + "' is not known; known are "
                        + LogisticModel.FORMAT + " and " + BoostedTrees.FORMAT);
        };
    }
}
