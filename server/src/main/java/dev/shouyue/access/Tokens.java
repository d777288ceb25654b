package dev.shouyue.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens for machines: a role, an end, shown once. A machine never manages users. */
public final class Tokens {

    static final String ACTOR = "token:";

    /** What a token begins with, so that one that leaked is recognized as what it is. */
    private static final String PREFIX = "shy_";

    private static final int LONGEST_DAYS = 366;
    private static final Duration USED = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST_REMEMBERED = 1_000;

    private final JdbcClient sql;
    private final Clock clock;
    private final Attempts attempts;
    /** Tokens seen a moment ago, by what is kept of their secrets: a machine that asks all the time is not looked up each time. */
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** A token as it was looked up, at a reading of the machine's own counter. */
    private record Seen(Token token, long at) {}

    Tokens(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.attempts = new Attempts(sql, clock);
    }

    /** A token as administrators see it. */
    public record Token(
            long id,
            String name,
            Role role,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> revokedAt,
            Optional<Instant> lastUsedAt) {}

    /** A token just made, with the secret that is shown this once. */
    public record WithSecret(Token token, String secret) {}

    /**
     * Makes a token.
     *
     * @throws Refusal.BadValue when the name is not one, the role is a person's, or the days are not 1 to 366
     * @throws Refusal.Conflict when there is a token of that name
     */
    public WithSecret create(String name, Role role, int days, String by) {
        if (!Users.NAME.matcher(name).matches()) {
            throw new Refusal.BadValue("name", name, Users.NAME_EXPECTED, Say.of("token.name"));
        }
        if (role == Role.ADMINISTRATOR) {
            throw new Refusal.BadValue("role", role.name(), Say.of("token.roleExpected"), Say.of("token.role"));
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Refusal.BadValue(
                    "days",
                    String.valueOf(days),
                    Say.of("token.daysExpected", "most", LONGEST_DAYS),
                    Say.of("token.days", "most", LONGEST_DAYS));
        }
        String secret = PREFIX + Secrets.token();
        Instant now = clock.instant();
        try {
            Token token = sql.sql("insert into access.api_token (name, role, token_hash, created_by, created_at,"
                            + " expires_at) values (?, ?, ?, ?, ?, ?) returning *")
                    .params(List.of(
                            name,
                            role.name(),
                            Secrets.hash(secret),
                            by,
                            Rows.at(now),
                            Rows.at(now.plus(Duration.ofDays(days)))))
                    .query((row, i) -> token(row))
                    .single();
            return new WithSecret(token, secret);
        } catch (DuplicateKeyException e) {
            throw new Refusal.Conflict(Say.of("token.taken", "name", name));
        }
    }

    public List<Token> all() {
        return sql.sql("select * from access.api_token order by token_id")
                .query((row, i) -> token(row))
                .list();
    }

    /** Makes a token void from now on; one that is void already is left as it is. */
    public Token revoke(long id) {
        sql.sql("update access.api_token set revoked_at = ? where token_id = ? and revoked_at is null")
                .params(Rows.at(clock.instant()), id)
                .update();
        seen.clear(); // also who was looked up in between
        return sql.sql("select * from access.api_token where token_id = ?")
                .param(id)
                .query((row, i) -> token(row))
                .optional()
                .orElseThrow(() -> new Refusal.Unknown(Say.of("token.unknown", "id", id)));
    }

    /**
     * The machine that shows {@code secret}, if the token holds. What another server has revoked may be let in for a second
     * more.
     */
    public Optional<Actor> find(String secret) {
        Instant now = clock.instant();
        byte[] hash = Secrets.hash(secret);
        String name = HexFormat.of().formatHex(hash);
        Seen known = seen.get(name);
        if (known != null && System.nanoTime() - known.at() < REMEMBERED.toNanos()) {
            return known.token().expiresAt().isAfter(now) ? Optional.of(actor(known.token())) : Optional.empty();
        }
        Optional<Token> found = look(hash, now);
        if (found.isPresent()) {
            if (seen.size() >= MOST_REMEMBERED) {
                seen.clear();
            }
            seen.put(name, new Seen(found.get(), System.nanoTime()));
        } else {
            seen.remove(name);
        }
        return found.map(Tokens::actor);
    }

    private static Actor actor(Token token) {
        return new Actor(ACTOR + token.name(), token.name(), token.role(), false);
    }

    private Optional<Token> look(byte[] hash, Instant now) {
        Optional<Token> found = sql.sql("select * from access.api_token where token_hash = ? and revoked_at is null"
                        + " and expires_at > ?")
                .params(hash, Rows.at(now))
                .query((row, i) -> token(row))
                .optional();
        found.filter(token -> token.lastUsedAt()
                        .map(used -> used.plus(USED).isBefore(now))
                        .orElse(true))
                .ifPresent(token -> sql.sql("update access.api_token set last_used_at = ? where token_id = ?")
                        .params(Rows.at(now), token.id())
                        .update());
        return found;
    }

    /** Whether the token of a machine still holds; looking is no use of it. */
    public boolean stands(Actor machine) {
        return sql.sql("select count(*) from access.api_token where name = ? and role = ? and revoked_at is null"
                                + " and expires_at > ?")
                        .params(machine.displayName(), machine.role().name(), Rows.at(clock.instant()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Counts a token that is none against the address it came from, apart from its failures to sign in: a machine whose
     * token expired locks no person out. A token that holds is let in also while bad ones are not heard.
     *
     * @throws Refusal.Locked after too many
     */
    public void failed(String address) {
        attempts.begin(Attempts.Kind.ADDRESS, "token " + address);
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getLong("token_id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("created_by"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                Rows.instantIfAny(row, "revoked_at"),
                Rows.instantIfAny(row, "last_used_at"));
    }
}
