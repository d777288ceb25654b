package dev.shouyue.risk.model;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.json.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fitted logistic regression.
 *
 * @param names of the columns, in the order of the coefficients
 * @param constant log-odds where all columns are 0
 * @param coefficients change of the log-odds by one unit of the column
 * @param means of the columns in what it was fitted on; contributions are measured from there
 * @param errors standard errors, that of the constant first
 * @param logLikelihood of what it was fitted on, natural logarithm, without the penalty
 * @param provenance where it comes from
 */
public record LogisticModel(
        List<String> names,
        double constant,
        double[] coefficients,
        double[] means,
        double[] errors,
        double logLikelihood,
        Provenance provenance)
        implements Model {

    /** Version of the text form. */
    public static final String FORMAT = "shouyue-logistic/1";

    /** Refuses lists that are not one number for each column. */
    public LogisticModel {
        checkLength("coefficients", coefficients, names.size());
        checkLength("means", means, names.size());
        checkLength("errors", errors, names.size() + 1);
    }

    private static void checkLength(String field, double[] numbers, int wanted) {
        if (numbers.length != wanted) {
            throw new IllegalArgumentException(
                    "model." + field + " holds " + numbers.length + " numbers; its columns want " + wanted);
        }
    }

    @Override
    public double logOdds(double[] row) {
        double sum = constant;
        for (int c = 0; c < coefficients.length; c++) {
            sum += coefficients[c] * row[c];
        }
        return sum;
    }

    @Override
    public double[] contributions(double[] row) {
        double[] parts = new double[coefficients.length];
        for (int c = 0; c < parts.length; c++) {
            parts[c] = coefficients[c] * (row[c] - means[c]);
        }
        return parts;
    }

    @Override
    public double expectedLogOdds() {
        return logOdds(means);
    }

    @Override
    public String toText() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", FORMAT);
        members.put("provenance", provenance.members());
        members.put("columns", names);
        members.put("constant", constant);
        members.put("coefficients", coefficients);
        members.put("means", means);
        members.put("errors", errors);
        members.put("logLikelihood", logLikelihood);
        return Json.write(members);
    }

    static LogisticModel read(Members members) {
        return new LogisticModel(
                members.texts("columns"),
                members.number("constant"),
                members.numbers("coefficients"),
                members.numbers("means"),
                members.numbers("errors"),
                members.number("logLikelihood"),
                Provenance.read(members.object("provenance")));
    }

    /** Probability of log-odds. */
    static double sigmoid(double logOdds) {
        return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
    }
}
