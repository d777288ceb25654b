package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rows of a CSV file (RFC 4180) as slices of bytes: nothing is decoded, no row is kept, and every row and every quote
 * knows its physical line. Lines end with LF, CR LF or CR; blank lines are passed over. Memory is bounded by the longest
 * row that is allowed.
 */
final class CsvRows {

    /** Bytes of the longest row. */
    static final int LONGEST_ROW = 1 << 20;

    private static final int READ = 1 << 17;

    /** Why a row is not well-formed. */
    enum Flaw {
        QUOTE_INSIDE,
        AFTER_QUOTE
    }

    /** The file cannot be read on from {@code line}. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        final long line;

        private final transient Sentence told;

        Unreadable(long line, Sentence told) {
            super(told.toString());
            this.line = line;
            this.told = told;
        }

        /** What is wrong there. */
        Sentence told() {
            return told;
        }
    }

    private final InputStream in;
    private byte[] buffer = new byte[READ];
    private int position;
    private int limit;
    private boolean ended;
    private long line = 1;

    // The present row. All places are places in the buffer and move with it.
    private int rowStart;
    private int fieldStart;
    private int write;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int count;
    private long firstLine = 1;
    private long lastLine = 1;
    private long quoteLine;
    private boolean insideQuotes;
    private boolean ascii;
    private Optional<Flaw> flaw = Optional.empty();
    private int flawField;

    CsvRows(InputStream in) {
        this.in = in;
    }

    /** Goes to the next row; false at the end of the file. */
    boolean next() throws IOException {
        do {
            rowStart = position;
            firstLine = line;
            count = 0;
            ascii = true;
            flaw = Optional.empty();
            if (!more()) {
                return false;
            }
            boolean ends;
            do {
                fieldStart = position;
                ends = more() && buffer[position] == '"' ? quoted() : plain();
            } while (!ends);
        } while (count == 1 && isBlank(0));
        return true;
    }

    /** Physical line on which the row begins. */
    long firstLine() {
        return firstLine;
    }

    /** Physical line on which the row ends. */
    long lastLine() {
        return lastLine;
    }

    int count() {
        return count;
    }

    /** The bytes of which the fields are slices; they hold until the next row. */
    byte[] bytes() {
        return buffer;
    }

    /** Where field {@code i} begins, blanks around it left out. */
    int from(int i) {
        int start = from[i];
        while (start < to[i] && isSpace(buffer[start])) {
            start++;
        }
        return start;
    }

    /** Where field {@code i} ends, blanks around it left out. */
    int to(int i) {
        int end = to[i];
        while (end > from[i] && isSpace(buffer[end - 1])) {
            end--;
        }
        return end;
    }

    /** Whether all bytes of the row are ASCII, so that it is UTF-8 for certain. */
    boolean isAscii() {
        return ascii;
    }

    Optional<Flaw> flaw() {
        return flaw;
    }

    /** The field in which the flaw is. */
    int flawField() {
        return flawField;
    }

    private boolean isBlank(int field) {
        return from(field) >= to[field];
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** A field without quotes around it; true when the row ends with it. */
    private boolean plain() throws IOException {
        while (true) {
            byte[] bytes = buffer;
            int end = limit;
            int p = position;
            while (p < end && bytes[p] > ',') {
                p++;
            }
            position = p;
            if (p == end) {
                if (fill()) {
                    continue;
                }
                endField(position);
                lastLine = line;
                return true;
            }
            byte b = bytes[p];
            if (b == ',') {
                endField(p);
                position++;
                return false;
            }
            if (b == '\n' || b == '\r') {
                endField(p);
                endLine();
                return true;
            }
            if (b == '"') {
                note(Flaw.QUOTE_INSIDE);
            }
            ascii &= b >= 0;
            position++;
        }
    }

    /** A field in quotes, which are taken off in place; true when the row ends with it. */
    private boolean quoted() throws IOException {
        quoteLine = line;
        insideQuotes = true;
        position++;
        fieldStart = position;
        write = position;
        boolean afterReturn = false;
        while (true) {
            if (!more()) {
                throw new Unreadable(quoteLine, Say.failed("quoteOpen", "field", count + 1));
            }
            byte b = buffer[position++];
            if (b == '"') {
                if (!more() || buffer[position] != '"') {
                    break;
                }
                position++;
            }
            if (b == '\r' || (b == '\n' && !afterReturn)) {
                line++;
            }
            afterReturn = b == '\r';
            ascii &= b >= 0;
            buffer[write++] = b;
        }
        insideQuotes = false;
        return afterQuote();
    }

    /** What stands between a closing quote and the end of its field should be nothing. */
    private boolean afterQuote() throws IOException {
        while (more()) {
            byte b = buffer[position];
            if (b == ',') {
                endField(write);
                position++;
                return false;
            }
            if (b == '\n' || b == '\r') {
                endField(write);
                endLine();
                return true;
            }
            if (!isSpace(b)) {
                note(Flaw.AFTER_QUOTE);
            }
            ascii &= b >= 0;
            buffer[write++] = b;
            position++;
        }
        endField(write);
        lastLine = line;
        return true;
    }

    private void endField(int end) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
        from[count] = fieldStart;
        to[count++] = end;
    }

    private void endLine() throws IOException {
        lastLine = line;
        boolean afterReturn = buffer[position++] == '\r';
        if (afterReturn && more() && buffer[position] == '\n') {
            position++;
        }
        line++;
    }

    private void note(Flaw found) {
        if (flaw.isEmpty()) {
            flaw = Optional.of(found);
            flawField = count;
        }
    }

    private boolean more() throws IOException {
        return position < limit || fill();
    }

    /** Reads on behind the bytes of the present row, which move to the front. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (rowStart > 0) {
            moveToFront();
        }
        if (limit == buffer.length) {
            if (limit >= LONGEST_ROW) {
                throw new Unreadable(
                        insideQuotes ? quoteLine : firstLine,
                        insideQuotes
                                ? Say.failed("quoteFar", "field", count + 1, "bytes", LONGEST_ROW)
                                : Say.failed("longLine", "bytes", LONGEST_ROW));
            }
            buffer = Arrays.copyOf(buffer, Math.min(limit * 2, LONGEST_ROW));
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return true;
    }

    private void moveToFront() {
        int shift = rowStart;
        System.arraycopy(buffer, shift, buffer, 0, limit - shift);
        for (int i = 0; i < count; i++) {
            from[i] -= shift;
            to[i] -= shift;
        }
        rowStart = 0;
        position -= shift;
        limit -= shift;
        fieldStart -= shift;
        write -= shift;
    }
}
