package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Connections that read, at the same time, what the database held at one moment. */
final class SharedSnapshot implements AutoCloseable {

    /**
     * Who reads the whole book does so in several threads already, the others read few loans: workers of the database would
     * only pass rows on.
     */
    private static final String READING =
            "set transaction isolation level repeatable read read only; set local max_parallel_workers_per_gather = 0";

    private final List<Connection> connections = new ArrayList<>();

    private SharedSnapshot() {}

    static SharedSnapshot over(DataSource database, int connections) throws SQLException {
        SharedSnapshot shared = new SharedSnapshot();
        try {
            for (int i = 0; i < connections; i++) {
                Connection connection = database.getConnection();
                shared.connections.add(connection);
                connection.setAutoCommit(false);
            }
            shared.share();
            return shared;
        } catch (SQLException | RuntimeException e) {
            shared.close();
            throw e;
        }
    }

    private void share() throws SQLException {
        String snapshot = "";
        for (Connection connection : connections) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(READING);
                if (snapshot.isEmpty()) {
                    try (ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
                        row.next();
                        snapshot = row.getString(1);
                    }
                } else {
                    statement.execute("set transaction snapshot '" + snapshot + "'");
                }
            }
        }
    }

    Connection connection(int number) {
        return connections.get(number);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
