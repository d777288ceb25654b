package dev.shouyue.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent to an endpoint, what waits, what was given up; and sending it again. */
public final class Deliveries {

    /** What makes a delivery one that was never sent. */
    private static final String ANEW = "state = 'WAITING', attempts = 0, lease = null, leased_until = null, due_at = ?";

    /** Whether the endpoint {@code e} gets events of the type of {@code l}. */
    static final String IS_FOR = """
            (e.types = '{}' or exists (
               select 1 from unnest(e.types) as wanted
                where l.type = wanted
                   or (right(wanted, 2) = '.*' and starts_with(l.type, left(wanted, length(wanted) - 1)))))
            """;

    private final JdbcClient sql;
    private final Clock clock;
    private final Runnable wake;

    Deliveries(DataSource database, Clock clock, Runnable wake) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.wake = wake;
    }

    /** Deliveries to an endpoint of events before the one with the number {@code before}, newest first. */
    public List<Delivery> page(long endpoint, Optional<Delivery.State> state, long before, int limit) {
        List<Object> values = new ArrayList<>(List.of(endpoint, before));
        state.ifPresent(only -> values.add(only.name()));
        values.add(limit);
        return sql.sql("select * from event.delivery where endpoint_id = ? and sequence < ?"
                        + (state.isPresent() ? " and state = ?" : "") + " order by sequence desc limit ?")
                .params(values)
                .query((row, i) -> read(row))
                .list();
    }

    /** Sends one event again, whatever became of it. Empty when it was never for the endpoint. */
    public Optional<Delivery> replay(long endpoint, UUID event) {
        Optional<Delivery> replayed = sql.sql(
                        "update event.delivery set " + ANEW + " where endpoint_id = ? and event_id = ? returning *")
                .params(Moments.at(clock.instant()), endpoint, event)
                .query((row, i) -> read(row))
                .optional();
        wake.run();
        return replayed;
    }

    /** Sends all that was given up again; says how many. */
    public int replayDead(long endpoint) {
        int replayed = sql.sql("update event.delivery set " + ANEW + " where endpoint_id = ? and state = 'DEAD'")
                .params(Moments.at(clock.instant()), endpoint)
                .update();
        wake.run();
        return replayed;
    }

    /**
     * Sends all events again that are for the endpoint and happened from {@code from} until before {@code to}, also those
     * that it was never sent because it was disabled, or not there yet; says how many.
     */
    public int replayBetween(long endpoint, Instant from, Instant to) {
        int replayed = sql.sql("""
                        insert into event.delivery as d
                          (borrower_id, endpoint_id, sequence, event_id, type, subject, created_at, due_at)
                        select l.borrower_id, e.endpoint_id, l.sequence, l.event_id, l.type, l.subject, l.logged_at, ?
                          from event.log l join event.endpoint e on e.endpoint_id = ? and\s""" + IS_FOR + """
                         where l.time >= ? and l.time < ?
                        on conflict (borrower_id, endpoint_id, sequence) do update
                           set state = 'WAITING', attempts = 0, lease = null, leased_until = null,
                               due_at = excluded.due_at
                        """)
                .params(Moments.at(clock.instant()), endpoint, Moments.at(from), Moments.at(to))
                .update();
        wake.run();
        return replayed;
    }

    private static Delivery read(ResultSet row) throws SQLException {
        Delivery.State state = Delivery.State.valueOf(row.getString("state"));
        int status = row.getInt("last_status");
        boolean answered = !row.wasNull();
        int millis = row.getInt("last_millis");
        boolean tried = !row.wasNull();
        return new Delivery(
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                state,
                row.getInt("attempts"),
                Moments.of(row, "created_at"),
                state == Delivery.State.WAITING ? Moments.ifAny(row, "due_at") : Optional.empty(),
                Moments.ifAny(row, "last_attempt_at"),
                answered ? OptionalInt.of(status) : OptionalInt.empty(),
                Optional.ofNullable(row.getString("last_failure")),
                Optional.ofNullable(row.getString("last_answer")),
                tried ? Optional.of(Duration.ofMillis(millis)) : Optional.empty());
    }
}
