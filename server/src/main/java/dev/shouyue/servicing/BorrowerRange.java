package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Borrowers from {@code first} to {@code last}, both included: a part of the book that a worker reads in one go. */
record BorrowerRange(long first, long last) {

    private static final int PARTS = 16;

    /** The whole book in parts of about the same number of borrowers; empty when the book is. */
    static List<BorrowerRange> split(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select min(borrower_id), max(borrower_id) from servicing.loan")) {
            row.next();
            long first = row.getLong(1);
            long last = row.getLong(2);
            List<BorrowerRange> ranges = new ArrayList<>();
            long size = Math.max((last - first) / PARTS + 1, 1);
            for (long from = first; from <= last && !row.wasNull(); from += size) {
                ranges.add(new BorrowerRange(from, Math.min(from + size - 1, last)));
            }
            return ranges;
        }
    }

    LoanReader.Selection selection() {
        return LoanReader.Selection.ofBorrowers(first, last);
    }

    /** As a condition on the column {@code borrower_id}. */
    String condition() {
        return "borrower_id between " + first + " and " + last;
    }
}
