package dev.shouyue.delinquency;

import dev.shouyue.delinquency.Incident.Debits;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Kind;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.delinquency.Incident.State;
import dev.shouyue.servicing.LoanKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Incidents in the database, and the steps that were taken with each. */
final class IncidentRows {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IncidentRows(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = clock;
    }

    /** An incident that was made under a key, and the digest of what was asked. */
    record Made(long id, byte[] content) {}

    /** Makes an incident with the loans it names; empty when the author has used the key before. */
    Optional<Long> create(
            Report report, Collection<LoanKey> loans, String author, @Nullable String key, byte @Nullable [] content) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Long> id = insert(report, author, key, content);
            id.ifPresent(made -> {
                sql.sql("insert into delinquency.listed_loan (borrower_id, loan_id, incident_id)"
                                + " select b, l, ? from unnest(?::bigint[], ?::bigint[]) k(b, l)")
                        .params(
                                made,
                                loans.stream().map(LoanKey::borrowerId).toArray(Long[]::new),
                                loans.stream().map(LoanKey::loanId).toArray(Long[]::new))
                        .update();
                step(made, author, "CREATED", "");
            });
            return id;
        }));
    }

    private Optional<Long> insert(Report report, String author, @Nullable String key, byte @Nullable [] content) {
        return sql.sql("""
                        insert into delinquency.incident
                          (kind, channel, from_at, to_at, by_due, by_debit, debit_source, debit_codes, by_order, by_list,
                           protect_until, reason, author, created_at, deed, state, create_key, create_content)
                        values (:kind, :channel, :from, :to, :due, :debit, :source, :codes, :orders, :listed,
                                :until, :reason, :author, :at, 'PROTECT', 'DRAFT', :key, :content)
                        on conflict (author, create_key) do nothing
                        returning incident_id
                        """)
                .param("kind", report.kind().name())
                .param("channel", report.channel().orElse(null))
                .param("from", at(report.from()))
                .param("to", at(report.to()))
                .param("due", report.due())
                .param("debit", report.debits().isPresent())
                .param("source", report.debits().flatMap(Debits::source).orElse(null))
                .param(
                        "codes",
                        report.debits().map(Debits::codes).orElse(List.of()).toArray(String[]::new))
                .param("orders", report.orders())
                .param("listed", report.listed())
                .param("until", report.protectUntil())
                .param("reason", report.reason())
                .param("author", author)
                .param("at", at(clock.instant()))
                .param("key", key)
                .param("content", content)
                .query(Long.class)
                .optional();
    }

    Made made(String author, String key) {
        return sql.sql(
                        "select incident_id, create_content from delinquency.incident where author = ? and create_key = ?")
                .params(author, key)
                .query((row, i) -> new Made(row.getLong(1), row.getBytes(2)))
                .single();
    }

    Optional<Incident> find(long id) {
        return sql.sql("select * from delinquency.incident where incident_id = ?")
                .param(id)
                .query((row, i) -> read(row))
                .optional();
    }

    /** Incidents before the one named {@code before}, newest first. */
    List<Incident> page(Incidents.Filter filter, long before, int limit) {
        StringBuilder where = new StringBuilder("incident_id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        filter.kind().ifPresent(kind -> narrow(where, values, "kind = ?", kind.name()));
        filter.deed().ifPresent(deed -> narrow(where, values, "deed = ?", deed.name()));
        filter.state().ifPresent(state -> narrow(where, values, "state = ?", state.name()));
        filter.channel().ifPresent(channel -> narrow(where, values, "channel = ?", channel));
        filter.author().ifPresent(author -> narrow(where, values, "author = ?", author));
        filter.on().ifPresent(day -> {
            narrow(
                    where,
                    values,
                    "from_at < ?",
                    at(day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
            narrow(where, values, "to_at > ?", at(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
        });
        values.add(limit);
        return sql.sql("select * from delinquency.incident where " + where + " order by incident_id desc limit ?")
                .params(values)
                .query((row, i) -> read(row))
                .list();
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" and ").append(condition);
        values.add(value);
    }

    /** Those that something was going on with when the program ended. */
    List<Incident> underWay() {
        return sql.sql(
                        "select * from delinquency.incident where state in ('PLANNING', 'APPLYING') order by incident_id")
                .query((row, i) -> read(row))
                .list();
    }

    Set<LoanKey> listed(long id) {
        return Set.copyOf(sql.sql("select borrower_id, loan_id from delinquency.listed_loan where incident_id = ?")
                .param(id)
                .query((row, i) -> new LoanKey(row.getLong(1), row.getLong(2)))
                .list());
    }

    /**
     * Takes an incident from where it stands to a deed and state.
     *
     * @param submittedBy who asks for the deed, from here on
     * @return whether it stood there still; otherwise nothing is changed
     */
    boolean move(
            Incident from, Deed deed, State state, Optional<String> submittedBy, String by, String step, String note) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean moved = sql.sql("update delinquency.incident set deed = :deed, state = :state,"
                                    + " version = version + 1, submitted_by = :by, failure = null"
                                    + " where incident_id = :id and version = :version")
                            .param("deed", deed.name())
                            .param("state", state.name())
                            .param("by", submittedBy.orElse(null))
                            .param("id", from.id())
                            .param("version", from.version())
                            .update()
                    == 1;
            if (moved) {
                step(from.id(), by, step, note);
            }
            return moved;
        }));
    }

    /** Drops an incident; whether it stood there still. */
    boolean drop(Incident from, String by) {
        return move(from, Deed.PROTECT, State.DROPPED, Optional.empty(), by, "DROPPED", "");
    }

    /** Writes until when an incident lasts; whether it stood there still. */
    boolean lasts(Incident from, Report report, String by) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean changed = sql.sql("update delinquency.incident set to_at = :to, protect_until = :until,"
                                    + " version = version + 1, planned_at = null,"
                                    + " state = case state when 'PLANNED' then 'DRAFT' else state end"
                                    + " where incident_id = :id and version = :version")
                            .param("to", at(report.to()))
                            .param("until", report.protectUntil())
                            .param("id", from.id())
                            .param("version", from.version())
                            .update()
                    == 1;
            if (changed) {
                step(from.id(), by, "LASTS", report.to().toString());
            }
            return changed;
        }));
    }

    /** A plan begins: so many loans will be looked at. */
    void planBegins(long id, int total) {
        sql.sql("update delinquency.incident set plan_total = ?, plan_done = 0 where incident_id = ?")
                .params(total, id)
                .update();
    }

    void planned(Incident incident) {
        sql.sql("update delinquency.incident set state = 'PLANNED', version = version + 1, planned_at = ?,"
                        + " failure = null where incident_id = ? and version = ? and state = 'PLANNING'")
                .params(at(clock.instant()), incident.id(), incident.version())
                .update();
    }

    /** The plan cannot be made: the incident stands where it stood before. */
    void planFailed(Incident incident, String why) {
        boolean undo = incident.deed() == Deed.UNDO;
        sql.sql("update delinquency.incident set deed = 'PROTECT', state = ?, version = version + 1, failure = ?"
                        + " where incident_id = ? and version = ? and state = 'PLANNING'")
                .params(undo ? State.APPLIED.name() : State.DRAFT.name(), why, incident.id(), incident.version())
                .update();
    }

    void applied(Incident incident, String note) {
        transaction.executeWithoutResult(status -> {
            if (sql.sql("update delinquency.incident set state = 'APPLIED', version = version + 1"
                                    + " where incident_id = ? and version = ? and state = 'APPLYING'")
                            .params(incident.id(), incident.version())
                            .update()
                    == 1) {
                step(incident.id(), "-", incident.deed() == Deed.UNDO ? "UNDONE" : "APPLIED", note);
            }
        });
    }

    private void step(long id, String actor, String step, String note) {
        sql.sql("insert into delinquency.incident_step (incident_id, at, actor, step, note) values (?, ?, ?, ?, ?)")
                .params(id, at(clock.instant()), actor, step, note)
                .update();
    }

    List<Incidents.Step> steps(long id) {
        return sql.sql("select at, actor, step, note from delinquency.incident_step where incident_id = ?"
                        + " order by step_id")
                .param(id)
                .query((row, i) -> new Incidents.Step(
                        instant(row, "at"), row.getString("actor"), row.getString("step"), row.getString("note")))
                .list();
    }

    private static Incident read(ResultSet row) throws SQLException {
        Optional<Debits> debits = row.getBoolean("by_debit")
                ? Optional.of(new Debits(
                        Optional.ofNullable(row.getString("debit_source")), texts(row.getArray("debit_codes"))))
                : Optional.empty();
        Report report = new Report(
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("channel")),
                instant(row, "from_at"),
                instant(row, "to_at"),
                row.getBoolean("by_due"),
                debits,
                row.getBoolean("by_order"),
                row.getBoolean("by_list"),
                row.getObject("protect_until", LocalDate.class),
                row.getString("reason"));
        return new Incident(
                row.getLong("incident_id"),
                report,
                row.getString("author"),
                instant(row, "created_at"),
                Deed.valueOf(row.getString("deed")),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("planned_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("plan_total"),
                row.getInt("plan_done"),
                Optional.ofNullable(row.getString("submitted_by")),
                Optional.ofNullable(row.getString("failure")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
