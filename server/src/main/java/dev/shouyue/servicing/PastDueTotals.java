package dev.shouyue.servicing;

import dev.shouyue.servicing.Difference.Book;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Running totals of what is past due, by currency, pack and the day it is counted from. A touched loan leaves them with
 * what it was and enters with what it is, so that the buckets of a day cost nothing by the size of the book.
 */
final class PastDueTotals {

    private PastDueTotals() {}

    private record Key(String currency, String pack, int since) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCurrency = currency.compareTo(other.currency);
            int byPack = byCurrency != 0 ? byCurrency : pack.compareTo(other.pack);
            return byPack != 0 ? byPack : Integer.compare(since, other.since);
        }
    }

    /** What loans add to the totals, or take from them. */
    static final class Change {

        private static final String INSERT = "insert into servicing.past_due_total as t values (?, ?, ?, ?, ?, ?)";

        private final Map<Key, long[]> sums = new TreeMap<>(); // in one order, so that batches do not deadlock

        void add(Touched loan) {
            Standing before = loan.before();
            if (before != null) {
                add(before, -1);
            }
            add(loan.after());
        }

        void add(Standing loan) {
            add(loan, 1);
        }

        void add(Change other) {
            other.sums.forEach((key, sum) -> add(key, sum[0], sum[1], sum[2]));
        }

        private void add(Standing loan, int sign) {
            if (loan.isPastDue()) {
                Key key = new Key(loan.currency(), loan.pack(), loan.pastDueSince());
                add(key, sign, sign * loan.pastDueAmount(), sign * loan.principal());
            }
        }

        /** Loans past due since the epoch day {@code since}. */
        void add(String currency, String pack, int since, long loans, long amount, long principal) {
            add(new Key(currency, pack, since), loans, amount, principal);
        }

        private void add(Key key, long loans, long amount, long principal) {
            long[] sum = sums.computeIfAbsent(key, k -> new long[3]);
            sum[0] += loans;
            sum[1] += amount;
            sum[2] += principal;
        }

        void write(Connection connection) throws SQLException {
            insert(
                    connection,
                    INSERT + " on conflict (currency, policy_pack, past_due_since) do update set"
                            + " loans = t.loans + excluded.loans, amount = t.amount + excluded.amount,"
                            + " principal = t.principal + excluded.principal");
        }

        private void insert(Connection connection, String sql) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (Map.Entry<Key, long[]> sum : sums.entrySet()) {
                    insert.setString(1, sum.getKey().currency());
                    insert.setString(2, sum.getKey().pack());
                    insert.setObject(3, LocalDate.ofEpochDay(sum.getKey().since()));
                    for (int i = 0; i < 3; i++) {
                        insert.setLong(4 + i, sum.getValue()[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    /** Keeps the totals as those of the end of {@code day}. */
    static void keep(Connection connection, LocalDate day) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from servicing.past_due_total where loans = 0");
            statement.execute("insert into servicing.day_past_due select '" + day
                    + "', t.* from servicing.past_due_total t on conflict do nothing");
        }
    }

    /** The stored totals that are not what {@code book}, the whole of it, gives; replaced by it when {@code replace}. */
    static List<Difference> differences(Connection connection, Change book, boolean replace) throws SQLException {
        SortedMap<Key, long[]> wrong = new TreeMap<>();
        book.sums.keySet().forEach(key -> wrong.put(key, new long[3]));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from servicing.past_due_total")) {
            while (row.next()) {
                Key key = new Key(row.getString("currency"), row.getString("policy_pack"), (int)
                        row.getObject("past_due_since", LocalDate.class).toEpochDay());
                long[] stored = {row.getLong("loans"), row.getLong("amount"), row.getLong("principal")};
                if (Arrays.equals(stored, book.sums.getOrDefault(key, new long[3]))) {
                    wrong.remove(key);
                } else {
                    wrong.put(key, stored);
                }
            }
        }
        if (replace && !wrong.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from servicing.past_due_total");
            }
            book.insert(connection, Change.INSERT);
        }
        List<Difference> differences = new ArrayList<>();
        wrong.forEach((key, stored) -> differences.add(Difference.ofBook(
                Book.POSITION,
                Difference.Part.PAST_DUE_TOTAL.name(),
                LocalDate.ofEpochDay(key.since()),
                key.currency(),
                OptionalLong.of(stored[1]),
                OptionalLong.of(book.sums.getOrDefault(key, new long[3])[1]))));
        return differences;
    }
}
