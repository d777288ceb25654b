package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.loan.Fact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The close of a business day. It reads the loans that have something due, open or recorded, and no other; the interest
 * that the rest earns is posted as one entry from running totals. Restartable: each batch is one transaction that marks
 * its loans as closed for the day. A closed day is left alone.
 */
public final class DayClose {

    private static final int BATCH = 2_000;
    private static final int WORKERS = 2;

    private final DataSource database;
    private final LoanBook book;

    public DayClose(DataSource database, LoanBook book) {
        this.database = database;
        this.book = book;
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

    /** Told of the progress: loans done of the loans to do. */
    @FunctionalInterface
    public interface Progress {
        Progress SILENT = (done, total) -> {};

        void report(long done, long total);
    }

    /**
     * Closes {@code day}, and every open day before it in order once the book has been closed before; the first close
     * of a book opens its positions on that day.
     */
    public List<Result> close(LocalDate day, Progress progress) {
        Optional<LocalDate> last = book.summary().closedTo();
        if (last.isPresent() && !day.isAfter(last.get())) {
            return List.of(new Result(day, 0, 0, 0, 0, 0, true, Duration.ZERO));
        }
        List<Result> results = new ArrayList<>();
        for (LocalDate next = last.map(d -> d.plusDays(1)).orElse(day); !next.isAfter(day); next = next.plusDays(1)) {
            results.add(closeOne(next, last.orElse(LocalDate.EPOCH.minusYears(100)), progress));
            last = Optional.of(next);
        }
        return results;
    }

    private Result closeOne(LocalDate day, LocalDate lastClosed, Progress progress) {
        long started = System.nanoTime();
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock(7021)");
            try {
                statement.execute(
                        "insert into servicing.day_close (day) values ('" + day + "') on conflict do nothing");
                List<LoanKey> keys = touched(lock, day, lastClosed);
                run(keys, day, lastClosed, progress);
                finish(day);
            } finally {
                statement.execute("select pg_advisory_unlock(7021)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the close of " + day + " failed: " + e.getMessage(), e);
        }
        return result(day, Duration.ofNanos(System.nanoTime() - started));
    }

    private Result result(LocalDate day, Duration elapsed) {
        return JdbcClient.create(database)
                .sql("select * from servicing.day_close where day = ?")
                .param(day)
                .query((row, i) -> new Result(
                        day,
                        row.getLong("loans_touched"),
                        row.getLong("newly_past_due"),
                        row.getLong("cured"),
                        row.getLong("tolerated"),
                        row.getLong("entries"),
                        false,
                        elapsed))
                .single();
    }

    private static List<LoanKey> touched(Connection connection, LocalDate day, LocalDate lastClosed)
            throws SQLException {
        String sql = """
                select borrower_id, loan_id from servicing.position where next_event <= ? and as_of < ?
                union
                select borrower_id, loan_id from servicing.position where past_due and as_of < ?
                union
                select f.borrower_id, f.loan_id from servicing.fact f
                  left join servicing.position p using (borrower_id, loan_id)
                 where f.recorded_on > ? and f.recorded_on <= ? and (p.as_of is null or p.as_of < ?)
                order by borrower_id, loan_id
                """;
        List<LoanKey> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, day);
            query.setObject(2, day);
            query.setObject(3, day);
            query.setObject(4, lastClosed);
            query.setObject(5, day);
            query.setObject(6, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(LoanReader.key(row));
                }
            }
        }
        return keys;
    }

    private void run(List<LoanKey> keys, LocalDate day, LocalDate lastClosed, Progress progress) throws SQLException {
        List<Callable<Void>> batches = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        LongConsumer more = loans -> progress.report(done.addAndGet(loans), keys.size());
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<LoanKey> part = keys.subList(from, Math.min(from + BATCH, keys.size()));
            batches.add(() -> {
                closeBatch(part, day, lastClosed);
                more.accept(part.size());
                return null;
            });
        }
        if (batches.size() <= 1) {
            for (LoanKey ignored : keys.isEmpty() ? keys : keys.subList(0, 1)) {
                closeBatch(keys, day, lastClosed);
                more.accept(keys.size());
            }
            return;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> batch : workers.invokeAll(batches)) {
                batch.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("the close was interrupted; run it again and it goes on where it stopped", e);
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause().getMessage(), e.getCause());
        }
    }

    private void closeBatch(List<LoanKey> keys, LocalDate day, LocalDate lastClosed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Map<LoanKey, Touched.Stored> stored = stored(connection, keys);
                Map<LoanKey, List<Fact>> news = news(connection, keys, day, lastClosed);
                List<Touched> done = new ArrayList<>(keys.size());
                List<LoanKey> rebuild = new ArrayList<>();
                for (LoanKey key : keys) {
                    Touched.Stored before = stored.get(key);
                    Optional<Touched> walked = before == null
                            ? Optional.empty()
                            : Touched.walkOn(
                                    key,
                                    before,
                                    news.getOrDefault(key, List.of()),
                                    book.policy(before.pack(), before.drawnOn()),
                                    day);
                    walked.ifPresentOrElse(done::add, () -> rebuild.add(key));
                }
                if (!rebuild.isEmpty()) {
                    build(connection, rebuild, stored, news, day, done);
                }
                long entries = PositionRows.write(connection, done, day, "close");
                count(connection, done, day, entries);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void build(
            Connection connection,
            List<LoanKey> keys,
            Map<LoanKey, Touched.Stored> stored,
            Map<LoanKey, List<Fact>> news,
            LocalDate day,
            List<Touched> done)
            throws SQLException {
        Long[] loans = keys.stream().map(LoanKey::loanId).toArray(Long[]::new);
        Long[] borrowers = keys.stream().map(LoanKey::borrowerId).distinct().toArray(Long[]::new);
        Array loanIds = connection.createArrayOf("bigint", loans);
        Array borrowerIds = connection.createArrayOf("bigint", borrowers);
        LoanReader.read(
                connection,
                new LoanReader.Selection(
                        "l.borrower_id = any(?) and l.loan_id = any(?)", List.of(borrowerIds, loanIds), day),
                loan -> done.add(Touched.build(
                        loan,
                        Optional.ofNullable(stored.get(loan.key())),
                        news.getOrDefault(loan.key(), List.of()),
                        book.policyOf(loan),
                        day)));
    }

    private static Map<LoanKey, Touched.Stored> stored(Connection connection, List<LoanKey> keys) throws SQLException {
        Map<LoanKey, Touched.Stored> stored = HashMap.newHashMap(keys.size());
        try (PreparedStatement query =
                connection.prepareStatement("select p.* from unnest(?::bigint[], ?::bigint[]) k(borrower_id, loan_id)"
                        + " join servicing.position p using (borrower_id, loan_id)")) {
            setKeys(connection, query, keys);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    stored.put(LoanReader.key(row), PositionRows.stored(row));
                }
            }
        }
        return stored;
    }

    private static Map<LoanKey, List<Fact>> news(
            Connection connection, List<LoanKey> keys, LocalDate day, LocalDate lastClosed) throws SQLException {
        Map<LoanKey, List<Fact>> news = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select f.borrower_id, f.loan_id, "
                + FactRows.COLUMNS + " from unnest(?::bigint[], ?::bigint[]) k(borrower_id, loan_id)"
                + " join servicing.fact f using (borrower_id, loan_id)"
                + " where f.recorded_on > ? and f.recorded_on <= ?")) {
            setKeys(connection, query, keys);
            query.setObject(3, lastClosed);
            query.setObject(4, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    news.computeIfAbsent(LoanReader.key(row), key -> new ArrayList<>())
                            .add(FactRows.read(row));
                }
            }
        }
        return news;
    }

    private static void setKeys(Connection connection, PreparedStatement query, List<LoanKey> keys)
            throws SQLException {
        query.setArray(
                1,
                connection.createArrayOf(
                        "bigint", keys.stream().map(LoanKey::borrowerId).toArray(Long[]::new)));
        query.setArray(
                2,
                connection.createArrayOf(
                        "bigint", keys.stream().map(LoanKey::loanId).toArray(Long[]::new)));
    }

    /** Adds what a batch did to the day's counts and to the running totals of the interest being earned. */
    private static void count(Connection connection, List<Touched> done, LocalDate day, long entries)
            throws SQLException {
        long newly = 0;
        long cured = 0;
        long tolerated = 0;
        Map<String, BigDecimal[]> accruals = new java.util.TreeMap<>(); // in one order, so that batches do not deadlock
        for (Touched loan : done) {
            boolean pastDue = loan.loan().isPastDue();
            newly += pastDue && !loan.wasPastDue() ? 1 : 0;
            cured += !pastDue && loan.wasPastDue() ? 1 : 0;
            tolerated += loan.position().carriedByTolerance() > 0 ? 1 : 0;
            BigDecimal[] sum =
                    accruals.computeIfAbsent(loan.position().currency().getCurrencyCode(), code ->
                            new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            sum[0] = sum[0].add(BigDecimal.valueOf(
                    loan.accrual().slope() - loan.accrualBefore().slope()));
            sum[1] = sum[1].add(loan.accrual().shift())
                    .subtract(loan.accrualBefore().shift());
        }
        try (PreparedStatement update = connection.prepareStatement("insert into servicing.accrual_total as t"
                + " (currency, slope, shift) values (?, ?, ?) on conflict (currency)"
                + " do update set slope = t.slope + excluded.slope, shift = t.shift + excluded.shift")) {
            for (Map.Entry<String, BigDecimal[]> accrual : accruals.entrySet()) {
                update.setString(1, accrual.getKey());
                update.setBigDecimal(2, accrual.getValue()[0]);
                update.setBigDecimal(3, accrual.getValue()[1]);
                update.addBatch();
            }
            update.executeBatch();
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update servicing.day_close set loans_touched = loans_touched + ?, newly_past_due = newly_past_due + ?,"
                        + " cured = cured + ?, tolerated = tolerated + ?, entries = entries + ? where day = ?")) {
            update.setLong(1, done.size());
            update.setLong(2, newly);
            update.setLong(3, cured);
            update.setLong(4, tolerated);
            update.setLong(5, entries);
            update.setObject(6, day);
            update.executeUpdate();
        }
    }

    /** Posts the interest that the whole book has earned since the last close, and marks the day as closed. */
    private void finish(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                StringBuilder entries = new StringBuilder();
                Map<String, Long> targets = new HashMap<>();
                try (ResultSet row = statement.executeQuery("select * from servicing.accrual_total")) {
                    while (row.next()) {
                        long target = earned(row.getBigDecimal("slope"), row.getBigDecimal("shift"), day);
                        long entry = target - row.getLong("posted");
                        if (entry != 0) {
                            String currency = row.getString("currency");
                            targets.put(currency, target);
                            PositionRows.entry(
                                    entries,
                                    new LoanKey(0, 0),
                                    day,
                                    day,
                                    "accrual",
                                    currency,
                                    Balances.transfer(
                                            Account.ACCRUED_INTEREST, Account.ACCRUED_INTEREST_INCOME, entry));
                        }
                    }
                }
                if (!entries.isEmpty()) {
                    PositionRows.copyEntries(connection, entries);
                }
                for (Map.Entry<String, Long> target : targets.entrySet()) {
                    statement.execute("update servicing.accrual_total set posted = " + target.getValue()
                            + " where currency = '" + target.getKey() + "'");
                }
                statement.execute("update servicing.day_close set finished_at = now() where day = '" + day + "'");
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    static long earned(BigDecimal slope, BigDecimal shift, LocalDate day) {
        BigInteger millionths = slope.toBigInteger()
                .multiply(BigInteger.valueOf(day.toEpochDay()))
                .subtract(shift.toBigInteger());
        return new BigDecimal(millionths, 6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
