package dev.shouyue.risk.model;

/** Solves with a symmetric positive definite matrix, of which only the lower triangle is read. */
final class Cholesky {

    private static final double SMALLEST = 1e-12;

    private Cholesky() {}

    static double[] solve(double[][] matrix, double[] right) {
        return backward(factor(matrix), forward(factor(matrix), right));
    }

    /** Square roots of the diagonal of the inverse: standard errors, when the matrix is an information matrix. */
    static double[] rootsOfInverseDiagonal(double[][] matrix) {
        double[][] factor = factor(matrix);
        double[] roots = new double[matrix.length];
        for (int k = 0; k < roots.length; k++) {
            double[] unit = new double[matrix.length];
            unit[k] = 1;
            roots[k] = Math.sqrt(backward(factor, forward(factor, unit))[k]);
        }
        return roots;
    }

    private static double[][] factor(double[][] matrix) {
        int n = matrix.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    if (!(sum > SMALLEST * matrix[i][i])) {
                        throw new IllegalArgumentException("column " + i
                                + " (0 is the constant) follows from the others: leave it out, or penalize");
                    }
                    l[i][i] = Math.sqrt(sum);
                } else {
                    l[i][j] = sum / l[j][j];
                }
            }
        }
        return l;
    }

    private static double[] forward(double[][] l, double[] right) {
        double[] y = right.clone();
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < i; k++) {
                y[i] -= l[i][k] * y[k];
            }
            y[i] /= l[i][i];
        }
        return y;
    }

    private static double[] backward(double[][] l, double[] y) {
        double[] x = y.clone();
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
        return x;
    }
}
