package dev.shouyue.risk.model;

import java.util.List;

/**
 * Numbers by named column and row, for models to learn from. {@code NaN} is a value that is not known. The arrays are
 * the caller's and are not copied: tables are large, and nobody here writes into them.
 */
public final class Table {

    private final List<String> names;
    private final double[][] columns;
    private final int rows;

    private Table(List<String> names, double[][] columns, int rows) {
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * A table of columns.
     *
     * @throws IllegalArgumentException when names and columns differ in number, or columns in length
     */
    public static Table of(List<String> names, double[][] columns) {
        if (names.size() != columns.length || columns.length == 0) {
            throw new IllegalArgumentException(names.size() + " names for " + columns.length + " columns");
        }
        for (int c = 0; c < columns.length; c++) {
            if (columns[c].length != columns[0].length) {
                throw new IllegalArgumentException("column " + names.get(c) + " has " + columns[c].length
                        + " rows, the first has " + columns[0].length);
            }
        }
        return new Table(List.copyOf(names), columns, columns[0].length);
    }

    /** A table of rows. */
    public static Table ofRows(List<String> names, List<double[]> rows) {
        double[][] columns = new double[names.size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][row] = rows.get(row)[c];
            }
        }
        return of(names, columns);
    }

    /** Only these rows, in this order; a row may be there more than once. */
    public Table rows(int[] which) {
        double[][] taken = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            taken[c] = take(columns[c], which);
        }
        return new Table(names, taken, which.length);
    }

    /** One row. */
    public double[] row(int row) {
        double[] values = new double[columns.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = columns[c][row];
        }
        return values;
    }

    /** The values of these rows. */
    public static double[] take(double[] values, int[] which) {
        double[] taken = new double[which.length];
        for (int k = 0; k < which.length; k++) {
            taken[k] = values[which[k]];
        }
        return taken;
    }

    /** Names of the columns. */
    public List<String> names() {
        return names;
    }

    /** Number of rows. */
    public int size() {
        return rows;
    }

    double[] column(int column) {
        return columns[column];
    }
}
