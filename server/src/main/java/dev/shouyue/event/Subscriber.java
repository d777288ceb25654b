package dev.shouyue.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Who is told what happened, event by event in the order of the log, each at least once. Its position is kept in the
 * database: it goes on where it stopped, also in another process. When it fails it is told the same events again, after a
 * while; nobody else waits for that.
 */
public interface Subscriber extends AutoCloseable {

    /** What its position is kept under; never changes. */
    String name();

    /**
     * Takes events. What is written with {@code connection} is committed together with the position, and so happens
     * exactly once; everything else may happen again, with the same {@link Event#id}. The connection is neither committed
     * nor closed here.
     */
    void receive(Connection connection, List<LoggedEvent> events) throws SQLException, InterruptedException;

    /** Called once, after the last {@link #receive}. */
    @Override
    default void close() {}
}
