package dev.shouyue.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The file of the rejected rows, made over line by line as it is read. */
final class RejectLines extends InputStream {

    private final CsvReader<CsvRecord> rows;
    private final Iterator<CsvRecord> left;
    private final UnaryOperator<String> text;
    private byte[] line = {};
    private int at;

    RejectLines(Path file, UnaryOperator<String> text) throws IOException {
        this.rows = CsvReader.builder().ofCsvRecord(file);
        this.left = rows.iterator();
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int taken = Math.min(length, line.length - at);
        System.arraycopy(line, at, to, from, taken);
        at += taken;
        return taken;
    }

    private boolean hasMore() throws IOException {
        if (at == line.length && left.hasNext()) {
            line = madeOver(left.next());
            at = 0;
        }
        return at < line.length;
    }

    private byte[] madeOver(CsvRecord row) throws IOException {
        List<String> fields = new ArrayList<>(row.getFields());
        fields.set(0, String.valueOf(Path.of(fields.getFirst()).getFileName()));
        fields.replaceAll(text);
        StringWriter written = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(written)) {
            csv.writeRecord(fields);
        }
        return written.toString().getBytes(UTF_8);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
