package dev.shouyue.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One transaction: all that is written by it becomes true together.
 *
 * @param connection as JDBC has it; committed and closed by whoever opened the transaction
 * @param sql the same connection
 */
public record Tx(Connection connection, JdbcClient sql) {

    /** What is done in it. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Tx tx) throws SQLException;
    }

    /** What is done in it, with nothing to tell. */
    @FunctionalInterface
    public interface Deed {
        void run(Tx tx) throws SQLException;
    }

    /** A transaction that somebody else commits. */
    public static Tx on(Connection connection) {
        return new Tx(connection, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    /**
     * Does {@code work} in a transaction of its own, which is rolled back when it fails.
     *
     * @throws IllegalStateException when the database refuses
     */
    public static <T> T in(DataSource database, Work<T> work) {
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
            throw new IllegalStateException("the database cannot be written: " + e.getMessage(), e);
        }
    }

    /** As {@link #in}, with nothing to tell. */
    public static void run(DataSource database, Deed deed) {
        in(database, tx -> {
            deed.run(tx);
            return true;
        });
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
