package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.storage.BinaryRows;
import java.sql.SQLException;
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
        try (SharedSnapshot snapshot = SharedSnapshot.over(database, 2)) {
            merge(snapshot, selection, knownBy, to);
        }
    }

    /**
     * As {@link #read}, and with each loan its stored position, of the same snapshot. The database is not asked to join the
     * two: both come in the order of the loans, and a join of rows as wide as these takes it half as long again as reading them.
     */
    static void readWithPositions(DataSource database, Selection selection, LocalDate knownBy, PositionReader to)
            throws SQLException {
        String positions = "select " + Standing.WITH_KEY + selection.on("servicing.position", "p")
                + " order by p.borrower_id, p.loan_id";
        try (SharedSnapshot snapshot = SharedSnapshot.over(database, 3);
                BinaryRows rows = BinaryRows.of(snapshot.connection(2), positions)) {
            KeyedRows<Standing> stored = new KeyedRows<>(rows, Standing::read, Standing::key);
            merge(snapshot, selection, knownBy, loan -> to.accept(loan, stored.of(loan.key())));
        }
    }

    private static void merge(SharedSnapshot snapshot, Selection selection, LocalDate knownBy, Reader to)
            throws SQLException {
        String loans = "select " + LoanRows.COLUMNS + selection.on("servicing.loan", "l")
                + " order by l.borrower_id, l.loan_id";
        String facts = "select f.loan_id, " + FactRows.COLUMNS + selection.on("servicing.fact", "f")
                + " and f.recorded_on <= '" + knownBy + "' order by f.borrower_id, f.loan_id, f.seq";
        try (BinaryRows loan = BinaryRows.of(snapshot.connection(0), loans);
                FactStream fact = new FactStream(BinaryRows.of(snapshot.connection(1), facts))) {
            while (loan.next()) {
                LoanRows.Row row = LoanRows.read(loan);
                to.accept(new StoredLoan(
                        row.key(), row.product(), row.pack(), row.terms(), Facts.of(fact.of(row.key()))));
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
