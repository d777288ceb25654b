package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.kernel.position.Position;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/** Positions and journal entries written in sets: COPY into a temporary table, one statement from there. */
final class PositionRows {

    private static final String COLUMNS =
            "borrower_id, loan_id, as_of, policy_pack, drawn_on, currency, state, posted, next_event,"
                    + " past_due, dpd, bucket, class, status, principal, interest, fee, penalty, credit, past_due_amount,"
                    + " carried, accrual_slope, accrual_shift";
    private static final String ASSIGN = java.util.Arrays.stream(COLUMNS.split(",\\s*"))
            .skip(2)
            .map(column -> column + " = s." + column)
            .collect(java.util.stream.Collectors.joining(", "));

    private PositionRows() {}

    static Touched.Stored stored(ResultSet row) throws SQLException {
        Long[] posted = (Long[]) row.getArray("posted").getArray();
        long[] amounts = new long[posted.length];
        for (int i = 0; i < posted.length; i++) {
            amounts[i] = posted[i];
        }
        return new Touched.Stored(
                row.getString("policy_pack"),
                row.getObject("drawn_on", LocalDate.class),
                row.getBytes("state"),
                Balances.of(amounts),
                row.getBoolean("past_due"),
                row.getLong("accrual_slope"),
                row.getBigDecimal("accrual_shift"));
    }

    /** Writes positions that are not there yet, and no journal. */
    static void writePositions(Connection connection, List<Touched> batch, LocalDate day) throws SQLException {
        StringBuilder rows = new StringBuilder(batch.size() * 512);
        for (Touched loan : batch) {
            position(rows, loan, day);
        }
        copy(connection, "servicing.position (" + COLUMNS + ")", rows);
    }

    /** Writes the positions of a batch, and the journal entries that are not zero; returns how many entries. */
    static long write(Connection connection, List<Touched> batch, LocalDate day, String reason) throws SQLException {
        StringBuilder known = new StringBuilder(batch.size() * 512);
        StringBuilder fresh = new StringBuilder();
        StringBuilder entries = new StringBuilder(batch.size() * 96);
        long count = 0;
        for (Touched loan : batch) {
            position(loan.isNew() ? fresh : known, loan, day);
            if (!loan.entry().isZero()) {
                entry(entries, loan.key(), day, loan.valueDate(), reason, currency(loan.position()), loan.entry());
                count++;
            }
        }
        if (!fresh.isEmpty()) {
            copy(connection, "servicing.position (" + COLUMNS + ")", fresh);
        }
        if (!known.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table if not exists closing (like servicing.position)"
                        + " on commit delete rows");
                copy(connection, "closing (" + COLUMNS + ")", known);
                statement.execute("update servicing.position p set " + ASSIGN
                        + " from closing s where p.borrower_id = s.borrower_id and p.loan_id = s.loan_id");
            }
        }
        if (!entries.isEmpty()) {
            copyEntries(connection, entries);
        }
        return count;
    }

    static void copyEntries(Connection connection, StringBuilder entries) throws SQLException {
        copy(
                connection,
                "servicing.journal (borrower_id, loan_id, posted_on, value_date, reason, currency, "
                        + JournalRows.COLUMNS + ")",
                entries);
    }

    static void entry(
            StringBuilder out,
            LoanKey key,
            LocalDate postedOn,
            LocalDate valueDate,
            String reason,
            String currency,
            Balances entry) {
        out.append(key.borrowerId()).append('\t').append(key.loanId()).append('\t');
        out.append(postedOn)
                .append('\t')
                .append(valueDate)
                .append('\t')
                .append(reason)
                .append('\t');
        out.append(currency);
        JournalRows.write(out, entry);
        out.append('\n');
    }

    private static String currency(Position position) {
        return position.currency().getCurrencyCode();
    }

    private static void position(StringBuilder out, Touched loan, LocalDate day) {
        Position p = loan.position();
        out.append(loan.key().borrowerId()).append('\t').append(loan.key().loanId());
        out.append('\t').append(day).append('\t').append(loan.pack());
        out.append('\t').append(loan.drawnOn()).append('\t').append(currency(p));
        out.append("\t\\\\x").append(HexFormat.of().formatHex(loan.state())).append("\t{");
        long[] posted = loan.posted().toArray();
        for (int i = 0; i < posted.length; i++) {
            out.append(i == 0 ? "" : ",").append(posted[i]);
        }
        out.append("}\t")
                .append(loan.loan().nextEvent().map(LocalDate::toString).orElse("\\N"));
        out.append('\t').append(loan.loan().isPastDue()).append('\t').append(p.dpd());
        out.append('\t').append(escaped(p.bucket())).append('\t').append(escaped(p.creditClass()));
        out.append('\t').append(p.state());
        long[] amounts = {
            p.principal(), p.interest(), p.fee(), p.penalty(), p.credit(), p.pastDue(), p.carriedByTolerance()
        };
        for (long amount : amounts) {
            out.append('\t').append(amount);
        }
        BigDecimal shift = loan.accrual().shift();
        out.append('\t')
                .append(loan.accrual().slope())
                .append('\t')
                .append(shift.toPlainString())
                .append('\n');
    }

    private static String escaped(String code) {
        return code.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static void copy(Connection connection, String into, StringBuilder rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin", new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("rows could not be copied into " + into, e);
        }
    }
}
