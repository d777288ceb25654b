package dev.shouyue.warning;

import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incidents;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What time and incidents do to alerts: who has put one off is reminded, what nobody takes is escalated, and what an open
 * incident explains is not asked of anybody.
 */
final class Hygiene {

    private static final int MOST_INCIDENTS = 100;
    private static final Set<Incident.State> OPEN = Set.of(
            Incident.State.DRAFT,
            Incident.State.PLANNING,
            Incident.State.PLANNED,
            Incident.State.SUBMITTED,
            Incident.State.APPLYING);

    private final DataSource database;
    private final Clock clock;
    private final Incidents incidents;

    Hygiene(DataSource database, Clock clock, Incidents incidents) {
        this.database = database;
        this.clock = clock;
        this.incidents = incidents;
    }

    private record Touched(long borrowerId, long id) {}

    /** Does all that is due. */
    void step() {
        List<Incident> open = open();
        Tx.in(database, tx -> {
            boolean mine = tx.sql()
                    .sql("select pg_try_advisory_xact_lock(" + AdvisoryLock.SIGNALS + ")")
                    .query(Boolean.class)
                    .single();
            if (mine) {
                Instant now = clock.instant();
                wake(tx, now);
                escalate(tx, now);
                unexplain(tx, open, now);
                open.forEach(incident -> explain(tx, incident, now));
            }
            return mine;
        });
    }

    private List<Incident> open() {
        List<Incident> open = new ArrayList<>();
        for (Incident.State state : OPEN) {
            open.addAll(incidents.page(
                    new Incidents.Filter(
                            Optional.of(Incident.Kind.CHANNEL),
                            Optional.of(Incident.Deed.PROTECT),
                            Optional.of(state),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    Long.MAX_VALUE,
                    MOST_INCIDENTS));
        }
        return open;
    }

    private static void wake(Tx tx, Instant now) {
        told(
                tx,
                tx.sql()
                        .sql("update warning.alert set state = 'OPEN', snoozed_until = null, version = version + 1,"
                                + " change = nextval('warning.alert_change')"
                                + " where state = 'SNOOZED' and snoozed_until <= ? returning borrower_id, alert_id")
                        .param(Moments.at(now))
                        .query((row, i) -> new Touched(row.getLong(1), row.getLong(2)))
                        .list(),
                "WOKEN",
                "",
                now);
    }

    private static void escalate(Tx tx, Instant now) {
        told(
                tx,
                tx.sql()
                        .sql("update warning.alert set escalated = true, escalates_at = null, version = version + 1,"
                                + " change = nextval('warning.alert_change')"
                                + " where escalates_at <= ? and state = 'OPEN' and owner is null"
                                + " returning borrower_id, alert_id")
                        .param(Moments.at(now))
                        .query((row, i) -> new Touched(row.getLong(1), row.getLong(2)))
                        .list(),
                "ESCALATED",
                "",
                now);
    }

    private static void explain(Tx tx, Incident incident, Instant now) {
        Optional<String> channel = incident.report().channel();
        if (channel.isEmpty()) {
            return;
        }
        told(
                tx,
                tx.sql()
                        .sql("""
                                update warning.alert a
                                   set state = 'EXPLAINED', explained_by = ?, version = version + 1,
                                       change = nextval('warning.alert_change')
                                 where a.state = 'OPEN' and a.kind = 'BORROWER'
                                   and not exists (select 1 from warning.alert_step s where s.borrower_id = a.borrower_id
                                     and s.alert_id = a.alert_id and s.step = 'REOPEN' and s.actor <> '-')
                                   and exists (select 1 from warning.happening h
                                                where h.borrower_id = a.borrower_id and h.event_id = any(a.evidence)
                                                  and h.channel = ? and h.happened_at >= ? and h.happened_at < ?)
                                returning borrower_id, alert_id
                                """)
                        .params(
                                incident.id(),
                                channel.orElseThrow(),
                                Moments.at(incident.report().from()),
                                Moments.at(incident.report().to()))
                        .query((row, i) -> new Touched(row.getLong(1), row.getLong(2)))
                        .list(),
                "EXPLAINED",
                String.valueOf(incident.id()),
                now);
    }

    private static void unexplain(Tx tx, List<Incident> open, Instant now) {
        told(
                tx,
                tx.sql()
                        .sql(
                                "update warning.alert set state = 'OPEN', explained_by = null, version = version + 1,"
                                        + " change = nextval('warning.alert_change')"
                                        + " where state = 'EXPLAINED' and explained_by <> all(?) returning borrower_id, alert_id")
                        .param(open.stream()
                                .map(Incident::id)
                                .collect(Collectors.toList())
                                .toArray(Long[]::new))
                        .query((row, i) -> new Touched(row.getLong(1), row.getLong(2)))
                        .list(),
                "NO_LONGER_EXPLAINED",
                "",
                now);
    }

    private static void told(Tx tx, List<Touched> touched, String step, String note, Instant now) {
        touched.forEach(each -> AlertRows.step(tx, each.borrowerId, each.id, now, AlertRows.PROGRAM, step, note));
    }
}
