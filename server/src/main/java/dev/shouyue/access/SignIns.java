package dev.shouyue.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who is signed in. Sessions are kept in the database, so that a restart keeps people signed in. */
public final class SignIns {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration AGE = Duration.ofHours(12);
    /** A session in use is noted as seen at most this often. */
    private static final Duration SEEN = Duration.ofSeconds(30);

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Passwords passwords;
    private final Attempts attempts;

    SignIns(JdbcClient sql, TransactionOperations transaction, Clock clock, Passwords passwords) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
        this.passwords = passwords;
        this.attempts = new Attempts(sql, clock);
    }

    /**
     * Begins a session.
     *
     * @throws Refusal.BadCredentials when name or password is wrong, the user is disabled, or a one-time password lapsed
     * @throws Refusal.Locked after too many failures of the user or from the address
     */
    public Session.Begun signIn(String user, String password, String address) {
        attempts.sweep();
        attempts.begin(Attempts.Kind.ADDRESS, address);
        if (!Users.NAME.matcher(user).matches()) {
            passwords.matchesNobody(password);
            throw failed(user, address);
        }
        attempts.begin(Attempts.Kind.USER, user);
        Optional<Account> account = account(user);
        if (account.isEmpty()) {
            passwords.matchesNobody(password);
        }
        boolean right = account.isPresent()
                && passwords.matches(password, account.get().hash())
                && account.get().mayEnter(clock.instant());
        if (!right) {
            throw failed(user, address);
        }
        attempts.forget(user);
        attempts.takeBack(address);
        return transaction.execute(status -> {
            sql.sql("update access.app_user set last_sign_in_at = ? where user_name = ?")
                    .params(Rows.at(clock.instant()), user)
                    .update();
            return begin(user, address);
        });
    }

    private Refusal failed(String user, String address) {
        Optional<Duration> byAddress = attempts.left(Attempts.Kind.ADDRESS, address);
        Optional<Duration> byUser =
                Users.NAME.matcher(user).matches() ? attempts.left(Attempts.Kind.USER, user) : Optional.empty();
        return byAddress.or(() -> byUser).<Refusal>map(Refusal.Locked::new).orElseGet(Refusal.BadCredentials::new);
    }

    /** The session whose secret this is, if it has not ended; it is seen, and so not idle. */
    public Optional<Session> find(String secret) {
        Instant now = clock.instant();
        byte[] hash = Secrets.hash(secret);
        Optional<Found> found = find(hash, now);
        found.filter(session -> session.seenAt().plus(SEEN).isBefore(now))
                .ifPresent(session -> sql.sql("update access.session set seen_at = ? where token_hash = ?")
                        .params(Rows.at(now), hash)
                        .update());
        return found.map(Found::session);
    }

    /** Whether a session still stands; looking does not keep it alive. */
    public boolean stands(Session session) {
        return find(HexFormat.of().parseHex(session.id()), clock.instant()).isPresent();
    }

    private Optional<Found> find(byte[] hash, Instant now) {
        return sql.sql("select s.token_hash, s.csrf_token, s.seen_at, s.ends_at, " + Rows.PERSON
                        + " from access.session s join access.app_user u using (user_name)"
                        + " where s.token_hash = ? and s.ends_at > ? and s.seen_at > ? and not u.disabled")
                .params(hash, Rows.at(now), Rows.at(now.minus(IDLE)))
                .query((row, i) -> found(row, now))
                .optional();
    }

    public void signOut(Session session) {
        sql.sql("delete from access.session where token_hash = ?")
                .param(HexFormat.of().parseHex(session.id()))
                .update();
    }

    /**
     * Changes the password of the one who is signed in. Every session of theirs ends; a new one is begun in its place.
     *
     * @throws Refusal.BadValue when the present password is wrong or the new one is refused
     * @throws Refusal.Locked after too many failures
     */
    public Session.Begun changePassword(Session session, String current, String replacement, String address) {
        String user = session.actor().name();
        attempts.begin(Attempts.Kind.USER, user);
        Account account = account(user).orElseThrow(Refusal.BadCredentials::new);
        if (!passwords.matches(current, account.hash())) {
            attempts.left(Attempts.Kind.USER, user).ifPresent(wait -> {
                throw new Refusal.Locked(wait);
            });
            throw new Refusal.BadValue(
                    "current", "", Say.of("password.presentExpected"), Say.of("password.notPresent"));
        }
        attempts.forget(user);
        Passwords.check(user, replacement);
        if (passwords.matches(replacement, account.hash())) {
            throw Passwords.sameAsOld();
        }
        String hash = passwords.hash(replacement);
        return transaction.execute(status -> {
            int changed = sql.sql("update access.app_user set password_hash = ?, must_change = false,"
                            + " one_time_until = null, password_set_at = ? where user_name = ? and password_hash = ?")
                    .params(hash, Rows.at(clock.instant()), user, account.hash())
                    .update();
            if (changed == 0) {
                throw new Refusal.Conflict(Say.of("password.changedMeanwhile"));
            }
            endAll(user);
            return begin(user, address);
        });
    }

    /** Ends every session of a user. */
    void endAll(String user) {
        sql.sql("delete from access.session where user_name = ?").param(user).update();
    }

    private Session.Begun begin(String user, String address) {
        Instant now = clock.instant();
        sql.sql("delete from access.session where ends_at <= ? or seen_at <= ?")
                .params(Rows.at(now), Rows.at(now.minus(IDLE)))
                .update();
        String secret = Secrets.token();
        byte[] hash = Secrets.hash(secret);
        sql.sql("insert into access.session (token_hash, user_name, csrf_token, started_at, seen_at, ends_at, address)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        hash, user, Secrets.token(), Rows.at(now), Rows.at(now), Rows.at(now.plus(AGE)), address))
                .update();
        return new Session.Begun(secret, find(hash, now).map(Found::session).orElseThrow(Refusal.BadCredentials::new));
    }

    private record Found(Session session, Instant seenAt) {}

    private static Found found(ResultSet row, Instant now) throws SQLException {
        Person person = Rows.person(row, now);
        Instant ends = Rows.instant(row, "ends_at");
        Instant idle = now.plus(IDLE);
        return new Found(
                new Session(
                        HexFormat.of().formatHex(row.getBytes("token_hash")),
                        new Actor(person.user(), person.displayName(), person.role(), person.mustChangePassword()),
                        row.getString("csrf_token"),
                        ends.isBefore(idle) ? ends : idle),
                Rows.instant(row, "seen_at"));
    }

    private record Account(String hash, boolean disabled, Optional<Instant> oneTimeUntil) {
        boolean mayEnter(Instant now) {
            return !disabled && oneTimeUntil.map(now::isBefore).orElse(true);
        }
    }

    private Optional<Account> account(String user) {
        return sql.sql("select password_hash, disabled, one_time_until from access.app_user where user_name = ?")
                .param(user)
                .query((row, i) -> new Account(
                        row.getString("password_hash"),
                        row.getBoolean("disabled"),
                        Optional.ofNullable(row.getObject("one_time_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }
}
