package dev.shouyue.warning;

import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.Cohorts.By;
import dev.shouyue.warning.Cohorts.Measure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the counts of cohorts as the last close left the book. It looks at the loans that closes have looked at since, and
 * counts of each what is otherwise than it was counted before: it can be cut off and begun again, and run as often as one
 * likes.
 */
final class CohortCounts {

    private static final int BATCH = 20_000;
    private static final Verdicts NOTHING = new Verdicts(List.of());
    private static final int SEEN = 0;
    private static final int BAD = 1;

    private final DataSource database;
    private final LoanBook book;

    CohortCounts(DataSource database, LoanBook book) {
        this.database = database;
        this.book = book;
    }

    /** What groups a loan is of, and what was counted of it. */
    private record Counted(Map<By, String> cells, Verdicts verdicts) {}

    /** A loan that a close has looked at, and what became of its installments. */
    private record Looked(LoanKey key, Verdicts verdicts) {}

    private record Cell(LocalDate day, Measure measure, By by, String name) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) { // one order, so that those who write do not wait for each other
            int order = day.compareTo(other.day);
            order = order != 0 ? order : measure.compareTo(other.measure);
            order = order != 0 ? order : by.compareTo(other.by);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    /** Brings the counts up to the last close; one at a time. Returns the day, empty when none was closed. */
    Optional<LocalDate> count() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + AdvisoryLock.COHORTS + ")");
            try {
                return countOn();
            } finally {
                statement.execute("select pg_advisory_unlock(" + AdvisoryLock.COHORTS + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cohorts cannot be counted: " + e.getMessage(), e);
        }
    }

    private Optional<LocalDate> countOn() {
        Optional<LocalDate> closed = book.closedTo();
        Optional<LocalDate> counted = countedTo();
        if (closed.isEmpty()
                || counted.filter(day -> !day.isBefore(closed.get())).isPresent()) {
            return closed;
        }
        List<Looked> batch = new ArrayList<>(BATCH);
        book.positionsSince(counted, position -> {
            batch.add(new Looked(position.key(), Verdicts.of(position.position())));
            if (batch.size() == BATCH) {
                count(batch);
                batch.clear();
            }
        });
        count(batch);
        Tx.in(database, tx -> tx.sql()
                .sql("insert into warning.cohort_mark (counted_to) values (?) on conflict (one) do update"
                        + " set counted_to = excluded.counted_to")
                .param(closed.get())
                .update());
        return closed;
    }

    /** Up to which close the counts know the book. */
    Optional<LocalDate> countedTo() {
        return JdbcClient.create(database)
                .sql("select counted_to from warning.cohort_mark")
                .query(LocalDate.class)
                .optional();
    }

    private void count(List<Looked> batch) {
        if (!batch.isEmpty()) {
            Tx.in(database, tx -> {
                count(tx, batch);
                return true;
            });
        }
    }

    private static void count(Tx tx, List<Looked> batch) {
        Map<LoanKey, Verdicts> verdicts = new HashMap<>();
        batch.forEach(each -> verdicts.put(each.key(), each.verdicts()));
        Map<Cell, long[]> changes = new TreeMap<>();
        List<Changed> changed = new ArrayList<>();
        read(tx, batch, (key, cells, before) -> {
            Counted now = new Counted(cells, verdicts.getOrDefault(key, NOTHING));
            if (!now.equals(before)) {
                if (before != null) {
                    add(changes, before, -1);
                }
                add(changes, now, 1);
                changed.add(new Changed(key, now));
            }
        });
        if (!changed.isEmpty()) {
            writeLoans(tx, changed);
            writeCounts(tx, changes);
        }
    }

    private record Changed(LoanKey key, Counted now) {}

    @FunctionalInterface
    private interface Reader {
        void read(LoanKey key, Map<By, String> cells, @Nullable Counted before);
    }

    private static void read(Tx tx, List<Looked> batch, Reader to) {
        tx.sql()
                .sql("""
                        select l.borrower_id, l.loan_id, coalesce(l.product, '') product, l.drawn_on,
                               coalesce(b.region, '') region, coalesce(b.channel, '') channel,
                               c.product product_before, c.region region_before, c.channel channel_before,
                               c.vintage vintage_before, c.counted
                          from unnest(?::bigint[], ?::bigint[]) k(borrower_id, loan_id)
                          join servicing.loan l on l.borrower_id = k.borrower_id and l.loan_id = k.loan_id
                          join party.borrower b on b.borrower_id = k.borrower_id
                          left join warning.cohort_loan c on c.borrower_id = k.borrower_id and c.loan_id = k.loan_id
                        """)
                .params(
                        batch.stream().map(each -> each.key().borrowerId()).toArray(Long[]::new),
                        batch.stream().map(each -> each.key().loanId()).toArray(Long[]::new))
                .query(row -> {
                    to.read(
                            new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")),
                            Map.of(
                                    By.PRODUCT, row.getString("product"),
                                    By.REGION, row.getString("region"),
                                    By.CHANNEL, row.getString("channel"),
                                    By.VINTAGE,
                                            YearMonth.from(row.getObject("drawn_on", LocalDate.class))
                                                    .toString()),
                            before(row));
                });
    }

    private static @Nullable Counted before(ResultSet row) throws SQLException {
        byte[] counted = row.getBytes("counted");
        return counted == null
                ? null
                : new Counted(
                        Map.of(
                                By.PRODUCT, row.getString("product_before"),
                                By.REGION, row.getString("region_before"),
                                By.CHANNEL, row.getString("channel_before"),
                                By.VINTAGE, row.getString("vintage_before")),
                        Verdicts.unpack(counted));
    }

    private static void add(Map<Cell, long[]> changes, Counted counted, int sign) {
        for (Verdicts.Verdict verdict : counted.verdicts().all()) {
            for (Measure measure : Measure.values()) {
                if (verdict.isSeen(measure)) {
                    counted.cells().forEach((by, name) -> {
                        long[] change = changes.computeIfAbsent(
                                new Cell(verdict.day(), measure, by, name), cell -> new long[2]);
                        change[SEEN] += sign;
                        change[BAD] += verdict.isBad(measure) ? sign : 0;
                    });
                }
            }
        }
    }

    private static void writeLoans(Tx tx, List<Changed> changed) {
        tx.sql()
                .sql("""
                        insert into warning.cohort_loan (borrower_id, loan_id, product, region, channel, vintage, counted)
                        select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                        on conflict (borrower_id, loan_id) do update
                          set product = excluded.product, region = excluded.region, channel = excluded.channel,
                              vintage = excluded.vintage, counted = excluded.counted
                        """)
                .params(
                        changed.stream().map(each -> each.key().borrowerId()).toArray(Long[]::new),
                        changed.stream().map(each -> each.key().loanId()).toArray(Long[]::new),
                        cells(changed, By.PRODUCT),
                        cells(changed, By.REGION),
                        cells(changed, By.CHANNEL),
                        cells(changed, By.VINTAGE),
                        changed.stream()
                                .map(each -> each.now().verdicts().pack())
                                .toArray(byte[][]::new))
                .update();
    }

    private static String[] cells(List<Changed> changed, By by) {
        return changed.stream()
                .map(each -> each.now().cells().getOrDefault(by, ""))
                .toArray(String[]::new);
    }

    private static void writeCounts(Tx tx, Map<Cell, long[]> changes) {
        changes.values().removeIf(change -> Arrays.stream(change).allMatch(by -> by == 0));
        List<Cell> cells = List.copyOf(changes.keySet());
        tx.sql()
                .sql("""
                        merge into warning.cohort_count c
                        using unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                              n(day, measure, dimension, cell, seen, bad)
                           on c.measure = n.measure and c.dimension = n.dimension and c.day = n.day and c.cell = n.cell
                         when matched then update set seen = c.seen + n.seen, bad = c.bad + n.bad
                         when not matched then insert (day, measure, dimension, cell, seen, bad)
                              values (n.day, n.measure, n.dimension, n.cell, n.seen, n.bad)
                        """)
                .params(
                        cells.stream()
                                .map(cell -> java.sql.Date.valueOf(cell.day()))
                                .toArray(java.sql.Date[]::new),
                        cells.stream().map(cell -> cell.measure().name()).toArray(String[]::new),
                        cells.stream().map(cell -> cell.by().key()).toArray(String[]::new),
                        cells.stream().map(Cell::name).toArray(String[]::new),
                        changes.values().stream().map(change -> change[SEEN]).toArray(Long[]::new),
                        changes.values().stream().map(change -> change[BAD]).toArray(Long[]::new))
                .update();
    }
}
