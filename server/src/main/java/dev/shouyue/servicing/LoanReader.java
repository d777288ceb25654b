package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.storage.BinaryRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads loans with their facts, in the order of their keys: two streams of one snapshot, merged, so that memory does not
 * grow with the book.
 */
final class LoanReader {

    private static final String IN_ORDER = " order by l.borrower_id, l.loan_id";
    /**
     * A snapshot to read in. Who reads the whole book does so in several threads already, the others read few loans:
     * workers of the database would only pass rows on.
     */
    private static final String READING =
            "set transaction isolation level repeatable read read only; set local max_parallel_workers_per_gather = 0";

    private LoanReader() {}

    /** Takes the loans read. */
    @FunctionalInterface
    interface Reader {
        void accept(StoredLoan loan) throws SQLException;
    }

    /** Takes the loans read, and where they stood when a close last looked at them. */
    @FunctionalInterface
    interface PositionReader {
        void accept(StoredLoan loan, Optional<Standing> stored) throws SQLException;
    }

    /** Takes a loan and what its row holds after {@link LoanRows#COLUMNS}. */
    @FunctionalInterface
    private interface RowReader {
        void accept(StoredLoan loan, BinaryRows rest) throws SQLException;
    }

    /**
     * Which loans to read, as conditions on the borrower's and the loan's column of a table.
     *
     * @param from what follows {@code from TABLE alias}: joins and conditions; {@code %s} is the alias
     */
    record Selection(String from) {

        /** Loans of the borrowers from {@code first} to {@code last}, both included. */
        static Selection ofBorrowers(long first, long last) {
            return new Selection("where %1$s.borrower_id between " + first + " and " + last);
        }

        static Selection ofKeys(Collection<LoanKey> keys) {
            return new Selection("join " + list(keys)
                    + " on %1$s.borrower_id = k.borrower_id and %1$s.loan_id = k.loan_id where true");
        }

        /** The keys as a table {@code k}. */
        static String list(Collection<LoanKey> keys) {
            StringBuilder borrowers = new StringBuilder();
            StringBuilder loans = new StringBuilder();
            for (LoanKey key : keys) {
                borrowers.append(borrowers.isEmpty() ? "" : ",").append(key.borrowerId());
                loans.append(loans.isEmpty() ? "" : ",").append(key.loanId());
            }
            return "unnest('{" + borrowers + "}'::bigint[], '{" + loans + "}'::bigint[]) k(borrower_id, loan_id)";
        }

        String on(String table, String alias) {
            return " from " + table + " " + alias + " " + from.formatted(alias);
        }
    }

    /** Gives each loan of the selection to {@code to}, with its facts known at the end of business date {@code knownBy}. */
    static void read(DataSource database, Selection selection, LocalDate knownBy, Reader to) throws SQLException {
        String loans = "select " + LoanRows.COLUMNS + selection.on("servicing.loan", "l") + IN_ORDER;
        read(database, loans, selection, knownBy, (loan, row) -> to.accept(loan));
    }

    /** As {@link #read}, and with each loan its stored position, of the same snapshot. */
    static void readWithPositions(DataSource database, BorrowerRange range, LocalDate knownBy, PositionReader to)
            throws SQLException {
        String loans = "select " + LoanRows.COLUMNS + ", " + Standing.WITHOUT_KEY
                + " from servicing.loan l left join servicing.position p on p.borrower_id = l.borrower_id"
                + " and p.loan_id = l.loan_id and p." + range.condition() + " where l." + range.condition() + IN_ORDER;
        read(
                database,
                loans,
                range.selection(),
                knownBy,
                (loan, row) -> to.accept(loan, Standing.read(row, loan.key())));
    }

    /** As above, of the loans of these keys. */
    static void readWithPositions(DataSource database, Collection<LoanKey> keys, LocalDate knownBy, PositionReader to)
            throws SQLException {
        String loans = "select " + LoanRows.COLUMNS + ", " + Standing.WITHOUT_KEY + " from " + Selection.list(keys)
                + " join servicing.loan l on l.borrower_id = k.borrower_id and l.loan_id = k.loan_id"
                + " left join servicing.position p on p.borrower_id = k.borrower_id and p.loan_id = k.loan_id"
                + IN_ORDER;
        read(
                database,
                loans,
                Selection.ofKeys(keys),
                knownBy,
                (loan, row) -> to.accept(loan, Standing.read(row, loan.key())));
    }

    private static void read(DataSource database, String loans, Selection selection, LocalDate knownBy, RowReader to)
            throws SQLException {
        String facts = "select f.loan_id, " + FactRows.COLUMNS + selection.on("servicing.fact", "f")
                + " and f.recorded_on <= '" + knownBy + "' order by f.borrower_id, f.loan_id, f.seq";
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            try {
                shareSnapshot(first, second);
                merge(first, second, loans, facts, to);
            } finally {
                first.rollback();
                second.rollback();
                first.setAutoCommit(true);
                second.setAutoCommit(true);
            }
        }
    }

    private static void shareSnapshot(Connection first, Connection second) throws SQLException {
        try (Statement giving = first.createStatement();
                Statement taking = second.createStatement()) {
            giving.execute(READING);
            taking.execute(READING);
            try (ResultSet row = giving.executeQuery("select pg_export_snapshot()")) {
                row.next();
                taking.execute("set transaction snapshot '" + row.getString(1) + "'");
            }
        }
    }

    private static void merge(Connection first, Connection second, String loans, String facts, RowReader to)
            throws SQLException {
        try (BinaryRows loan = BinaryRows.of(first, loans);
                FactStream fact = new FactStream(BinaryRows.of(second, facts))) {
            while (loan.next()) {
                LoanRows.Row row = LoanRows.read(loan);
                to.accept(
                        new StoredLoan(row.key(), row.product(), row.pack(), row.terms(), Facts.of(fact.of(row.key()))),
                        loan);
            }
            fact.requireEnd();
        }
    }

    /** Facts in the order of their loans, handed out loan by loan to those who know the loans and their order. */
    static final class FactStream implements AutoCloseable {

        private final BinaryRows rows;
        private long loan;
        private boolean more;

        /** Over rows of loan and {@link FactRows#COLUMNS}. */
        FactStream(BinaryRows rows) throws SQLException {
            this.rows = rows;
            step();
        }

        private void step() throws SQLException {
            more = rows.next();
            if (more) {
                loan = rows.int8();
            }
        }

        /** The facts of {@code key}, none when those of another loan come next. */
        List<Fact> of(LoanKey key) throws SQLException {
            List<Fact> facts = new ArrayList<>();
            while (more && loan == key.loanId()) {
                facts.add(FactRows.read(rows));
                step();
            }
            return facts;
        }

        /** Every fact belongs to a loan: what is left has none, and what was read after it went without its facts. */
        void requireEnd() throws SQLException {
            if (more) {
                throw new SQLException("facts of loan no. " + loan + " are in the book, but the loan is not");
            }
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }
}
