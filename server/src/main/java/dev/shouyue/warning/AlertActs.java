package dev.shouyue.warning;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Alerts.Act;
import dev.shouyue.warning.Alerts.Deed;
import dev.shouyue.warning.Alerts.Done;
import dev.shouyue.warning.Alerts.Item;
import dev.shouyue.warning.Alerts.NotDone;
import dev.shouyue.warning.Alerts.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What people do with alerts: whether it can be done, and what changes then. */
final class AlertActs {

    private static final int LONGEST_NOTE = 500;

    private final DataSource database;
    private final Clock clock;
    private final AlertRows rows;

    AlertActs(DataSource database, Clock clock, AlertRows rows) {
        this.database = database;
        this.clock = clock;
        this.rows = rows;
    }

    /**
     * Does the same with several alerts, each for itself.
     *
     * @throws Refused when what is asked cannot be done with any alert
     */
    Done act(List<Long> ids, Deed deed, String by) {
        check(ids, deed);
        return Tx.in(database, tx -> {
            List<Item> done = new ArrayList<>();
            List<NotDone> refused = new ArrayList<>();
            for (long id : ids.stream().distinct().sorted().toList()) {
                Optional<Item> found = tx.sql()
                        .sql("select a.*, 0 as pressing from warning.alert a where a.alert_id = ? for update")
                        .param(id)
                        .query(Alerts::read)
                        .optional();
                Optional<Sentence> problem = found.isEmpty()
                        ? Optional.of(Say.of("alert.unknown", "id", id))
                        : problem(tx, found.orElseThrow(), deed, by);
                if (problem.isPresent()) {
                    refused.add(new NotDone(id, problem.orElseThrow()));
                } else {
                    act(tx, found.orElseThrow(), deed, by);
                    done.add(Alerts.find(tx.sql(), id).orElseThrow());
                }
            }
            return new Done(List.copyOf(done), List.copyOf(refused));
        });
    }

    private void check(List<Long> ids, Deed deed) {
        if (ids.isEmpty() || ids.size() > Alerts.MOST_AT_ONCE) {
            throw Refuse.badValue("ids", ids.size(), "acts.ids", "most", Alerts.MOST_AT_ONCE);
        }
        if (deed.note().length() > LONGEST_NOTE || deed.note().chars().anyMatch(Character::isISOControl)) {
            throw Refuse.badValue("note", "", "acts.note", "most", LONGEST_NOTE);
        }
        if ((deed.act() == Act.ASSIGN) != deed.owner().isPresent()) {
            throw Refuse.badValue("owner", deed.owner().orElse(""), "acts.owner");
        }
        boolean ahead = deed.until()
                .filter(until -> until.isAfter(clock.instant()) && Moments.isPlausible(until))
                .isPresent();
        if ((deed.act() == Act.SNOOZE) != deed.until().isPresent() || deed.act() == Act.SNOOZE && !ahead) {
            throw Refuse.badValue("until", deed.until().map(Instant::toString).orElse(""), "acts.until");
        }
        if (deed.outcome().isPresent() && deed.act() != Act.CLOSE) {
            throw Refuse.badValue("outcome", deed.outcome().orElseThrow(), "acts.outcome");
        }
    }

    private static Optional<Sentence> problem(Tx tx, Item alert, Deed deed, String by) {
        boolean closed = alert.state() == State.CLOSED;
        return switch (deed.act()) {
            case TAKE ->
                closed
                        ? Optional.of(Say.of("acts.closed"))
                        : alert.owner()
                                .filter(owner -> !owner.equals(by))
                                .map(owner -> Say.of("acts.owned", "owner", owner));
            case ASSIGN, SNOOZE -> closed ? Optional.of(Say.of("acts.closed")) : Optional.empty();
            case CLOSE -> closed && deed.outcome().isEmpty() ? Optional.of(Say.of("acts.closed")) : Optional.empty();
            case REOPEN -> closed && hasTwin(tx, alert) ? Optional.of(Say.of("acts.twin")) : Optional.empty();
        };
    }

    /** Whether the same was raised again since, and is open. */
    private static boolean hasTwin(Tx tx, Item alert) {
        return tx.sql()
                .sql("select exists (select 1 from warning.alert where borrower_id = ? and kind = ? and subject = ?"
                        + " and signal = ? and state <> 'CLOSED' and alert_id <> ?)")
                .params(alert.borrowerId(), alert.kind().name(), alert.subject(), alert.signal(), alert.id())
                .query(Boolean.class)
                .single();
    }

    private void act(Tx tx, Item alert, Deed deed, String by) {
        Instant now = clock.instant();
        String set =
                switch (deed.act()) {
                    case TAKE, ASSIGN -> "owner = :owner, escalates_at = null";
                    case SNOOZE -> "state = 'SNOOZED', snoozed_until = :until, escalates_at = null";
                    case CLOSE ->
                        "state = 'CLOSED', snoozed_until = null, escalates_at = null,"
                                + " outcome = coalesce(:outcome, outcome)";
                    case REOPEN ->
                        "state = 'OPEN', snoozed_until = null, outcome = null, explained_by = null,"
                                + " owner = case when state = 'OPEN' then null else owner end,"
                                + " escalates_at = case when escalated or (owner is not null and state <> 'OPEN')"
                                + " then null else cast(:escalates as timestamptz) end";
                };
        tx.sql()
                .sql("update warning.alert set " + set + ", version = version + 1,"
                        + " change = nextval('warning.alert_change')"
                        + " where borrower_id = :borrower and alert_id = :id")
                .param("owner", deed.act() == Act.TAKE ? by : deed.owner().orElse(""))
                .param("until", deed.until().map(Moments::at).orElse(null))
                .param("outcome", deed.outcome().map(Enum::name).orElse(null))
                .param(
                        "escalates",
                        rows.escalates(tx, alert.level(), now).map(Moments::at).orElse(null))
                .param("borrower", alert.borrowerId())
                .param("id", alert.id())
                .update();
        String told =
                switch (deed.act()) {
                    case ASSIGN -> deed.owner().orElse("");
                    case SNOOZE -> deed.until().map(Instant::toString).orElse("");
                    case CLOSE -> deed.outcome().map(Enum::name).orElse("");
                    case TAKE, REOPEN -> "";
                };
        String note = told.isEmpty() || deed.note().isEmpty() ? told + deed.note() : told + ": " + deed.note();
        AlertRows.step(tx, alert.borrowerId(), alert.id(), now, by, deed.act().name(), note);
    }
}
