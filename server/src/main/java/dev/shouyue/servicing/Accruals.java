package dev.shouyue.servicing;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.ledger.Balances;
import dev.shouyue.servicing.Difference.Book;
import dev.shouyue.servicing.Difference.Part;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the loans nobody touches earn, as running totals by currency: at the end of day d a total is slope × d − shift, in
 * millionths of a minor unit. A loan that is touched leaves the totals with what it was and enters with what it is, so
 * that a day is posted as one entry a currency, whatever the size of the book.
 */
final class Accruals {

    /** Entries of the book as a whole stand under no loan. */
    private static final LoanKey WHOLE_BOOK = Difference.WHOLE_BOOK;

    private Accruals() {}

    /** What is earned: interest not yet due, and penalty since a past-due loan was last touched. */
    private enum Component {
        INTEREST(Account.ACCRUED_INTEREST, Account.ACCRUED_INTEREST_INCOME, Part.INTEREST_EARNED),
        PENALTY(Account.ACCRUED_PENALTY, Account.ACCRUED_PENALTY_INCOME, Part.PENALTY_EARNED);

        final Account asset;
        final Account income;
        /** What the running total is called where it is not as it should be. */
        final Part earned;

        Component(Account asset, Account income, Part earned) {
            this.asset = asset;
            this.income = income;
            this.earned = earned;
        }
    }

    /** A running total: slope × d − shift has been earned at the end of day d. */
    private record Total(BigInteger slope, BigInteger shift) {
        static final Total NOTHING = new Total(BigInteger.ZERO, BigInteger.ZERO);

        Total plus(long more, int from) {
            BigInteger added = BigInteger.valueOf(more);
            return new Total(slope.add(added), shift.add(added.multiply(BigInteger.valueOf(from))));
        }

        long earned(LocalDate day) {
            BigInteger millionths =
                    slope.multiply(BigInteger.valueOf(day.toEpochDay())).subtract(shift);
            return new BigDecimal(millionths, 6)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** What a total is of. */
    private record Key(String currency, Component component) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCurrency = currency.compareTo(other.currency);
            return byCurrency != 0 ? byCurrency : component.compareTo(other.component);
        }
    }

    /** What loans add to the totals, or take from them. */
    static final class Change {

        /** Slopes by what they are of and the day from which they earn: few days, and sums of longs, however many loans. */
        private final Map<Since, long[]> slopes = new HashMap<>();

        private record Since(String currency, Component component, int day) {}

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

        private void add(Standing loan, int sign) {
            addInterest(loan.currency(), loan.accrualFrom(), sign * loan.accrualSlope());
            addPenalty(loan.currency(), loan.asOf(), sign * loan.penaltySlope());
        }

        void addInterest(String currency, int from, long slope) {
            add(currency, Component.INTEREST, from, slope);
        }

        void addPenalty(String currency, int from, long slope) {
            add(currency, Component.PENALTY, from, slope);
        }

        private void add(String currency, Component component, int day, long slope) {
            if (slope != 0) {
                long[] sum = slopes.computeIfAbsent(new Since(currency, component, day), key -> new long[1]);
                sum[0] = Math.addExact(sum[0], slope);
            }
        }

        void add(Change other) {
            other.slopes.forEach((since, sum) -> add(since.currency(), since.component(), since.day(), sum[0]));
        }

        /** In one order, so that batches that write them do not deadlock. */
        private SortedMap<Key, Total> totals() {
            SortedMap<Key, Total> totals = new TreeMap<>();
            slopes.forEach((since, sum) -> totals.merge(
                    new Key(since.currency(), since.component()),
                    Total.NOTHING.plus(sum[0], since.day()),
                    (one, other) -> new Total(
                            one.slope().add(other.slope()), one.shift().add(other.shift()))));
            return totals;
        }

        void write(Connection connection) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement("insert into servicing.accrual_total as t"
                    + " (currency, component, slope, shift) values (?, ?, ?, ?) on conflict (currency, component)"
                    + " do update set slope = t.slope + excluded.slope, shift = t.shift + excluded.shift")) {
                for (Map.Entry<Key, Total> total : totals().entrySet()) {
                    set(update, total.getKey(), total.getValue());
                    update.addBatch();
                }
                update.executeBatch();
            }
        }
    }

    private static void set(PreparedStatement statement, Key key, Total total) throws SQLException {
        statement.setString(1, key.currency());
        statement.setString(2, key.component().name());
        statement.setBigDecimal(3, new BigDecimal(total.slope()));
        statement.setBigDecimal(4, new BigDecimal(total.shift()));
    }

    /** Posts what has been earned up to the end of {@code day} and is not posted yet. */
    static void post(Connection connection, LocalDate day) throws SQLException {
        BinaryCopy entries = new BinaryCopy();
        List<String> posted = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from servicing.accrual_total")) {
            while (row.next()) {
                long target = total(row).earned(day);
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

    /** The stored totals that are not what {@code book}, the whole of it, gives; replaced by it when {@code replace}. */
    static List<Difference> differences(Connection connection, LocalDate day, Change book, boolean replace)
            throws SQLException {
        SortedMap<Key, Total> totals = book.totals();
        SortedMap<Key, Total> wrong = new TreeMap<>(totals);
        List<Difference> differences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from servicing.accrual_total")) {
            while (row.next()) {
                Key key = new Key(row.getString("currency"), Component.valueOf(row.getString("component")));
                Total stored = total(row);
                Total given = totals.getOrDefault(key, Total.NOTHING);
                long posted = row.getLong("posted");
                wrong.remove(key);
                if (!stored.equals(given)) {
                    wrong.put(key, given);
                    differences.add(earned(key, day, stored, given));
                } else if (given.earned(day) != posted) {
                    wrong.put(key, given);
                    differences.add(Difference.ofBook(
                            Book.LEDGER,
                            key.component().asset.name(),
                            day,
                            key.currency(),
                            OptionalLong.of(posted),
                            OptionalLong.of(given.earned(day))));
                }
            }
        }
        for (Map.Entry<Key, Total> total : wrong.entrySet()) {
            if (differences.stream().noneMatch(difference -> isOf(difference, total.getKey()))) {
                differences.add(earned(total.getKey(), day, Total.NOTHING, total.getValue()));
            }
        }
        if (replace) {
            try (PreparedStatement update = connection.prepareStatement("insert into servicing.accrual_total"
                    + " (currency, component, slope, shift) values (?, ?, ?, ?) on conflict (currency, component)"
                    + " do update set slope = excluded.slope, shift = excluded.shift")) {
                for (Map.Entry<Key, Total> total : wrong.entrySet()) {
                    set(update, total.getKey(), total.getValue());
                    update.addBatch();
                }
                update.executeBatch();
            }
            post(connection, day);
        }
        return differences;
    }

    private static Difference earned(Key key, LocalDate day, Total stored, Total given) {
        long held = stored.earned(day);
        long right = given.earned(day);
        boolean amounts = held != right; // not yet, where what is earned a day is wrong
        return Difference.ofBook(
                Book.POSITION,
                key.component().earned.name(),
                day,
                key.currency(),
                amounts ? OptionalLong.of(held) : OptionalLong.empty(),
                amounts ? OptionalLong.of(right) : OptionalLong.empty());
    }

    private static boolean isOf(Difference difference, Key key) {
        return difference.currency().equals(Optional.of(key.currency()))
                && (difference.part().equals(key.component().earned.name())
                        || difference.part().equals(key.component().asset.name()));
    }

    private static Total total(ResultSet row) throws SQLException {
        return new Total(
                row.getBigDecimal("slope").toBigInteger(),
                row.getBigDecimal("shift").toBigInteger());
    }
}
