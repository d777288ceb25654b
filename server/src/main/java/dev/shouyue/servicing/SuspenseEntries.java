package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.servicing.Difference.Book;
import dev.shouyue.storage.BinaryCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Money in suspense as an account of the ledger: what it is more or less by than the day before is one entry a currency. */
final class SuspenseEntries {

    private static final String REASON = "suspense";

    private SuspenseEntries() {}

    /**
     * Posts what came into suspense on {@code day}, less what left it. It is the movement, not what the ledger lacks: a balance that
     * somebody changed stays wrong until people mend it, and each proof says so.
     */
    static void post(Connection connection, LocalDate day, MoneyInSuspense suspense) throws SQLException {
        BinaryCopy entries = new BinaryCopy();
        for (Map.Entry<String, Long> more : suspense.keep(connection, day).entrySet()) {
            Balances balances = Balances.transfer(Account.CASH_IN_TRANSIT, Account.SUSPENSE, more.getValue());
            JournalRows.write(entries, Difference.WHOLE_BOOK, day, day, REASON, more.getKey(), balances);
        }
        entries.into(connection, JournalRows.TABLE);
    }

    /** Where ledger, what was kept of the closed {@code day}, and receipts do not say the same. */
    static List<Difference> differences(Connection connection, LocalDate day, MoneyInSuspense suspense)
            throws SQLException {
        List<Difference> differing = new ArrayList<>();
        Map<String, Long> ledger = ledger(connection, day);
        for (MoneyInSuspense.Held held : suspense.at(connection, day)) {
            Long balance = ledger.remove(held.currency());
            compare(differing, Book.LEDGER, day, held.currency(), balance == null ? 0 : balance, -held.kept());
            compare(differing, Book.RECEIPT, day, held.currency(), -held.received(), -held.kept());
        }
        ledger.forEach((currency, balance) -> compare(differing, Book.LEDGER, day, currency, balance, 0));
        return differing;
    }

    private static void compare(List<Difference> to, Book book, LocalDate day, String currency, long held, long given) {
        if (held != given) {
            to.add(Difference.ofBook(
                    book, Account.SUSPENSE.name(), day, currency, OptionalLong.of(held), OptionalLong.of(given)));
        }
    }

    /** The balances of the account as they are kept by day. */
    private static Map<String, Long> ledger(Connection connection, LocalDate day) throws SQLException {
        Map<String, Long> balances = new TreeMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select currency, sum(debit - credit)::bigint from servicing.ledger_day"
                        + " where account = ? and day <= ? group by currency")) {
            query.setString(1, Account.SUSPENSE.name());
            query.setObject(2, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    balances.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return balances;
    }
}
