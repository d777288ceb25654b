package dev.shouyue.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.shouyue.Platform;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lender with a book of its own, who writes files and has them imported. */
final class Lender implements AutoCloseable {

    /** Two loans in yuan and one in yen, which has no decimals. */
    static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent
            L1,B1,CNY,1000.00,2026-02-10,0.04
            L2,B2,CNY,500.00,2026-02-10,0.04
            Y1,B2,JPY,90000,2026-02-10,0.04
            """;

    static final String INSTALLMENTS = """
            loan_id,number,due_on,principal,interest
            L1,1,2026-03-10,500.00,12.00
            L1,2,2026-04-10,500.00,6.00
            L2,1,2026-03-10,500.00,6.00
            Y1,1,2026-03-10,90000,1080
            """;

    static final String PAYMENTS = """
            payment_id,loan_id,paid_at,amount,currency
            P1,L1,2026-03-10T10:00:00,511.00,CNY
            P2,L1,2026-04-10T10:00:00,507.02,CNY
            P3,L2,2026-03-12,506.00,CNY
            """;

    static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    private final Path folder;
    final Platform platform = Platform.on(TestDatabase.fresh());
    final Intake intake = platform.intake.asOf(TODAY);
    private int files;

    Lender(Path folder) {
        this.folder = folder;
    }

    /** A file of the given text. */
    Path file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("file" + ++files + ".csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportReport imports(String... texts) {
        return imports(Stream.of(texts).map(this::file).toArray(Path[]::new));
    }

    ImportReport imports(Path... paths) {
        return run(Format.NATIVE, false, paths).report();
    }

    /** What a dry run says of the files. */
    Result judges(Path... paths) {
        return run(Format.NATIVE, true, paths);
    }

    /** The report of a call and what stands in its reject file. */
    record Result(ImportReport report, List<Reject> rejects) {}

    /** A line of a reject file, its file by the place in the call. */
    record Reject(int file, long line, String column, String value, String problem, String expected) {}

    Result run(Format format, boolean dryRun, Path... paths) {
        return run(format, dryRun, "en", paths);
    }

    /** What a dry run says of the files, in {@code en} or {@code zh}. */
    Result judgesIn(String language, Path... paths) {
        return run(Format.NATIVE, true, language, paths);
    }

    private Result run(Format format, boolean dryRun, String language, Path... paths) {
        Path target = folder.resolve("rejects.csv");
        ImportReport report = intake.run(
                format, List.of(paths), Optional.of(target), Optional.of(language), dryRun, Intake.Progress.SILENT);
        return new Result(report, rejects(target, List.of(paths)));
    }

    private static List<Reject> rejects(Path target, List<Path> paths) {
        List<Reject> rejects = new ArrayList<>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(target)) {
            csv.forEach(row -> rejects.add(new Reject(
                    paths.indexOf(Path.of(row.getField("file"))),
                    Long.parseLong(row.getField("line")),
                    row.getField("column"),
                    row.getField("value"),
                    row.getField("problem"),
                    row.getField("expected"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rejects;
    }

    JdbcClient sql() {
        return JdbcClient.create(platform.dataSource());
    }

    /** Everything that the book holds of loans, facts and journal, without the ids the database gave. */
    List<String> book() {
        return sql().sql("""
                        select l.external_id || ' loan ' || b.external_id || ' ' || l.currency || ' ' || l.principal || ' '
                               || encode(l.schedule, 'hex')
                          from servicing.loan l join party.borrower b using (borrower_id)
                        union all
                        select l.external_id || ' fact ' || f.source_id || ' ' || f.kind || ' ' || f.value_time || ' '
                               || f.recorded_on || ' ' || coalesce(f.amount::text, '') || coalesce(f.detail::text, '')
                          from servicing.fact f join servicing.loan l using (borrower_id, loan_id)
                        union all
                        select l.external_id || ' entry ' || j.posted_on || ' ' || j.value_date || ' ' || j.cash_in_transit
                          from servicing.journal j join servicing.loan l using (borrower_id, loan_id)
                        order by 1""").query(String.class).list();
    }

    @Override
    public void close() {
        platform.close();
    }
}
