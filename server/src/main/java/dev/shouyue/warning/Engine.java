package dev.shouyue.warning;

import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Subject;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Gives the signals the log in its order. What they remember, how far they have read and what they raise is one transaction:
 * whoever is stopped anywhere goes on as if it had not been, here or in another process. An event that comes after its time
 * has passed makes its subject stale: it is made anew from the log, and what would have been raised otherwise is put right.
 */
final class Engine {

    private static final String NAME = "signals";
    private static final int BATCH = 2_000;
    private static final int REPLAYED_AT_ONCE = 100;
    /** Of a replay, so many events are put in order at a time. */
    private static final int SORTED = 500;

    private static final Duration SORT_MARGIN = Duration.ofSeconds(1);

    private final DataSource database;
    private final Clock clock;
    private final WarningSettings settings;
    private final AlertRows alerts;

    Engine(DataSource database, Clock clock, WarningSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.alerts = new AlertRows(settings);
    }

    private record Progress(long position, Instant knownUntil, Instant watermark) {}

    private record Read(long sequence, long borrowerId, Happening event) {}

    /** Whose stream, and where its rows lie. */
    private record Key(long borrowerId, Kind kind, String subject) {}

    private static final class Work {
        final Stream<?> stream;
        final List<Alert> raised = new ArrayList<>();
        boolean stale;

        Work(Stream<?> stream, boolean stale) {
            this.stream = stream;
            this.stale = stale;
        }
    }

    /**
     * Reads on; whether there is more to do at once. Nothing is done where another process reads.
     */
    boolean step() {
        return Tx.in(database, tx -> isMine(tx) && step(tx));
    }

    private static boolean isMine(Tx tx) {
        return tx.sql()
                .sql("select pg_try_advisory_xact_lock(" + AdvisoryLock.SIGNALS + ")")
                .query(Boolean.class)
                .single();
    }

    private boolean step(Tx tx) throws SQLException {
        Progress before = progress(tx);
        RuleBook rules = RuleBook.read(tx);
        Stream.Signals signals = Stream.Signals.under(rules);
        List<Read> events = after(tx, before.position);
        boolean atEnd = events.size() < BATCH;
        Progress now = advanced(before, events, atEnd, rules.last().lateness(settings));
        Map<Key, Work> work = new LinkedHashMap<>();
        load(tx, signals, keys(events), work);
        for (Read read : events) {
            for (Subject subject : Subject.of(read.event)) {
                Work one = work.get(key(read, subject));
                if (one != null && !one.stale) {
                    one.stream.on(read.event);
                    one.stale = one.stream.wasRefused();
                }
                if (one != null && one.stale && subject.kind() == Kind.CHANNEL) {
                    Snapshots.spoil(tx, subject.name(), read.event.head().at());
                }
            }
        }
        boolean moreDue = loadDue(tx, signals, now.watermark, work);
        work.forEach((key, one) -> {
            if (!one.stale) {
                one.raised.addAll(one.stream.pass(now.watermark));
            }
        });
        write(tx, work);
        for (Map.Entry<Key, Work> each : work.entrySet()) {
            Key key = each.getKey();
            alerts.raise(tx, key.borrowerId, key.kind, key.subject, each.getValue().raised, clock.instant());
            if (key.kind == Kind.CHANNEL && !each.getValue().stale) {
                Snapshots.keep(tx, key.subject, each.getValue().stream);
            }
        }
        boolean moreStale = atEnd && replayStale(tx, signals, now);
        for (Read read : events) {
            if (read.event instanceof Happening.BillPaid paid) {
                alerts.paid(tx, read.borrowerId, paid, clock.instant());
            }
        }
        write(tx, now);
        return !atEnd || moreDue || moreStale;
    }

    private Progress advanced(Progress before, List<Read> events, boolean atEnd, Duration lateness) {
        Instant known = before.knownUntil;
        for (Read read : events) {
            Instant each = read.event.head().known();
            known = each.isAfter(known) ? each : known;
        }
        Instant now = clock.instant();
        // when all is read, time goes on by the clock: what is promised is broken without an event
        Instant reached = atEnd && now.isAfter(known) ? now : known;
        Instant watermark = reached.minus(lateness).truncatedTo(ChronoUnit.MICROS);
        return new Progress(
                events.isEmpty() ? before.position : events.getLast().sequence,
                known,
                watermark.isAfter(before.watermark) ? watermark : before.watermark);
    }

    private static Progress progress(Tx tx) {
        tx.sql()
                .sql("insert into warning.progress (name, position, known_until, watermark) values (?, 0, ?, ?)"
                        + " on conflict do nothing")
                .params(NAME, Moments.at(Moments.FIRST), Moments.at(Moments.FIRST))
                .update();
        return tx.sql()
                .sql("select * from warning.progress where name = ? for update")
                .param(NAME)
                .query((row, i) -> new Progress(
                        row.getLong("position"), Moments.of(row, "known_until"), Moments.of(row, "watermark")))
                .single();
    }

    private static void write(Tx tx, Progress progress) {
        tx.sql()
                .sql("update warning.progress set position = ?, known_until = ?, watermark = ? where name = ?")
                .params(progress.position, Moments.at(progress.knownUntil), Moments.at(progress.watermark), NAME)
                .update();
    }

    private static List<Read> after(Tx tx, long position) {
        return tx.sql()
                .sql("select h.sequence, h.borrower_id, h.content from warning.happening h where h.sequence > ?"
                        + " order by h.sequence limit ?")
                .params(position, BATCH)
                .query((row, i) -> new Read(row.getLong("sequence"), row.getLong("borrower_id"), Log.event(row)))
                .list();
    }

    private static Key key(Read read, Subject subject) {
        return new Key(subject.kind() == Kind.BORROWER ? read.borrowerId : 0, subject.kind(), subject.name());
    }

    private static List<Key> keys(List<Read> events) {
        return events.stream()
                .flatMap(read -> Subject.of(read.event).stream().map(subject -> key(read, subject)))
                .distinct()
                .toList();
    }

    private static void load(Tx tx, Stream.Signals signals, List<Key> keys, Map<Key, Work> work) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        tx.sql()
                .sql("select s.* from unnest(?::int8[], ?::text[], ?::text[]) k(b, d, n)"
                        + " join warning.state s on s.borrower_id = k.b and s.kind = k.d and s.subject = k.n")
                .params(
                        tx.connection()
                                .createArrayOf(
                                        "int8",
                                        keys.stream().map(Key::borrowerId).toArray()),
                        tx.connection()
                                .createArrayOf(
                                        "text",
                                        keys.stream()
                                                .map(key -> key.kind.name())
                                                .toArray()),
                        tx.connection()
                                .createArrayOf(
                                        "text", keys.stream().map(Key::subject).toArray()))
                .query(row -> {
                    Key key = key(row);
                    work.put(key, work(signals, key, row.getBytes("state"), row.getBoolean("stale")));
                });
        for (Key key : keys) {
            work.computeIfAbsent(
                    key, fresh -> new Work(Stream.of(signals, fresh.kind, fresh.subject, Optional.empty()), false));
        }
    }

    /** Streams that want time to pass; whether there may be more of them. */
    private static boolean loadDue(Tx tx, Stream.Signals signals, Instant watermark, Map<Key, Work> work) {
        int before = work.size();
        int[] found = {0};
        tx.sql()
                .sql("select * from warning.state where due_at <= ? and not stale order by due_at limit ?")
                .params(Moments.at(watermark), BATCH)
                .query(row -> {
                    found[0]++;
                    Key key = key(row);
                    if (!work.containsKey(key)) {
                        work.put(key, work(signals, key, row.getBytes("state"), false));
                    }
                });
        return found[0] == BATCH && work.size() > before;
    }

    private static Key key(java.sql.ResultSet row) throws SQLException {
        return new Key(row.getLong("borrower_id"), Kind.valueOf(row.getString("kind")), row.getString("subject"));
    }

    /** A state of a version that is not known any more is made anew from the log. */
    private static Work work(Stream.Signals signals, Key key, byte[] bytes, boolean stale) {
        if (!stale) {
            try {
                return new Work(Stream.of(signals, key.kind, key.subject, Optional.of(bytes)), false);
            } catch (IllegalArgumentException ofAnotherVersion) {
                return new Work(Stream.of(signals, key.kind, key.subject, Optional.empty()), true);
            }
        }
        return new Work(Stream.of(signals, key.kind, key.subject, Optional.empty()), true);
    }

    private static void write(Tx tx, Map<Key, Work> work) throws SQLException {
        List<Key> keys = new ArrayList<>();
        List<Object> bytes = new ArrayList<>();
        List<Object> due = new ArrayList<>();
        for (Map.Entry<Key, Work> each : work.entrySet()) {
            Work one = each.getValue();
            if (one.stale) {
                stale(tx, each.getKey());
            } else {
                keys.add(each.getKey());
                bytes.add("\\x" + java.util.HexFormat.of().formatHex(one.stream.write()));
                due.add(one.stream.due().map(at -> Moments.at(at).toString()).orElse(""));
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        tx.sql()
                .sql("""
                        insert into warning.state (borrower_id, kind, subject, state, due_at, stale, version)
                        select b, k, n, s::bytea, nullif(d, '')::timestamptz, false, 1
                          from unnest(?::int8[], ?::text[], ?::text[], ?::text[], ?::text[]) e(b, k, n, s, d)
                        on conflict (borrower_id, kind, subject) do update
                          set state = excluded.state, due_at = excluded.due_at, stale = false,
                              version = warning.state.version + 1
                        """)
                .params(
                        tx.connection()
                                .createArrayOf(
                                        "int8",
                                        keys.stream().map(Key::borrowerId).toArray()),
                        tx.connection()
                                .createArrayOf(
                                        "text",
                                        keys.stream()
                                                .map(key -> key.kind.name())
                                                .toArray()),
                        tx.connection()
                                .createArrayOf(
                                        "text", keys.stream().map(Key::subject).toArray()),
                        tx.connection().createArrayOf("text", bytes.toArray()),
                        tx.connection().createArrayOf("text", due.toArray()))
                .update();
    }

    private static void stale(Tx tx, Key key) {
        tx.sql().sql("""
                        insert into warning.state (borrower_id, kind, subject, state, due_at, stale, version)
                        values (?, ?, ?, ''::bytea, null, true, 1)
                        on conflict (borrower_id, kind, subject) do update
                          set stale = true, due_at = null, version = warning.state.version + 1
                        """).params(key.borrowerId, key.kind.name(), key.subject).update();
    }

    /** Makes stale streams anew from the log; whether there are more. */
    private boolean replayStale(Tx tx, Stream.Signals signals, Progress now) throws SQLException {
        List<Key> stale = tx.sql()
                .sql("select borrower_id, kind, subject from warning.state where stale order by kind, subject limit ?")
                .param(REPLAYED_AT_ONCE + 1)
                .query((row, i) -> key(row))
                .list();
        Map<Key, Work> anew = new LinkedHashMap<>();
        for (Key key : stale.subList(0, Math.min(stale.size(), REPLAYED_AT_ONCE))) {
            Begin begin = begin(tx, signals, key);
            Work work = new Work(begin.stream, false);
            replay(tx, key, now, work);
            anew.put(key, work);
            alerts.correct(tx, key.borrowerId, key.kind, key.subject, begin.raisedTo, work.raised, clock.instant());
            if (key.kind == Kind.CHANNEL) {
                Snapshots.keep(tx, key.subject, work.stream);
            }
        }
        write(tx, anew);
        return stale.size() > REPLAYED_AT_ONCE;
    }

    /** A stream before its replay, and the last it had raised by then. */
    private record Begin(Stream<?> stream, long raisedTo) {}

    /** From the last snapshot of a channel that no late event spoilt; of all others from the first event. */
    private static Begin begin(Tx tx, Stream.Signals signals, Key key) {
        Optional<Snapshots.Snapshot> from =
                key.kind == Kind.CHANNEL ? Snapshots.last(tx, key.subject) : Optional.empty();
        if (from.isPresent()) {
            try {
                byte[] state = from.orElseThrow().state();
                return new Begin(
                        Stream.of(signals, key.kind, key.subject, Optional.of(state)),
                        from.orElseThrow().raisedTo());
            } catch (IllegalArgumentException ofAnotherVersion) {
                Snapshots.spoil(tx, key.subject);
            }
        }
        return new Begin(Stream.of(signals, key.kind, key.subject, Optional.empty()), 0);
    }

    private static void replay(Tx tx, Key key, Progress until, Work work) throws SQLException {
        Instant seen = work.stream.passed();
        int[] waiting = {0};
        log(tx, key, seen, until.position, event -> {
            work.stream.on(event);
            if (++waiting[0] % SORTED == 0) {
                // what lies close together may be told in another order by the database, which knows no nanoseconds
                Instant safe = event.head().at().minus(SORT_MARGIN);
                work.raised.addAll(work.stream.pass(safe.isBefore(until.watermark) ? safe : until.watermark));
            }
        });
        work.raised.addAll(work.stream.pass(until.watermark));
        if (work.stream.wasRefused()) {
            throw new IllegalStateException("the log of " + key + " is not in the order of its times");
        }
    }

    /** The events of a stream after a time and up to a place in the log, in the order of their times. */
    private static void log(Tx tx, Key key, Instant after, long until, Consumer<Happening> to) throws SQLException {
        String where =
                switch (key.kind) {
                    case BORROWER -> "h.borrower_id = ?::int8";
                    case CHANNEL -> "h.channel = ?";
                    case COHORT -> "h.measure = ?";
                };
        try (java.sql.PreparedStatement query = tx.connection()
                .prepareStatement("select h.content from warning.happening h where " + where
                        + " and h.sequence <= ? and h.happened_at >= ? order by h.happened_at, h.event_id")) {
            query.setFetchSize(BATCH);
            query.setString(1, key.kind == Kind.BORROWER ? String.valueOf(key.borrowerId) : key.subject);
            query.setLong(2, until);
            // the database knows no nanoseconds: what it has at the very time may be before or after
            query.setObject(3, Moments.at(after.isBefore(Moments.FIRST) ? Moments.FIRST : after));
            try (java.sql.ResultSet row = query.executeQuery()) {
                Subject subject = new Subject(key.kind, key.subject);
                while (row.next()) {
                    Happening event = Log.event(row);
                    if (event.head().at().isAfter(after) && Subject.of(event).contains(subject)) {
                        to.accept(event);
                    }
                }
            }
        }
    }
}
