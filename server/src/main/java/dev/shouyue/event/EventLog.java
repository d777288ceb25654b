package dev.shouyue.event;

import dev.shouyue.storage.AdvisoryLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was published, in the order in which it is delivered. Kept for a while after everybody has had it. */
public final class EventLog {

    private static final String COLUMNS =
            "l.sequence, l.logged_at, l.event_id, l.type, l.subject, l.borrower_id, l.time, l.data::text as data";

    private final JdbcClient sql;
    private final Clock clock;

    EventLog(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** Which events are wanted; what is empty does not narrow. {@code to} is not included. */
    public record Filter(
            Optional<String> type, Optional<String> subject, Optional<Instant> from, Optional<Instant> to) {}

    /** Events before the one with the number {@code before}, newest first. */
    public List<LoggedEvent> page(Filter filter, long before, int limit) {
        StringBuilder where = new StringBuilder("l.sequence < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        filter.type().ifPresent(value -> narrow(where, values, "l.type = ?", value));
        filter.subject().ifPresent(value -> narrow(where, values, "l.subject = ?", value));
        filter.from().ifPresent(value -> narrow(where, values, "l.time >= ?", Moments.at(value)));
        filter.to().ifPresent(value -> narrow(where, values, "l.time < ?", Moments.at(value)));
        values.add(limit);
        return sql.sql("select " + COLUMNS + " from event.log l where " + where + " order by l.sequence desc limit ?")
                .params(values)
                .query((row, i) -> read(row))
                .list();
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    /**
     * Moves up to {@code most} events from the outbox to the log, and so gives them their places.
     *
     * @return how many; empty when another process is at it
     */
    static Optional<Integer> take(Connection connection, Instant now, int most) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(" + AdvisoryLock.EVENT_LOG + ")");
                ResultSet row = lock.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                return Optional.empty();
            }
        }
        inOrderOfIndex(connection);
        try (PreparedStatement move = connection.prepareStatement("""
                with taken as (
                  delete from event.outbox o
                   using (select borrower_id, outbox_id from event.outbox order by outbox_id limit ?) first
                   where o.borrower_id = first.borrower_id and o.outbox_id = first.outbox_id
                  returning o.*)
                insert into event.log (borrower_id, event_id, type, subject, time, logged_at, data)
                select borrower_id, event_id, type, subject, time, ?, data from taken order by outbox_id
                """)) {
            move.setInt(1, most);
            move.setObject(2, Moments.at(now));
            return Optional.of(move.executeUpdate());
        }
    }

    /**
     * Has the rest of the transaction read by index: the outbox is empty most of the time, and is taken for small when it is
     * full of what was moved from it.
     */
    private static void inOrderOfIndex(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_sort = off");
        }
    }

    /** Up to {@code most} events after a position, in order. */
    static List<LoggedEvent> after(Connection connection, long position, int most) throws SQLException {
        List<LoggedEvent> events = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select " + COLUMNS + " from event.log l where l.sequence > ? order by l.sequence limit ?")) {
            query.setLong(1, position);
            query.setInt(2, most);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(read(row));
                }
            }
        }
        return events;
    }

    static LoggedEvent read(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getLong("sequence"),
                Moments.of(row, "logged_at"),
                new Event(
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getLong("borrower_id"),
                        Moments.of(row, "time"),
                        row.getString("data")));
    }

    /**
     * Deletes a part of what was logged before {@code keptFrom} and had by everybody who still asks, and of its
     * deliveries.
     *
     * @return whether there may be more
     */
    boolean forget(Instant keptFrom, int most) {
        sql.sql("delete from event.subscription where seen_at < ?")
                .param(Moments.at(keptFrom))
                .update();
        int deliveries = sql.sql("""
                        delete from event.delivery d
                         using (select borrower_id, endpoint_id, sequence from event.delivery
                                 where created_at < ? order by created_at limit ?) old
                         where d.borrower_id = old.borrower_id and d.endpoint_id = old.endpoint_id
                           and d.sequence = old.sequence
                        """).params(Moments.at(keptFrom), most).update();
        int events = sql.sql("""
                        delete from event.log l
                         using (select borrower_id, sequence from event.log
                                 where sequence <= (select min(position) from event.subscription)
                                 order by sequence limit ?) old
                         where l.borrower_id = old.borrower_id and l.sequence = old.sequence and l.logged_at < ?
                        """).params(most, Moments.at(keptFrom)).update();
        return deliveries == most || events == most;
    }

    /** How many events there are, how many were published and not yet logged, and how old the oldest of these is. */
    EventStatus status() {
        List<EventStatus.Reached> subscribers = sql.sql("""
                        select s.*, waiting.count as waiting, oldest.logged_at as oldest
                          from event.subscription s
                         cross join lateral (select count(*) from event.log l where l.sequence > s.position) waiting
                          left join lateral (select l.logged_at from event.log l where l.sequence > s.position
                                              order by l.sequence limit 1) oldest on true
                         order by s.name
                        """)
                .query((row, i) -> new EventStatus.Reached(
                        row.getString("name"),
                        row.getLong("delivered"),
                        row.getLong("waiting"),
                        Moments.ifAny(row, "oldest"),
                        Moments.ifAny(row, "delivered_at"),
                        Moments.ifAny(row, "failing_since"),
                        Optional.ofNullable(row.getString("failure"))))
                .list();
        return sql.sql("""
                        select (select count(*) from event.outbox) as published,
                               (select min(time) from event.outbox) as oldest,
                               (select coalesce(max(sequence), 0) from event.log) as last,
                               (select count(*) from event.delivery where state = 'WAITING') as waiting,
                               (select count(*) from event.delivery where state = 'DEAD') as dead
                        """)
                .query((row, i) -> new EventStatus(
                        clock.instant(),
                        row.getLong("published"),
                        Moments.ifAny(row, "oldest"),
                        row.getLong("last"),
                        subscribers,
                        row.getLong("waiting"),
                        row.getLong("dead")))
                .single();
    }
}
