package dev.shouyue.servicing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Keeps, at the end of a month, each loan that is past due: how buckets rolled is read from one month end to the next. */
final class MonthEnds {

    private MonthEnds() {}

    static void keep(Connection connection, LocalDate day) throws SQLException {
        if (!day.equals(day.with(TemporalAdjusters.lastDayOfMonth()))) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into servicing.month_past_due"
                + " (borrower_id, loan_id, day, past_due_since, currency, policy_pack, principal)"
                + " select borrower_id, loan_id, ?, past_due_since, currency, policy_pack, principal"
                + " from servicing.position where past_due_since is not null on conflict do nothing")) {
            insert.setObject(1, day);
            insert.executeUpdate();
        }
    }
}
