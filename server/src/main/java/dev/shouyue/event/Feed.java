package dev.shouyue.event;

import dev.shouyue.storage.DatabaseFault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the log to one subscriber. Its row is locked from the reading of its position to the commit of the new one, so two
 * processes never deliver to it side by side; and a process that dies leaves the position where it was.
 */
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private static final int BATCH = 500;
    private static final int LONGEST_FAILURE = 500;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final DataSource database;
    private final Clock clock;
    private final Subscriber subscriber;
    private final Duration poll;
    private int batch = BATCH;
    private int failures;

    Feed(DataSource database, Clock clock, Subscriber subscriber, Duration poll) {
        this.database = database;
        this.clock = clock;
        this.subscriber = subscriber;
        this.poll = poll;
    }

    /** Makes itself known, and says that the subscriber still asks; it waits for nobody who delivers. */
    void register() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into event.subscription (name, seen_at) values (?, ?) on conflict do nothing");
                PreparedStatement see = connection.prepareStatement(
                        "update event.subscription set seen_at = ?"
                                + " where name in (select name from event.subscription where name = ? for update skip locked)")) {
            insert.setString(1, subscriber.name());
            insert.setObject(2, Moments.at(clock.instant()));
            insert.executeUpdate();
            see.setObject(1, Moments.at(clock.instant()));
            see.setString(2, subscriber.name());
            see.executeUpdate();
        }
    }

    /** Delivers the next events. */
    Pause step() throws InterruptedException {
        try {
            int delivered = deliver();
            failures = 0;
            batch = Math.min(BATCH, batch * 2);
            return delivered == 0 ? Pause.untilWoken(poll) : Pause.NONE;
        } catch (SQLException | RuntimeException e) {
            failures++;
            batch = Math.max(1, batch / 8); // so that what is before the one that it fails at gets through
            LOG.warn("{} did not take events ({} in a row): {}", subscriber.name(), failures, DatabaseFault.inShort(e));
            keep(e);
            return Pause.afterFailure(failures, LONGEST_WAIT);
        }
    }

    private int deliver() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            if (!isBehind(connection)) {
                return 0;
            }
            connection.setAutoCommit(false);
            try {
                OptionalLong position = claim(connection);
                if (position.isEmpty()) {
                    return 0; // another process delivers
                }
                List<LoggedEvent> events = EventLog.after(connection, position.getAsLong(), batch);
                if (!events.isEmpty()) {
                    subscriber.receive(connection, events);
                    advance(connection, events);
                    connection.commit();
                }
                return events.size();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Whether there is anything for it. Asked first: a lock is a write, which two looks a second need not be. The end of the
     * log is one look into an index; whether there is an event beyond a position could be a look at every one.
     */
    private boolean isBehind(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select coalesce((select max(l.sequence) from event.log l) > s.position, false)
                  from event.subscription s where s.name = ?
                """)) {
            query.setString(1, subscriber.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private OptionalLong claim(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select position from event.subscription where name = ? for update skip locked")) {
            query.setString(1, subscriber.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private void advance(Connection connection, List<LoggedEvent> events) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement update = connection.prepareStatement("""
                update event.subscription
                   set position = ?, delivered = delivered + ?, delivered_at = ?, seen_at = ?,
                       failing_since = null, failures = 0, failure = null
                 where name = ?
                """)) {
            update.setLong(1, events.getLast().sequence());
            update.setInt(2, events.size());
            update.setObject(3, Moments.at(now));
            update.setObject(4, Moments.at(now));
            update.setString(5, subscriber.name());
            update.executeUpdate();
        }
    }

    /** Keeps why it failed for those who look; that this may fail as well changes nothing. */
    private void keep(Exception failure) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update event.subscription
                           set failing_since = coalesce(failing_since, ?), failures = failures + 1, failure = ?
                         where name = ?
                        """)) {
            update.setObject(1, Moments.at(clock.instant()));
            update.setString(2, told(failure));
            update.setString(3, subscriber.name());
            update.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("the failure of {} could not be kept: {}", subscriber.name(), DatabaseFault.inShort(e));
        }
    }

    private static String told(Exception failure) {
        String text = Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .replaceAll("\\p{Cntrl}", " ");
        return text.length() > LONGEST_FAILURE ? text.substring(0, LONGEST_FAILURE) : text;
    }
}
