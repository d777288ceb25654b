package dev.shouyue.warning;

import dev.shouyue.decision.Refused;
import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incident.Debits;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.delinquency.Incidents;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Level;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Alerts.Item;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels that are out of order, as incidents: told with what the alarm knows, for a person to look at what protecting all
 * who were touched would do, and to decide. Nothing is planned or recorded here.
 */
final class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    /** An outage that is not over is taken to last so much longer. */
    private static final Duration EXPECTED = Duration.ofHours(24);

    private final DataSource database;
    private final Clock clock;
    private final Incidents incidents;
    private final WarningSettings settings;

    Outages(DataSource database, Clock clock, Incidents incidents, WarningSettings settings) {
        this.database = database;
        this.clock = clock;
        this.incidents = incidents;
        this.settings = settings;
    }

    /** An outage whose alert is closed; what came last may not say that it is over. */
    private record Over(long borrowerId, long alert, long incident, boolean isCleared, Instant at) {}

    /** Tells of what began, lengthens what goes on, ends what is over. */
    void step() {
        OptionalDouble certainty = Tx.in(database, RuleBook::read).last().certainty(settings);
        if (certainty.isPresent()) {
            begun().stream()
                    .filter(alert -> odds(alert) >= certainty.getAsDouble())
                    .forEach(this::tell);
        }
        goingOn().forEach(this::lengthen);
        over().forEach(this::end);
    }

    /** Alarms of channels that we send debits by, and that have no incident. */
    private List<Item> begun() {
        return Tx.in(database, tx -> tx.sql().sql("""
                        select a.*, 0 as pressing from warning.alert a
                         where a.borrower_id = 0 and a.kind = 'CHANNEL' and a.state <> 'CLOSED' and a.level = 'ALARM'
                           and a.incident_id is null
                           and exists (select 1 from warning.happening h where h.channel = a.subject
                                          and h.kind = 'DEBIT_ANSWERED')
                         order by a.alert_id
                        """).query(Alerts::read).list());
    }

    private void tell(Item alert) {
        Optional<Long> same = incidentOf(alert.subject());
        long incident = same.orElseGet(() -> create(alert));
        Tx.in(database, tx -> {
            tx.sql()
                    .sql("update warning.alert set incident_id = ?, version = version + 1,"
                            + " change = nextval('warning.alert_change') where borrower_id = ? and alert_id = ?")
                    .params(incident, alert.borrowerId(), alert.id())
                    .update();
            AlertRows.step(
                    tx,
                    alert.borrowerId(),
                    alert.id(),
                    clock.instant(),
                    AlertRows.PROGRAM,
                    "INCIDENT_OPENED",
                    String.valueOf(incident));
            return incident;
        });
    }

    /** The incident of another alarm of the channel that goes on. */
    private Optional<Long> incidentOf(String channel) {
        return Tx.in(database, tx -> tx.sql()
                .sql("select incident_id from warning.alert where borrower_id = 0 and kind = 'CHANNEL' and subject = ?"
                        + " and state <> 'CLOSED' and incident_id is not null order by alert_id limit 1")
                .param(channel)
                .query(Long.class)
                .optional());
    }

    private long create(Item alert) {
        Instant from = alert.raisedAt().minusSeconds((long) reason(alert, "SECONDS_SINCE"));
        Instant now = clock.instant();
        Instant to = (alert.raisedAt().isAfter(now) ? alert.raisedAt() : now).plus(EXPECTED);
        String reason = Say.of("incident.reason", "title", alert.title()).in("zh") + " / "
                + Say.of("incident.reason", "title", alert.title()).in("en");
        Report report = new Report(
                Incident.Kind.CHANNEL,
                Optional.of(alert.subject()),
                from,
                to,
                false,
                Optional.of(new Debits(Optional.of(alert.subject()), List.of())),
                true,
                false,
                incidents.usualUntil(to),
                reason);
        // the key makes it the same incident when we are stopped before the alert knows of it
        return incidents
                .create(report, List.of(), AlertRows.PROGRAM, Optional.of("alert-" + alert.id()))
                .id();
    }

    /**
     * How many times more likely what was seen is in trouble than as usual: the logarithm is answers times the divergence of
     * the shares (Kullback and Leibler, Annals of Mathematical Statistics 22, 1951).
     */
    static double odds(Item alert) {
        double usual = Math.clamp(reason(alert, "USUAL_SHARE"), 1e-4, .5);
        double since = Math.clamp(reason(alert, "SHARE_SINCE"), 1e-6, 1 - 1e-6);
        double divergence = since * Math.log(since / usual) + (1 - since) * Math.log((1 - since) / (1 - usual));
        return since <= usual ? 0 : Math.exp(reason(alert, "ANSWERS_SINCE") * divergence);
    }

    private static double reason(Item alert, String code) {
        return alert.reasons().stream()
                .filter(each -> each.code().equals(code))
                .mapToDouble(Alerts.Reason::number)
                .findFirst()
                .orElse(0);
    }

    private List<Item> goingOn() {
        return Tx.in(database, tx -> tx.sql()
                .sql("select a.*, 0 as pressing from warning.alert a where a.borrower_id = 0 and a.kind = 'CHANNEL'"
                        + " and a.state <> 'CLOSED' and a.incident_id is not null")
                .query(Alerts::read)
                .list());
    }

    private void lengthen(Item alert) {
        alert.incident().map(incidents::get).ifPresent(incident -> {
            Instant now = clock.instant();
            if (incident.report().to().isBefore(now.plus(EXPECTED.dividedBy(4)))) {
                until(incident, now.plus(EXPECTED));
            }
        });
    }

    /** Outages that are over and whose incidents were not told so. */
    private List<Over> over() {
        return Tx.in(database, tx -> tx
                .sql()
                .sql("""
                        select a.borrower_id, a.alert_id, a.incident_id, r.content from warning.alert a
                          join lateral (select r.content from warning.raised r
                                         where r.borrower_id = a.borrower_id and r.alert_id = a.alert_id
                                           and r.withdrawn_at is null order by r.at desc limit 1) r on true
                         where a.borrower_id = 0 and a.kind = 'CHANNEL' and a.state = 'CLOSED'
                           and a.incident_id is not null
                           and not exists (select 1 from warning.alert_step s where s.borrower_id = a.borrower_id
                                              and s.alert_id = a.alert_id and s.step = 'INCIDENT_ENDED')
                           and not exists (select 1 from warning.alert o where o.borrower_id = 0
                                              and o.incident_id = a.incident_id and o.state <> 'CLOSED')
                        """)
                .query((row, i) -> {
                    Alert last = AlertText.read(row.getString("content"));
                    return new Over(
                            row.getLong("borrower_id"),
                            row.getLong("alert_id"),
                            row.getLong("incident_id"),
                            last.level() == Level.CLEARED,
                            last.at());
                })
                .list()
                .stream()
                .filter(Over::isCleared)
                .toList());
    }

    private void end(Over over) {
        boolean ended = until(incidents.get(over.incident), over.at);
        if (ended) {
            Tx.in(database, tx -> {
                AlertRows.step(
                        tx,
                        over.borrowerId,
                        over.alert,
                        clock.instant(),
                        AlertRows.PROGRAM,
                        "INCIDENT_ENDED",
                        String.valueOf(over.incident));
                return true;
            });
        }
    }

    /** Says until when an incident lasts; what is submitted or carried out already is a person's, and left alone. */
    private boolean until(Incident incident, Instant to) {
        if (incident.isUnderWay()) {
            return false;
        }
        try {
            incidents.lasts(incident.id(), to, AlertRows.PROGRAM, OptionalInt.of(incident.version()));
            return true;
        } catch (Refused refused) {
            LOG.info("the end of incident {} is not changed: {}", incident.id(), refused.told());
            return refused.why() != Refused.Why.CHANGED;
        }
    }
}
