package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Entries as rows of {@code servicing.journal}, the accounts as its columns. */
final class JournalRows {

    private static final Account[] ACCOUNTS = Account.values();

    /** Column names in the order of the chart of accounts. */
    static final String COLUMNS =
            Arrays.stream(ACCOUNTS).map(JournalRows::column).collect(Collectors.joining(", "));

    static final String SUMS = Arrays.stream(ACCOUNTS)
            .map(account -> "coalesce(sum(" + column(account) + "), 0)::bigint as " + column(account))
            .collect(Collectors.joining(", "));

    /** The columns of the journal in the order in which {@link #write} writes them. */
    static final String TABLE =
            "servicing.journal (borrower_id, loan_id, posted_on, value_date, reason, currency, " + COLUMNS + ")";

    private JournalRows() {}

    private static String column(Account account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Long> amounts(ResultSet row) throws SQLException {
        Map<String, Long> amounts = new LinkedHashMap<>();
        for (Account account : ACCOUNTS) {
            long amount = row.getLong(column(account));
            if (amount != 0) {
                amounts.put(account.name(), amount);
            }
        }
        return amounts;
    }

    /** What a loan without entries holds. */
    static final long[] NOTHING = new long[ACCOUNTS.length];

    /**
     * What the journal holds of a loan.
     *
     * @param sums by {@link Account#ordinal()}, as they are: entries that somebody tampered with need not balance
     */
    record Posted(LoanKey loan, long[] sums) {

        /** Reads a row of key and {@link #SUMS}. */
        static Posted read(BinaryRows row) throws SQLException {
            LoanKey loan = new LoanKey(row.int8(), row.int8());
            long[] sums = new long[ACCOUNTS.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = row.int8();
            }
            return new Posted(loan, sums);
        }
    }

    static void write(
            BinaryCopy rows,
            LoanKey loan,
            LocalDate postedOn,
            LocalDate valueDate,
            String reason,
            String currency,
            Balances entry) {
        rows.row(6 + ACCOUNTS.length).int8(loan.borrowerId()).int8(loan.loanId());
        rows.date((int) postedOn.toEpochDay()).date((int) valueDate.toEpochDay());
        rows.text(reason).text(currency);
        for (Account account : ACCOUNTS) {
            long amount = entry.get(account);
            if (amount == 0) {
                rows.nothing();
            } else {
                rows.int8(amount);
            }
        }
    }
}
