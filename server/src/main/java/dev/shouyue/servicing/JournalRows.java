package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The accounts as columns of {@code servicing.journal}. */
final class JournalRows {

    /** Column names in the order of the chart of accounts. */
    static final String COLUMNS =
            Arrays.stream(Account.values()).map(JournalRows::column).collect(Collectors.joining(", "));

    static final String SUMS = Arrays.stream(Account.values())
            .map(account -> "coalesce(sum(" + column(account) + "), 0)::bigint as " + column(account))
            .collect(Collectors.joining(", "));

    private JournalRows() {}

    static String column(Account account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Long> amounts(ResultSet row) throws SQLException {
        Map<String, Long> amounts = new LinkedHashMap<>();
        for (Account account : Account.values()) {
            long amount = row.getLong(column(account));
            if (amount != 0) {
                amounts.put(account.name(), amount);
            }
        }
        return amounts;
    }

    static Balances balances(ResultSet row) throws SQLException {
        Account[] accounts = Account.values();
        long[] amounts = new long[accounts.length];
        for (int i = 0; i < accounts.length; i++) {
            amounts[i] = row.getLong(column(accounts[i]));
        }
        return Balances.of(amounts);
    }

    /** The amounts as tab-separated fields of a COPY. */
    static void write(StringBuilder out, Balances entry) {
        for (long amount : entry.toArray()) {
            out.append('\t');
            if (amount == 0) {
                out.append("\\N");
            } else {
                out.append(amount);
            }
        }
    }
}
