package dev.shouyue.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by {@code COPY … FROM STDIN (FORMAT binary)}: gathered here, sent by {@link #into}. Begin
 * each row with {@link #row} and add its columns in order, each by the method of its type. Not thread-safe.
 */
public final class BinaryCopy {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int CHUNK = 1 << 16;

    private byte[] buffer = Arrays.copyOf(HEADER, CHUNK);
    private int length = HEADER.length;
    private int rows;

    /** Begins a row of so many columns. */
    public BinaryCopy row(int columns) {
        rows++;
        return put2(columns);
    }

    public BinaryCopy int8(long value) {
        return put4(8).put4((int) (value >> 32)).put4((int) value);
    }

    public BinaryCopy int4(int value) {
        return put4(4).put4(value);
    }

    public BinaryCopy int2(int value) {
        return put4(2).put2(value);
    }

    /** A date, as an epoch day. */
    public BinaryCopy date(int epochDay) {
        return int4(epochDay - BinaryRows.EPOCH_2000);
    }

    /** A timestamp, as microseconds from 1970-01-01T00:00. */
    public BinaryCopy timestamp(long micros) {
        return int8(micros - BinaryRows.EPOCH_2000 * 86_400_000_000L);
    }

    public BinaryCopy text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy textOrNull(@Nullable String value) {
        return value == null ? nothing() : text(value);
    }

    /** JSON text into a column of type {@code jsonb}. */
    public BinaryCopy jsonb(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        put4(bytes.length + 1);
        room(bytes.length + 1);
        buffer[length++] = 1; // the version of the binary form
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    public BinaryCopy bytes(byte[] value) {
        put4(value.length);
        room(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    /** A column that is null. */
    public BinaryCopy nothing() {
        return put4(-1);
    }

    public int rows() {
        return rows;
    }

    /** Sends the gathered rows into {@code table (columns)} and begins anew; does nothing when there are none. */
    public void into(Connection connection, String table) throws SQLException {
        if (rows == 0) {
            return;
        }
        put2(-1);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)");
        try {
            for (int from = 0; from < length; from += CHUNK) {
                copy.writeToCopy(buffer, from, Math.min(CHUNK, length - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        length = HEADER.length;
        rows = 0;
    }

    private BinaryCopy put2(int value) {
        room(2);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
        return this;
    }

    private BinaryCopy put4(int value) {
        room(4);
        buffer[length++] = (byte) (value >> 24);
        buffer[length++] = (byte) (value >> 16);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
        return this;
    }

    private void room(int bytes) {
        if (length + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + bytes));
        }
    }
}
