package dev.shouyue.warning;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.Alert.Level;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.warning.Happenings.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts as people work at them: looked at, taken, put off, closed, and what came of them. */
public final class Alerts {

    /** Alerts that one act may name. */
    public static final int MOST_AT_ONCE = 200;

    /** Where an alert comes in the list of what presses: what is open first, then what is escalated, then by level. */
    private static final String PRESSING = """
            (case a.state when 'OPEN' then 0 when 'EXPLAINED' then 20 when 'SNOOZED' then 20 else 40 end
             + case when a.escalated then 0 else 10 end
             + case a.level when 'ALARM' then 0 when 'WARNING' then 1 else 2 end)""";

    private final JdbcClient sql;
    private final Clock clock;
    private final LoanBook book;
    private final Happenings happenings;
    private final AlertActs acts;

    Alerts(DataSource database, Clock clock, LoanBook book, Happenings happenings, AlertRows rows) {
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.book = book;
        this.happenings = happenings;
        this.acts = new AlertActs(database, clock, rows);
    }

    /** How far an alert is. */
    public enum State {
        OPEN,
        /** Put off until a time. */
        SNOOZED,
        /** An incident that is open explains it. */
        EXPLAINED,
        CLOSED
    }

    /** Whether it was worth being told. */
    public enum Outcome {
        USEFUL,
        NOT_USEFUL
    }

    /** What people do with alerts. */
    public enum Act {
        /** See to it oneself. */
        TAKE,
        /** Have somebody see to it. */
        ASSIGN,
        /** Put it off. */
        SNOOZE,
        CLOSE,
        /** Take back what was done last. */
        REOPEN
    }

    /** The order of a list. */
    public enum Order {
        PRESSING,
        NEWEST
    }

    /** One thing that was seen, with its number. */
    public record Reason(String code, double number, Sentence sentence) {}

    /**
     * An alert.
     *
     * @param borrowerId whose it is, 0 where it is of no one person
     * @param loan the lender's own name of the loan that is at risk
     * @param times how often it was raised while it was open
     * @param leadHours from when it was first raised to the due date at risk
     * @param incident the incident that it opened, or that explains it
     */
    public record Item(
            long id,
            long borrowerId,
            Kind kind,
            String subject,
            Optional<String> loan,
            String signal,
            Level level,
            State state,
            Instant raisedAt,
            Instant lastAt,
            int times,
            OptionalInt leadHours,
            Optional<String> bill,
            Optional<Instant> dueAt,
            Optional<Instant> paidAt,
            Optional<Instant> escalatesAt,
            boolean escalated,
            Optional<String> owner,
            Optional<Instant> snoozedUntil,
            Optional<Long> incident,
            Optional<Outcome> outcome,
            List<Reason> reasons,
            List<String> evidence,
            int version,
            int pressing,
            long change) {

        /** What the signal is called. */
        public Sentence title() {
            return SignalWords.title(signal);
        }
    }

    /** Something that was done with an alert; {@code -} is the program. */
    public record Step(Instant at, String actor, String step, String note) {}

    /** What came of the bill that was at risk; days are the borrower's. */
    public record After(LocalDate dueOn, Optional<LocalDate> paidOn, int daysLate) {}

    /** Which alerts are wanted; what is empty does not narrow. {@code to} is not included. */
    public record Filter(
            Optional<Kind> kind,
            Optional<String> subject,
            Optional<String> signal,
            Optional<Level> level,
            Optional<State> state,
            Optional<String> owner,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> text,
            boolean searchesBorrowers) {}

    /** The place after which a list goes on. */
    public record Place(int pressing, Instant raisedAt, long id) {}

    /** How many are open. */
    public record Summary(
            long open,
            Map<Level, Long> byLevel,
            Map<Kind, Long> byKind,
            List<OfSignal> bySignal,
            long mine,
            long snoozed,
            long escalated) {}

    public record OfSignal(String signal, Sentence title, long open) {}

    /** What became of an act on several alerts. */
    public record Done(List<Item> done, List<NotDone> refused) {}

    public record NotDone(long id, Sentence problem) {}

    /** What is asked to be done. */
    public record Deed(
            Act act, Optional<String> owner, Optional<Instant> until, Optional<Outcome> outcome, String note) {}

    public List<Item> page(Filter filter, Order order, Optional<Place> after, int limit) {
        Query query = new Query("true");
        filter.kind().ifPresent(value -> query.and("a.kind = ?", value.name()));
        filter.subject().ifPresent(value -> query.and("a.subject = ?", value));
        filter.signal().ifPresent(value -> query.and("a.signal = ?", value));
        filter.level().ifPresent(value -> query.and("a.level = ?", value.name()));
        filter.state().ifPresent(value -> query.and("a.state = ?", value.name()));
        filter.owner().ifPresent(value -> query.and("a.owner = ?", value));
        filter.from().ifPresent(value -> query.and("a.raised_at >= ?", Moments.at(value)));
        filter.to().ifPresent(value -> query.and("a.raised_at < ?", Moments.at(value)));
        filter.text().ifPresent(value -> {
            String like = "%" + value.replaceAll("([%_\\\\])", "\\\\$1") + "%";
            query.and(
                    "(a.loan ilike ? or a.signal ilike ? or ((? or a.kind <> 'BORROWER') and a.subject ilike ?))",
                    like,
                    like.replace(' ', '_'),
                    filter.searchesBorrowers(),
                    like);
        });
        String key = order == Order.PRESSING ? PRESSING : "0";
        after.ifPresent(last -> query.and(
                "(" + key + " > ? or (" + key + " = ? and (a.raised_at, a.alert_id) < (?, ?)))",
                last.pressing(),
                last.pressing(),
                Moments.at(last.raisedAt()),
                last.id()));
        return sql.sql("select a.*, " + key + " as pressing from warning.alert a where " + query.where() + " order by "
                        + (order == Order.PRESSING ? "pressing, " : "") + "a.raised_at desc, a.alert_id desc limit ?")
                .params(query.values())
                .param(limit)
                .query(Alerts::read)
                .list();
    }

    /** @throws Refused when there is none */
    public Item get(long id) {
        return find(sql, id).orElseThrow(() -> Refuse.of(Why.UNKNOWN, "alert.unknown", "id", id));
    }

    static Optional<Item> find(JdbcClient sql, long id) {
        return sql.sql("select a.*, 0 as pressing from warning.alert a where a.alert_id = ?")
                .param(id)
                .query(Alerts::read)
                .optional();
    }

    /** The events that an alert rests on, oldest first. */
    public List<Entry> evidence(Item alert) {
        return happenings.named(alert.borrowerId(), alert.evidence());
    }

    /** What was done with an alert, oldest first. */
    public List<Step> steps(Item alert) {
        return sql.sql("select * from warning.alert_step where borrower_id = ? and alert_id = ? order by step_id")
                .params(alert.borrowerId(), alert.id())
                .query((row, i) -> new Step(
                        Moments.of(row, "at"), row.getString("actor"), row.getString("step"), row.getString("note")))
                .list();
    }

    /** What came of the bill at risk; empty before it is due and unpaid. */
    public Optional<After> after(Item alert) {
        return alert.dueAt().flatMap(due -> {
            ZoneId zone = alert.loan().flatMap(book::find).map(book::zoneOf).orElse(ZoneOffset.UTC);
            LocalDate dueOn = LocalDate.ofInstant(due, zone);
            Optional<LocalDate> paidOn = alert.paidAt().map(at -> LocalDate.ofInstant(at, zone));
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            if (paidOn.isEmpty() && !today.isAfter(dueOn)) {
                return Optional.empty();
            }
            long late = ChronoUnit.DAYS.between(dueOn, paidOn.orElse(today));
            return Optional.of(new After(dueOn, paidOn, (int) Math.max(0, late)));
        });
    }

    /** What is open, and whose. */
    public Summary summary(String reader) {
        Map<Level, Long> byLevel = new LinkedHashMap<>();
        Map<Kind, Long> byKind = new LinkedHashMap<>();
        Map<String, Long> bySignal = new LinkedHashMap<>();
        sql.sql("select level, kind, signal, count(*) from warning.alert where state = 'OPEN' group by 1, 2, 3"
                        + " order by 4 desc, 3")
                .query(row -> {
                    long count = row.getLong(4);
                    byLevel.merge(Level.valueOf(row.getString(1)), count, Long::sum);
                    byKind.merge(Kind.valueOf(row.getString(2)), count, Long::sum);
                    bySignal.merge(row.getString(3), count, Long::sum);
                });
        return sql.sql("""
                        select count(*) filter (where state = 'OPEN') as open,
                               count(*) filter (where owner = ? and state <> 'CLOSED') as mine,
                               count(*) filter (where state = 'SNOOZED') as snoozed,
                               count(*) filter (where escalated and state <> 'CLOSED') as escalated
                          from warning.alert where state <> 'CLOSED'
                        """)
                .param(reader)
                .query((row, i) -> new Summary(
                        row.getLong("open"),
                        byLevel,
                        byKind,
                        bySignal.entrySet().stream()
                                .map(each ->
                                        new OfSignal(each.getKey(), SignalWords.title(each.getKey()), each.getValue()))
                                .toList(),
                        row.getLong("mine"),
                        row.getLong("snoozed"),
                        row.getLong("escalated")))
                .single();
    }

    /** Alerts that changed after a change, in the order of the changes. */
    public List<Item> changed(long after, int limit) {
        return sql.sql("select a.*, 0 as pressing from warning.alert a where a.change > ? order by a.change limit ?")
                .params(after, limit)
                .query(Alerts::read)
                .list();
    }

    /** The last change of any alert. */
    public long lastChange() {
        return sql.sql("select coalesce(max(change), 0) from warning.alert")
                .query(Long.class)
                .single();
    }

    /**
     * Does the same with several alerts, each for itself.
     *
     * @throws Refused when what is asked cannot be done with any alert
     */
    public Done act(List<Long> ids, Deed deed, String by) {
        return acts.act(ids, deed, by);
    }

    static Item read(ResultSet row, int i) throws SQLException {
        int lead = row.getInt("lead_hours");
        OptionalInt leadHours = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(lead);
        return new Item(
                row.getLong("alert_id"),
                row.getLong("borrower_id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                Optional.ofNullable(row.getString("loan")),
                row.getString("signal"),
                Level.valueOf(row.getString("level")),
                State.valueOf(row.getString("state")),
                Moments.of(row, "raised_at"),
                Moments.of(row, "last_at"),
                row.getInt("times"),
                leadHours,
                Optional.ofNullable(row.getString("bill")),
                Moments.ifAny(row, "due_at"),
                Moments.ifAny(row, "paid_at"),
                Moments.ifAny(row, "escalates_at"),
                row.getBoolean("escalated"),
                Optional.ofNullable(row.getString("owner")),
                Moments.ifAny(row, "snoozed_until"),
                incident(row),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                reasons(row.getString("reasons")),
                List.of((String[]) row.getArray("evidence").getArray()),
                row.getInt("version"),
                row.getInt("pressing"),
                row.getLong("change"));
    }

    private static Optional<Long> incident(ResultSet row) throws SQLException {
        long opened = row.getLong("incident_id");
        if (!row.wasNull()) {
            return Optional.of(opened);
        }
        long explains = row.getLong("explained_by");
        return row.wasNull() ? Optional.empty() : Optional.of(explains);
    }

    private static List<Reason> reasons(String json) {
        List<Reason> reasons = new ArrayList<>();
        if (Json.read(json) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> members
                        && members.get("code") instanceof String code
                        && members.get("number") instanceof Double number) {
                    reasons.add(new Reason(code, number, SignalWords.reason(new Alert.Reason(code, number))));
                }
            }
        }
        return List.copyOf(reasons);
    }
}
