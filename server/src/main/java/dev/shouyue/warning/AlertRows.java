package dev.shouyue.warning;

import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.Alert.Level;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alerts as the signals raise them: the same of one subject is one alert while that is open. */
final class AlertRows {

    /** The program, where nobody acted. */
    static final String PROGRAM = "-";

    private static final int MOST_BILLS = 200;

    private final WarningSettings settings;

    AlertRows(WarningSettings settings) {
        this.settings = settings;
    }

    /** An alert that is there. */
    private record There(
            long borrowerId,
            long id,
            Level level,
            String state,
            @Nullable Instant dueAt) {}

    /** The bill that is at risk, and whose loan it is of. */
    private record AtRisk(
            @Nullable String loan,
            @Nullable String bill,
            @Nullable Instant due,
            @Nullable Instant paidAt) {}

    /** Writes what a stream raised, in its order. */
    void raise(Tx tx, long borrowerId, Kind streamKind, String stream, List<Alert> raised, Instant now)
            throws SQLException {
        for (Alert alert : raised) {
            Optional<There> open = open(tx, borrowerId, alert);
            if (alert.level() == Level.CLEARED) {
                open.map(there -> there.id)
                        .or(() -> last(tx, borrowerId, alert))
                        .ifPresent(id -> keep(tx, id, borrowerId, streamKind, stream, alert));
                open.ifPresent(there -> close(tx, there, "CLEARED", "", now));
                continue;
            }
            AtRisk risk = atRisk(tx, borrowerId, alert);
            long id = open.isPresent()
                    ? again(tx, open.orElseThrow(), alert, risk, now)
                    : insert(tx, borrowerId, alert, risk, now);
            keep(tx, id, borrowerId, streamKind, stream, alert);
            if (risk.paidAt != null) {
                paid(tx, borrowerId, String.valueOf(risk.bill), risk.paidAt, now);
            }
        }
    }

    /**
     * Puts right what a stream had raised by what a replay of its log raises.
     *
     * @param after what was raised up to this number lies before the replay and stays
     */
    void correct(Tx tx, long borrowerId, Kind streamKind, String stream, long after, List<Alert> replayed, Instant now)
            throws SQLException {
        Map<String, long[]> before = new LinkedHashMap<>();
        tx.sql()
                .sql("select content, alert_id, raised_id from warning.raised where borrower_id = ? and stream_kind = ?"
                        + " and stream = ? and raised_id > ? and withdrawn_at is null order by raised_id")
                .params(borrowerId, streamKind.name(), stream, after)
                .query(row -> {
                    before.put(
                            row.getString("content"), new long[] {row.getLong("alert_id"), row.getLong("raised_id")});
                });
        Map<String, Alert> anew = new LinkedHashMap<>();
        replayed.forEach(alert -> anew.put(AlertText.write(alert), alert));
        Set<Long> touched = new LinkedHashSet<>();
        before.forEach((content, at) -> {
            if (!anew.containsKey(content)) {
                tx.sql()
                        .sql("update warning.raised set withdrawn_at = ? where borrower_id = ? and alert_id = ?"
                                + " and raised_id = ?")
                        .params(Moments.at(now), borrowerId, at[0], at[1])
                        .update();
                touched.add(at[0]);
            }
        });
        for (long id : touched) {
            withdrawn(tx, borrowerId, id, now);
        }
        anew.keySet().removeAll(before.keySet());
        raise(tx, borrowerId, streamKind, stream, List.copyOf(anew.values()), now);
    }

    /** An alert of which something was withdrawn: closed where nothing is left. */
    private static void withdrawn(Tx tx, long borrowerId, long id, Instant now) {
        List<Alert> left = tx
                .sql()
                .sql(
                        "select content from warning.raised where borrower_id = ? and alert_id = ? and withdrawn_at is null"
                                + " order by at")
                .params(borrowerId, id)
                .query((row, i) -> AlertText.read(row.getString(1)))
                .list()
                .stream()
                .filter(alert -> alert.level() != Level.CLEARED)
                .toList();
        tx.sql()
                .sql("update warning.alert set times = greatest(1, :times), last_at = coalesce(:last, last_at),"
                        + " version = version + 1, change = nextval('warning.alert_change')"
                        + " where borrower_id = :borrower and alert_id = :id")
                .param("times", left.size())
                .param("last", left.isEmpty() ? null : Moments.at(left.getLast().at()))
                .param("borrower", borrowerId)
                .param("id", id)
                .update();
        if (left.isEmpty()) {
            tx.sql()
                    .sql("update warning.alert set state = 'CLOSED', escalates_at = null, snoozed_until = null"
                            + " where borrower_id = ? and alert_id = ?")
                    .params(borrowerId, id)
                    .update();
        }
        step(tx, borrowerId, id, now, PROGRAM, "WITHDRAWN", "");
    }

    private static Optional<There> open(Tx tx, long borrowerId, Alert alert) {
        return tx.sql()
                .sql("select * from warning.alert where borrower_id = ? and kind = ? and subject = ? and signal = ?"
                        + " and state <> 'CLOSED' order by alert_id desc limit 1 for update")
                .params(borrowerId, alert.kind().name(), alert.subject(), alert.signal())
                .query((row, i) -> new There(
                        borrowerId,
                        row.getLong("alert_id"),
                        Level.valueOf(row.getString("level")),
                        row.getString("state"),
                        Moments.ifAny(row, "due_at").orElse(null)))
                .optional();
    }

    private static Optional<Long> last(Tx tx, long borrowerId, Alert alert) {
        return tx.sql()
                .sql(
                        "select alert_id from warning.alert where borrower_id = ? and kind = ? and subject = ? and signal = ?"
                                + " order by alert_id desc limit 1")
                .params(borrowerId, alert.kind().name(), alert.subject(), alert.signal())
                .query(Long.class)
                .optional();
    }

    private long insert(Tx tx, long borrowerId, Alert alert, AtRisk risk, Instant now) throws SQLException {
        long id = tx.sql()
                .sql("""
                        insert into warning.alert (borrower_id, kind, subject, loan, signal, level, state, raised_at,
                          last_at, times, lead_hours, bill, due_at, escalates_at, reasons, evidence, change)
                        values (:borrower, :kind, :subject, :loan, :signal, :level, 'OPEN', :at, :at, 1, :lead, :bill,
                          :due, :escalates, :reasons::jsonb, :evidence, nextval('warning.alert_change'))
                        returning alert_id
                        """)
                .param("borrower", borrowerId)
                .param("kind", alert.kind().name())
                .param("subject", alert.subject())
                .param("loan", risk.loan)
                .param("signal", alert.signal())
                .param("level", alert.level().name())
                .param("at", Moments.at(alert.at()))
                .param(
                        "lead",
                        alert.lead().map(Duration::toHours).map(Long::intValue).orElse(null))
                .param("bill", risk.bill)
                .param("due", risk.due == null ? null : Moments.at(risk.due))
                .param(
                        "escalates",
                        escalates(tx, alert.level(), now).map(Moments::at).orElse(null))
                .param("reasons", reasons(alert))
                .param("evidence", alert.evidence().toArray(String[]::new))
                .query(Long.class)
                .single();
        step(tx, borrowerId, id, now, PROGRAM, "RAISED", "");
        return id;
    }

    private long again(Tx tx, There there, Alert alert, AtRisk risk, Instant now) {
        boolean higher = alert.level().compareTo(there.level) > 0;
        boolean otherBill = risk.due != null && (there.dueAt == null || there.dueAt.isBefore(alert.at()));
        tx.sql()
                .sql("""
                        update warning.alert
                           set times = times + 1, last_at = greatest(last_at, :at), raised_at = least(raised_at, :at),
                               level = :level,
                               reasons = case when :at >= last_at then :reasons::jsonb else reasons end,
                               evidence = case when :at >= last_at then :evidence else evidence end,
                               bill = case when :other then :bill else bill end,
                               due_at = case when :other then :due else due_at end,
                               loan = case when :other then coalesce(:loan, loan) else loan end,
                               escalates_at = case when :higher and owner is null and not escalated
                                 then :escalates else escalates_at end,
                               version = version + 1, change = nextval('warning.alert_change')
                         where borrower_id = :borrower and alert_id = :id
                        """)
                .param("at", Moments.at(alert.at()))
                .param("level", (higher ? alert.level() : there.level).name())
                .param("reasons", reasons(alert))
                .param("evidence", alert.evidence().toArray(String[]::new))
                .param("other", otherBill)
                .param("bill", risk.bill)
                .param("due", risk.due == null ? null : Moments.at(risk.due))
                .param("loan", risk.loan)
                .param("higher", higher)
                .param(
                        "escalates",
                        escalates(tx, alert.level(), now).map(Moments::at).orElse(null))
                .param("borrower", there.borrowerId)
                .param("id", there.id)
                .update();
        step(tx, there.borrowerId, there.id, now, PROGRAM, "RAISED_AGAIN", "");
        return there.id;
    }

    /** When an alert of a level is escalated that nobody takes. */
    Optional<Instant> escalates(Tx tx, Level level, Instant now) {
        return RuleBook.lastOf(tx, Catalogue.ESCALATION)
                .unowned(level, settings)
                .map(now::plus);
    }

    private static String reasons(Alert alert) {
        return Json.line(alert.reasons().stream()
                .map(reason -> Map.of("code", reason.code(), "number", reason.number()))
                .toList());
    }

    private static void keep(Tx tx, long id, long borrowerId, Kind streamKind, String stream, Alert alert) {
        tx.sql()
                .sql("insert into warning.raised (borrower_id, alert_id, stream_kind, stream, at, content)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(borrowerId, id, streamKind.name(), stream, Moments.at(alert.at()), AlertText.write(alert))
                .update();
    }

    /** The bill whose due date an alert names, its loan, and when it was paid if it was by now. */
    private static AtRisk atRisk(Tx tx, long borrowerId, Alert alert) {
        if (alert.kind() != Kind.BORROWER) {
            return new AtRisk(null, null, null, null);
        }
        List<Happening> bills = tx.sql()
                .sql("select content from warning.happening where borrower_id = ? and kind = 'BILL_ISSUED'"
                        + " order by happened_at desc limit ?")
                .params(borrowerId, MOST_BILLS)
                .query((row, i) -> Log.event(row))
                .list();
        Optional<Instant> ahead = alert.lead().map(lead -> alert.at().plus(lead));
        Optional<Happening.BillIssued> issued = bills.stream()
                .filter(Happening.BillIssued.class::isInstance)
                .map(Happening.BillIssued.class::cast)
                .filter(each -> ahead.map(each.due()::equals)
                        .orElse(alert.evidence().contains(each.head().id())))
                .findFirst();
        Optional<String> bill = issued.map(Happening.BillIssued::bill);
        @Nullable
        Instant paidAt = bill.flatMap(name -> tx.sql()
                        .sql("select happened_at from warning.happening where borrower_id = ? and kind = 'BILL_PAID'"
                                + " and thing = ? and happened_at >= ? order by happened_at limit 1")
                        .params(borrowerId, name, Moments.at(alert.at()))
                        .query((row, i) -> Moments.of(row, "happened_at"))
                        .optional())
                .orElse(null);
        return new AtRisk(
                loan(tx, borrowerId, bill).orElse(null),
                bill.orElse(null),
                ahead.or(() -> issued.map(Happening.BillIssued::due)).orElse(null),
                paidAt);
    }

    /** The loan that a bill is named after, such as L1 of L1/3; or the borrower's only one. */
    private static Optional<String> loan(Tx tx, long borrowerId, Optional<String> bill) {
        List<String> loans = tx.sql()
                .sql("select external_id from servicing.loan where borrower_id = ? order by loan_id limit 1000")
                .param(borrowerId)
                .query(String.class)
                .list();
        return loans.stream()
                .filter(loan -> bill.filter(name -> name.equals(loan) || name.startsWith(loan + "/"))
                        .isPresent())
                .findFirst()
                .or(() -> loans.size() == 1 ? Optional.of(loans.getFirst()) : Optional.empty());
    }

    /** Writes what came of a bill, and closes what was feared for it. */
    void paid(Tx tx, long borrowerId, Happening.BillPaid event, Instant now) {
        paid(tx, borrowerId, event.bill(), event.head().at(), now);
    }

    private static void paid(Tx tx, long borrowerId, String bill, Instant at, Instant now) {
        List<There> feared = tx.sql()
                .sql("update warning.alert set paid_at = ?, version = version + 1,"
                        + " change = nextval('warning.alert_change')"
                        + " where borrower_id = ? and bill = ? and paid_at is null returning *")
                .params(Moments.at(at), borrowerId, bill)
                .query((row, i) -> new There(
                        borrowerId,
                        row.getLong("alert_id"),
                        Level.valueOf(row.getString("level")),
                        row.getString("state"),
                        null))
                .list();
        feared.stream()
                .filter(there -> !there.state.equals("CLOSED"))
                .forEach(there -> close(tx, there, "PAID", "", now));
    }

    private static void close(Tx tx, There there, String step, String note, Instant now) {
        tx.sql()
                .sql("update warning.alert set state = 'CLOSED', escalates_at = null, snoozed_until = null,"
                        + " version = version + 1, change = nextval('warning.alert_change')"
                        + " where borrower_id = ? and alert_id = ?")
                .params(there.borrowerId, there.id)
                .update();
        step(tx, there.borrowerId, there.id, now, PROGRAM, step, note);
    }

    static void step(Tx tx, long borrowerId, long id, Instant at, String actor, String step, String note) {
        tx.sql()
                .sql("insert into warning.alert_step (borrower_id, alert_id, at, actor, step, note)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(borrowerId, id, Moments.at(at), actor, step, note)
                .update();
    }
}
