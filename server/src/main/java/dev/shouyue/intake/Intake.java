package dev.shouyue.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.shouyue.decision.PolicyPacks;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;

/**
 * Imports loan books by file: the door of this module. Rows are read one by one into staging tables, judged there in
 * sets and merged in one transaction: a call is imported whole, less the rows it rejects, or not at all. Importing the
 * same again changes nothing.
 */
public final class Intake {

    private final DataSource database;
    private final PolicyPacks packs;

    public Intake(DataSource database, PolicyPacks packs) {
        this.database = database;
        this.packs = packs;
    }

    /** Told of the progress: bytes read of all bytes. */
    @FunctionalInterface
    public interface Progress {
        Progress SILENT = (bytes, total) -> {};

        void report(long bytes, long total);
    }

    /**
     * Imports files of one format.
     *
     * @param rejects where rejected rows are written, with file, line, column, value, problem and what was expected
     * @param dryRun do everything and keep nothing
     * @throws ImportFailed when a file cannot be read at all; nothing is imported then
     */
    public ImportReport run(
            Format format, List<Path> files, Optional<Path> rejects, boolean dryRun, Progress progress) {
        long started = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                script(connection, "staging.sql");
                lock(connection);
                long rows = stage(connection, format, files, progress);
                if (format == Format.HOME_CREDIT) {
                    script(connection, "home-credit.sql");
                }
                script(connection, "merge.sql");
                ImportReport report = report(connection, rows, dryRun, started);
                if (rejects.isPresent()) {
                    writeRejects(connection, files, rejects.get());
                }
                if (dryRun) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
                drop(connection, dryRun);
                return report;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the import failed and nothing was imported: " + e.getMessage(), e);
        }
    }

    /** Two imports at once take turns. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(7020)");
            statement.execute("create or replace function pg_temp.shouyue_decimals(currency char(3)) returns integer"
                    + " language sql immutable as $$ select case " + decimals() + " else 2 end $$");
        }
    }

    /** The currencies whose amounts do not have two decimals. */
    private static String decimals() {
        Map<Integer, Set<String>> byDecimals = new HashMap<>();
        for (java.util.Currency currency : java.util.Currency.getAvailableCurrencies()) {
            int decimals = dev.shouyue.kernel.money.Money.decimals(currency);
            if (decimals != 2) {
                byDecimals.computeIfAbsent(decimals, d -> new TreeSet<>()).add("'" + currency.getCurrencyCode() + "'");
            }
        }
        StringBuilder cases = new StringBuilder();
        byDecimals.forEach((decimals, codes) -> cases.append(" when currency in (")
                .append(String.join(",", codes))
                .append(") then ")
                .append(decimals));
        return cases.toString();
    }

    private long stage(Connection connection, Format format, List<Path> files, Progress progress) throws SQLException {
        List<RowReader> readers =
                switch (format) {
                    case NATIVE -> NativeRows.all(packs);
                    case HOME_CREDIT -> ForeignRows.HOME_CREDIT;
                    case SUPERLENDER -> ForeignRows.SUPERLENDER;
                };
        long total = 0;
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ImportFailed(file + ": there is no such file, or it cannot be read");
            }
            total += file.toFile().length();
        }
        Staging staging = new Staging(connection);
        long rows = 0;
        long before = 0;
        for (int i = 0; i < files.size(); i++) {
            rows += stageFile(files.get(i), i, readers, staging, before, total, progress);
            before += files.get(i).toFile().length();
        }
        staging.flush();
        return rows;
    }

    private static long stageFile(
            Path file, int number, List<RowReader> readers, Staging staging, long before, long total, Progress progress)
            throws SQLException {
        long line = 1;
        long rows = 0;
        try (CountingStream counted = new CountingStream(Files.newInputStream(file));
                InputStreamReader text = new InputStreamReader(plain(counted), StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .maxBufferSize(1 << 20)
                        .detectBomHeader(true)
                        .skipEmptyLines(true)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(text)) {
            RowReader reader = null;
            Map<String, Integer> columns = Map.of();
            Set<String> badLoans = new HashSet<>();
            for (CsvRecord row : csv) {
                line = row.getStartingLineNumber();
                if (reader == null) {
                    columns = header(file, row.getFields());
                    reader = readerOf(file, columns, readers);
                    continue;
                }
                rows++;
                readRow(row, columns, reader, number, line, staging, badLoans);
                if ((rows & 0x3FFF) == 0) {
                    progress.report(before + counted.read, total);
                }
            }
            if (reader == null) {
                throw new ImportFailed(file + ": the file is empty; expected a header line");
            }
            if (rows == 0) {
                throw new ImportFailed(file + ": the file has a header and no rows; expected at least one");
            }
        } catch (CsvParseException e) {
            throw new ImportFailed(file + ":" + (line + 1) + " or later: this is no CSV: a quote is not closed, or a"
                    + " field is longer than a million characters (" + e.getMessage() + ")");
        } catch (UncheckedIOException | IOException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new ImportFailed(
                    file + ":" + (line + 1) + " or later: the file cannot be read: " + cause.getMessage());
        }
        return rows;
    }

    private static void readRow(
            CsvRecord row,
            Map<String, Integer> columns,
            RowReader reader,
            int file,
            long line,
            Staging staging,
            Set<String> badLoans)
            throws SQLException {
        Cells cells = new Cells(columns, row.getFields());
        try {
            if (row.getFieldCount() != columns.size()) {
                throw new Cells.Bad(
                        "",
                        String.join(",", row.getFields()),
                        "the row has " + row.getFieldCount() + " fields",
                        columns.size() + " fields, as the header");
            }
            reader.read(cells, file, line, staging);
        } catch (Cells.Bad bad) {
            staging.add("in_reject", file, line, bad.column, shortened(bad.value), bad.getMessage(), bad.expected);
            String loan = reader.loanColumn().isEmpty() ? null : cells.optional(reader.loanColumn());
            if (loan != null && badLoans.add(loan)) {
                staging.add("bad_loan_row", loan, "line " + line + " of it cannot be used");
            }
        }
    }

    private static String shortened(String value) {
        return value.length() > 120 ? value.substring(0, 120) + "…" : value;
    }

    private static Map<String, Integer> header(Path file, List<String> names) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        if (names.size() == 1) {
            for (String separator : List.of(";", "\t", "|")) {
                if (names.getFirst().contains(separator)) {
                    throw new ImportFailed(file + ":1: the columns are separated by '"
                            + (separator.equals("\t") ? "tab" : separator) + "'; expected commas");
                }
            }
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (columns.put(name, i) != null) {
                throw new ImportFailed(file + ":1: the column '" + shortened(name) + "' stands twice");
            }
        }
        return columns;
    }

    private static RowReader readerOf(Path file, Map<String, Integer> columns, List<RowReader> readers) {
        for (RowReader reader : readers) {
            if (columns.keySet().containsAll(reader.required())) {
                Set<String> unknown = new TreeSet<>(columns.keySet());
                unknown.removeAll(reader.required());
                unknown.removeAll(reader.optional());
                if (!unknown.isEmpty() && !reader.ignoresOthers()) {
                    throw new ImportFailed(file + ":1: unknown column " + String.join(", ", unknown)
                            + "; expected " + String.join(", ", new TreeSet<>(reader.required())) + " and perhaps "
                            + String.join(", ", new TreeSet<>(reader.optional())));
                }
                return reader;
            }
        }
        throw new ImportFailed(file + ":1: the header is of no known kind; expected the columns of one of: "
                + String.join(
                        " | ",
                        readers.stream()
                                .map(r -> String.join(",", new TreeSet<>(r.required())))
                                .toList()));
    }

    private static InputStream plain(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static ImportReport report(Connection connection, long rows, boolean dryRun, long started)
            throws SQLException {
        Map<String, Long> imported = new LinkedHashMap<>(Map.of());
        long already = 0;
        long rejected;
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("select what, sum(n) from counted group by what order by what")) {
                while (row.next()) {
                    if (row.getString(1).equals("already")) {
                        already = row.getLong(2);
                    } else {
                        imported.put(row.getString(1), row.getLong(2));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("select count(distinct (file, line)) from in_reject")) {
                row.next();
                rejected = row.getLong(1);
            }
        }
        return new ImportReport(
                rows, imported, already, rejected, dryRun, Duration.ofNanos(System.nanoTime() - started));
    }

    private static void writeRejects(Connection connection, List<Path> files, Path target) throws SQLException {
        try (BufferedWriter writer = Files.newBufferedWriter(target);
                var csv = de.siegmar.fastcsv.writer.CsvWriter.builder().build(writer);
                Statement statement = connection.createStatement()) {
            csv.writeRecord("file", "line", "column", "value", "problem", "expected");
            statement.setFetchSize(5_000);
            try (ResultSet row = statement.executeQuery(
                    "select file, line, col, value, problem, expected from in_reject order by file, line")) {
                while (row.next()) {
                    csv.writeRecord(
                            files.get(row.getInt(1)).toString(),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6));
                }
            }
        } catch (IOException e) {
            throw new ImportFailed(target + ": the rejected rows cannot be written: " + e.getMessage());
        }
    }

    private static void drop(Connection connection, boolean dryRun) throws SQLException {
        if (!dryRun) { // a rolled back call leaves nothing to drop
            try (Statement statement = connection.createStatement()) {
                statement.execute("discard temporary");
                connection.commit();
            }
        }
    }

    private static void script(Connection connection, String name) throws SQLException {
        try (InputStream in = Intake.class.getResourceAsStream("/intake/" + name);
                Statement statement = connection.createStatement()) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is missing from the program");
            }
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the bytes that were read of a file. */
    private static final class CountingStream extends FilterInputStream {
        long read;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            read += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            read += Math.max(n, 0);
            return n;
        }
    }
}
