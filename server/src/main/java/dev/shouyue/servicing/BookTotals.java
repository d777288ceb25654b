package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.servicing.Difference.Book;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** The totals of the whole book held against one another, as sums that the database makes; no loan is read by itself. */
final class BookTotals {

    /** Positions in one pass: what they earn, what is past due, and what they hold, by all that one of these is told apart by. */
    private static final String POSITIONS = """
            select currency, policy_pack, accrual_from, as_of, past_due_since, count(*) loans,
                   sum(accrual_slope)::bigint accrual_slope, sum(penalty_slope)::bigint penalty_slope,
                   sum(past_due_amount)::bigint past_due, sum(principal)::bigint principal, sum(credit)::bigint credit,
                   coalesce(sum(principal) filter (where in_books), 0)::bigint principal_in_books,
                   coalesce(sum(interest) filter (where in_books), 0)::bigint interest,
                   coalesce(sum(fee) filter (where in_books), 0)::bigint fee,
                   coalesce(sum(penalty) filter (where in_books), 0)::bigint penalty
              from (select *, status not in ('NOT_OPEN', 'CHARGED_OFF') as in_books from servicing.position) p
             group by currency, policy_pack, accrual_from, as_of, past_due_since""";

    private final Accruals.Change accruals = new Accruals.Change();
    private final PastDueTotals.Change pastDue = new PastDueTotals.Change();

    private final Map<Kept, Long> held = new HashMap<>();

    /** A balance of the ledger to which positions add up. */
    private record Kept(String currency, Account account) {}

    private BookTotals() {}

    /** Where the totals of the book do not agree at the end of {@code day}, the last closed one. */
    static List<Difference> differences(Connection connection, LocalDate day) throws SQLException {
        BookTotals totals = new BookTotals();
        totals.read(connection);
        List<Difference> differing = new ArrayList<>(LedgerDays.differencesOf(connection, day));
        differing.addAll(totals.keptTrialBalance(connection, day));
        differing.addAll(Accruals.differences(connection, day, totals.accruals, false));
        differing.addAll(PastDueTotals.differences(connection, totals.pastDue, false));
        return differing;
    }

    private void read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(POSITIONS)) {
            while (row.next()) {
                String currency = row.getString("currency");
                accruals.addInterest(currency, day(row, "accrual_from"), row.getLong("accrual_slope"));
                accruals.addPenalty(currency, day(row, "as_of"), row.getLong("penalty_slope"));
                hold(currency, Account.PRINCIPAL_RECEIVABLE, row.getLong("principal_in_books"));
                hold(currency, Account.INTEREST_RECEIVABLE, row.getLong("interest"));
                hold(currency, Account.FEE_RECEIVABLE, row.getLong("fee"));
                hold(currency, Account.PENALTY_RECEIVABLE, row.getLong("penalty"));
                hold(currency, Account.UNALLOCATED_RECEIPTS, -row.getLong("credit"));
                if (row.getObject("past_due_since") != null) {
                    pastDue.add(
                            currency,
                            row.getString("policy_pack"),
                            day(row, "past_due_since"),
                            row.getLong("loans"),
                            row.getLong("past_due"),
                            row.getLong("principal"));
                }
            }
        }
    }

    private static int day(ResultSet row, String column) throws SQLException {
        return (int) row.getObject(column, LocalDate.class).toEpochDay();
    }

    private void hold(String currency, Account account, long minor) {
        held.merge(new Kept(currency, account), minor, Math::addExact);
    }

    /** The ledger as it is kept by day: each currency sums to zero, and has what the positions hold. */
    private List<Difference> keptTrialBalance(Connection connection, LocalDate day) throws SQLException {
        Map<Kept, Long> ledger = new HashMap<>();
        Map<String, Long> sums = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select currency, account,"
                + " sum(debit - credit)::bigint as balance from servicing.ledger_day where day <= ?"
                + " group by currency, account")) {
            query.setObject(1, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String currency = row.getString("currency");
                    long balance = row.getLong("balance");
                    ledger.put(new Kept(currency, Account.valueOf(row.getString("account"))), balance);
                    sums.merge(currency, balance, Math::addExact);
                }
            }
        }
        List<Difference> differing = new ArrayList<>(unbalanced(sums, day));
        held.forEach((kept, minor) -> {
            long balance = Objects.requireNonNullElse(ledger.get(kept), 0L);
            if (balance != minor) {
                differing.add(Difference.ofBook(
                        Book.POSITION,
                        kept.account().name(),
                        day,
                        kept.currency(),
                        OptionalLong.of(minor),
                        OptionalLong.of(balance)));
            }
        });
        return differing;
    }

    /** The currencies in which the whole journal, up to {@code day}, does not sum to zero. */
    static List<Difference> trialBalance(Connection connection, LocalDate day) throws SQLException {
        Map<String, Long> sums = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select currency, " + JournalRows.SUMS
                + " from servicing.journal where posted_on <= ? group by currency")) {
            query.setObject(1, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long sum = JournalRows.amounts(row).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    sums.put(row.getString("currency"), sum);
                }
            }
        }
        return unbalanced(sums, day);
    }

    private static List<Difference> unbalanced(Map<String, Long> sums, LocalDate day) {
        List<Difference> differing = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                differing.add(Difference.ofBook(
                        Book.LEDGER,
                        Difference.Part.TRIAL_BALANCE.name(),
                        day,
                        currency,
                        OptionalLong.of(sum),
                        OptionalLong.of(0)));
            }
        });
        return differing;
    }
}
