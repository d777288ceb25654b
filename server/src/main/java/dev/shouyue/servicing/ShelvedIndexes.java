package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of facts and journal, put aside while many facts come in (about a tenth of what the book holds, or more)
 * and built anew when they are in: that is several times as fast as to grow them row by row. It is all in the load's
 * transaction. It needs the tables to itself until the commit, so it is only done when nobody is at them, and not in a book
 * that facts are posted to one by one: those who post would wait.
 */
public final class ShelvedIndexes {

    private static final String INDEXES = """
            select format('%I.%I', s.nspname, t.relname), format('%I.%I', s.nspname, i.relname),
                   c.conname, pg_get_indexdef(i.oid), quote_ident(c.conname), pg_get_constraintdef(c.oid)
              from pg_index x
              join pg_class i on i.oid = x.indexrelid
              join pg_class t on t.oid = x.indrelid
              join pg_namespace s on s.oid = t.relnamespace
              left join pg_constraint c on c.conindid = i.oid and c.conrelid = t.oid and c.contype in ('p', 'u')
             where t.oid in ('servicing.fact'::regclass, 'servicing.journal'::regclass)
             order by i.oid""";

    private final Connection connection;
    private final List<String> again;

    private ShelvedIndexes(Connection connection, List<String> again) {
        this.connection = connection;
        this.again = again;
    }

    /** None are put aside. */
    public static ShelvedIndexes none(Connection connection) {
        return new ShelvedIndexes(connection, List.of());
    }

    /** Puts the indexes aside if that can be done at once. */
    public static ShelvedIndexes shelve(Connection connection) throws SQLException {
        List<String> again = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (isPostedTo(statement)) {
                return none(connection);
            }
            Savepoint before = connection.setSavepoint();
            try {
                statement.execute("lock table servicing.fact, servicing.journal in access exclusive mode nowait");
                List<String> away = new ArrayList<>();
                try (ResultSet row = statement.executeQuery(INDEXES)) {
                    while (row.next()) {
                        boolean plain = row.getString(3) == null;
                        away.add(
                                plain
                                        ? "drop index " + row.getString(2)
                                        : "alter table " + row.getString(1) + " drop constraint " + row.getString(5));
                        again.add(
                                plain
                                        ? row.getString(4)
                                        : "alter table " + row.getString(1) + " add constraint " + row.getString(5)
                                                + " " + row.getString(6));
                    }
                }
                for (String drop : away) {
                    statement.execute(drop);
                }
                connection.releaseSavepoint(before);
                return new ShelvedIndexes(connection, again);
            } catch (SQLException e) { // somebody is reading, or something else rests on an index
                connection.rollback(before);
                return none(connection);
            }
        }
    }

    private static boolean isPostedTo(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select exists (select from servicing.loan_posting)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Whether any are put aside. */
    public boolean any() {
        return !again.isEmpty();
    }

    /** Builds the indexes that were put aside, checking what they check. */
    public void restore() throws SQLException {
        if (again.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String build : again) {
                statement.execute(build);
            }
            statement.execute("analyze servicing.fact");
            statement.execute("analyze servicing.journal");
        }
    }
}
