package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads loans with their facts: two ordered streams, merged, so that memory does not grow with the book. */
final class LoanReader {

    private static final int FETCH = 2_000;
    private static final int MAX_REPEATS = 6;

    private LoanReader() {}

    /** Which loans to read, in SQL over {@code l}, and facts known up to which business date. */
    record Selection(String condition, List<Object> parameters, LocalDate knownBy) {}

    /** Gives each loan of the selection to {@code to}, in the order of their keys. */
    static void read(Connection connection, Selection selection, Consumer<StoredLoan> to) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false); // cursors need a transaction
        String loans = "select l.*, b.external_id as borrower from servicing.loan l"
                + " join party.borrower b using (borrower_id) where " + selection.condition()
                + " order by l.borrower_id, l.loan_id";
        String facts = "select f.borrower_id, f.loan_id, " + FactRows.COLUMNS
                + " from servicing.fact f join servicing.loan l using (borrower_id, loan_id) where f.recorded_on <= ? and "
                + selection.condition() + " order by f.borrower_id, f.loan_id, f.seq";
        try (PreparedStatement loanQuery = connection.prepareStatement(loans);
                PreparedStatement factQuery = connection.prepareStatement(facts)) {
            bind(loanQuery, 1, selection.parameters());
            factQuery.setObject(1, selection.knownBy());
            bind(factQuery, 2, selection.parameters());
            loanQuery.setFetchSize(FETCH);
            factQuery.setFetchSize(FETCH * 10);
            try (ResultSet loan = loanQuery.executeQuery();
                    ResultSet fact = factQuery.executeQuery()) {
                boolean more = fact.next();
                while (loan.next()) {
                    LoanKey key = key(loan);
                    List<Fact> own = new ArrayList<>();
                    while (more && key(fact).compareTo(key) <= 0) {
                        own.add(FactRows.read(fact));
                        more = fact.next();
                    }
                    to.accept(new StoredLoan(
                            key,
                            loan.getString("borrower"),
                            Optional.ofNullable(loan.getString("product")).orElse(""),
                            loan.getString("policy_pack"),
                            terms(loan),
                            Facts.of(own)));
                }
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    static LoanKey key(ResultSet row) throws SQLException {
        return new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id"));
    }

    private static void bind(PreparedStatement statement, int from, List<Object> parameters) throws SQLException {
        int i = from;
        for (Object parameter : parameters) {
            statement.setObject(i++, parameter);
        }
    }

    private static Terms terms(ResultSet row) throws SQLException {
        Integer[] numbers = (Integer[]) row.getArray("number").getArray();
        Date[] due = (Date[]) row.getArray("due_on").getArray();
        Long[] principal = (Long[]) row.getArray("principal_due").getArray();
        Long[] interest = (Long[]) row.getArray("interest_due").getArray();
        Long[] fee = (Long[]) row.getArray("fee_due").getArray();
        List<Installment> installments = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            installments.add(new Installment(numbers[i], due[i].toLocalDate(), principal[i], interest[i], fee[i]));
        }
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Terms(
                row.getString("external_id"),
                currency,
                row.getLong("principal"),
                row.getObject("drawn_on", LocalDate.class),
                new Rate(row.getLong("rate_numerator"), row.getLong("rate_denominator")),
                new Schedule(installments),
                agreed(row, currency));
    }

    private static Terms.Agreed agreed(ResultSet row, Currency currency) throws SQLException {
        Optional<Grace> grace =
                Optional.ofNullable(row.getObject("grace_days", Integer.class)).map(days -> new Grace(days, mode(row)));
        Optional<Tolerance> tolerance = Optional.ofNullable(row.getObject("tolerance_amount", Long.class))
                .map(amount -> Tolerance.ofAmount(currency, amount, MAX_REPEATS));
        Optional<AllocationRule> allocation = Optional.ofNullable(row.getString("allocation"))
                .map(name -> AllocationRule.always(Allocation.valueOf(name)));
        return grace.isEmpty() && tolerance.isEmpty() && allocation.isEmpty()
                ? Terms.Agreed.NOTHING
                : new Terms.Agreed(grace, tolerance, allocation);
    }

    private static Grace.Mode mode(ResultSet row) {
        try {
            return Optional.ofNullable(row.getString("grace_mode"))
                    .map(Grace.Mode::valueOf)
                    .orElse(Grace.Mode.FORGIVE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
