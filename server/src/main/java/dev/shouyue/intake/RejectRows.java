package dev.shouyue.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

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

    /** Names the imported files in it as their owner named them, without the folder they were kept in. */
    public static void nameFiles(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        Path named = file.resolveSibling(file.getFileName() + ".named");
        try {
            try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file);
                    CsvWriter csv = CsvWriter.builder().build(named)) {
                for (CsvRecord row : rows) {
                    List<String> fields = new ArrayList<>(row.getFields());
                    fields.set(0, String.valueOf(Path.of(fields.getFirst()).getFileName()));
                    csv.writeRecord(fields);
                }
            }
            Files.move(named, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
