package dev.shouyue.event;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Makes a delivery for each endpoint that an event is for, in the transaction that moves its position: exactly one. */
final class WebhookFanOut implements Subscriber {

    static final String NAME = "webhooks";

    private static final String INSERT = """
            insert into event.delivery
              (borrower_id, endpoint_id, sequence, event_id, type, subject, created_at, due_at)
            select l.borrower_id, e.endpoint_id, l.sequence, l.event_id, l.type, l.subject, l.logged_at, l.logged_at
              from event.log l join event.endpoint e on e.enabled and l.sequence > e.from_sequence and\s""" + Deliveries.IS_FOR + """
             where l.sequence between ? and ?
            on conflict do nothing
            """;

    private final Runnable wake;

    WebhookFanOut(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void receive(Connection connection, List<LoggedEvent> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, events.getFirst().sequence());
            insert.setLong(2, events.getLast().sequence());
            if (insert.executeUpdate() > 0) {
                wake.run();
            }
        }
    }
}
