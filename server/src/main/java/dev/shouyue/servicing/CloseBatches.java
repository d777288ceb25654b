package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
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

    /** Facts and events looked at since progress was last told. */
    private long looked;

    private record ToBuild(@Nullable Standing stored, List<Fact> news) {}

    /** A worker's part of the borrowers: each {@code workers}-th. */
    record Share(int part, int workers) {

        /** As a condition that goes on with those on a table. */
        String of(String alias) {
            return workers == 1 ? "" : " and " + alias + ".borrower_id % " + workers + " = " + part;
        }
    }

    /** @param progress told how many facts and events were looked at since it was last told */
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

    /** Looks at the loans of the share of which facts were recorded after {@code lastClosed}. */
    void touchedByFacts(LocalDate lastClosed, Share share) throws SQLException {
        try (Connection connection = database.getConnection();
                // facts with their positions, in one go: those of a day lie as far apart as their loans
                BinaryRows rows = BinaryRows.of(
                        connection,
                        "select f.borrower_id, f.loan_id, " + FactRows.COLUMNS + ", " + Standing.WITHOUT_KEY
                                + " from servicing.fact f left join servicing.position p"
                                + " on p.borrower_id = f.borrower_id and p.loan_id = f.loan_id where f.recorded_on > '"
                                + lastClosed + "' and f.recorded_on <= '" + day + "'" + share.of("f")
                                + " order by f.borrower_id, f.loan_id, f.seq")) {
            LoanKey loan = null;
            Optional<Standing> stored = Optional.empty();
            List<Fact> news = new ArrayList<>();
            while (rows.next()) {
                LoanKey key = new LoanKey(rows.int8(), rows.int8());
                if (loan != null && !key.equals(loan)) {
                    touch(loan, stored, news);
                    news = new ArrayList<>();
                }
                loan = key;
                news.add(FactRows.read(rows));
                stored = Standing.read(rows, key);
            }
            if (loan != null) {
                touch(loan, stored, news);
            }
        }
        flush();
    }

    private void touch(LoanKey key, Optional<Standing> stored, List<Fact> news) throws SQLException {
        looked += news.size();
        if (stored.isEmpty()) {
            toBuild.put(key, new ToBuild(null, news));
        } else if (stored.get().asOf() < day.toEpochDay()) {
            Standing before = stored.get();
            looked += before.nextEvent() != Standing.NEVER && before.nextEvent() <= day.toEpochDay() ? 1 : 0;
            Touched.walkOn(before, news, book.policy(before.pack(), before.drawnOnDate()), day)
                    .ifPresentOrElse(batch::add, () -> toBuild.put(key, new ToBuild(before, news)));
        }
        flushWhenFull();
    }

    /** Looks at the loans of the share that something happens to by itself, and that no fact has touched. */
    void touchedByTime(Share share) throws SQLException {
        try (Connection connection = database.getConnection();
                BinaryRows rows = BinaryRows.of(
                        connection,
                        "select " + Standing.WITH_KEY + " from servicing.position p where next_event <= '" + day
                                + "' and as_of < '" + day + "'" + share.of("p"))) {
            while (rows.next()) {
                Standing before = Standing.read(rows);
                add(Touched.walkOn(before, List.of(), book.policy(before.pack(), before.drawnOnDate()), day)
                        .orElseThrow());
            }
        }
        flush();
    }

    private void add(Touched loan) throws SQLException {
        looked++;
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
        progress.accept(looked);
        looked = 0;
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
