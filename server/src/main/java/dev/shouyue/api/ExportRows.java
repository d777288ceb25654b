package dev.shouyue.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of an export, written one by one. */
interface ExportRows extends AutoCloseable {

    void write(List<Sheet.Cell> cells);

    @Override
    void close() throws IOException;

    static ExportRows in(Path file, boolean workbook) throws IOException {
        return workbook ? new Workbook(file) : new Plain(file);
    }

    /** CSV as RFC 4180 has it, in UTF-8. */
    final class Plain implements ExportRows {
        private final Writer out;

        Plain(Path file) throws IOException {
            out = Files.newBufferedWriter(file);
        }

        @Override
        public void write(List<Sheet.Cell> cells) {
            try {
                out.write(cells.stream().map(Plain::quoted).collect(Collectors.joining(",", "", "\r\n")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String quoted(Sheet.Cell cell) {
            String text = cell.number() ? cell.text() : Formulas.safe(cell.text());
            boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    final class Workbook implements ExportRows {
        private final Sheet sheet;

        Workbook(Path file) throws IOException {
            sheet = new Sheet(file);
        }

        @Override
        public void write(List<Sheet.Cell> cells) {
            sheet.row(cells);
        }

        @Override
        public void close() throws IOException {
            sheet.close();
        }
    }
}
