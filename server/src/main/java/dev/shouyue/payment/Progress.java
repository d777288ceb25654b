package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * How far an order is, and what became of it.
 *
 * @param nextAt when it has to be looked at again; empty when it need not be
 * @param sendAt not sent before
 * @param asked how often the channel was asked what became of it
 * @param announcedBy who tells the borrower of it; empty until it is announced
 * @param listedAt when it was found not to be known for longer than the channel needs
 * @param reference the channel's number of it
 * @param protectedTo days up to this one are protected because of it
 */
public record Progress(
        Order.State state,
        Optional<Instant> nextAt,
        Instant sendAt,
        int asked,
        Instant createdAt,
        Optional<Instant> announcedAt,
        Optional<Announcer> announcedBy,
        Optional<Instant> sentAt,
        Optional<Instant> answeredAt,
        Optional<Instant> listedAt,
        Optional<String> reference,
        Optional<Order.Paid> paid,
        Optional<Order.Failure> failure,
        Optional<LocalDate> protectedTo,
        Optional<Order.Return> returned) {

    static final String COLUMNS =
            "o.state, o.next_at, o.send_at, o.asked, o.created_at, o.announced_at, o.announced_by,"
                    + " o.sent_at, o.answered_at, o.listed_at, o.reference, o.paid_amount, o.paid_at, o.reason, o.code, o.words,"
                    + " o.protected_to, o.returned_id, o.returned_amount, o.returned_at";

    /** Of an order that was made {@code now} and is to be sent. */
    static Progress planned(Instant nextAt, Instant sendAt, Instant now) {
        return unheard(Order.State.PLANNED, nextAt, sendAt, now, Optional.empty(), Optional.empty());
    }

    /** Of a page that is offered {@code now}; nobody has to send it. */
    static Progress offered(Instant nextAt, Instant now) {
        return unheard(Order.State.SENT, nextAt, now, now, Optional.empty(), Optional.empty());
    }

    /** Of an order that asks again for the money of this one's: announced with it, where it was. */
    Progress again(Instant sendAt, Instant now) {
        return unheard(
                announcedAt.isPresent() ? Order.State.ANNOUNCED : Order.State.PLANNED,
                sendAt,
                sendAt,
                now,
                announcedAt,
                announcedBy);
    }

    private static Progress unheard(
            Order.State state,
            Instant nextAt,
            Instant sendAt,
            Instant now,
            Optional<Instant> announcedAt,
            Optional<Announcer> announcedBy) {
        return new Progress(
                state,
                Optional.of(nextAt),
                sendAt,
                0,
                now,
                announcedAt,
                announcedBy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Reads the {@link #COLUMNS} of a row of {@code payment.debit_order o}. */
    static Progress read(ResultSet row) throws SQLException {
        LocalDateTime paidAt = row.getObject("paid_at", LocalDateTime.class);
        LocalDateTime returnedAt = row.getObject("returned_at", LocalDateTime.class);
        String reason = row.getString("reason");
        return new Progress(
                Order.State.valueOf(row.getString("state")),
                Order.moment(row, "next_at"),
                Order.moment(row, "send_at").orElseThrow(),
                row.getInt("asked"),
                Order.moment(row, "created_at").orElseThrow(),
                Order.moment(row, "announced_at"),
                Optional.ofNullable(row.getString("announced_by")).map(Announcer::valueOf),
                Order.moment(row, "sent_at"),
                Order.moment(row, "answered_at"),
                Order.moment(row, "listed_at"),
                Optional.ofNullable(row.getString("reference")),
                paidAt == null ? Optional.empty() : Optional.of(new Order.Paid(row.getLong("paid_amount"), paidAt)),
                reason == null
                        ? Optional.empty()
                        : Optional.of(
                                new Order.Failure(DebitFailure.valueOf(reason), text(row, "code"), text(row, "words"))),
                Optional.ofNullable(row.getObject("protected_to", LocalDate.class)),
                returnedAt == null
                        ? Optional.empty()
                        : Optional.of(new Order.Return(
                                text(row, "returned_id"), row.getLong("returned_amount"), returnedAt)));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
