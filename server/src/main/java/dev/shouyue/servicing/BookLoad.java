package dev.shouyue.servicing;

import dev.shouyue.decision.Failed;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.ledger.Receipts;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Fills an empty book with whole loans and their history, straight into its tables: for a migration from a system that
 * hands out loans with their facts, and for simulated books of any size. Rows of a lender's files go through intake.
 */
public final class BookLoad {

    private static final int BATCH = 5_000;

    private final DataSource database;

    public BookLoad(DataSource database) {
        this.database = database;
    }

    /**
     * A borrower, as the party module keeps one.
     *
     * @param key the platform's own number, from 1
     * @param id the lender's own name
     */
    public record NewBorrower(long key, String id, int birthYear, String region, String channel, int payday) {}

    /**
     * A loan and all that happened to it.
     *
     * @param key the platform's own number, from 1; unique in the load
     * @param first whether this is the first loan of its borrower in the load
     */
    public record NewLoan(
            long key,
            NewBorrower borrower,
            boolean first,
            String product,
            String pack,
            Terms terms,
            Collection<Fact> facts) {}

    /** One part of the loans: hands them over one by one, in the order of their keys. */
    @FunctionalInterface
    public interface Part {
        void read(Consumer<NewLoan> to);
    }

    /** What was loaded. */
    public record Loaded(long loans, long facts) {}

    /**
     * Loads the parts, several at a time, in one transaction: the book holds all of them or, cut off, none.
     *
     * @throws IllegalStateException when the book is not empty, or cannot be written
     */
    public Loaded load(List<Part> parts, int workers, DayClose.Progress progress, long total) {
        return load(parts, workers, progress, total, Optional.empty());
    }

    /** The same for simulated loans, which the book will always tell from real ones. */
    public Loaded load(
            List<Part> parts, int workers, DayClose.Progress progress, long total, Optional<Simulation> simulation) {
        try (Connection connection = database.getConnection()) {
            Loaded loaded;
            connection.setAutoCommit(false);
            try {
                requireEmptyBook(connection);
                ShelvedIndexes indexes = ShelvedIndexes.shelve(connection);
                Tables tables = new Tables(connection, loans -> progress.report(loans, total));
                read(parts, workers, tables);
                indexes.restore();
                loaded = tables.loaded();
                if (simulation.isPresent()) {
                    record(simulation.get(), connection);
                }
                connection.commit();
                connection.setAutoCommit(true);
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
            // So that the planner knows what is there.
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) party.borrower, servicing.loan, servicing.fact, servicing.journal");
            }
            return loaded;
        } catch (SQLException e) {
            throw new Failed(Say.of("load.failed", "why", String.valueOf(e.getMessage())), e);
        }
    }

    /** A connection that is lost cannot roll back, and need not: the database does so itself. */
    private static void rollback(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static void record(Simulation simulation, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(Simulation.INSERT)) {
            insert.setLong(1, simulation.seed());
            insert.setInt(2, simulation.days());
            insert.setLong(3, simulation.loans());
            insert.executeUpdate();
        }
    }

    private static void read(List<Part> parts, int workers, Tables tables) {
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (Part part : parts) {
                running.add(executor.submit(() -> {
                    Batch batch = new Batch(tables);
                    part.read(batch::add);
                    batch.flush();
                }));
            }
            try {
                for (Future<?> part : running) {
                    part.get();
                }
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                executor.shutdownNow();
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new Failed(Say.of("load.failed", "why", String.valueOf(cause.getMessage())), cause);
            }
        }
    }

    /** Empty, and nobody else writes into it before this transaction has ended. */
    private static void requireEmptyBook(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table party.borrower, servicing.loan in share row exclusive mode");
            try (var row = statement.executeQuery("""
                    select exists (select from servicing.loan) or exists (select from party.borrower)""")) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new Failed(Say.of("load.notEmpty"));
                }
            }
        }
    }

    /** Where the workers' batches go, one after the other. */
    private static final class Tables {

        private final Connection connection;
        private final LongConsumer progress;
        private long loans;
        private long facts;

        Tables(Connection connection, LongConsumer progress) {
            this.connection = connection;
            this.progress = progress;
        }

        synchronized void take(Batch batch) throws SQLException {
            loans += batch.loans.rows();
            facts += batch.facts.rows();
            batch.borrowers.into(
                    connection, "party.borrower (borrower_id, external_id, birth_year, region, channel, payday)");
            batch.loans.into(connection, LoanRows.TABLE);
            batch.facts.into(connection, FactRows.TABLE);
            batch.entries.into(connection, JournalRows.TABLE);
            numbersFollow(batch.lastLoan, batch.lastBorrower);
            progress.accept(loans);
        }

        /** Numbers go on after those that were loaded. */
        private void numbersFollow(long loan, long borrower) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select setval('servicing.loan_id', greatest(" + loan
                        + ", (select last_value from servicing.loan_id)))");
                statement.execute("select setval('party.borrower_borrower_id_seq', greatest(" + borrower
                        + ", (select last_value from party.borrower_borrower_id_seq)))");
            }
        }

        synchronized Loaded loaded() {
            return new Loaded(loans, facts);
        }
    }

    /** One worker's rows on their way into the tables. */
    private static final class Batch {

        private final Tables tables;
        private final BinaryCopy borrowers = new BinaryCopy();
        private final BinaryCopy loans = new BinaryCopy();
        private final BinaryCopy facts = new BinaryCopy();
        private final BinaryCopy entries = new BinaryCopy();
        private long lastLoan = 1;
        private long lastBorrower = 1;

        Batch(Tables tables) {
            this.tables = tables;
        }

        void add(NewLoan loan) {
            NewBorrower borrower = loan.borrower();
            if (loan.first()) {
                borrowers.row(6).int8(borrower.key()).text(borrower.id()).int2(borrower.birthYear());
                borrowers.text(borrower.region()).text(borrower.channel()).int2(borrower.payday());
            }
            LoanKey key = new LoanKey(borrower.key(), loan.key());
            lastLoan = Math.max(lastLoan, loan.key());
            lastBorrower = Math.max(lastBorrower, borrower.key());
            LoanRows.write(loans, key, loan.product(), loan.pack(), loan.terms());
            String currency = loan.terms().currency().getCurrencyCode();
            int seq = 0;
            for (Fact fact : Facts.of(loan.facts()).inOrder()) {
                FactRows.write(facts, key, ++seq, fact, currency);
                Balances receipt = Receipts.of(fact);
                if (!receipt.isZero()) {
                    JournalRows.write(entries, key, fact.recordedOn(), fact.valueDate(), "receipt", currency, receipt);
                }
            }
            if (loans.rows() == BATCH) {
                flush();
            }
        }

        void flush() {
            try {
                tables.take(this);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }
}
