package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Running totals of what is past due, by currency, pack and the day it is counted from. A touched loan leaves them with
 * what it was and enters with what it is, so that the buckets of a day cost nothing by the size of the book.
 */
final class PastDueTotals {

    private static final String SUMS_OF_POSITIONS = "select currency, policy_pack, past_due_since, count(*) loans,"
            + " sum(past_due_amount)::bigint amount, sum(principal)::bigint principal from servicing.position"
            + " where past_due_since is not null group by 1, 2, 3";

    private PastDueTotals() {}

    private record Key(String currency, String pack, int since) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCurrency = currency.compareTo(other.currency);
            int byPack = byCurrency != 0 ? byCurrency : pack.compareTo(other.pack);
            return byPack != 0 ? byPack : Integer.compare(since, other.since);
        }
    }

    /** What touched loans change of the totals. */
    static final class Change {

        private final Map<Key, long[]> sums = new TreeMap<>(); // in one order, so that batches do not deadlock

        void add(Touched loan) {
            add(loan.before(), -1);
            add(loan.after(), 1);
        }

        private void add(@Nullable Standing loan, int sign) {
            if (loan == null || !loan.isPastDue()) {
                return;
            }
            long[] sum = sums.computeIfAbsent(
                    new Key(loan.currency(), loan.pack(), loan.pastDueSince()), key -> new long[3]);
            sum[0] += sign;
            sum[1] += sign * loan.pastDueAmount();
            sum[2] += sign * loan.principal();
        }

        void write(Connection connection) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement("insert into servicing.past_due_total as t"
                    + " values (?, ?, ?, ?, ?, ?) on conflict (currency, policy_pack, past_due_since) do update set"
                    + " loans = t.loans + excluded.loans, amount = t.amount + excluded.amount,"
                    + " principal = t.principal + excluded.principal")) {
                for (Map.Entry<Key, long[]> sum : sums.entrySet()) {
                    update.setString(1, sum.getKey().currency());
                    update.setString(2, sum.getKey().pack());
                    update.setObject(3, LocalDate.ofEpochDay(sum.getKey().since()));
                    for (int i = 0; i < 3; i++) {
                        update.setLong(4 + i, sum.getValue()[i]);
                    }
                    update.addBatch();
                }
                update.executeBatch();
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

    /** The totals that are not what the positions give; replaced when {@code replace}. */
    static List<String> differences(Connection connection, boolean replace) throws SQLException {
        List<String> differing = new ArrayList<>();
        String compare = "with p as (" + SUMS_OF_POSITIONS + ") select currency, policy_pack, past_due_since"
                + " from servicing.past_due_total t full join p using (currency, policy_pack, past_due_since)"
                + " where (coalesce(t.loans, 0), coalesce(t.amount, 0), coalesce(t.principal, 0))"
                + " is distinct from (coalesce(p.loans, 0), coalesce(p.amount, 0), coalesce(p.principal, 0))"
                + " order by 1, 2, 3";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(compare)) {
            while (row.next()) {
                differing.add("total past due since " + row.getString(3) + " in " + row.getString(1) + " under "
                        + row.getString(2));
            }
        }
        if (replace && !differing.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from servicing.past_due_total");
                statement.execute("insert into servicing.past_due_total " + SUMS_OF_POSITIONS);
            }
        }
        return differing;
    }
}
