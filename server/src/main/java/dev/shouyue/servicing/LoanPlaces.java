package dev.shouyue.servicing;

import dev.shouyue.servicing.LoanList.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the places of loans in an order. None of the ways reads the whole book: loans are taken, profile by profile or from
 * the order of all, from an index; where that would find too few, those that fit are gathered first and sorted.
 */
final class LoanPlaces {

    /** Up to so many loans are gathered and sorted; more are walked to in their order. */
    private static final int GATHERED = 50_000;
    /** Where the planner expects more than this, it is not tried to gather them. */
    private static final int TOO_MANY = 4 * GATHERED;
    /** From this share of fitting loans on, profile by profile is the shorter way; below it, the order of all. */
    private static final double DENSE = 0.2;

    private LoanPlaces() {}

    /** Places in order; {@code total} is how many fit, counted or expected. */
    record Found(List<Place> places, LoanTotal total) {}

    /** Up to {@code limit} places of loans that fit, after {@code after}. */
    static Found find(Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        if (order.by() == LoanOrder.By.ATTENTION) {
            return ByAttention.find(connection, query, order, after, limit);
        }
        if (query.isAlong(order.by())) {
            return total(connection, query, walkProfiles(connection, query, order, after, limit));
        }
        long expected = LoanTotal.expected(connection, query);
        if (expected <= TOO_MANY) {
            Optional<Found> gathered = gather(connection, query, order, after, limit);
            if (gathered.isPresent()) {
                return gathered.get();
            }
        }
        List<Place> places = expected >= DENSE * query.loans()
                ? walkProfiles(connection, query, order, after, limit)
                : walkAll(connection, query, order, after, limit);
        return new Found(places, new LoanTotal(Math.max(expected, GATHERED), false));
    }

    /** Places, with how many loans fit in all. */
    static Found total(Connection connection, LoanQuery query, List<Place> places) throws SQLException {
        if (query.isWordsOnly()) {
            return new Found(places, new LoanTotal(query.loans(), true));
        }
        long expected = LoanTotal.expected(connection, query);
        return expected <= TOO_MANY
                ? new Found(places, new LoanTotal(LoanTotal.counted(connection, query, TOO_MANY), true))
                : new Found(places, new LoanTotal(expected, false));
    }

    /** Takes what comes next in the order of the whole list, passing over what does not fit. */
    private static List<Place> walkAll(
            Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        String column = order.by().column;
        String direction = order.columnDescends() ? " desc" : "";
        String sql = "select t." + column + " as value, t.borrower_id, t.loan_id from servicing.loan_list t"
                + " where t.profile_id = any(?)" + query.conditions() + beyond("t." + column, order, after)
                + " order by t." + column + direction + ", t.borrower_id" + direction + ", t.loan_id" + direction
                + " limit ?";
        try (Statement planner = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            planner.execute("set local enable_sort = off");
            planner.execute("set local enable_bitmapscan = off");
            int i = bindPlace(statement, query.bind(statement, query.bindProfiles(connection, statement, 1)), after);
            statement.setInt(i, limit);
            return places(statement);
        }
    }

    /** Takes from each profile what comes next in the order, and of that the first. */
    private static List<Place> walkProfiles(
            Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        String column = order.by().column;
        String direction = order.columnDescends() ? " desc" : "";
        String sql =
                "select r.value, r.borrower_id, r.loan_id from unnest(?::integer[]) w(profile_id), lateral (select t."
                        + column + " as value, t.borrower_id, t.loan_id from servicing.loan_list t"
                        + " where t.profile_id = w.profile_id" + query.conditions()
                        + beyond("t." + column, order, after)
                        + " order by t." + column + direction + ", t.borrower_id" + direction + ", t.loan_id"
                        + direction
                        + " limit ?) r order by r.value" + direction + ", r.borrower_id" + direction + ", r.loan_id"
                        + direction
                        + " limit ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = query.bind(statement, query.bindProfiles(connection, statement, 1));
            i = bindPlace(statement, i, after);
            statement.setInt(i++, limit);
            statement.setInt(i, limit);
            return places(statement);
        }
    }

    /** Gathers all that fit and sorts them; empty when there are too many. */
    private static Optional<Found> gather(
            Connection connection, LoanQuery query, LoanOrder order, Optional<Place> after, int limit)
            throws SQLException {
        String direction = order.columnDescends() ? " desc" : "";
        String sql = "with hits as materialized (select t." + order.by().column
                + " as value, t.borrower_id, t.loan_id from servicing.loan_list t where t.profile_id = any(?)"
                + query.conditions() + " limit " + (GATHERED + 1) + "), n as (select count(*) as total from hits)"
                + " select h.value, h.borrower_id, h.loan_id, n.total from n left join lateral (select * from hits t"
                + " where n.total <= " + GATHERED + beyond("t.value", order, after) + " order by t.value" + direction
                + ", t.borrower_id" + direction + ", t.loan_id" + direction + " limit ?) h on true order by h.value"
                + direction + ", h.borrower_id" + direction + ", h.loan_id" + direction;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = query.bind(statement, query.bindProfiles(connection, statement, 1));
            i = bindPlace(statement, i, after);
            statement.setInt(i, limit);
            List<Place> places = new ArrayList<>();
            long total = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    total = row.getLong("total");
                    if (row.getString("value") != null) {
                        places.add(place(row));
                    }
                }
            }
            return total > GATHERED ? Optional.empty() : Optional.of(new Found(places, new LoanTotal(total, true)));
        }
    }

    private static String beyond(String column, LoanOrder order, Optional<Place> after) {
        return after.isEmpty()
                ? ""
                : " and (" + column + ", t.borrower_id, t.loan_id) " + (order.columnDescends() ? "<" : ">") + " (?::"
                        + order.by().type.replace(" collate \"C\"", "") + collate(order) + ", ?, ?)";
    }

    private static String collate(LoanOrder order) {
        return order.by() == LoanOrder.By.ID ? " collate \"C\"" : "";
    }

    private static int bindPlace(PreparedStatement statement, int at, Optional<Place> after) throws SQLException {
        if (after.isEmpty()) {
            return at;
        }
        statement.setString(at, after.get().value());
        statement.setLong(at + 1, after.get().key().borrowerId());
        statement.setLong(at + 2, after.get().key().loanId());
        return at + 3;
    }

    private static List<Place> places(PreparedStatement statement) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                places.add(place(row));
            }
        }
        return places;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("value"), new LoanKey(row.getLong("borrower_id"), row.getLong("loan_id")));
    }
}
