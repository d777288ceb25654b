package dev.shouyue.warning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One transaction: all that is written by it becomes true together. */
record Tx(Connection connection, JdbcClient sql) {

    /** What is done in it. */
    @FunctionalInterface
    interface Work<T> {
        T run(Tx tx) throws SQLException;
    }

    /** A transaction that somebody else commits. */
    static Tx on(Connection connection) {
        return new Tx(connection, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    static <T> T in(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T done = work.run(on(connection));
                connection.commit();
                connection.setAutoCommit(true);
                return done;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("warnings cannot be written: " + e.getMessage(), e);
        }
    }

    /** A connection that is lost cannot roll back, and need not: the database does so itself. */
    private static void rollback(Connection connection, Exception why) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }
}
