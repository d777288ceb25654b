package dev.shouyue.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the file of the rejected rows that an import has written. */
public final class RejectRows {

    private RejectRows() {}

    /** Up to {@code limit} rejected rows from the one numbered {@code from} on; none when there is no such file. */
    public static List<ImportReport.Reject> read(Path file, long from, int limit) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            return rows.stream()
                    .skip(1 + from) // the header
                    .limit(limit)
                    .map(row -> new ImportReport.Reject(
                            Path.of(row.getField(0)),
                            Long.parseLong(row.getField(1)),
                            row.getField(2),
                            row.getField(3),
                            row.getField(4),
                            row.getField(5)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file as it is handed out, read as it goes: the imported files are named as their owner named them, without the
     * folder they were kept in, and every cell is as {@code text} makes it.
     */
    public static InputStream handedOut(Path file, UnaryOperator<String> text) throws IOException {
        return new RejectLines(file, text);
    }
}
