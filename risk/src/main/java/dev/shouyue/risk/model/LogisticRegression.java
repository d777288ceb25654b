package dev.shouyue.risk.model;

import java.util.Arrays;

/**
 * Learns the log-odds of an outcome as a weighted sum: maximum likelihood by Newton's method (iteratively reweighted
 * least squares), with a penalty on the squared coefficients when asked. The constant is never penalized.
 */
public final class LogisticRegression {

    private static final int STEPS = 100;
    private static final int HALVINGS = 30;

    private LogisticRegression() {}

    /**
     * Fits a model.
     *
     * @param outcome 0 or 1 by row, or a share between
     * @param weight of each row, not negative
     * @param l2 adds {@code l2 / 2} times the sum of the squared coefficients, each in units of its column's standard
     *     deviation, to the negative log-likelihood; 0 for none
     * @throws IllegalArgumentException when a value is missing, or columns depend on each other and nothing is
     *     penalized
     */
    public static LogisticModel fit(Table table, double[] outcome, double[] weight, double l2, Provenance provenance) {
        int width = table.names().size() + 1;
        double[][] x = new double[width][];
        x[0] = new double[table.size()];
        Arrays.fill(x[0], 1);
        double[] penalty = new double[width];
        double[] mean = new double[width - 1];
        for (int c = 1; c < width; c++) {
            x[c] = table.column(c - 1);
            double[] moments = moments(x[c], weight, table.names().get(c - 1));
            mean[c - 1] = moments[0];
            penalty[c] = moments[1] > 0 ? l2 * moments[1] : l2; // a column that never changes stays at 0
        }
        double[] beta = new double[width];
        double best = objective(x, outcome, weight, beta, penalty);
        double[][] information = new double[0][];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[width];
            information = derivatives(x, outcome, weight, beta, penalty, gradient);
            double[] move = Cholesky.solve(information, gradient);
            double length = 1;
            double[] next = beta;
            double reached = best;
            for (int half = 0; half < HALVINGS; half++, length /= 2) {
                next = beta.clone();
                for (int c = 0; c < width; c++) {
                    next[c] += length * move[c];
                }
                reached = objective(x, outcome, weight, next, penalty);
                if (reached >= best - 1e-12 * Math.abs(best)) {
                    break;
                }
            }
            double gained = reached - best;
            beta = next;
            best = reached;
            if (Math.abs(gained) <= 1e-14 * (1 + Math.abs(best)) && largest(move) < 1e-10) {
                break;
            }
        }
        return new LogisticModel(
                table.names(),
                beta[0],
                Arrays.copyOfRange(beta, 1, width),
                mean,
                Cholesky.rootsOfInverseDiagonal(information),
                objective(x, outcome, weight, beta, new double[width]),
                provenance);
    }

    /** Every row counts once. */
    public static double[] once(int rows) {
        double[] weight = new double[rows];
        Arrays.fill(weight, 1);
        return weight;
    }

    /** Mean and variance. */
    private static double[] moments(double[] column, double[] weight, String name) {
        double sum = 0;
        double all = 0;
        for (int k = 0; k < column.length; k++) {
            if (!Double.isFinite(column[k])) {
                throw new IllegalArgumentException(
                        "column " + name + ", row " + k + ": logistic regression has no place for a missing value");
            }
            sum += weight[k] * column[k];
            all += weight[k];
        }
        double mean = sum / all;
        double squares = 0;
        for (int k = 0; k < column.length; k++) {
            squares += weight[k] * (column[k] - mean) * (column[k] - mean);
        }
        return new double[] {mean, squares / all};
    }

    private static double[][] derivatives(
            double[][] x, double[] y, double[] weight, double[] beta, double[] penalty, double[] gradient) {
        int width = x.length;
        double[][] information = new double[width][width];
        double[] row = new double[width];
        for (int k = 0; k < y.length; k++) {
            double eta = 0;
            for (int c = 0; c < width; c++) {
                row[c] = x[c][k];
                eta += beta[c] * row[c];
            }
            double p = LogisticModel.sigmoid(eta);
            double w = weight[k] * p * (1 - p);
            double miss = weight[k] * (y[k] - p);
            for (int c = 0; c < width; c++) {
                gradient[c] += miss * row[c];
                double wx = w * row[c];
                for (int d = 0; d <= c; d++) {
                    information[c][d] += wx * row[d];
                }
            }
        }
        for (int c = 0; c < width; c++) {
            gradient[c] -= penalty[c] * beta[c];
            information[c][c] += penalty[c];
        }
        return information;
    }

    private static double objective(double[][] x, double[] y, double[] weight, double[] beta, double[] penalty) {
        double sum = 0;
        for (int k = 0; k < y.length; k++) {
            double eta = 0;
            for (int c = 0; c < beta.length; c++) {
                eta += beta[c] * x[c][k];
            }
            // y * eta - ln(1 + e^eta), without overflow
            sum += weight[k] * (y[k] * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta))));
        }
        for (int c = 0; c < beta.length; c++) {
            sum -= penalty[c] * beta[c] * beta[c] / 2;
        }
        return sum;
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
