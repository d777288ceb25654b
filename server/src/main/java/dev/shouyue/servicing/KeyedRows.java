package dev.shouyue.servicing;

import dev.shouyue.storage.BinaryRows;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of at most one a loan, in the order of their loans, asked for loan by loan in the same order. */
final class KeyedRows<T> {

    /** Reads a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(BinaryRows row) throws SQLException;
    }

    private final BinaryRows rows;
    private final Reader<T> reader;
    private final Function<T, LoanKey> keyOf;
    private @Nullable T next;

    KeyedRows(BinaryRows rows, Reader<T> reader, Function<T, LoanKey> keyOf) throws SQLException {
        this.rows = rows;
        this.reader = reader;
        this.keyOf = keyOf;
        step();
    }

    private void step() throws SQLException {
        next = rows.next() ? reader.read(rows) : null;
    }

    /** The row of {@code key}; those of loans before it are passed over. */
    Optional<T> of(LoanKey key) throws SQLException {
        while (next != null && keyOf.apply(next).compareTo(key) < 0) {
            step();
        }
        return next != null && keyOf.apply(next).equals(key) ? Optional.of(next) : Optional.empty();
    }
}
