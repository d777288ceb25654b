package dev.shouyue.intake;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Imports loan books by file: the door of this module. Rows are read one by one into staging tables, judged there in
 * sets and merged in one transaction: a call is imported whole, less the rows it rejects, or not at all. Importing the
 * same again changes nothing.
 */
public final class Intake {

    /** Where a day begins first. */
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private final DataSource database;
    private final PolicyPacks packs;
    private final Supplier<LocalDate> today;

    public Intake(DataSource database, PolicyPacks packs) {
        this(database, packs, () -> LocalDate.now(Clock.system(EARLIEST_ZONE)));
    }

    private Intake(DataSource database, PolicyPacks packs, Supplier<LocalDate> today) {
        this.database = database;
        this.packs = packs;
        this.today = today;
    }

    /** The same as if it were business date {@code day}: what was recorded later lies in the future. */
    public Intake asOf(LocalDate day) {
        return new Intake(database, packs, () -> day);
    }

    /** Told of the progress; not always by the thread that called. */
    @FunctionalInterface
    public interface Progress {
        Progress SILENT = (bytes, total) -> {};

        /** Bytes of the files read, of all bytes. */
        void report(long bytes, long total);

        /** What is done now that all is read. */
        default void phase(Sentence step) {}
    }

    /** Imports files of one format; what is said of rejected rows is in English. */
    public ImportReport run(
            Format format, List<Path> files, Optional<Path> rejects, boolean dryRun, Progress progress) {
        return run(format, files, rejects, Optional.of("en"), dryRun, progress);
    }

    /**
     * Imports files of one format.
     *
     * @param rejects where rejected rows are written, with file, line, column, value, problem and what was expected
     * @param language of what is said of rejected rows; empty keeps it as {@link Sentence#kept}, for any language
     * @param dryRun judge every row and keep nothing
     * @throws ImportFailed when a file cannot be read at all; nothing is imported then
     */
    public ImportReport run(
            Format format,
            List<Path> files,
            Optional<Path> rejects,
            Optional<String> language,
            boolean dryRun,
            Progress progress) {
        long started = System.nanoTime();
        try (Connection connection = database.getConnection();
                RejectTarget target = RejectTarget.of(rejects, files)) {
            connection.setAutoCommit(false);
            try {
                Merge merge = new Merge(connection, language, progress);
                List<Source> sources = sources(files, readers(format, merge.lastDay(today.get())));
                merge.prepare(sources);
                long[] rows = stage(connection, sources, progress);
                ImportReport report = merge.run(sources, rows, dryRun, target.file());
                if (dryRun) {
                    connection.rollback();
                } else {
                    progress.phase(Say.phase("committing"));
                    connection.commit();
                }
                return new ImportReport(
                        report.kinds(),
                        report.imported(),
                        report.firstRejects(),
                        dryRun,
                        Duration.ofNanos(System.nanoTime() - started));
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new ImportFailed(Say.failed("database", "why", String.valueOf(e.getMessage())), e);
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

    /** The reject file when one was asked for. */
    private record RejectTarget(@Nullable RejectFile file) implements AutoCloseable {
        static RejectTarget of(Optional<Path> rejects, List<Path> files) {
            return new RejectTarget(rejects.isEmpty() ? null : RejectFile.at(rejects.get(), files));
        }

        @Override
        public void close() {
            if (file != null) {
                file.close();
            }
        }
    }

    /**
     * Looks at files before anything is done with them: of which format and kind they are, and their first rows.
     *
     * @param asked the format they must have; empty finds the one that they all have
     * @throws ImportFailed when a file is of no known kind
     */
    public List<FileLook> look(List<Path> files, Optional<Format> asked) {
        List<Format> formats = asked.map(List::of).orElse(List.of(Format.values()));
        ImportFailed first = null;
        for (Format format : formats) {
            try {
                List<RowReader> readers = readers(format, LocalDate.MAX);
                return files.stream()
                        .map(file -> FileLook.at(file, format, readers))
                        .toList();
            } catch (ImportFailed e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new ImportFailed(Say.failed("none")) : first;
    }

    private List<RowReader> readers(Format format, LocalDate lastDay) {
        return switch (format) {
            case NATIVE -> NativeRows.all(packs, lastDay);
            case HOME_CREDIT -> ForeignRows.homeCredit(lastDay);
            case SUPERLENDER -> ForeignRows.superLender(lastDay);
        };
    }

    private static List<Source> sources(List<Path> files, List<RowReader> readers) {
        List<Source> sources = new ArrayList<>(files.size());
        for (Path file : files) {
            sources.add(Source.at(sources.size(), file, readers));
        }
        return sources;
    }

    /** Reads the files on a thread of its own while this one sends the rows on; the rows read of each file. */
    private static long[] stage(Connection connection, List<Source> sources, Progress progress) throws SQLException {
        Staging staging = new Staging();
        ExecutorService reader = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("import-reader").daemon().factory());
        try {
            Future<long[]> read = reader.submit(() -> {
                try {
                    return read(sources, staging, progress);
                } finally {
                    staging.finish();
                }
            });
            staging.copyTo(connection);
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            switch (Objects.requireNonNullElse(e.getCause(), e)) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        } finally {
            reader.shutdownNow();
        }
    }

    private static long[] read(List<Source> sources, Staging staging, Progress progress) {
        long total = sources.stream().mapToLong(Source::bytes).sum();
        long[] rows = new long[sources.size()];
        long before = 0;
        for (Source source : sources) {
            rows[source.number()] = readFile(source, staging, before, total, progress);
            before += source.bytes();
        }
        progress.report(total, total);
        return rows;
    }

    private static long readFile(Source source, Staging staging, long before, long total, Progress progress) {
        Source.Counter counter = new Source.Counter();
        long line = 1;
        long count = 0;
        try (InputStream in = source.open(counter)) {
            CsvRows rows = new CsvRows(in);
            rows.next(); // the header
            Cells cells = new Cells(rows, source.columns());
            while (rows.next()) {
                line = rows.firstLine();
                readRow(rows, cells, source, staging);
                if ((++count & 0xFFF) == 0) {
                    progress.report(before + counter.read, total);
                }
            }
            return count;
        } catch (IOException e) {
            throw Source.unreadable(source.path(), line, e);
        }
    }

    private static void readRow(CsvRows rows, Cells cells, Source source, Staging staging) {
        try {
            cells.checkRow(source.columns().size());
            source.reader().read(cells, source.number(), rows.firstLine(), staging);
        } catch (Cells.Bad bad) {
            staging.reject(
                    source.number(),
                    rows.firstLine(),
                    cells.loan(source.reader().loanColumn()),
                    bad.column,
                    bad.value,
                    rows.lastLine() > rows.firstLine()
                            ? Say.problem("goesOn", "line", rows.lastLine(), "problem", bad.problem)
                            : bad.problem,
                    bad.expected);
        }
    }
}
