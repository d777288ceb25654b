package dev.shouyue.warning;

import dev.shouyue.decision.Refused.Why;
import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText.Kind;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of behaviour: what was observed of borrowers, channels and groups of loans, and when we knew. It is only appended
 * to; an event that comes again, on whatever way, is the same event.
 */
public final class Happenings {

    /** Events that are taken in one transaction. */
    public static final int MOST_AT_ONCE = 1_000;

    private final DataSource database;
    private final JdbcClient sql;
    private final Clock clock;
    private final Log log;
    private volatile Runnable whenTaken = () -> {};

    public Happenings(DataSource database, Clock clock) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.clock = clock;
        this.log = new Log(clock);
    }

    /** On which way an event came. */
    public enum Source {
        REST,
        FILE,
        KAFKA,
        /** From what happened in the platform itself. */
        INTERNAL
    }

    /**
     * The text of an event.
     *
     * @param place which one it is, such as its line
     */
    public record Text(String place, String content) {}

    /**
     * An event that was not taken.
     *
     * @param id of the event; empty where it has none that can be read
     * @param field that is wrong; empty where it is the whole
     */
    public record Reject(
            String place, String id, String field, String value, Sentence problem, Sentence expected, String content) {}

    /** What came of events: those that are new, those that were there, and those that were not taken. */
    public record Taken(int taken, int again, List<Reject> rejected) {}

    /**
     * An event with its place in the log.
     *
     * @param currency of the borrower's loans, empty where none is known
     */
    public record Entry(long sequence, Source source, String currency, Happening event) {

        /** The event in a sentence. */
        public Sentence told() {
            return HappeningWords.of(event, currency);
        }

        /** The word for what it is. */
        public Kind kind() {
            return Kind.of(event);
        }

        /** The bank, wallet, gateway or provider of messages. */
        public Optional<String> channel() {
            return Log.channel(event);
        }
    }

    /** Which events are wanted; what is empty does not narrow. {@code to} is not included. */
    public record Filter(
            Optional<String> borrower,
            Optional<String> channel,
            Optional<Kind> kind,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** An event that came and could not be taken. */
    public record Rejected(
            long number,
            Source source,
            Instant received,
            String place,
            String field,
            String problem,
            String content,
            Optional<Instant> replayedAt) {}

    /** Has {@code work} done whenever something new came. */
    void whenTaken(Runnable work) {
        whenTaken = work;
    }

    /**
     * Takes events, each for itself: a wrong one does not hold up the others. What is not taken is kept among the rejected.
     *
     * @throws dev.shouyue.decision.Refused when they are more than {@value #MOST_AT_ONCE}
     */
    public Taken take(Source source, List<Text> texts) {
        if (texts.size() > MOST_AT_ONCE) {
            throw Refuse.badValue("events", texts.size(), "tooMany", "most", MOST_AT_ONCE);
        }
        Taken taken = Tx.in(database, tx -> take(tx, source, texts));
        told(taken);
        return taken;
    }

    /** The same in a transaction of others. */
    Taken take(Tx tx, Source source, List<Text> texts) throws SQLException {
        Taken taken = log.take(tx, source, texts);
        log.reject(tx, source, taken.rejected());
        return taken;
    }

    /** Judges events and keeps nothing. */
    Taken judge(List<Text> texts) {
        return Tx.in(database, tx -> {
            Taken taken = log.take(tx, Source.FILE, texts);
            tx.connection().rollback();
            return taken;
        });
    }

    void told(Taken taken) {
        if (taken.taken() > 0) {
            whenTaken.run();
        }
    }

    /** Events before the one with the number {@code before}, newest first. */
    public List<Entry> page(Filter filter, long before, int limit) {
        Query query = new Query("sequence < ?", before);
        filter.borrower()
                .ifPresent(value -> query.and(
                        "borrower_id = (select b.borrower_id from party.borrower b" + " where b.external_id = ?)",
                        value));
        filter.channel().ifPresent(value -> query.and("channel = ?", value));
        filter.kind().ifPresent(value -> query.and("kind = ?", value.name()));
        filter.from().ifPresent(value -> query.and("happened_at >= ?", Moments.at(value)));
        filter.to().ifPresent(value -> query.and("happened_at < ?", Moments.at(value)));
        return sql.sql("select " + Log.COLUMNS + " from warning.happening h where " + query.where()
                        + " order by sequence desc limit ?")
                .params(query.values())
                .param(limit)
                .query(Log::entry)
                .list();
    }

    /** Those that came and could not be taken, before the one numbered {@code before}, newest first. */
    public List<Rejected> rejected(Optional<Source> source, boolean open, long before, int limit) {
        Query query = new Query("number < ?", before);
        source.ifPresent(value -> query.and("source = ?", value.name()));
        if (open) {
            query.and("replayed_at is null");
        }
        return sql.sql("select * from warning.rejected where " + query.where() + " order by number desc limit ?")
                .params(query.values())
                .param(limit)
                .query(Happenings::rejected)
                .list();
    }

    /**
     * Tries one that was rejected again, such as when the borrower is known by now.
     *
     * @return it, taken or with what is wrong now
     * @throws dev.shouyue.decision.Refused when there is none of that number
     */
    public Rejected replay(long number) {
        Rejected before = rejected(number);
        if (before.replayedAt().isPresent()) {
            return before;
        }
        Taken taken = Tx.in(database, tx -> {
            Taken tried = log.take(tx, before.source(), List.of(new Text(before.place(), before.content())));
            @Nullable
            Reject still = tried.rejected().isEmpty() ? null : tried.rejected().getFirst();
            tx.sql()
                    .sql(
                            still == null
                                    ? "update warning.rejected set replayed_at = :at where number = :number"
                                    : "update warning.rejected set field = :field, problem = :problem where number = :number")
                    .param("at", Moments.at(clock.instant()))
                    .param("field", still == null ? "" : still.field())
                    .param("problem", still == null ? "" : still.problem().kept())
                    .param("number", number)
                    .update();
            return tried;
        });
        told(taken);
        return rejected(number);
    }

    /** Tries all that were rejected again; how many were taken. */
    public int replayAll() {
        int taken = 0;
        long before = Long.MAX_VALUE;
        for (List<Rejected> page = rejected(Optional.empty(), true, before, MOST_AT_ONCE);
                !page.isEmpty();
                page = rejected(Optional.empty(), true, before, MOST_AT_ONCE)) {
            for (Rejected each : page) {
                taken += replay(each.number()).replayedAt().isPresent() ? 1 : 0;
            }
            before = page.getLast().number();
        }
        return taken;
    }

    private Rejected rejected(long number) {
        return sql.sql("select * from warning.rejected where number = ?")
                .param(number)
                .query(Happenings::rejected)
                .optional()
                .orElseThrow(() -> Refuse.of(Why.UNKNOWN, "rejected.unknown", "number", number));
    }

    private static Rejected rejected(ResultSet row, int i) throws SQLException {
        return new Rejected(
                row.getLong("number"),
                Source.valueOf(row.getString("source")),
                Moments.of(row, "received_at"),
                row.getString("place"),
                row.getString("field"),
                row.getString("problem"),
                row.getString("content"),
                Moments.ifAny(row, "replayed_at"));
    }

    /** Events of these ids of one borrower, or of no one where that is empty, in the order of their time. */
    List<Entry> named(long borrowerId, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql("select " + Log.COLUMNS + " from warning.happening h where event_id = any(?)"
                                + " and borrower_id in (?, 0) order by happened_at, event_id")
                        .params(ids.toArray(String[]::new), borrowerId)
                        .query(Log::entry)
                        .list();
    }

    /** Bills of a borrower that were issued and not paid, and whose names begin so. */
    Set<String> openBills(long borrowerId, String beginning) {
        return Set.copyOf(sql.sql("select thing from warning.happening where borrower_id = :borrower"
                        + " and kind = 'BILL_ISSUED' and starts_with(thing, :beginning) except"
                        + " select thing from warning.happening where borrower_id = :borrower and kind = 'BILL_PAID'")
                .param("borrower", borrowerId)
                .param("beginning", beginning)
                .query(String.class)
                .list());
    }

    /** What was known of a borrower at an instant, in the order in which we came to know: what features are made of. */
    public List<Happening> knownOf(long borrowerId, Instant instant) {
        return sql
                .sql("select content from warning.happening where borrower_id = ? order by sequence")
                .param(borrowerId)
                .query((row, i) -> Log.event(row))
                .list()
                .stream()
                .filter(event -> !event.head().known().isAfter(instant))
                .toList();
    }
}
