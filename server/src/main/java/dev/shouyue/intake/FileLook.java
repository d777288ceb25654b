package dev.shouyue.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file is, found by its header alone.
 *
 * @param kind of its rows, such as {@code payments}
 * @param columns names in the order of the file
 * @param known those that are read
 * @param rows the first rows, cell by cell, as they stand
 */
public record FileLook(
        Path file,
        long bytes,
        Format format,
        String kind,
        List<String> columns,
        List<String> known,
        List<List<String>> rows) {

    static final int ROWS = 5;

    static FileLook at(Path file, Format format, List<RowReader> readers) {
        Source source = Source.at(0, file, readers);
        List<String> columns = List.copyOf(source.columns().keySet());
        List<List<String>> rows = new ArrayList<>();
        try (InputStream in = source.open(new Source.Counter())) {
            CsvRows cells = new CsvRows(in);
            cells.next(); // the header
            while (rows.size() < ROWS && cells.next()) {
                List<String> row = new ArrayList<>(cells.count());
                for (int i = 0; i < cells.count(); i++) {
                    int from = cells.from(i);
                    row.add(new Text(cells.bytes(), from, Math.max(cells.to(i) - from, 0)).shown());
                }
                rows.add(List.copyOf(row));
            }
        } catch (IOException e) {
            throw Source.unreadable(file, 1, e);
        }
        RowReader reader = source.reader();
        List<String> known = columns.stream()
                .filter(name ->
                        reader.required().contains(name) || reader.optional().contains(name))
                .toList();
        return new FileLook(file, source.bytes(), format, reader.kind(), columns, known, List.copyOf(rows));
    }
}
