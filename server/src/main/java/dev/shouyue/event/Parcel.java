package dev.shouyue.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A delivery that this process has taken to make an attempt, and answers for until its lease is over. */
record Parcel(
        UUID lease,
        long borrowerId,
        long endpointId,
        long sequence,
        int attempts,
        Webhooks.Address to,
        LoggedEvent what) {

    /** Longer than any attempt: who takes a parcel and dies loses it to another after that. */
    static final Duration LEASE = Duration.ofMinutes(1);

    /** After this time without a success an endpoint is turned off. */
    static final Duration LONGEST_FAILING = Duration.ofDays(5);

    /**
     * Takes what is due for an endpoint, what is due longest first. An event waits for the first attempt of those before it of the
     * same borrower, and of none that is being sent, so first attempts are made in their order; one that failed holds
     * nothing up.
     */
    private static final String TAKE = """
            update event.delivery d
               set lease = ?, leased_until = ?
              from (select c.borrower_id, c.endpoint_id, c.sequence
                      from event.delivery c
                     where c.endpoint_id = ? and c.state = 'WAITING' and c.due_at <= ?
                       and (c.leased_until is null or c.leased_until < ?)
                       and not exists (
                         select 1 from event.delivery earlier
                          where earlier.endpoint_id = c.endpoint_id and earlier.borrower_id = c.borrower_id
                            and earlier.sequence < c.sequence and earlier.state = 'WAITING'
                            and (earlier.attempts = 0 or earlier.leased_until >= ?))
                     order by c.due_at, c.sequence limit ? for update skip locked) due
              join event.log l on l.borrower_id = due.borrower_id and l.sequence = due.sequence
              join event.endpoint e on e.endpoint_id = due.endpoint_id
             where d.borrower_id = due.borrower_id and d.endpoint_id = due.endpoint_id and d.sequence = due.sequence
            returning d.lease, d.attempts, d.endpoint_id, e.url, e.secret, e.former_secret, e.former_until,
                      l.sequence, l.logged_at, l.event_id, l.type, l.subject, l.borrower_id, l.time,
                      l.data::text as data
            """;

    static List<Parcel> take(JdbcClient sql, Clock clock, long endpoint, int most) {
        Instant now = clock.instant();
        var at = Moments.at(now);
        return sql.sql(TAKE)
                .params(UUID.randomUUID(), Moments.at(now.plus(LEASE)), endpoint, at, at, at, most)
                .query((row, i) -> read(row, now))
                .list();
    }

    private static Parcel read(ResultSet row, Instant now) throws SQLException {
        return new Parcel(
                row.getObject("lease", UUID.class),
                row.getLong("borrower_id"),
                row.getLong("endpoint_id"),
                row.getLong("sequence"),
                row.getInt("attempts"),
                Webhooks.Address.read(row, now),
                EventLog.read(row));
    }

    /** Writes down what came of the attempt, unless another has taken the parcel meanwhile. */
    void finish(JdbcClient sql, Instant now, Attempt.Result result, RetrySchedule schedule, RandomGenerator chance) {
        Optional<Duration> wait = result.isTaken() || result.isGone()
                ? Optional.empty()
                : schedule.after(attempts + 1, result.asked(), chance);
        Delivery.State state = result.isTaken()
                ? Delivery.State.DELIVERED
                : wait.isPresent() ? Delivery.State.WAITING : Delivery.State.DEAD;
        int mine = sql.sql("""
                        update event.delivery
                           set state = ?, attempts = attempts + 1, due_at = ?, lease = null, leased_until = null,
                               last_attempt_at = ?, last_status = ?, last_failure = ?, last_answer = ?, last_millis = ?
                         where borrower_id = ? and endpoint_id = ? and sequence = ? and lease = ?
                        """)
                .param(state.name())
                .param(Moments.at(now.plus(wait.orElse(Duration.ZERO))))
                .param(Moments.at(now))
                .param(result.status().isPresent() ? result.status().getAsInt() : null)
                .param(result.failure().orElse(null))
                .param(result.answer().isEmpty() ? null : result.answer())
                .param((int) result.took().toMillis())
                .param(borrowerId)
                .param(endpointId)
                .param(sequence)
                .param(lease)
                .update();
        if (mine > 0) {
            judge(sql, now, result);
        }
    }

    /** What the attempt says about the endpoint. */
    private void judge(JdbcClient sql, Instant now, Attempt.Result result) {
        if (result.isTaken()) {
            sql.sql("update event.endpoint set failing_since = null, last_success_at = ? where endpoint_id = ?")
                    .params(Moments.at(now), endpointId)
                    .update();
            return;
        }
        sql.sql("update event.endpoint set failing_since = coalesce(failing_since, ?),"
                        + " resting_until = coalesce(?, resting_until) where endpoint_id = ?")
                .param(Moments.at(now))
                .param(result.asked()
                        .map(asked -> Moments.at(now.plus(RetrySchedule.bounded(asked))))
                        .orElse(null))
                .param(endpointId)
                .update();
        if (result.isGone()) {
            Webhooks.disable(sql, endpointId, Endpoint.Reason.GONE, now);
        } else {
            sql.sql("update event.endpoint set enabled = false, disabled_reason = 'FAILING', disabled_at = ?"
                            + " where endpoint_id = ? and enabled and failing_since < ?")
                    .params(Moments.at(now), endpointId, Moments.at(now.minus(LONGEST_FAILING)))
                    .update();
        }
    }
}
