package dev.shouyue.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query as {@code COPY … TO STDOUT (FORMAT binary)} gives them: several times faster than a result set, and
 * never more than one message in memory. Columns are read one after the other, in the order of the query, by the method
 * of their type. Close it before the connection is used again.
 */
public final class BinaryRows implements AutoCloseable {

    /** Days from 1970-01-01 to 2000-01-01, where PostgreSQL counts dates from. */
    static final int EPOCH_2000 = 10_957;

    private static final int SIGNATURE = 11;
    /** Slots for the codes last read; a power of two. */
    private static final int CODES = 128;

    private final CopyOut copy;
    private final byte[] @Nullable [] codeBytes = new byte[CODES][];
    private final String[] codes = new String[CODES];
    private byte[] buffer = new byte[0];
    private int at;
    /** Length of the column last announced; -1 for null. */
    private int length;

    private BinaryRows(CopyOut copy) {
        this.copy = copy;
    }

    /** Starts reading {@code query}, which takes no parameters. */
    public static BinaryRows of(Connection connection, String query) throws SQLException {
        BinaryRows rows = new BinaryRows(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)"));
        rows.skipHeader();
        return rows;
    }

    private void skipHeader() throws SQLException {
        at = 0;
        length = SIGNATURE + 4;
        at += length;
        require(0);
        int extension = rawInt();
        at += extension;
    }

    /** Moves to the next row; false at the end. */
    public boolean next() throws SQLException {
        int columns = (short) ((rawByte() & 0xFF) << 8 | (rawByte() & 0xFF));
        if (columns >= 0) {
            return true;
        }
        close();
        return false;
    }

    public long int8() throws SQLException {
        announce(8);
        return (long) rawInt() << 32 | rawInt() & 0xFFFFFFFFL;
    }

    /** The column as a long, or {@code absent} when it is null. */
    public long int8Or(long absent) throws SQLException {
        length = rawInt();
        return length < 0 ? absent : (long) rawInt() << 32 | rawInt() & 0xFFFFFFFFL;
    }

    public int int4() throws SQLException {
        announce(4);
        return rawInt();
    }

    /** The column as an int, or {@code absent} when it is null. */
    public int int4Or(int absent) throws SQLException {
        length = rawInt();
        return length < 0 ? absent : rawInt();
    }

    public short int2() throws SQLException {
        announce(2);
        return (short) ((rawByte() & 0xFF) << 8 | (rawByte() & 0xFF));
    }

    /** The column as a short, or {@code absent} when it is null. */
    public int int2Or(int absent) throws SQLException {
        length = rawInt();
        return length < 0 ? absent : (short) ((rawByte() & 0xFF) << 8 | (rawByte() & 0xFF));
    }

    /** A date as an epoch day. */
    public int date() throws SQLException {
        return int4() + EPOCH_2000;
    }

    /** A date as an epoch day, or {@code absent} when it is null. */
    public int dateOr(int absent) throws SQLException {
        length = rawInt();
        return length < 0 ? absent : rawInt() + EPOCH_2000;
    }

    /** A timestamp as microseconds from 1970-01-01T00:00. */
    public long timestamp() throws SQLException {
        return int8() + EPOCH_2000 * 86_400_000_000L;
    }

    /** A text that few rows tell apart, such as a code: each is made into a string once. */
    public String code() throws SQLException {
        String code = codeOrNull();
        if (code == null) {
            throw new SQLException("a code was expected, the column is null");
        }
        return code;
    }

    /** A {@linkplain #code code}, or {@code absent} when it is null. */
    public String codeOr(String absent) throws SQLException {
        String code = codeOrNull();
        return code == null ? absent : code;
    }

    public @Nullable String codeOrNull() throws SQLException {
        length = rawInt();
        if (length < 0) {
            return null;
        }
        require(length);
        int hash = length;
        for (int i = at; i < at + length; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 7 ^ hash >>> 14) & CODES - 1;
        byte[] known = codeBytes[slot];
        if (known == null || !java.util.Arrays.equals(known, 0, known.length, buffer, at, at + length)) {
            known = java.util.Arrays.copyOfRange(buffer, at, at + length);
            codeBytes[slot] = known;
            codes[slot] = new String(known, StandardCharsets.UTF_8);
        }
        at += length;
        return codes[slot];
    }

    public String text() throws SQLException {
        String text = textOrNull();
        if (text == null) {
            throw new SQLException("a text was expected, the column is null");
        }
        return text;
    }

    public @Nullable String textOrNull() throws SQLException {
        length = rawInt();
        if (length < 0) {
            return null;
        }
        require(length);
        String text = new String(buffer, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public byte[] bytes() throws SQLException {
        byte[] bytes = bytesOrNull();
        if (bytes == null) {
            throw new SQLException("bytes were expected, the column is null");
        }
        return bytes;
    }

    public byte @Nullable [] bytesOrNull() throws SQLException {
        length = rawInt();
        if (length < 0) {
            return null;
        }
        require(length);
        byte[] bytes = java.util.Arrays.copyOfRange(buffer, at, at + length);
        at += length;
        return bytes;
    }

    /** Reads what is left: a copy that is cancelled half way may leave its rest to the next statement. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            // passed over
        }
    }

    private void announce(int expected) throws SQLException {
        length = rawInt();
        if (length != expected) {
            throw new SQLException("a column of " + expected + " bytes was expected, not of " + length);
        }
    }

    private int rawInt() throws SQLException {
        require(4);
        int value = (buffer[at] & 0xFF) << 24
                | (buffer[at + 1] & 0xFF) << 16
                | (buffer[at + 2] & 0xFF) << 8
                | (buffer[at + 3] & 0xFF);
        at += 4;
        return value;
    }

    private byte rawByte() throws SQLException {
        require(1);
        return buffer[at++];
    }

    /** Makes sure that {@code bytes} stand in the buffer; a value may lie across messages. */
    private void require(int bytes) throws SQLException {
        while (at + bytes > buffer.length) {
            byte[] message = copy.readFromCopy();
            if (message == null) {
                throw new SQLException("the rows end in the middle of a value");
            }
            int rest = buffer.length - at;
            if (rest <= 0) {
                at = -rest; // a header that was skipped may reach into this message
                buffer = message;
            } else {
                byte[] joined = new byte[rest + message.length];
                System.arraycopy(buffer, at, joined, 0, rest);
                System.arraycopy(message, 0, joined, rest, message.length);
                buffer = joined;
                at = 0;
            }
        }
    }
}
