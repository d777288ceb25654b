package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.servicing.ShelvedIndexes;
import dev.shouyue.storage.AdvisoryLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the staged rows in the database and writes those that are good, in the transaction of the connection. */
final class Merge {

    private static final int FIRST_REJECTS = 10;
    /** How long to wait before asking again whether it is our turn. */
    private static final Duration TURN = Duration.ofMillis(100);

    private final Connection connection;
    private final Optional<String> language;
    private final Intake.Progress progress;

    Merge(Connection connection, Optional<String> language, Intake.Progress progress) {
        this.connection = connection;
        this.language = language;
        this.progress = progress;
    }

    /** Last day on which something can have been recorded: today, or the day that is open when that is later. */
    LocalDate lastDay(LocalDate today) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(day) + 1 from servicing.day_close")) {
            row.next();
            LocalDate open = row.getObject(1, LocalDate.class);
            return open == null || open.isBefore(today) ? today : open;
        }
    }

    /** Makes the staging tables. */
    void prepare(List<Source> sources) throws SQLException {
        script("settings.sql");
        script("staging.sql");
        try (PreparedStatement insert = connection.prepareStatement("insert into in_file values (?, ?)")) {
            for (Source source : sources) {
                insert.setInt(1, source.number());
                insert.setString(2, String.valueOf(source.path().getFileName()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into currency_unit select * from unnest(?::text[], ?::bigint[]) on conflict do nothing")) {
            List<Currency> currencies = Currency.availableCurrencies()
                    .filter(currency -> Money.decimals(currency) <= 4)
                    .toList();
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            currencies.stream().map(Currency::getCurrencyCode).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", currencies.stream().map(Cells::unit).toArray()));
            insert.executeUpdate();
        }
    }

    /** Judges all rows and, unless it is a dry run, writes what is new. */
    ImportReport run(List<Source> sources, long[] rows, boolean dryRun, @Nullable RejectFile rejects)
            throws SQLException {
        takeTurns();
        begin("judgingLoans");
        script("home-credit.sql");
        script("judge-loans.sql");
        begin("judgingFacts");
        script("judge-facts.sql");
        Map<String, Long> taken = taken();
        if (!dryRun) {
            write(taken);
        }
        begin("counting");
        return new ImportReport(
                kinds(sources, rows, taken), imported(taken), rejected(sources, rejects), dryRun, Duration.ZERO);
    }

    /** Two imports at once take turns, and no day is closed while it is decided on which day a fact is recorded. */
    private void takeTurns() throws SQLException {
        boolean waiting = false;
        while (!isOurTurn()) {
            if (!waiting) {
                begin("waiting");
                waiting = true;
            }
            try {
                Thread.sleep(TURN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted", e);
            }
        }
    }

    private boolean isOurTurn() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + AdvisoryLock.IMPORT
                        + ") and pg_try_advisory_xact_lock_shared(" + AdvisoryLock.CLOSE + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Goes on with the next step, unless the import is to stop. */
    private void begin(String step) throws SQLException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SQLException("interrupted");
        }
        progress.phase(Say.phase(step));
    }

    private void write(Map<String, Long> taken) throws SQLException {
        if (count(taken, "new borrowers") + count(taken, "changed borrowers") + count(taken, "loans") > 0) {
            begin("writingLoans");
            script("write-loans.sql");
        }
        if (count(taken, "facts") > 0) {
            begin("writingFacts");
            ShelvedIndexes indexes = isLarge() ? ShelvedIndexes.shelve(connection) : ShelvedIndexes.none(connection);
            long stored = one(text("write-facts.sql"));
            if (stored != count(taken, "facts")) {
                throw new IllegalStateException("the import does not add up: " + count(taken, "facts")
                        + " facts were to be stored, not " + stored);
            }
            if (indexes.any()) {
                begin("buildingIndexes");
                indexes.restore();
            }
        }
    }

    /** Whether the facts heard are a tenth of those the book holds, or more. */
    private boolean isLarge() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select pg_relation_size('servicing.fact') <= 10 * (
                          select pg_relation_size(oid) from pg_class
                           where relname = 'heard' and relpersistence = 't' and pg_table_is_visible(oid))""")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What is taken of each kind. */
    private Map<String, Long> taken() throws SQLException {
        Map<String, Long> taken = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(text("count.sql"))) {
            while (row.next()) {
                taken.put(row.getString(1), row.getLong(2));
            }
        }
        return taken;
    }

    private static long count(Map<String, Long> taken, String what) {
        return taken.getOrDefault(what, 0L);
    }

    private static Map<String, Long> imported(Map<String, Long> taken) {
        Map<String, Long> imported = new LinkedHashMap<>();
        imported.put("borrowers", count(taken, "new borrowers") + count(taken, "changed borrowers"));
        imported.put("loans", count(taken, "loans"));
        imported.put("facts", count(taken, "facts"));
        return imported;
    }

    /** The rows of each kind: what is neither taken nor rejected was there already. */
    private List<ImportReport.Kind> kinds(List<Source> sources, long[] rows, Map<String, Long> taken)
            throws SQLException {
        Map<String, long[]> sums = new LinkedHashMap<>();
        Map<Integer, Long> rejected = rejectedByFile();
        for (Source source : sources) {
            long[] sum = sums.computeIfAbsent(source.reader().kind(), kind -> new long[2]);
            sum[0] += rows[source.number()];
            sum[1] += rejected.getOrDefault(source.number(), 0L);
        }
        List<ImportReport.Kind> kinds = new ArrayList<>();
        long factsThere = 0;
        for (Map.Entry<String, long[]> entry : sums.entrySet()) {
            String name = entry.getKey();
            long read = entry.getValue()[0];
            long bad = entry.getValue()[1];
            long good = count(taken, name);
            long there = read - bad - good;
            if (there < 0) {
                throw new IllegalStateException("the import does not add up: of " + read + " " + name + ", " + good
                        + " were taken and " + bad + " rejected");
            }
            factsThere += name.equals("payments") || name.equals("events") ? there : 0;
            kinds.add(new ImportReport.Kind(name, read, good, there, bad));
        }
        boolean isNative = sums.keySet().stream().anyMatch(name -> name.equals("payments") || name.equals("events"));
        if (isNative && factsThere != count(taken, "facts already there")) {
            throw new IllegalStateException("the import does not add up: " + count(taken, "facts already there")
                    + " facts were there already, but " + factsThere + " are neither taken nor rejected");
        }
        return kinds;
    }

    private Map<Integer, Long> rejectedByFile() throws SQLException {
        Map<Integer, Long> rejected = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select file, count(*) from (select distinct file, line from in_reject) r group by file")) {
            while (row.next()) {
                rejected.put(row.getInt(1), row.getLong(2));
            }
        }
        return rejected;
    }

    /** Writes the rejected rows and returns the first of them. */
    private List<ImportReport.Reject> rejected(List<Source> sources, @Nullable RejectFile target) throws SQLException {
        List<ImportReport.Reject> first = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(5_000);
            try (ResultSet row = statement.executeQuery(
                    "select file, line, col, value, problem, expected from in_reject order by file, line, col, problem"
                            + (target == null ? " limit " + FIRST_REJECTS : ""))) {
                while (row.next()) {
                    ImportReport.Reject reject = new ImportReport.Reject(
                            sources.get(row.getInt(1)).path(),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            said(row.getString(5)),
                            said(row.getString(6)));
                    if (first.size() < FIRST_REJECTS) {
                        first.add(reject);
                    }
                    if (target != null) {
                        target.write(reject);
                    }
                }
            }
        }
        if (target != null) {
            target.keep();
        }
        return first;
    }

    private String said(String kept) {
        return language.map(known -> Sentence.told(kept, known)).orElse(kept);
    }

    private void script(String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(name));
        }
    }

    private long one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(String name) {
        try (InputStream in = Merge.class.getResourceAsStream("/intake/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
