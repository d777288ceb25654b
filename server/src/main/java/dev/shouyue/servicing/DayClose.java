package dev.shouyue.servicing;

import dev.shouyue.decision.Failed;
import dev.shouyue.event.Event;
import dev.shouyue.event.Outbox;
import dev.shouyue.storage.AdvisoryLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The close of a business day. It looks at the loans that something happens to: an installment falls due, unpaid money is
 * judged, a fact was recorded. The rest is not read: its interest, its penalty and its days past due follow from running
 * totals and stored days. Restartable: each batch is one transaction that marks its loans as closed for the day. A closed
 * day is left alone.
 */
public final class DayClose {

    private static final int WORKERS = 2;
    /** Below this many one worker is faster than two. */
    private static final int WORTH_SHARING = 4_000;

    private final DataSource database;
    private final LoanBook book;
    private final Outbox outbox;
    private final Proofs proofs;
    private final MoneyInSuspense suspense;

    public DayClose(DataSource database, LoanBook book, Outbox outbox, Proofs proofs, MoneyInSuspense suspense) {
        this.database = database;
        this.book = book;
        this.outbox = outbox;
        this.proofs = proofs;
        this.suspense = suspense;
    }

    /** What a close did; {@code alreadyClosed} when there was nothing to do. */
    public record Result(
            LocalDate day,
            long touched,
            long newlyPastDue,
            long cured,
            long tolerated,
            long entries,
            boolean alreadyClosed,
            Duration elapsed) {}

    /** The data of the event that a day was closed; counts of loans, bills and journal entries. */
    private record DayClosed(
            String day, long touchedLoans, long newlyPastDueLoans, long curedLoans, long toleratedBills, long entries) {

        static final String TYPE = "dev.shouyue.servicing.day-closed.v1";

        static Event event(Result result, Instant at) {
            String day = result.day().toString();
            return Event.of(
                    TYPE,
                    day,
                    Event.BOOK,
                    at,
                    new DayClosed(
                            day,
                            result.touched(),
                            result.newlyPastDue(),
                            result.cured(),
                            result.tolerated(),
                            result.entries()));
        }
    }

    /** Told of the progress: done of what there is to do, such as loans, or for a close facts and events of loans. */
    @FunctionalInterface
    public interface Progress {
        Progress SILENT = (done, total) -> {};

        void report(long done, long total);

        /** The day that is closed now. */
        default void day(LocalDate day) {}
    }

    /**
     * Closes {@code day}, and every open day before it in order once the book has been closed before; the first close
     * of a book opens its positions on that day. A close that was cut off is finished first: of its day, not of another.
     * Each day is proved once it is closed, before the next is begun; the time of its result is without the proof.
     *
     * @throws Failed when the first close was begun for a later day, or when it cannot be done
     */
    public List<Result> close(LocalDate day, Progress progress) {
        List<Result> results = new ArrayList<>();
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock(" + AdvisoryLock.CLOSE + ")");
            try {
                proofs.catchUp();
                Optional<LocalDate> last = lastClosed(statement);
                if (last.isPresent() && !day.isAfter(last.get())) {
                    return List.of(new Result(day, 0, 0, 0, 0, 0, true, Duration.ZERO));
                }
                LocalDate next = last.isPresent()
                        ? last.get().plusDays(1)
                        : firstBegun(statement).orElse(day);
                if (next.isAfter(day)) {
                    throw new Failed(Say.of("close.begun", "day", day, "begun", next));
                }
                for (; !next.isAfter(day); next = next.plusDays(1)) {
                    progress.day(next);
                    results.add(closeOne(next, last, progress));
                    proofs.afterClose(next);
                    last = Optional.of(next);
                }
            } finally {
                statement.execute("select pg_advisory_unlock(" + AdvisoryLock.CLOSE + ")");
            }
        } catch (SQLException e) {
            throw new Failed(Say.of("close.failed", "day", day, "why", String.valueOf(e.getMessage())), e);
        }
        return results;
    }

    private static Optional<LocalDate> lastClosed(Statement statement) throws SQLException {
        return day(statement, "select max(day) from servicing.day_close where finished_at is not null");
    }

    /** The day of a first close that was cut off: loans that it had reached have their positions on that day. */
    private static Optional<LocalDate> firstBegun(Statement statement) throws SQLException {
        return day(statement, "select min(day) from servicing.day_close");
    }

    private static Optional<LocalDate> day(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    private Result closeOne(LocalDate day, Optional<LocalDate> lastClosed, Progress progress) throws SQLException {
        long started = System.nanoTime();
        begin(day);
        if (lastClosed.isEmpty()) {
            open(day, progress);
        } else {
            walkOn(day, lastClosed.get(), progress);
        }
        return finish(day, lastClosed.isEmpty(), started);
    }

    /** From here on nothing more is recorded on {@code day}: what is posted meanwhile is recorded on the next. */
    private void begin(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("select pg_advisory_xact_lock(" + AdvisoryLock.CLOSE_BEGINS + ")");
                statement.execute("insert into servicing.day_close (day, started_at) values ('" + day
                        + "', clock_timestamp()) on conflict (day) do nothing");
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The first close of a book: every loan is built from its facts. */
    private void open(LocalDate day, Progress progress) throws SQLException {
        long loans = book.loans();
        List<BorrowerRange> ranges = BorrowerRange.split(database);
        AtomicLong done = new AtomicLong();
        List<Task> tasks = new ArrayList<>();
        for (BorrowerRange range : ranges) {
            tasks.add(() -> {
                CloseBatches batches =
                        new CloseBatches(database, book, day, more -> progress.report(done.addAndGet(more), loans));
                batches.open(range);
            });
        }
        run(tasks, loans < WORTH_SHARING ? 1 : WORKERS);
    }

    private void walkOn(LocalDate day, LocalDate lastClosed, Progress progress) throws SQLException {
        long total = toLookAt(day, lastClosed);
        int workers = total < WORTH_SHARING ? 1 : WORKERS;
        AtomicLong done = new AtomicLong();
        List<Task> tasks = new ArrayList<>();
        for (int part = 0; part < workers && total > 0; part++) {
            CloseBatches.Share share = new CloseBatches.Share(part, workers);
            tasks.add(() -> {
                CloseBatches batches =
                        new CloseBatches(database, book, day, more -> progress.report(done.addAndGet(more), total));
                batches.touchedByFacts(lastClosed, share);
                batches.touchedByTime(share);
            });
        }
        run(tasks, workers);
    }

    /** How much there is to look at: events of loans that are due, and facts that were recorded. */
    private long toLookAt(LocalDate day, LocalDate lastClosed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return count(
                            connection,
                            "select count(*) from servicing.position where next_event <= ? and as_of < ?",
                            day,
                            day)
                    + count(
                            connection,
                            "select count(*) from servicing.fact where recorded_on > ? and recorded_on <= ?",
                            lastClosed,
                            day);
        }
    }

    private static long count(Connection connection, String sql, LocalDate first, LocalDate second)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, first);
            query.setObject(2, second);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** A part of a close that one worker does. */
    @FunctionalInterface
    private interface Task {
        void run() throws SQLException;
    }

    private static void run(List<Task> tasks, int workers) throws SQLException {
        if (workers == 1) {
            for (Task task : tasks) {
                task.run();
            }
            return;
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (Task task : tasks) {
                running.add(executor.submit(() -> {
                    task.run();
                    return true;
                }));
            }
            try {
                for (Future<?> task : running) {
                    task.get();
                }
            } finally {
                executor.shutdownNow(); // after a failure, what has not begun is left to the next try
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the close was interrupted; run it again and it goes on where it stopped", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new SQLException(cause.getMessage(), cause);
        }
    }

    /**
     * Posts what the whole book has earned since the last close and what came into suspense, keeps the day's figures, marks the day as closed and
     * publishes that it is.
     */
    private Result finish(LocalDate day, boolean opening, long started) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (opening) {
                // Loans that fall due together lie together from now on: a close reads and writes few pages.
                statement.execute("cluster servicing.position using position_next_event");
                statement.execute("analyze servicing.position");
            }
            connection.setAutoCommit(false);
            try {
                Accruals.post(connection, day);
                SuspenseEntries.post(connection, day, suspense);
                LedgerDays.keep(connection, day);
                PastDueTotals.keep(connection, day);
                MonthEnds.keep(connection, day);
                Instant finished = mark(statement, day);
                Result result = result(connection, day, Duration.ofNanos(System.nanoTime() - started));
                outbox.publish(connection, List.of(DayClosed.event(result, finished)));
                connection.commit();
                outbox.committed();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static Instant mark(Statement statement, LocalDate day) throws SQLException {
        try (ResultSet row = statement.executeQuery("insert into servicing.day_close (day, finished_at) values ('" + day
                + "', clock_timestamp()) on conflict (day) do update set finished_at = excluded.finished_at"
                + " returning finished_at")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static Result result(Connection connection, LocalDate day, Duration elapsed) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        select c.loans_touched, c.entries, coalesce(sum(f.newly_past_due_loans), 0) newly,
                               coalesce(sum(f.cured_loans), 0) cured, coalesce(sum(f.tolerated_bills), 0) tolerated
                          from servicing.day_close c left join servicing.day_figures f using (day)
                         where c.day = ? group by c.day
                        """)
                .param(day)
                .query((row, i) -> new Result(
                        day,
                        row.getLong("loans_touched"),
                        row.getLong("newly"),
                        row.getLong("cured"),
                        row.getLong("tolerated"),
                        row.getLong("entries"),
                        false,
                        elapsed))
                .single();
    }
}
