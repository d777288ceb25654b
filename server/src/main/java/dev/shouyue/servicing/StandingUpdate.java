package dev.shouyue.servicing;

import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Replaces stored positions in one statement: COPY into a temporary table, one update from there. */
final class StandingUpdate {

    private static final String ASSIGN = Arrays.stream(Standing.COLUMNS.split(",\\s*"))
            .skip(2)
            .map(column -> column + " = s." + column)
            .collect(Collectors.joining(", "));

    private StandingUpdate() {}

    /** Replaces the positions whose rows {@code known} holds; each must be there. */
    static void write(Connection connection, BinaryCopy known) throws SQLException {
        int expected = known.rows();
        if (expected == 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists closing (like servicing.position)"
                    + " on commit delete rows");
            known.into(connection, "closing (" + Standing.COLUMNS + ")");
            // A batch is small and the book is large: its rows are looked up one by one, whatever the planner thinks
            // of a temporary table without statistics.
            statement.execute("set local enable_hashjoin = off");
            statement.execute("set local enable_mergejoin = off");
            int updated = statement.executeUpdate("update servicing.position p set " + ASSIGN
                    + " from closing s where p.borrower_id = s.borrower_id and p.loan_id = s.loan_id");
            if (updated != expected) {
                throw new SQLException("positions of " + expected + " loans were to be replaced, " + updated
                        + " are there; run the close again, or rebuild");
            }
        }
    }
}
