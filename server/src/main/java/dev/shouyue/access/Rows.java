package dev.shouyue.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads and writes moments and persons. */
final class Rows {

    static final String PERSON = "u.user_name, u.display_name, u.role, u.must_change, u.disabled, u.created_at,"
            + " u.last_sign_in_at, (select a.locked_until from access.sign_in_attempt a where a.kind = 'USER'"
            + " and a.subject = u.user_name) as locked_until";

    private Rows() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Person person(ResultSet row, Instant now) throws SQLException {
        return new Person(
                row.getString("user_name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("must_change"),
                row.getBoolean("disabled"),
                instantIfAny(row, "locked_until").filter(now::isBefore),
                instant(row, "created_at"),
                instantIfAny(row, "last_sign_in_at"));
    }
}
