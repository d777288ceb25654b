package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.BadHappening;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.risk.signal.HappeningText.Kind;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Sha256;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Happenings.Entry;
import dev.shouyue.warning.Happenings.Reject;
import dev.shouyue.warning.Happenings.Source;
import dev.shouyue.warning.Happenings.Taken;
import dev.shouyue.warning.Happenings.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes events into the log, each once, and what cannot be taken among the rejected. */
final class Log {

    static final String COLUMNS = "h.sequence, h.source, h.content, h.borrower_id,"
            + " (select min(l.currency) from servicing.loan l where l.borrower_id = h.borrower_id) as currency";

    /** Clocks of others may be ahead of ours by so much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int LONGEST_KEPT = 100_000;

    private final Clock clock;

    Log(Clock clock) {
        this.clock = clock;
    }

    private record Read(Text text, Happening event, String content) {}

    /** Takes events into the log; nothing is written about those that are wrong. */
    Taken take(Tx tx, Source source, List<Text> texts) throws SQLException {
        Instant now = clock.instant();
        List<Reject> rejects = new ArrayList<>();
        List<Read> read = read(texts, now, rejects);
        Map<String, Long> borrowers = borrowers(tx, read);
        List<Read> known = new ArrayList<>(read.size());
        for (Read each : read) {
            String borrower = each.event.head().borrower();
            if (borrower.isEmpty() || borrowers.containsKey(borrower)) {
                known.add(each);
            } else {
                rejects.add(reject(each, "borrower", borrower, "borrower.unknown"));
            }
        }
        int again = write(tx, source, known, borrowers, now, rejects);
        return new Taken(known.size() - again - conflicts(rejects), again, List.copyOf(rejects));
    }

    private static int conflicts(List<Reject> rejects) {
        return (int) rejects.stream()
                .filter(each -> each.problem().key().equals("id.taken"))
                .count();
    }

    private static List<Read> read(List<Text> texts, Instant now, List<Reject> rejects) {
        List<Read> read = new ArrayList<>(texts.size());
        for (Text text : texts) {
            try {
                Happening event = HappeningText.read(text.content(), now);
                Read one = new Read(text, event, HappeningText.write(event));
                fault(one, now).ifPresentOrElse(rejects::add, () -> read.add(one));
            } catch (BadHappening bad) {
                rejects.add(new Reject(
                        text.place(),
                        "",
                        bad.field(),
                        bad.found(),
                        Say.of("fault." + bad.fault(), "field", bad.field()),
                        Say.of("fault." + bad.fault() + ".expected", "expected", bad.expected()),
                        text.content()));
            }
        }
        return read;
    }

    /** What is wrong with an event that can be read. */
    private static Optional<Reject> fault(Read read, Instant now) {
        Happening.Head head = read.event.head();
        Map<String, String> names = new LinkedHashMap<>();
        names.put("id", head.id());
        names.put("borrower", head.borrower());
        channel(read.event).ifPresent(name -> names.put("channel", name));
        thing(read.event).ifPresent(name -> names.put("bill", name));
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getValue().chars().anyMatch(Character::isISOControl)) {
                return Optional.of(reject(read, name.getKey(), "", "control"));
            }
        }
        if (head.known().isAfter(now.plus(AHEAD))) {
            return Optional.of(reject(read, "known", head.known().toString(), "known.ahead"));
        }
        Map<String, Instant> moments = new LinkedHashMap<>();
        moments.put("at", head.at());
        moments.put("known", head.known());
        switch (read.event) {
            case Happening.BillIssued e -> moments.put("due", e.due());
            case Happening.PromiseMade e -> moments.put("until", e.until());
            default -> {}
        }
        return moments.entrySet().stream()
                .filter(each -> !Moments.isPlausible(each.getValue()))
                .findFirst()
                .map(each -> reject(read, each.getKey(), each.getValue().toString(), "moment"));
    }

    private static Reject reject(Read read, String field, String value, String key) {
        return new Reject(
                read.text.place(),
                read.event.head().id(),
                field,
                value,
                Say.of(key, "field", field, "value", value),
                Say.of(key + ".expected", "field", field),
                read.text.content());
    }

    private static Map<String, Long> borrowers(Tx tx, List<Read> read) {
        String[] names = read.stream()
                .map(each -> each.event.head().borrower())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toArray(String[]::new);
        Map<String, Long> found = new HashMap<>();
        if (names.length > 0) {
            tx.sql()
                    .sql("select external_id, borrower_id from party.borrower where external_id = any(?)")
                    .param(names)
                    .query(row -> {
                        found.put(row.getString(1), row.getLong(2));
                    });
        }
        return found;
    }

    /** Writes what is new; how many were there in the same words. */
    private static int write(
            Tx tx, Source source, List<Read> events, Map<String, Long> borrowers, Instant now, List<Reject> rejects)
            throws SQLException {
        if (events.isEmpty()) {
            return 0;
        }
        tx.sql()
                .sql("select pg_advisory_xact_lock(" + AdvisoryLock.HAPPENINGS + ")")
                .query((row, i) -> true)
                .list();
        Map<String, String> there = there(tx, events);
        Map<String, Read> fresh = new LinkedHashMap<>();
        int again = 0;
        for (Read each : events) {
            String id = each.event.head().id();
            Read twin = fresh.get(id);
            String before = twin == null ? there.get(id) : twin.content;
            if (before == null) {
                fresh.put(id, each);
            } else if (isSame(before, each.event)) {
                again++;
            } else {
                rejects.add(reject(each, "id", id, "id.taken"));
            }
        }
        insert(tx, source, List.copyOf(fresh.values()), borrowers, now);
        return again;
    }

    private static Map<String, String> there(Tx tx, List<Read> events) {
        Map<String, String> there = new HashMap<>();
        tx.sql()
                .sql("select event_id, content from warning.happening where event_id = any(?)")
                .param(events.stream().map(each -> each.event.head().id()).toArray(String[]::new))
                .query(row -> {
                    there.put(row.getString(1), row.getString(2));
                });
        return there;
    }

    /** When we knew is kept from the first time that it was told: all else has to be the same. */
    private static boolean isSame(String before, Happening event) {
        return withoutKnown(before).equals(withoutKnown(HappeningText.write(event)));
    }

    private static Map<Object, @Nullable Object> withoutKnown(String content) {
        Map<Object, @Nullable Object> members = new HashMap<>();
        if (Json.read(content) instanceof Map<?, ?> read) {
            members.putAll(read);
        }
        members.remove("known");
        return members;
    }

    private static void insert(Tx tx, Source source, List<Read> events, Map<String, Long> borrowers, Instant now)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        List<Function<Read, Object>> columns = List.of(
                each -> borrowers.getOrDefault(each.event.head().borrower(), 0L),
                each -> each.event.head().id(),
                each -> each.event.head().borrower(),
                each -> Kind.of(each.event).name(),
                each -> channel(each.event).orElse(""),
                each -> thing(each.event).orElse(""),
                each -> measure(each.event).orElse(""),
                each -> Moments.at(each.event.head().at()).toString(),
                each -> Moments.at(each.event.head().known()).toString(),
                each -> each.content);
        List<String> types =
                List.of("int8", "text", "text", "text", "text", "text", "text", "timestamptz", "timestamptz", "text");
        List<Object> values = new ArrayList<>();
        values.add(Moments.at(now));
        values.add(source.name());
        for (int i = 0; i < types.size(); i++) {
            values.add(tx.connection()
                    .createArrayOf(
                            types.get(i), events.stream().map(columns.get(i)).toArray()));
        }
        tx.sql()
                .sql(
                        "insert into warning.happening (recorded_at, source, borrower_id, event_id, borrower, kind, channel,"
                                + " thing, measure, happened_at, known_at, content)"
                                + " select ?, ?, b, i, n, k, nullif(c, ''), nullif(t, ''), nullif(m, ''), a, w, x from unnest("
                                + types.stream()
                                        .map(type -> "?::" + type + "[]")
                                        .collect(Collectors.joining(", "))
                                + ") with ordinality e(b, i, n, k, c, t, m, a, w, x, place) order by place")
                .params(values)
                .update();
    }

    /** Keeps what was not taken; the same once, until it is. */
    void reject(Tx tx, Source source, List<Reject> rejects) throws SQLException {
        if (rejects.isEmpty()) {
            return;
        }
        tx.sql()
                .sql("""
                        insert into warning.rejected (source, received_at, place, field, problem, content, digest)
                        select ?, ?, p, f, b, c, d from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                          e(p, f, b, c, d)
                        on conflict (source, digest) where replayed_at is null do nothing
                        """)
                .params(
                        source.name(),
                        Moments.at(clock.instant()),
                        array(tx, rejects, Reject::place),
                        array(tx, rejects, Reject::field),
                        array(tx, rejects, each -> each.problem().kept()),
                        array(tx, rejects, each -> kept(each.content())),
                        array(tx, rejects, each -> HexFormat.of().formatHex(Sha256.of(each.content()))))
                .update();
    }

    private static Object array(Tx tx, List<Reject> rejects, Function<Reject, String> column) throws SQLException {
        return tx.connection()
                .createArrayOf("text", rejects.stream().map(column).toArray());
    }

    /** As it came, as far as the database can hold it. */
    private static String kept(String content) {
        String whole = content.replace('\0', '\uFFFD');
        return whole.length() <= LONGEST_KEPT ? whole : whole.substring(0, LONGEST_KEPT);
    }

    static Entry entry(ResultSet row, int i) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                Source.valueOf(row.getString("source")),
                Objects.requireNonNullElse(row.getString("currency"), ""),
                event(row));
    }

    static Happening event(ResultSet row) throws SQLException {
        return HappeningText.read(row.getString("content"), Instant.EPOCH);
    }

    static Optional<String> channel(Happening event) {
        return switch (event) {
            case Happening.DebitAttempted e -> Optional.of(e.channel());
            case Happening.DebitAnswered e -> Optional.of(e.channel());
            case Happening.MessageReceipted e -> Optional.of(e.provider());
            default -> Optional.empty();
        };
    }

    private static Optional<String> thing(Happening event) {
        return switch (event) {
            case Happening.BillIssued e -> Optional.of(e.bill());
            case Happening.BillPaid e -> Optional.of(e.bill());
            case Happening.DebitAttempted e -> Optional.of(e.order());
            case Happening.DebitAnswered e -> Optional.of(e.order());
            case Happening.PromiseMade e -> Optional.of(e.promise());
            default -> Optional.empty();
        };
    }

    static Optional<String> measure(Happening event) {
        return event instanceof Happening.Judged judged ? Optional.of(judged.measure()) : Optional.empty();
    }

    /** The sentence of a reject with the value that was found. */
    static Sentence told(Reject reject) {
        return reject.value().isEmpty()
                ? reject.problem()
                : Say.of("problem.value", "problem", reject.problem(), "value", reject.value());
    }
}
