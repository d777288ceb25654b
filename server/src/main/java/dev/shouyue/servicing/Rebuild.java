package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Balances;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Computes every position anew from the facts, as of the last closed day. Either only compares with what is stored and
 * with the journal ({@link #prove}), or replaces what differs as well ({@link #rebuild}).
 */
public final class Rebuild {

    private static final int WORKERS = 2;
    private static final int BATCH = 2_000;
    private static final int LISTED = 20;

    private final DataSource database;
    private final LoanBook book;

    public Rebuild(DataSource database, LoanBook book) {
        this.database = database;
        this.book = book;
    }

    /**
     * What was found.
     *
     * @param differing loans whose stored position, or whose journal, is not what the facts give; the first twenty
     * @param trialBalance sum of the whole journal, minor units; zero
     */
    public record Result(long loans, long differences, List<String> differing, long trialBalance, Duration elapsed) {

        public boolean booksAgree() {
            return differences == 0 && trialBalance == 0;
        }
    }

    /** Compares facts, positions and journal, and changes nothing. */
    public Result prove(DayClose.Progress progress) {
        return run(false, progress);
    }

    /** Replaces every stored position that is not what the facts give. */
    public Result rebuild(DayClose.Progress progress) {
        return run(true, progress);
    }

    private Result run(boolean replace, DayClose.Progress progress) {
        long started = System.nanoTime();
        LoanBook.Summary summary = book.summary();
        List<String> differing = java.util.Collections.synchronizedList(new ArrayList<>());
        AtomicLong loans = new AtomicLong();
        if (summary.closedTo().isPresent()) {
            LocalDate day = summary.closedTo().get();
            try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
                List<Future<?>> parts = new ArrayList<>();
                for (int part = 0; part < WORKERS; part++) {
                    Part own = new Part(day, replace, differing, loans, summary.loans(), progress);
                    int number = part;
                    parts.add(workers.submit(() -> {
                        book.scan(number, WORKERS, day, own::take);
                        own.flush();
                    }));
                }
                for (Future<?> part : parts) {
                    part.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
            }
            accruals(day, differing);
        }
        long trial = book.trialBalance();
        return new Result(
                loans.get(),
                differing.size(),
                differing.stream().sorted().limit(LISTED).toList(),
                trial,
                Duration.ofNanos(System.nanoTime() - started));
    }

    /** The running totals of interest being earned, against the sum over all positions. */
    private void accruals(LocalDate day, List<String> differing) {
        String sql = "select coalesce(t.currency, p.currency) currency, coalesce(t.slope, 0) slope,"
                + " coalesce(t.shift, 0) shift, coalesce(t.posted, 0) posted, coalesce(p.slope, 0) p_slope,"
                + " coalesce(p.shift, 0) p_shift from servicing.accrual_total t full join"
                + " (select currency, sum(accrual_slope) slope, sum(accrual_shift) shift from servicing.position"
                + " group by currency) p using (currency)";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                BigDecimal slope = row.getBigDecimal("p_slope");
                BigDecimal shift = row.getBigDecimal("p_shift");
                if (slope.compareTo(row.getBigDecimal("slope")) != 0
                        || shift.compareTo(row.getBigDecimal("shift")) != 0
                        || DayClose.earned(slope, shift, day) != row.getLong("posted")) {
                    differing.add("interest being earned in " + row.getString("currency"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the accruals cannot be read: " + e.getMessage(), e);
        }
    }

    /** One worker's loans, compared in batches. */
    private final class Part {
        private final LocalDate day;
        private final boolean replace;
        private final List<String> differing;
        private final AtomicLong loans;
        private final long total;
        private final DayClose.Progress progress;
        private final List<StoredLoan> batch = new ArrayList<>(BATCH);

        Part(
                LocalDate day,
                boolean replace,
                List<String> differing,
                AtomicLong loans,
                long total,
                DayClose.Progress progress) {
            this.day = day;
            this.replace = replace;
            this.differing = differing;
            this.loans = loans;
            this.total = total;
            this.progress = progress;
        }

        void take(StoredLoan loan) {
            if (loan.facts().size() > 0) {
                batch.add(loan);
            }
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (batch.isEmpty()) {
                return;
            }
            try (Connection connection = database.getConnection()) {
                Map<LoanKey, Touched.Stored> stored = new HashMap<>();
                Map<LoanKey, Balances> journal = new HashMap<>();
                read(connection, stored, journal);
                List<Touched> wrong = new ArrayList<>();
                for (StoredLoan loan : batch) {
                    compare(loan, Optional.ofNullable(stored.get(loan.key())), journal, wrong);
                }
                if (replace && !wrong.isEmpty()) {
                    replace(connection, wrong);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("positions cannot be rebuilt: " + e.getMessage(), e);
            }
            progress.report(loans.addAndGet(batch.size()), total);
            batch.clear();
        }

        private void compare(
                StoredLoan loan, Optional<Touched.Stored> stored, Map<LoanKey, Balances> journal, List<Touched> wrong) {
            Touched fresh = Touched.build(loan, Optional.empty(), List.of(), book.policyOf(loan), day);
            boolean positionAgrees = stored.isPresent()
                    && Arrays.equals(stored.get().state(), fresh.state())
                    && stored.get().posted().equals(fresh.posted());
            boolean journalAgrees =
                    journal.getOrDefault(loan.key(), Balances.ZERO).equals(fresh.posted());
            if (!positionAgrees) {
                differing.add("loan " + loan.terms().loan() + ": the stored position is not what its facts give");
                wrong.add(fresh);
            }
            if (!journalAgrees) {
                differing.add("loan " + loan.terms().loan() + ": the journal holds "
                        + journal.getOrDefault(loan.key(), Balances.ZERO) + ", its facts give " + fresh.posted());
            }
        }

        private void read(Connection connection, Map<LoanKey, Touched.Stored> stored, Map<LoanKey, Balances> journal)
                throws SQLException {
            Long[] borrowers =
                    batch.stream().map(loan -> loan.key().borrowerId()).toArray(Long[]::new);
            Long[] loanIds = batch.stream().map(loan -> loan.key().loanId()).toArray(Long[]::new);
            String keys = "unnest(?::bigint[], ?::bigint[]) k(borrower_id, loan_id)";
            try (PreparedStatement query = connection.prepareStatement(
                    "select p.* from " + keys + " join servicing.position p using (borrower_id, loan_id)")) {
                query.setArray(1, connection.createArrayOf("bigint", borrowers));
                query.setArray(2, connection.createArrayOf("bigint", loanIds));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        stored.put(LoanReader.key(row), PositionRows.stored(row));
                    }
                }
            }
            try (PreparedStatement query = connection.prepareStatement("select borrower_id, loan_id, "
                    + JournalRows.SUMS + " from " + keys
                    + " join servicing.journal j using (borrower_id, loan_id) where j.posted_on <= ?"
                    + " group by borrower_id, loan_id")) {
                query.setArray(1, connection.createArrayOf("bigint", borrowers));
                query.setArray(2, connection.createArrayOf("bigint", loanIds));
                query.setObject(3, day);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        journal.put(LoanReader.key(row), JournalRows.balances(row));
                    }
                }
            }
        }

        private void replace(Connection connection, List<Touched> wrong) throws SQLException {
            connection.setAutoCommit(false);
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from servicing.position where borrower_id = ? and loan_id = ?")) {
                for (Touched loan : wrong) {
                    delete.setLong(1, loan.key().borrowerId());
                    delete.setLong(2, loan.key().loanId());
                    delete.addBatch();
                }
                delete.executeBatch();
                PositionRows.writePositions(connection, wrong, day);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
