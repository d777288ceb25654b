package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many loans fit.
 *
 * @param exact whether that was counted; an estimate otherwise
 */
record LoanTotal(long loans, boolean exact) {

    /** Counts beyond this are estimates. */
    static final int COUNTED = 100_000;

    /** Counts up to a hundred thousand; beyond that the planner's estimate, which is never below what was counted. */
    static LoanTotal of(Connection connection, LoanQuery query, LoanListing.Listed listed) throws SQLException {
        if (query.isWordsOnly()) {
            return new LoanTotal(query.loans(), true);
        }
        long expected = expected(connection, query);
        long counted = expected > 4 * COUNTED ? expected : counted(connection, query, COUNTED);
        return counted <= COUNTED
                ? new LoanTotal(counted, true)
                : new LoanTotal(Math.min(Math.max(expected, counted), listed.loans()), false);
    }

    /** How many loans fit; {@code most} and one for any number beyond. */
    static long counted(Connection connection, LoanQuery query, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from (select 1 from servicing.loan_list t"
                        + " where t.profile_id = any(?)" + query.conditions() + " limit " + (most + 1) + ") f")) {
            query.bind(statement, query.bindProfiles(connection, statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How many loans the planner expects to fit. */
    static long expected(Connection connection, LoanQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "explain select 1 from servicing.loan_list t where t.profile_id = any(?)" + query.conditions())) {
            query.bind(statement, query.bindProfiles(connection, statement, 1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Long.parseLong(row.getString(1).replaceFirst(".*rows=(\\d+).*", "$1"));
            }
        }
    }
}
