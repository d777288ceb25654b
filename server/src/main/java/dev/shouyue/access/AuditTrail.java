package dev.shouyue.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what, and who looked at whom. Only appended to: the database refuses anything else. */
public final class AuditTrail {

    private static final int LONGEST_TEXT = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final JdbcClient sql;
    private final Clock clock;

    AuditTrail(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How it ended. */
    public enum Outcome {
        ALLOWED,
        /** Not allowed, or not as it should be. */
        REFUSED,
        /** A fault of ours. */
        FAILED
    }

    /**
     * Something that somebody did, or was refused.
     *
     * @param actor user name, {@code token:} and a name, or {@code -} when nobody is signed in
     * @param role empty when nobody is signed in
     * @param action such as {@code loan.read}
     * @param subject what it was done to, such as the lender's name of a loan; may be empty
     */
    public record Deed(
            String actor, String role, String action, String subject, Outcome outcome, String detail, String address) {}

    /** A deed on record. */
    public record Event(long id, Instant at, Deed deed) {}

    /** Which events are wanted; what is empty does not narrow. {@code to} is not included. */
    public record Filter(
            Optional<String> actor,
            Optional<String> action,
            Optional<String> subject,
            Optional<Outcome> outcome,
            Optional<Instant> from,
            Optional<Instant> to) {}

    public void write(Deed deed) {
        sql.sql("insert into access.audit_event (at, actor, role, action, subject, outcome, detail, address)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Rows.at(clock.instant()),
                        shortened(deed.actor()),
                        deed.role(),
                        deed.action(),
                        shortened(deed.subject()),
                        deed.outcome().name(),
                        shortened(deed.detail()),
                        deed.address())
                .update();
    }

    /** Records deeds in a transaction of others: they are on record if, and only if, it commits. */
    public void write(Connection transaction, List<Deed> deeds) throws SQLException {
        if (deeds.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into access.audit_event (at, actor, role, action, subject, outcome, detail, address)"
                        + " select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[])")) {
            insert.setObject(1, Rows.at(clock.instant()));
            List<Function<Deed, String>> columns = List.of(
                    deed -> shortened(deed.actor()),
                    Deed::role,
                    Deed::action,
                    deed -> shortened(deed.subject()),
                    deed -> deed.outcome().name(),
                    deed -> shortened(deed.detail()),
                    Deed::address);
            for (int i = 0; i < columns.size(); i++) {
                insert.setArray(
                        i + 2,
                        transaction.createArrayOf(
                                "text", deeds.stream().map(columns.get(i)).toArray()));
            }
            insert.executeUpdate();
        }
    }

    /** Events before the one named {@code before}, newest first. */
    public List<Event> page(Filter filter, long before, int limit) {
        StringBuilder where = new StringBuilder("event_id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        filter.actor().ifPresent(value -> narrow(where, values, "actor = ?", value));
        filter.action().ifPresent(value -> narrow(where, values, "action = ?", value));
        filter.subject().ifPresent(value -> narrow(where, values, "subject = ?", value));
        filter.outcome().ifPresent(value -> narrow(where, values, "outcome = ?", value.name()));
        filter.from().ifPresent(value -> narrow(where, values, "at >= ?", Rows.at(value)));
        filter.to().ifPresent(value -> narrow(where, values, "at < ?", Rows.at(value)));
        values.add(limit);
        return sql.sql("select * from access.audit_event where " + where + " order by event_id desc limit ?")
                .params(values)
                .query((row, i) -> new Event(
                        row.getLong("event_id"),
                        Rows.instant(row, "at"),
                        new Deed(
                                row.getString("actor"),
                                row.getString("role"),
                                row.getString("action"),
                                row.getString("subject"),
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("detail"),
                                row.getString("address"))))
                .list();
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    /** What strangers send is kept short and without signs that a terminal or a page would act on. */
    private static String shortened(String text) {
        String plain = CONTROL.matcher(text).replaceAll("\uFFFD");
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
    }
}
