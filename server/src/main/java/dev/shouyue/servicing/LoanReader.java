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

    private LoanReader() {}

    /** Takes the loans read. */
    @FunctionalInterface
    interface Reader {
        void accept(StoredLoan loan) throws SQLException;
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
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            try {
                shareSnapshot(first, second);
                merge(first, second, selection, knownBy, to);
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
            giving.execute("set transaction isolation level repeatable read read only");
            taking.execute("set transaction isolation level repeatable read read only");
            try (ResultSet row = giving.executeQuery("select pg_export_snapshot()")) {
                row.next();
                taking.execute("set transaction snapshot '" + row.getString(1) + "'");
            }
        }
    }

    private static void merge(Connection first, Connection second, Selection selection, LocalDate knownBy, Reader to)
            throws SQLException {
        String loans = "select " + LoanRows.COLUMNS + selection.on("servicing.loan", "l")
                + " order by l.borrower_id, l.loan_id";
        String facts = "select f.borrower_id, f.loan_id, " + FactRows.COLUMNS + selection.on("servicing.fact", "f")
                + " and f.recorded_on <= '" + knownBy + "' order by f.borrower_id, f.loan_id, f.seq";
        try (BinaryRows loan = BinaryRows.of(first, loans);
                FactStream fact = new FactStream(BinaryRows.of(second, facts))) {
            while (loan.next()) {
                LoanRows.Row row = LoanRows.read(loan);
                to.accept(new StoredLoan(
                        row.key(), row.product(), row.pack(), row.terms(), Facts.of(fact.of(row.key()))));
            }
        }
    }

    /** Facts in the order of their loans, handed out loan by loan. */
    static final class FactStream implements AutoCloseable {

        private final BinaryRows rows;
        private long borrower;
        private long loan;
        private boolean more;

        /** Over rows of borrower, loan and {@link FactRows#COLUMNS}, in the order of their keys. */
        FactStream(BinaryRows rows) throws SQLException {
            this.rows = rows;
            step();
        }

        private void step() throws SQLException {
            more = rows.next();
            if (more) {
                borrower = rows.int8();
                loan = rows.int8();
            }
        }

        /** The loan whose facts come next; empty at the end. */
        Optional<LoanKey> nextLoan() {
            return more ? Optional.of(new LoanKey(borrower, loan)) : Optional.empty();
        }

        /** The facts of {@code key}; those of loans before it are passed over. */
        List<Fact> of(LoanKey key) throws SQLException {
            List<Fact> facts = new ArrayList<>();
            while (more && compare(key) <= 0) {
                boolean own = borrower == key.borrowerId() && loan == key.loanId();
                Fact fact = FactRows.read(rows);
                if (own) {
                    facts.add(fact);
                }
                step();
            }
            return facts;
        }

        private int compare(LoanKey key) {
            int byBorrower = Long.compare(borrower, key.borrowerId());
            return byBorrower != 0 ? byBorrower : Long.compare(loan, key.loanId());
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }
}
