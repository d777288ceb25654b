package dev.shouyue.event;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Where events are published: in the transaction that made them true, so that there is never one without the other. Events
 * of one borrower are delivered in the order in which they were published, where their transactions followed one another.
 */
public final class Outbox {

    private static final String INSERT = """
            insert into event.outbox (borrower_id, event_id, type, subject, time, data)
            select borrower, id, type, subject, timestamptz 'epoch' + micros * interval '1 microsecond', data::json
              from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                   with ordinality as e (borrower, id, type, subject, micros, data, place)
             order by place
            """;

    private volatile Runnable wake = () -> {};

    Outbox() {}

    /**
     * Writes events into the transaction of {@code connection}, in the order of the list.
     *
     * @throws IllegalStateException when there is no transaction that they could be part of
     */
    public void publish(Connection connection, List<Event> events) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("events are published in the transaction that made them true");
        }
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "bigint", events, Event::borrowerId));
            insert.setArray(2, array(connection, "uuid", events, Event::id));
            insert.setArray(3, array(connection, "text", events, Event::type));
            insert.setArray(4, array(connection, "text", events, Event::subject));
            insert.setArray(5, array(connection, "bigint", events, Outbox::micros));
            insert.setArray(6, array(connection, "text", events, Event::data));
            insert.executeUpdate();
        }
    }

    /** Has what was committed delivered at once; without it, it is found within half a second. */
    public void committed() {
        wake.run();
    }

    void whenCommitted(Runnable work) {
        wake = work;
    }

    private static Array array(Connection connection, String type, List<Event> events, Function<Event, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(part).toArray());
    }

    private static long micros(Event event) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, event.time());
    }
}
