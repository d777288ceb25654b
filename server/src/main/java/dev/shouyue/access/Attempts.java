package dev.shouyue.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts attempts to sign in and locks after too many failures, per user and per address, for a time that doubles. An
 * attempt is counted as a failure before the password is looked at and taken back when it was right, so that many at
 * once get no further than many in a row.
 */
final class Attempts {

    /** What is counted, and how many failures are free. */
    enum Kind {
        USER(5),
        ADDRESS(20);

        private final int free;

        Kind(int free) {
            this.free = free;
        }
    }

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    /** Failures are forgotten when there was none for so long. */
    private static final Duration MEMORY = Duration.ofHours(24);

    private final JdbcClient sql;
    private final Clock clock;

    Attempts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @throws Refusal.Locked when no attempt is allowed now
     */
    void begin(Kind kind, String subject) {
        OffsetDateTime now = Rows.at(clock.instant());
        boolean counted = sql.sql("""
                        insert into access.sign_in_attempt as a (kind, subject, failures, last_at)
                        values (:kind, :subject, 1, :now)
                        on conflict (kind, subject) do update
                           set failures = case when a.last_at < :forgotten then 1 else a.failures + 1 end,
                               last_at = :now,
                               locked_until = case
                                 when a.last_at >= :forgotten and a.failures + 1 >= :free
                                 then cast(:now as timestamptz) + make_interval(secs => least(
                                        :first * power(2, least(a.failures + 1 - :free, 20)), :longest))
                               end
                         where a.locked_until is null or a.locked_until <= :now
                        """)
                        .param("kind", kind.name())
                        .param("subject", subject)
                        .param("now", now)
                        .param("forgotten", now.minus(MEMORY))
                        .param("free", kind.free)
                        .param("first", FIRST_LOCK.toSeconds())
                        .param("longest", LONGEST_LOCK.toSeconds())
                        .update()
                == 1;
        if (!counted) {
            throw new Refusal.Locked(left(kind, subject).orElse(Duration.ofSeconds(1)));
        }
    }

    /** How long there is to wait before the next attempt, if there is. */
    Optional<Duration> left(Kind kind, String subject) {
        Instant now = clock.instant();
        return sql
                .sql("select locked_until from access.sign_in_attempt where kind = ? and subject = ?")
                .params(kind.name(), subject)
                .query(Attempts::lockedUntil)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(until -> Duration.between(now, until))
                .filter(Duration::isPositive)
                .findFirst();
    }

    /** The password of the user was right: what was counted against the name is forgotten. */
    void forget(String user) {
        sql.sql("delete from access.sign_in_attempt where kind = 'USER' and subject = ?")
                .param(user)
                .update();
    }

    /** The attempt from this address was right: it is not counted, the failures before it are. */
    void takeBack(String address) {
        sql.sql("update access.sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = null"
                        + " where kind = 'ADDRESS' and subject = ?")
                .param(address)
                .update();
    }

    /** Removes what is old enough to be forgotten. */
    void sweep() {
        sql.sql("delete from access.sign_in_attempt where last_at < ?")
                .param(Rows.at(clock.instant().minus(MEMORY)))
                .update();
    }

    private static Optional<Instant> lockedUntil(ResultSet row, int i) throws SQLException {
        return Rows.instantIfAny(row, "locked_until");
    }
}
