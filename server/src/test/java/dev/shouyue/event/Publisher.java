package dev.shouyue.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** Publishes events as a module does: in a transaction. */
final class Publisher {

    static final String TYPE = "dev.shouyue.servicing.payment-received.v1";
    static final Instant AT = Instant.parse("2026-03-10T08:15:30.123456Z");

    private final DataSource database;
    private final Outbox outbox;

    Publisher(DataSource database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** The {@code number}-th event of a borrower. */
    static Event event(long borrower, long number) {
        return Event.of(TYPE, "L" + borrower, borrower, AT, Map.of("number", number));
    }

    /** Which event of its borrower it is. */
    static long number(Event event) {
        return number(event.data());
    }

    static long number(String data) {
        return Long.parseLong(data.replaceAll("\\D", ""));
    }

    /** Events of one borrower, numbered {@code from} to {@code to}, in one transaction that is committed. */
    List<Event> publish(long borrower, long from, long to) {
        List<Event> events = LongStream.rangeClosed(from, to)
                .mapToObj(number -> event(borrower, number))
                .toList();
        publish(events, true);
        return events;
    }

    void publish(List<Event> events, boolean commit) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            outbox.publish(connection, events);
            if (commit) {
                connection.commit();
                outbox.committed();
            } else {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<UUID> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    static void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(60), condition);
    }

    static void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to it that " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
