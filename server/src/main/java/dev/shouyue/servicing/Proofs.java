package dev.shouyue.servicing;

import dev.shouyue.event.Event;
import dev.shouyue.event.Outbox;
import dev.shouyue.servicing.JournalRows.Posted;
import dev.shouyue.servicing.Proof.Scope;
import dev.shouyue.storage.BinaryRows;
import dev.shouyue.storage.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The proofs of the books: one after the close of each day, others when they are asked for. All are kept with what they found;
 * one that found something is told as an event.
 */
public final class Proofs {

    private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);

    private static final int BATCH = 5_000;
    /** Each reads over five connections, beside all that goes on in the meantime. */
    private static final int WORKERS = 2;

    private final DataSource database;
    private final LoanBook book;
    private final Rebuild rebuild;
    private final Outbox outbox;
    private final ProofRows rows;
    private final Clock clock;
    private final MoneyInSuspense suspense;

    public Proofs(
            DataSource database, LoanBook book, Rebuild rebuild, Outbox outbox, Clock clock, MoneyInSuspense suspense) {
        this.database = database;
        this.book = book;
        this.rebuild = rebuild;
        this.outbox = outbox;
        this.rows = new ProofRows(database);
        this.clock = clock;
        this.suspense = suspense;
    }

    /** The data of the event that the books differ. */
    private record BooksDiffer(long proof, String day, String scope, long loans, long differences) {
        static final String TYPE = "dev.shouyue.servicing.books-differ.v1";

        static Event event(Proof proof) {
            String day = proof.day().toString();
            return Event.of(
                    TYPE,
                    day,
                    Event.BOOK,
                    proof.endedAt(),
                    new BooksDiffer(
                            proof.id(),
                            day,
                            proof.scope().name().toLowerCase(Locale.ROOT),
                            proof.loans(),
                            proof.differences()));
        }
    }

    /** A proof, and where it is kept; nowhere before the first close, when there is nothing to compare. */
    public record Done(Rebuild.Result result, Optional<Proof> kept) {}

    /** Compares every loan and every total, changes none of them, and keeps what it found. A close that runs is waited for. */
    public Done prove(Optional<String> author, DayClose.Progress progress) {
        Instant began = clock.instant();
        Rebuild.Result result = rebuild.prove(progress);
        return new Done(
                result,
                result.day()
                        .map(day -> keep(
                                new Proof(
                                        0,
                                        day,
                                        Scope.BOOK,
                                        began,
                                        clock.instant(),
                                        author,
                                        result.loans(),
                                        result.differences(),
                                        Optional.empty()),
                                result.differing())));
    }

    /**
     * Proves a day that was just closed, or whose proof was cut off: the totals of the book, and the loans that were touched. To be
     * called while no other close can begin. It never fails: the day stays closed, and why it is not proved is kept.
     */
    void afterClose(LocalDate day) {
        Instant began = clock.instant();
        Differences found = new Differences();
        try {
            try (Connection connection = database.getConnection()) {
                found.addAll(BookTotals.differences(connection, day));
                found.addAll(SuspenseEntries.differences(connection, day, suspense));
            }
            long loans = compareTouched(day, found);
            keep(ofClose(day, began, loans, found.count(), Optional.empty()), found.inOrder());
        } catch (SQLException | RuntimeException e) {
            LOG.error("the books of {} could not be proved", day, e);
            Optional<String> why = Optional.of(Say.of("proof.failed", "why", String.valueOf(e.getMessage()))
                    .kept());
            keepFailure(ofClose(day, began, 0, found.count(), why), found.inOrder());
        }
    }

    /** Proves the last closed day if its proof is missing, as after a crash right after the close. */
    void catchUp() {
        rows.unproved().ifPresent(this::afterClose);
    }

    private Proof ofClose(LocalDate day, Instant began, long loans, long differences, Optional<String> failure) {
        return new Proof(0, day, Scope.CLOSE, began, clock.instant(), Optional.empty(), loans, differences, failure);
    }

    private long compareTouched(LocalDate day, Differences to) throws SQLException {
        return isFirst(day) ? compareAll(day, to) : compareEachTouched(day, to);
    }

    /** The first close touches every loan: the book is read in its order then, which takes less time than loan by loan. */
    private boolean isFirst(LocalDate day) {
        return JdbcClient.create(database)
                .sql("select not exists (select 1 from servicing.day_close where day < ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    private long compareAll(LocalDate day, Differences to) throws SQLException {
        List<Future<Long>> compared = new ArrayList<>();
        try (ExecutorService workers = workers()) {
            for (BorrowerRange range : BorrowerRange.split(database)) {
                compared.add(workers.submit(
                        () -> compare("servicing.journal j where " + range.condition(), range.selection(), day, to)));
            }
            return sum(compared);
        }
    }

    private long compareEachTouched(LocalDate day, Differences to) throws SQLException {
        List<Future<Long>> compared = new ArrayList<>();
        try (ExecutorService workers = workers();
                Connection connection = database.getConnection();
                BinaryRows keys = BinaryRows.of(
                        connection,
                        "select borrower_id, loan_id from servicing.position where as_of = '" + day + "' union"
                                + " select borrower_id, loan_id from servicing.fact where recorded_on = '" + day
                                + "' order by 1, 2")) {
            List<LoanKey> batch = new ArrayList<>(BATCH);
            while (keys.next()) {
                batch.add(new LoanKey(keys.int8(), keys.int8()));
                if (batch.size() == BATCH) {
                    List<LoanKey> full = batch;
                    compared.add(workers.submit(() -> compare(full, day, to)));
                    batch = new ArrayList<>(BATCH);
                }
            }
            return (batch.isEmpty() ? 0 : compare(batch, day, to)) + sum(compared);
        }
    }

    private long compare(List<LoanKey> keys, LocalDate day, Differences to) throws SQLException {
        String journal =
                LoanReader.Selection.list(keys) + " join servicing.journal j using (borrower_id, loan_id) where true";
        return compare(journal, LoanReader.Selection.ofKeys(keys), day, to);
    }

    /** Compares the loans that are selected, whose entries are in {@code journal}: tables and a condition. */
    private long compare(String journal, LoanReader.Selection selection, LocalDate day, Differences to)
            throws SQLException {
        LoanComparison comparison = new LoanComparison(book, day);
        long[] loans = {0};
        try (Connection connection = database.getConnection();
                BinaryRows entries = BinaryRows.of(
                        connection,
                        "select borrower_id, loan_id, " + JournalRows.SUMS + " from " + journal + " and posted_on <= '"
                                + day + "' group by borrower_id, loan_id order by borrower_id, loan_id")) {
            KeyedRows<Posted> posted = new KeyedRows<>(entries, Posted::read, Posted::loan);
            LoanReader.readWithPositions(database, selection, day, (loan, stored) -> {
                boolean inTheBook = loan.facts().size() > 0 || stored.isPresent(); // and not drawn or taken over later
                if (inTheBook) {
                    loans[0]++;
                    to.addAll(comparison
                            .compare(
                                    loan,
                                    stored,
                                    posted.of(loan.key()).map(Posted::sums).orElse(JournalRows.NOTHING))
                            .differences());
                }
            });
        }
        return loans[0];
    }

    /** Workers that leave what they have no hands for to the thread that brings it, so that little waits in memory. */
    private static ExecutorService workers() {
        return new ThreadPoolExecutor(
                0, WORKERS - 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), new CallerRunsPolicy());
    }

    private static long sum(List<Future<Long>> counts) throws SQLException {
        long sum = 0;
        try {
            for (Future<Long> count : counts) {
                sum += count.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new SQLException(cause.getMessage(), cause);
        }
        return sum;
    }

    private Proof keep(Proof proof, List<Difference> differences) {
        Proof kept = Tx.in(database, tx -> {
            Proof written = ProofRows.write(tx, proof, differences);
            if (proof.differences() > 0) {
                outbox.publish(tx.connection(), List.of(BooksDiffer.event(written)));
            }
            return written;
        });
        outbox.committed();
        return kept;
    }

    private void keepFailure(Proof proof, List<Difference> found) {
        try {
            keep(proof, found);
        } catch (RuntimeException e) {
            LOG.error("that the books of {} could not be proved could not be kept either", proof.day(), e);
        }
    }

    /** The proofs of the days from {@code from} to {@code to}, the latest first: those before {@code before}, at most {@code limit}. */
    public List<Proof> proofs(Optional<LocalDate> from, Optional<LocalDate> to, Optional<Proof> before, int limit) {
        return rows.list(from, to, before, limit);
    }

    /** The last proof of each of these closed days that has one, oldest day first. */
    public List<Proof> ofDays(LocalDate from, LocalDate to) {
        return rows.lastOfDays(from, to);
    }

    public Optional<Proof> find(long id) {
        return rows.find(id);
    }

    /** A difference and its place among those of its proof, from 1. */
    public record Placed(int place, Difference difference) {}

    /** What a proof found, after the place {@code after}, of one of the books or of all; at most {@code limit}. */
    public List<Placed> differences(long proof, Optional<Difference.Book> book, int after, int limit) {
        return rows.differences(proof, book, after, limit);
    }
}
