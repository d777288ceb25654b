package dev.shouyue.warning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Moments as the database takes and gives them. */
final class Moments {

    /** What is taken for a moment of this business: what lies outside is a slip. */
    static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Moments() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant of(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> ifAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static boolean isPlausible(Instant instant) {
        return instant.isAfter(FIRST) && instant.isBefore(LAST);
    }
}
