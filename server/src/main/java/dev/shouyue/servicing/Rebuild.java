package dev.shouyue.servicing;

import dev.shouyue.decision.Failed;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.servicing.JournalRows.Posted;
import dev.shouyue.servicing.LoanComparison.Found;
import dev.shouyue.servicing.LoanComparison.Fresh;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Computes every position anew from the facts. {@link #rebuild} replaces what is not the same to the byte;
 * {@link #prove} changes nothing, and holds the journal against the facts, and money in suspense against its receipts, as well: the proof of the books.
 */
public final class Rebuild {

    /** Each reads over four connections, whose processes work at the same time: more workers than processors only push each other aside. */
    private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final DataSource database;
    private final LoanBook book;
    private final MoneyInSuspense suspense;

    public Rebuild(DataSource database, LoanBook book, MoneyInSuspense suspense) {
        this.database = database;
        this.book = book;
        this.suspense = suspense;
    }

    /**
     * What was found.
     *
     * @param day the last closed day, as of whose end the books were compared; empty before the first close
     * @param differences how many there are
     * @param differing the first {@value Differences#KEPT} of them
     * @param trialBalance sum of the whole journal, minor units, which is to be zero; a rebuild does not ask for it
     */
    public record Result(
            Optional<LocalDate> day,
            long loans,
            long differences,
            List<Difference> differing,
            OptionalLong trialBalance,
            Duration elapsed) {

        /** Whether the proof holds. */
        public boolean booksAgree() {
            return differences == 0 && trialBalance.orElseThrow() == 0;
        }
    }

    /** Compares facts, positions and journal, and changes nothing. A close that runs is waited for, and waits. */
    public Result prove(DayClose.Progress progress) {
        return run(false, progress);
    }

    /**
     * Replaces every stored position that is not what the facts give, or that a close should have looked at and did not, and
     * posts what follows. The journal of the other loans is not read: that is for {@link #prove}. A close or an import that
     * runs is waited for, and waits.
     */
    public Result rebuild(DayClose.Progress progress) {
        return run(true, progress);
    }

    private Result run(boolean replace, DayClose.Progress progress) {
        String kind = replace ? "" : "_shared";
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock" + kind + "(" + AdvisoryLock.CLOSE + ")");
            try {
                return compare(replace, progress);
            } finally {
                statement.execute("select pg_advisory_unlock" + kind + "(" + AdvisoryLock.CLOSE + ")");
            }
        } catch (SQLException e) {
            throw new Failed(Say.of("rebuild.failed", "why", String.valueOf(e.getMessage())), e);
        }
    }

    private Result compare(boolean replace, DayClose.Progress progress) throws SQLException {
        long started = System.nanoTime();
        Optional<LocalDate> closedTo = book.closedTo();
        Differences differing = new Differences();
        AtomicLong loans = new AtomicLong();
        try {
            if (closedTo.isPresent()) {
                LocalDate day = closedTo.get();
                long total = book.loans();
                Totals totals = new Totals();
                List<Future<?>> running = new ArrayList<>();
                try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
                    for (BorrowerRange range : BorrowerRange.split(database)) {
                        Part part = new Part(range, day, replace, differing, totals);
                        running.add(workers.submit(() -> {
                            long read = part.run();
                            progress.report(loans.addAndGet(read), total);
                            return read;
                        }));
                    }
                    for (Future<?> part : running) {
                        part.get();
                    }
                }
                differing.addAll(differences(totals, day, replace));
                differing.addAll(ledger(day, replace, differing.count() > 0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new Failed(Say.of("rebuild.failed", "why", String.valueOf(cause.getMessage())), cause);
        }
        return new Result(
                closedTo,
                loans.get(),
                differing.count(),
                differing.inOrder(),
                replace ? OptionalLong.empty() : OptionalLong.of(book.trialBalance()),
                Duration.ofNanos(System.nanoTime() - started));
    }

    /** What the loans give for the totals of the whole book. */
    private static final class Totals {

        final Accruals.Change accruals = new Accruals.Change();
        final PastDueTotals.Change pastDue = new PastDueTotals.Change();

        void add(Standing loan) {
            accruals.add(loan);
            pastDue.add(loan);
        }

        synchronized void add(Totals part) {
            accruals.add(part.accruals);
            pastDue.add(part.pastDue);
        }
    }

    private List<Difference> differences(Totals totals, LocalDate day, boolean replace) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Difference> differing =
                        new ArrayList<>(Accruals.differences(connection, day, totals.accruals, replace));
                differing.addAll(PastDueTotals.differences(connection, totals.pastDue, replace));
                connection.commit();
                return differing;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** What the days of the ledger keep, held against the journal; or kept again when entries were posted. */
    private List<Difference> ledger(LocalDate day, boolean replace, boolean posted) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!replace) {
                List<Difference> differing = new ArrayList<>(LedgerDays.differences(connection, day));
                differing.addAll(BookTotals.trialBalance(connection, day));
                differing.addAll(SuspenseEntries.differences(connection, day, suspense));
                return differing;
            }
            if (posted) {
                LedgerDays.keepAgain(connection, day);
            }
            return List.of();
        }
    }

    /** A part of the book: its loans, positions and journal, read as streams and held against each other. */
    private final class Part {

        private final BorrowerRange range;
        private final LocalDate day;
        private final boolean replace;
        private final Differences differing;
        private final Totals whole;
        private final Totals totals = new Totals();
        private final LoanComparison comparison;
        private final List<Fresh> wrong = new ArrayList<>();
        private long loans;

        Part(BorrowerRange range, LocalDate day, boolean replace, Differences differing, Totals whole) {
            this.range = range;
            this.day = day;
            this.replace = replace;
            this.differing = differing;
            this.whole = whole;
            this.comparison = new LoanComparison(book, day);
        }

        long run() throws SQLException {
            try (Connection connection = database.getConnection();
                    BinaryRows journal = BinaryRows.of(
                            connection,
                            "select borrower_id, loan_id, " + JournalRows.SUMS + " from servicing.journal where "
                                    + (replace ? "false" : range.condition() + " and posted_on <= '" + day + "'")
                                    + " group by borrower_id, loan_id order by borrower_id, loan_id")) {
                KeyedRows<Posted> posted = new KeyedRows<>(journal, Posted::read, Posted::loan);
                LoanReader.readWithPositions(database, range.selection(), day, (loan, stored) -> {
                    if (loan.facts().size() > 0) {
                        loans++;
                        compare(loan, stored, posted.of(loan.key()));
                    }
                });
            }
            if (!wrong.isEmpty()) {
                replace();
            }
            whole.add(totals);
            return loans;
        }

        private void compare(StoredLoan loan, Optional<Standing> stored, Optional<Posted> posted) {
            Found found = replace
                    ? comparison.compare(loan, stored)
                    : comparison.compare(loan, stored, posted.map(Posted::sums).orElse(JournalRows.NOTHING));
            differing.addAll(found.differences());
            Fresh fresh = found.fresh();
            if (replace && found.replace()) {
                fresh = found.missed() ? comparison.on(day, loan) : fresh;
                wrong.add(fresh);
            }
            totals.add(fresh.standing());
        }

        private void replace() throws SQLException {
            BinaryCopy rows = new BinaryCopy();
            BinaryCopy entries = new BinaryCopy();
            List<LoanKey> keys = new ArrayList<>();
            for (Fresh loan : wrong) {
                keys.add(loan.standing().key());
                loan.standing().write(rows);
            }
            String list = LoanReader.Selection.list(keys);
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    try (BinaryRows journal = BinaryRows.of(
                            connection,
                            "select borrower_id, loan_id, " + JournalRows.SUMS + " from " + list
                                    + " join servicing.journal j using (borrower_id, loan_id) where posted_on <= '"
                                    + day + "'"
                                    + " group by borrower_id, loan_id order by borrower_id, loan_id")) {
                        KeyedRows<Posted> posted = new KeyedRows<>(journal, Posted::read, Posted::loan);
                        for (Fresh loan : wrong) {
                            post(loan, posted.of(loan.standing().key()), entries);
                        }
                    }
                    try (var statement = connection.createStatement()) {
                        statement.execute("delete from servicing.position p using " + list
                                + " where p.borrower_id = k.borrower_id and p.loan_id = k.loan_id");
                    }
                    rows.into(connection, "servicing.position (" + Standing.COLUMNS + ")");
                    entries.into(connection, JournalRows.TABLE);
                    connection.commit();
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        }

        private void post(Fresh loan, Optional<Posted> posted, BinaryCopy entries) {
            Balances missing = loan.balances()
                    .minus(posted.map(row -> Balances.of(row.sums())).orElse(Balances.ZERO));
            if (!missing.isZero()) {
                Standing standing = loan.standing();
                JournalRows.write(
                        entries, standing.key(), day, standing.asOfDate(), "rebuild", standing.currency(), missing);
            }
        }
    }
}
