package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.storage.BinaryCopy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
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

/**
 * What the loans nobody touches earn, as running totals by currency: at the end of day d a total is slope × d − shift, in
 * millionths of a minor unit. A loan that is touched leaves the totals with what it was and enters with what it is, so
 * that a day is posted as one entry a currency, whatever the size of the book.
 */
final class Accruals {

    /** Entries of the book as a whole stand under no loan. */
    private static final LoanKey WHOLE_BOOK = new LoanKey(0, 0);

    private Accruals() {}

    /** What is earned: interest not yet due, and penalty since a past-due loan was last touched. */
    private enum Component {
        INTEREST(Account.ACCRUED_INTEREST, Account.ACCRUED_INTEREST_INCOME),
        PENALTY(Account.ACCRUED_PENALTY, Account.ACCRUED_PENALTY_INCOME);

        final Account asset;
        final Account income;

        Component(Account asset, Account income) {
            this.asset = asset;
            this.income = income;
        }
    }

    /** What touched loans change of the totals. */
    static final class Change {

        private final Map<String, BigInteger[]> sums = new TreeMap<>(); // in one order, so that batches do not deadlock

        void add(Touched loan) {
            Standing before = loan.before();
            if (before != null) {
                add(before, -1);
            }
            add(loan.after(), 1);
        }

        private void add(Standing loan, int sign) {
            add(loan.currency() + "/INTEREST", sign * loan.accrualSlope(), loan.accrualFrom());
            add(loan.currency() + "/PENALTY", sign * loan.penaltySlope(), loan.asOf());
        }

        private void add(String key, long slope, int from) {
            if (slope != 0) {
                BigInteger[] sum = sums.computeIfAbsent(key, k -> new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO});
                BigInteger more = BigInteger.valueOf(slope);
                sum[0] = sum[0].add(more);
                sum[1] = sum[1].add(more.multiply(BigInteger.valueOf(from)));
            }
        }

        void write(Connection connection) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement("insert into servicing.accrual_total as t"
                    + " (currency, component, slope, shift) values (?, ?, ?, ?) on conflict (currency, component)"
                    + " do update set slope = t.slope + excluded.slope, shift = t.shift + excluded.shift")) {
                for (Map.Entry<String, BigInteger[]> sum : sums.entrySet()) {
                    int slash = sum.getKey().indexOf('/');
                    update.setString(1, sum.getKey().substring(0, slash));
                    update.setString(2, sum.getKey().substring(slash + 1));
                    update.setBigDecimal(3, new BigDecimal(sum.getValue()[0]));
                    update.setBigDecimal(4, new BigDecimal(sum.getValue()[1]));
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    /** Posts what has been earned up to the end of {@code day} and is not posted yet. */
    static void post(Connection connection, LocalDate day) throws SQLException {
        BinaryCopy entries = new BinaryCopy();
        List<String> posted = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from servicing.accrual_total")) {
            while (row.next()) {
                long target = earned(row.getBigDecimal("slope"), row.getBigDecimal("shift"), day);
                long entry = target - row.getLong("posted");
                if (entry != 0) {
                    String currency = row.getString("currency");
                    Component component = Component.valueOf(row.getString("component"));
                    Balances balances = Balances.transfer(component.asset, component.income, entry);
                    JournalRows.write(entries, WHOLE_BOOK, day, day, "accrual", currency, balances);
                    posted.add("update servicing.accrual_total set posted = " + target + " where currency = '"
                            + currency + "' and component = '" + component + "'");
                }
            }
        }
        entries.into(connection, JournalRows.TABLE);
        try (Statement statement = connection.createStatement()) {
            for (String update : posted) {
                statement.execute(update);
            }
        }
    }

    /** The totals as the positions give them, where the stored ones differ; replaced by them when {@code replace}. */
    static List<String> differences(Connection connection, LocalDate day, boolean replace) throws SQLException {
        List<String> differing = new ArrayList<>();
        String sums = """
                select coalesce(t.currency, p.currency) currency, coalesce(t.component, p.component) component,
                       coalesce(t.slope, 0) slope, coalesce(t.shift, 0) shift, coalesce(t.posted, 0) posted,
                       coalesce(p.slope, 0) p_slope, coalesce(p.shift, 0) p_shift
                  from servicing.accrual_total t
                  full join (select currency, component, sum(part_slope) slope, sum(part_slope * since) shift
                               from (select currency, accrual_from, as_of, sum(accrual_slope) accrual,
                                            sum(penalty_slope) penalty
                                       from servicing.position group by 1, 2, 3) by_days
                               cross join lateral
                                    (values ('INTEREST', accrual, accrual_from - date '1970-01-01'),
                                            ('PENALTY', penalty, as_of - date '1970-01-01'))
                                    parts(component, part_slope, since)
                              group by 1, 2) p using (currency, component)
                """;
        List<String> updates = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sums)) {
            while (row.next()) {
                BigDecimal slope = row.getBigDecimal("p_slope");
                BigDecimal shift = row.getBigDecimal("p_shift");
                String currency = row.getString("currency");
                String component = row.getString("component");
                if (slope.compareTo(row.getBigDecimal("slope")) != 0
                        || shift.compareTo(row.getBigDecimal("shift")) != 0
                        || earned(slope, shift, day) != row.getLong("posted")) {
                    differing.add(component.toLowerCase(java.util.Locale.ROOT) + " being earned in " + currency);
                    updates.add("insert into servicing.accrual_total (currency, component, slope, shift) values ('"
                            + currency + "', '" + component + "', " + slope.toPlainString() + ", "
                            + shift.toPlainString() + ") on conflict (currency, component)"
                            + " do update set slope = excluded.slope, shift = excluded.shift");
                }
            }
        }
        if (replace) {
            try (Statement statement = connection.createStatement()) {
                for (String update : updates) {
                    statement.execute(update);
                }
            }
            post(connection, day);
        }
        return differing;
    }

    private static long earned(BigDecimal slope, BigDecimal shift, LocalDate day) {
        BigInteger millionths = slope.toBigInteger()
                .multiply(BigInteger.valueOf(day.toEpochDay()))
                .subtract(shift.toBigInteger());
        return new BigDecimal(millionths, 6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
