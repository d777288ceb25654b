package dev.shouyue.intake;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into the staging tables of a connection, copied in whenever a table has gathered enough. */
final class Staging {

    private static final int FLUSH = 1 << 20;

    private final Connection connection;
    private final Map<String, StringBuilder> tables = new LinkedHashMap<>();

    Staging(Connection connection) {
        this.connection = connection;
    }

    void add(String table, @Nullable Object... values) throws SQLException {
        StringBuilder rows = tables.computeIfAbsent(table, name -> new StringBuilder(FLUSH + 4096));
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            Object value = values[i];
            switch (value) {
                case null -> rows.append("\\N");
                case String text -> escape(rows, text);
                default -> rows.append(value);
            }
        }
        rows.append('\n');
        if (rows.length() > FLUSH) {
            flush(table, rows);
        }
    }

    void flush() throws SQLException {
        for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
            flush(table.getKey(), table.getValue());
        }
    }

    private void flush(String table, StringBuilder rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
            rows.setLength(0);
        } catch (IOException e) {
            throw new SQLException("rows could not be copied into " + table, e);
        }
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\0' -> out.append('\uFFFD'); // PostgreSQL text holds no NUL
                default -> out.append(c);
            }
        }
    }
}
