package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.servicing.LoanReader.FactStream;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One worker of a close: it reads loans as streams, lets the kernel decide, and writes what follows in batches, each in a
 * transaction of its own. Not thread-safe.
 */
final class CloseBatches {

    private static final int BATCH = 5_000;

    private final DataSource database;
    private final LoanBook book;
    private final LocalDate day;
    private final LongConsumer progress;

    private final List<Touched> batch = new ArrayList<>(BATCH);
    /** Loans of the batch that must be built from all their facts, with what is stored and new of them. */
    private final Map<LoanKey, ToBuild> toBuild = new HashMap<>();

    private record ToBuild(@Nullable Standing stored, List<Fact> news) {}

    CloseBatches(DataSource database, LoanBook book, LocalDate day, LongConsumer progress) {
        this.database = database;
        this.book = book;
        this.day = day;
        this.progress = progress;
    }

    /** Builds the loans of a range that have facts and no position yet. */
    void open(BorrowerRange range) throws SQLException {
        Set<LoanKey> done = positions(range);
        LoanReader.read(database, range.selection(), day, loan -> {
            if (loan.facts().size() > 0 && !done.contains(loan.key())) {
                add(Touched.build(loan, null, List.of(), book.policyOf(loan), day));
            }
        });
        flush();
    }

    /** What an opening that was cut off had already built. */
    private Set<LoanKey> positions(BorrowerRange range) throws SQLException {
        Set<LoanKey> done = new HashSet<>();
        try (Connection connection = database.getConnection();
                BinaryRows rows = BinaryRows.of(
                        connection, "select borrower_id, loan_id from servicing.position where " + range.condition())) {
            while (rows.next()) {
                done.add(new LoanKey(rows.int8(), rows.int8()));
            }
        }
        return done;
    }

    /**
     * Looks at the loans of which facts were recorded after {@code lastClosed}.
     *
     * @param own condition on {@code borrower_id} that makes them this worker's
     */
    void touchedByFacts(LocalDate lastClosed, String own) throws SQLException {
        String recorded =
                " from servicing.fact where recorded_on > '" + lastClosed + "' and recorded_on <= '" + day + "'" + own;
        String order = " order by borrower_id, loan_id";
        try (Connection first = database.getConnection();
                Connection second = database.getConnection();
                FactStream facts = FactStream.ofKeys(BinaryRows.of(
                        first, "select borrower_id, loan_id, " + FactRows.COLUMNS + recorded + order + ", seq"));
                BinaryRows positions = BinaryRows.of(
                        second,
                        "select " + Standing.WITH_KEY + " from (select distinct borrower_id, loan_id" + recorded
                                + ") k join servicing.position p using (borrower_id, loan_id)" + order)) {
            KeyedRows<Standing> stored = new KeyedRows<>(positions, Standing::read, Standing::key);
            for (Optional<LoanKey> key = facts.nextLoan(); key.isPresent(); key = facts.nextLoan()) {
                touch(key.get(), stored.of(key.get()), facts.of(key.get()));
            }
        }
        flush();
    }

    private void touch(LoanKey key, Optional<Standing> stored, List<Fact> news) throws SQLException {
        if (stored.isEmpty()) {
            toBuild.put(key, new ToBuild(null, news));
        } else if (stored.get().asOf() < day.toEpochDay()) {
            Standing before = stored.get();
            Touched.walkOn(before, news, book.policy(before.pack(), before.drawnOnDate()), day)
                    .ifPresentOrElse(batch::add, () -> toBuild.put(key, new ToBuild(before, news)));
        }
        flushWhenFull();
    }

    /** Looks at the loans that something happens to by itself, and that no fact has touched. */
    void touchedByTime(String own) throws SQLException {
        try (Connection connection = database.getConnection();
                BinaryRows rows = BinaryRows.of(
                        connection,
                        "select " + Standing.WITH_KEY + " from servicing.position p where next_event <= '" + day
                                + "' and as_of < '" + day + "'" + own)) {
            while (rows.next()) {
                Standing before = Standing.read(rows);
                add(Touched.walkOn(before, List.of(), book.policy(before.pack(), before.drawnOnDate()), day)
                        .orElseThrow());
            }
        }
        flush();
    }

    private void add(Touched loan) throws SQLException {
        batch.add(loan);
        flushWhenFull();
    }

    private void flushWhenFull() throws SQLException {
        if (batch.size() + toBuild.size() >= BATCH) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (!toBuild.isEmpty()) {
            LoanReader.read(database, LoanReader.Selection.ofKeys(toBuild.keySet()), day, loan -> {
                ToBuild from = toBuild.getOrDefault(loan.key(), new ToBuild(null, List.of()));
                batch.add(Touched.build(loan, from.stored(), from.news(), book.policyOf(loan), day));
            });
            toBuild.clear();
        }
        if (batch.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        progress.accept(batch.size());
        batch.clear();
    }

    private void write(Connection connection) throws SQLException {
        BinaryCopy known = new BinaryCopy();
        BinaryCopy fresh = new BinaryCopy();
        BinaryCopy entries = new BinaryCopy();
        BinaryCopy moved = new BinaryCopy();
        DayFigures figures = new DayFigures();
        Accruals.Change accruals = new Accruals.Change();
        PastDueTotals.Change pastDue = new PastDueTotals.Change();
        for (Touched loan : batch) {
            loan.after().write(loan.before() == null ? fresh : known);
            if (!loan.entry().isZero()) {
                JournalRows.write(
                        entries,
                        loan.after().key(),
                        day,
                        loan.valueDate(),
                        "close",
                        loan.after().currency(),
                        loan.entry());
            }
            figures.add(loan);
            LoanMovement.add(moved, loan, day);
            accruals.add(loan);
            pastDue.add(loan);
        }
        int posted = entries.rows();
        try (Statement statement = connection.createStatement()) {
            // The finish of the day is written through to the disk, and with it all that came before it.
            statement.execute("set local synchronous_commit = off");
        }
        fresh.into(connection, "servicing.position (" + Standing.COLUMNS + ")");
        StandingUpdate.write(connection, known);
        entries.into(connection, JournalRows.TABLE);
        figures.write(connection, day);
        LoanMovement.store(connection, moved);
        accruals.write(connection);
        pastDue.write(connection);
        count(connection, batch.size(), posted);
    }

    private void count(Connection connection, int touched, int entries) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("insert into servicing.day_close as c"
                + " (day, started_at, loans_touched, entries) values (?, clock_timestamp(), ?, ?) on conflict (day)"
                + " do update set loans_touched = c.loans_touched + excluded.loans_touched,"
                + " entries = c.entries + excluded.entries")) {
            update.setObject(1, day);
            update.setLong(2, touched);
            update.setLong(3, entries);
            update.executeUpdate();
        }
    }
}
