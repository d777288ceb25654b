package dev.shouyue.access;

import dev.shouyue.decision.Sentence;
import dev.shouyue.storage.AdvisoryLock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The users there are. At least one who may manage users stays enabled. */
public final class Users {

    /** Who is made when there is nobody. */
    public static final String FIRST = "admin";

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    static final Sentence NAME_EXPECTED = Say.of("name.expected");

    private static final int LONGEST_DISPLAY_NAME = 80;
    private static final Duration ONE_TIME = Duration.ofDays(3);

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Passwords passwords;
    private final SignIns signIns;

    Users(JdbcClient sql, TransactionOperations transaction, Clock clock, Passwords passwords, SignIns signIns) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
        this.passwords = passwords;
        this.signIns = signIns;
    }

    /**
     * What to change of a user; empty leaves it.
     */
    public record Change(Optional<String> displayName, Optional<Role> role, Optional<Boolean> disabled) {}

    /** Makes the first administrator where there is no user at all; their password does not lapse. */
    public Optional<Person.WithPassword> bootstrap() {
        return transaction.execute(status -> {
            alone();
            boolean empty = sql.sql("select not exists (select from access.app_user)")
                    .query(Boolean.class)
                    .single();
            return empty
                    ? Optional.of(insert(FIRST, "Administrator", Role.ADMINISTRATOR, Optional.empty()))
                    : Optional.empty();
        });
    }

    public List<Person> all() {
        return sql.sql("select " + Rows.PERSON + " from access.app_user u order by user_name")
                .query((row, i) -> Rows.person(row, clock.instant()))
                .list();
    }

    public Optional<Person> find(String user) {
        if (!NAME.matcher(user).matches()) {
            return Optional.empty();
        }
        return sql.sql("select " + Rows.PERSON + " from access.app_user u where user_name = ?")
                .param(user)
                .query((row, i) -> Rows.person(row, clock.instant()))
                .optional();
    }

    /**
     * Makes a user with a one-time password.
     *
     * @throws Refusal.BadValue when a name is not one
     * @throws Refusal.Conflict when there is such a user
     */
    public Person.WithPassword create(String user, String displayName, Role role) {
        if (!NAME.matcher(user).matches()) {
            throw new Refusal.BadValue("user", user, NAME_EXPECTED, Say.of("user.name"));
        }
        checkDisplayName(displayName);
        return transaction.execute(status -> {
            alone();
            if (find(user).isPresent()) {
                throw new Refusal.Conflict(Say.of("user.taken", "user", user));
            }
            return insert(
                    user, displayName.strip(), role, Optional.of(clock.instant().plus(ONE_TIME)));
        });
    }

    /**
     * Changes a user; a new role, or being disabled, ends the user's sessions.
     *
     * @throws Refusal.Conflict when no administrator would be left, or one would lock oneself out
     */
    public Person change(String user, Change change, Actor by) {
        change.displayName().ifPresent(Users::checkDisplayName);
        return transaction.execute(status -> {
            alone();
            Person before = known(user);
            Role role = change.role().orElse(before.role());
            boolean disabled = change.disabled().orElse(before.disabled());
            boolean loses = role != before.role() || (disabled && !before.disabled());
            if (loses && user.equals(by.name())) {
                throw new Refusal.Conflict(Say.of("user.oneself"));
            }
            if (before.role() == Role.ADMINISTRATOR && (role != Role.ADMINISTRATOR || disabled)) {
                keepAnAdministrator(user);
            }
            sql.sql("update access.app_user set display_name = ?, role = ?, disabled = ? where user_name = ?")
                    .params(
                            change.displayName().map(String::strip).orElse(before.displayName()),
                            role.name(),
                            disabled,
                            user)
                    .update();
            if (loses) {
                signIns.endAll(user);
            }
            return known(user);
        });
    }

    /** Gives a user a one-time password and ends the user's sessions. */
    public Person.WithPassword resetPassword(String user) {
        String password = Secrets.oneTimePassword();
        String hash = passwords.hash(password);
        Instant now = clock.instant();
        return transaction.execute(status -> {
            alone();
            known(user);
            sql.sql("update access.app_user set password_hash = ?, must_change = true, one_time_until = ?,"
                            + " password_set_at = ? where user_name = ?")
                    .params(hash, Rows.at(now.plus(ONE_TIME)), Rows.at(now), user)
                    .update();
            sql.sql("delete from access.sign_in_attempt where kind = 'USER' and subject = ?")
                    .param(user)
                    .update();
            signIns.endAll(user);
            return new Person.WithPassword(known(user), password);
        });
    }

    private Person.WithPassword insert(String user, String displayName, Role role, Optional<Instant> oneTimeUntil) {
        String password = Secrets.oneTimePassword();
        Instant now = clock.instant();
        sql.sql("insert into access.app_user (user_name, display_name, role, password_hash, must_change,"
                        + " one_time_until, created_at, password_set_at) values (?, ?, ?, ?, true, ?, ?, ?)")
                .param(user)
                .param(displayName)
                .param(role.name())
                .param(passwords.hash(password))
                .param(oneTimeUntil.map(Rows::at).orElse(null))
                .param(Rows.at(now))
                .param(Rows.at(now))
                .update();
        return new Person.WithPassword(known(user), password);
    }

    private Person known(String user) {
        return find(user).orElseThrow(() -> new Refusal.Unknown(Say.of("user.unknown", "user", user)));
    }

    private void keepAnAdministrator(String user) {
        boolean another = sql.sql("select exists (select from access.app_user where role = 'ADMINISTRATOR'"
                        + " and not disabled and user_name <> ?)")
                .param(user)
                .query(Boolean.class)
                .single();
        if (!another) {
            throw new Refusal.Conflict(Say.of("user.lastAdministrator", "user", user));
        }
    }

    /** Changes of users take turns, so that two at once cannot remove the last administrator. */
    private void alone() {
        sql.sql("select pg_advisory_xact_lock(?)")
                .param(AdvisoryLock.USERS.key())
                .query((row, i) -> true)
                .single();
    }

    private static void checkDisplayName(String displayName) {
        String name = displayName.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_DISPLAY_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal.BadValue(
                    "displayName",
                    displayName,
                    Say.of("line.expected", "most", LONGEST_DISPLAY_NAME),
                    Say.of("user.shown"));
        }
    }
}
