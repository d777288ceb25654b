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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What was posted to each account on each closed day, kept in {@code servicing.ledger_day} as sums of the journal. */
final class LedgerDays {

    private static final Account[] ACCOUNTS = Account.values();

    /** The journal summed once, then turned so that each account has a row; {@code %s} is a condition. */
    private static final String SUMS = "select s.posted_on as day, s.currency, a.account, s.reason, a.debit, a.credit,"
            + " a.entries from (select posted_on, currency, reason, "
            + Arrays.stream(ACCOUNTS)
                    .map(LedgerDays::column)
                    .map(column -> "sum(greatest(" + column + ", 0))::bigint " + column + "_debit, -sum(least(" + column
                            + ", 0))::bigint " + column + "_credit, count(nullif(" + column + ", 0)) " + column
                            + "_entries")
                    .collect(Collectors.joining(", "))
            + " from servicing.journal where %s group by posted_on, currency, reason) s cross join lateral (values "
            + Arrays.stream(ACCOUNTS)
                    .map(account -> "('" + account.name() + "', " + column(account) + "_debit, " + column(account)
                            + "_credit, " + column(account) + "_entries)")
                    .collect(Collectors.joining(", "))
            + ") a(account, debit, credit, entries) where a.entries > 0";

    private static final String INTO =
            "insert into servicing.ledger_day (day, currency, account, reason, debit, credit, entries) ";

    private LedgerDays() {}

    private static String column(Account account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    /** Keeps what was posted after the last day that is kept, up to {@code day}, in the caller's transaction. */
    static void keep(Connection connection, LocalDate day) throws SQLException {
        insert(connection, "posted_on > ? and posted_on <= ?", lastKept(connection), day);
    }

    private static LocalDate lastKept(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select max(day) from servicing.ledger_day");
                ResultSet row = query.executeQuery()) {
            row.next();
            return Objects.requireNonNullElse(row.getObject(1, LocalDate.class), LocalDate.MIN);
        }
    }

    /** Payments lie with their loans, all over the journal: by a bitmap their pages are read ahead. */
    private static void insert(Connection connection, String condition, LocalDate... days) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INTO + SUMS.formatted(condition))) {
            statement.execute("set local enable_indexscan = off");
            for (int i = 0; i < days.length; i++) {
                insert.setObject(i + 1, days[i]);
            }
            insert.executeUpdate();
            statement.execute("set local enable_indexscan to default");
        }
    }

    /** Keeps a day anew, after entries were posted on it. */
    static void keepAgain(Connection connection, LocalDate day) throws SQLException {
        connection.setAutoCommit(false);
        try {
            keep(connection, day);
            replace(connection, day);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void replace(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from servicing.ledger_day where day = ?")) {
            delete.setObject(1, day);
            delete.executeUpdate();
        }
        insert(connection, "posted_on = ?", day);
    }

    /**
     * The accounts of days that are not kept as the journal has them, up to {@code day}; none while no day is kept, as in a
     * book that was not closed since days are.
     */
    static List<Difference> differences(Connection connection, LocalDate day) throws SQLException {
        return differences(connection, day, "posted_on <= ?", "exists (select from servicing.ledger_day)");
    }

    /** The accounts of {@code day} alone that are not kept as the journal has them. */
    static List<Difference> differencesOf(Connection connection, LocalDate day) throws SQLException {
        return differences(connection, day, "posted_on = ?", "coalesce(k.day, j.day) = '" + day + "'");
    }

    private static List<Difference> differences(Connection connection, LocalDate day, String posted, String kept)
            throws SQLException {
        List<Difference> differing = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select coalesce(k.day, j.day) as day,"
                + " coalesce(k.currency, j.currency) as currency, coalesce(k.account, j.account) as account,"
                + " coalesce(sum(k.debit - k.credit), 0)::bigint as held, coalesce(sum(j.debit - j.credit), 0)::bigint as given"
                + " from servicing.ledger_day k full join ("
                + SUMS.formatted(posted)
                + ") j on k.day = j.day and k.currency = j.currency and k.account = j.account and k.reason = j.reason"
                + " where " + kept
                + " and (k.debit, k.credit, k.entries) is distinct from (j.debit, j.credit, j.entries)"
                + " group by 1, 2, 3 order by 1, 2, 3")) {
            query.setObject(1, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    differing.add(Difference.ofBook(
                            Book.LEDGER,
                            row.getString("account"),
                            row.getObject("day", LocalDate.class),
                            row.getString("currency"),
                            OptionalLong.of(row.getLong("held")),
                            OptionalLong.of(row.getLong("given"))));
                }
            }
        }
        return differing;
    }
}
