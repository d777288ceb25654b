package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Rate;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into the staging tables: one thread reads files and writes rows in the binary form of COPY, another
 * sends them to the database. What lies between them is bounded.
 */
final class Staging {

    private static final int PIECE = 1 << 18;
    private static final int PIECES_WAITING = 8;
    private static final long POSTGRES_EPOCH_DAY = 10_957; // 2000-01-01
    private static final long POSTGRES_EPOCH = POSTGRES_EPOCH_DAY * Cells.DAY;

    /** A part of the rows of a table; without a table it is the last one. */
    private record Piece(@Nullable Table table, byte[] bytes, int length) {
        static final Piece LAST = new Piece(null, new byte[0], 0);
    }

    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(PIECES_WAITING);
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(PIECES_WAITING * 2);

    private final Table loans = new Table(
            "in_loan (file, line, loan, borrower, product, pack, currency, principal, drawn_on, rate_numerator,"
                    + " rate_denominator, grace_days, grace_mode, tolerance, allocation)",
            15);
    private final Table installments =
            new Table("in_installment (file, line, loan, number, due_on, principal, interest, fee)", 8);
    private final Table facts = new Table(
            "in_fact (file, line, loan, kind, id, value_time, recorded_on, amount, currency, installment, detail)", 11);
    private final Table borrowers = new Table("in_borrower (file, line, id, birth_year, region, channel, payday)", 7);
    private final Table homeCredit =
            new Table("in_home_credit (file, line, prev, curr, version, number, due_on, due, paid_on, paid)", 10);
    private final Table rejects = new Table("in_reject (file, line, loan, col, value, problem, expected)", 7);

    /** A loan; amounts in ten-thousandths. */
    void loan(
            int file,
            long line,
            Text loan,
            Text borrower,
            @Nullable Text product,
            String pack,
            String currency,
            long principal,
            long drawnOn,
            Rate rate,
            OptionalInt graceDays,
            @Nullable String graceMode,
            OptionalLong tolerance,
            @Nullable String allocation) {
        loans.begin(file, line);
        loans.text(loan);
        loans.text(borrower);
        loans.text(product);
        loans.ascii(pack);
        loans.ascii(currency);
        loans.longs(principal);
        loans.date(drawnOn);
        loans.longs(rate.numerator());
        loans.longs(rate.denominator());
        loans.ints(graceDays);
        loans.ascii(graceMode);
        if (tolerance.isPresent()) {
            loans.longs(tolerance.getAsLong());
        } else {
            loans.nothing();
        }
        loans.ascii(allocation);
        loans.end();
    }

    /** An installment; amounts in ten-thousandths. */
    void installment(int file, long line, Text loan, int number, long dueOn, long principal, long interest, long fee) {
        installments.begin(file, line);
        installments.text(loan);
        installments.ints(number);
        installments.date(dueOn);
        installments.longs(principal);
        installments.longs(interest);
        installments.longs(fee);
        installments.end();
    }

    /** A fact of a kind of {@code servicing.fact}; the amount in ten-thousandths, -1 when there is none. */
    void fact(
            int file,
            long line,
            Text loan,
            int kind,
            Text id,
            long valueTime,
            long recordedOn,
            long amount,
            @Nullable String currency,
            OptionalInt installment,
            @Nullable String detail) {
        facts.begin(file, line);
        facts.text(loan);
        facts.shorts(kind);
        facts.text(id);
        facts.time(valueTime);
        facts.date(recordedOn);
        if (amount < 0) {
            facts.nothing();
        } else {
            facts.longs(amount);
        }
        facts.ascii(currency);
        facts.ints(installment);
        facts.json(detail);
        facts.end();
    }

    void borrower(
            int file,
            long line,
            Text id,
            OptionalInt birthYear,
            @Nullable Text region,
            @Nullable Text channel,
            OptionalInt payday) {
        borrowers.begin(file, line);
        borrowers.text(id);
        borrowers.shorts(birthYear);
        borrowers.text(region);
        borrowers.text(channel);
        borrowers.shorts(payday);
        borrowers.end();
    }

    /** A row of the Home Credit set; amounts in hundredths, nothing paid when {@code paid} is -1. */
    void homeCredit(
            int file,
            long line,
            Text prev,
            Text curr,
            int version,
            int number,
            long dueOn,
            long due,
            long paidOn,
            long paid) {
        homeCredit.begin(file, line);
        homeCredit.text(prev);
        homeCredit.text(curr);
        homeCredit.ints(version);
        homeCredit.ints(number);
        homeCredit.date(dueOn);
        homeCredit.longs(due);
        if (paid < 0) {
            homeCredit.nothing();
            homeCredit.nothing();
        } else {
            homeCredit.date(paidOn);
            homeCredit.longs(paid);
        }
        homeCredit.end();
    }

    /** A row that cannot be used; {@code loan} when it takes its loan with it. */
    void reject(
            int file,
            long line,
            @Nullable Text loan,
            String column,
            String value,
            Sentence problem,
            Sentence expected) {
        rejects.begin(file, line);
        rejects.text(loan);
        rejects.text(Text.of(column));
        rejects.text(Text.of(value));
        rejects.text(Text.of(problem.kept()));
        rejects.text(Text.of(expected.kept()));
        rejects.end();
    }

    /** Says that no more rows will come, after a failure too: the rest of the rows of each table goes out before. */
    void finish() {
        for (Table table : List.of(loans, installments, facts, borrowers, homeCredit, rejects)) {
            table.flush();
        }
        put(Piece.LAST);
    }

    /** Sends all rows to the database; returns when the last has come. */
    void copyTo(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        CopyIn copy = null;
        Table open = null;
        try {
            for (Piece piece = take(); piece.table() != null; piece = take()) {
                if (copy == null || piece.table() != open) {
                    if (copy != null) {
                        Table.end(copy);
                    }
                    open = piece.table();
                    copy = open.copy(postgres);
                }
                copy.writeToCopy(piece.bytes(), 0, piece.length());
                spare.offer(piece.bytes());
            }
            if (copy != null) {
                Table.end(copy);
                copy = null;
            }
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private Piece take() throws SQLException {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private void put(Piece piece) {
        try {
            waiting.put(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** The database takes no more rows, so that there is no use in reading on. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Rows of one staging table in the binary form of COPY. */
    private final class Table {
        private static final int LONGEST_ROW = 1 << 14;
        private static final byte[] SIGNATURE = signature();

        private final String columns;
        private final int width;
        private byte[] bytes = new byte[0];
        private int at;

        Table(String columns, int width) {
            this.columns = columns;
            this.width = width;
        }

        CopyIn copy(PGConnection postgres) throws SQLException {
            CopyIn copy = postgres.getCopyAPI().copyIn("copy " + columns + " from stdin (format binary)");
            copy.writeToCopy(SIGNATURE, 0, SIGNATURE.length);
            return copy;
        }

        static void end(CopyIn copy) throws SQLException {
            copy.writeToCopy(new byte[] {-1, -1}, 0, 2);
            copy.endCopy();
        }

        private static byte[] signature() {
            byte[] signature = new byte[19];
            byte[] name = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(name, 0, signature, 0, name.length);
            return signature;
        }

        void begin(int file, long line) {
            if (bytes.length == 0) {
                byte[] used = spare.poll();
                bytes = used == null ? new byte[PIECE] : used;
            }
            put2(width);
            shorts(file);
            longs(line);
        }

        void end() {
            if (at > PIECE - LONGEST_ROW) {
                flush();
            }
        }

        void flush() {
            if (at > 0) {
                put(new Piece(this, bytes, at));
                bytes = new byte[0];
                at = 0;
            }
        }

        void nothing() {
            put4(-1);
        }

        void shorts(int value) {
            put4(2);
            put2(value);
        }

        void shorts(OptionalInt value) {
            if (value.isPresent()) {
                shorts(value.getAsInt());
            } else {
                nothing();
            }
        }

        void ints(int value) {
            put4(4);
            put4(value);
        }

        void ints(OptionalInt value) {
            if (value.isPresent()) {
                ints(value.getAsInt());
            } else {
                nothing();
            }
        }

        void longs(long value) {
            put4(8);
            put8(value);
        }

        void date(long epochDay) {
            ints((int) (epochDay - POSTGRES_EPOCH_DAY));
        }

        void time(long epochMicros) {
            longs(epochMicros - POSTGRES_EPOCH);
        }

        void text(@Nullable Text text) {
            if (text == null) {
                nothing();
            } else {
                put4(text.length());
                System.arraycopy(text.bytes(), text.from(), bytes, at, text.length());
                at += text.length();
            }
        }

        void ascii(@Nullable String text) {
            text(text == null ? null : Text.of(text));
        }

        /** In the binary form of jsonb: its version, then the text. */
        void json(@Nullable String json) {
            if (json == null) {
                nothing();
            } else {
                byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
                put4(utf8.length + 1);
                bytes[at++] = 1;
                System.arraycopy(utf8, 0, bytes, at, utf8.length);
                at += utf8.length;
            }
        }

        private void put2(int value) {
            bytes[at++] = (byte) (value >> 8);
            bytes[at++] = (byte) value;
        }

        private void put4(int value) {
            put2(value >> 16);
            put2(value);
        }

        private void put8(long value) {
            put4((int) (value >> 32));
            put4((int) value);
        }
    }
}
