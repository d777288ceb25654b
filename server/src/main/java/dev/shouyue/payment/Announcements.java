package dev.shouyue.payment;

import dev.shouyue.event.Event;
import dev.shouyue.event.Outbox;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of debits that a scheme wants announced: which one is to be told to the borrower, by whom and by when, and what
 * became different of it since. Each is written in the transaction in which it becomes true, and so once.
 */
final class Announcements {

    private static final String ANNOUNCED = "dev.shouyue.payment.debit-announced.v1";
    private static final String CHANGED = "dev.shouyue.payment.debit-changed.v1";
    private static final String CANCELLED = "dev.shouyue.payment.debit-cancelled.v1";

    private final Map<String, Channel> channels;
    private final Outbox outbox;

    Announcements(Map<String, Channel> channels, Outbox outbox) {
        this.channels = channels;
        this.outbox = outbox;
    }

    /** Why a debit that was announced is not made. */
    enum Why {
        NOTHING_OWED,
        CONSENT_ENDED,
        /** Its limit over all debits leaves nothing to be asked for. */
        CONSENT_USED_UP,
        /** The money came by an order before it. */
        PAID
    }

    /**
     * @param by CHANNEL or LENDER: who tells the borrower
     * @param follows number of the order that failed before it for the same money; null for the first
     * @param creditor what the channel knows us by as a creditor of debits; null where there is no such
     * @param debitOn day on which the money is taken, borrower's time
     * @param notice what the scheme demands between telling and taking, ISO 8601
     * @param tellBy the last day on which to tell; null for one that follows, of which no scheme wants a notice of its own
     */
    private record Announced(
            String order,
            @Nullable String follows,
            String loan,
            @Nullable Integer installment,
            String channel,
            String by,
            String mandate,
            @Nullable String creditor,
            String amount,
            String currency,
            String dueOn,
            String debitOn,
            String scheme,
            String notice,
            @Nullable String tellBy) {}

    private record Changed(
            String order,
            String loan,
            String channel,
            String by,
            String mandate,
            String amount,
            String currency,
            String debitOn,
            String amountBefore,
            String debitOnBefore) {}

    private record Cancelled(
            String order,
            String loan,
            String channel,
            String by,
            String mandate,
            String amount,
            String currency,
            String debitOn,
            String why) {}

    /** An order became {@link Order.State#ANNOUNCED}, or was made so because it follows one that was. */
    void announced(Tx tx, Order order, Optional<String> follows, Instant now) throws SQLException {
        Scheme scheme = scheme(order);
        LocalDate debitOn = debitOn(order);
        publish(
                tx,
                ANNOUNCED,
                order,
                now,
                new Announced(
                        order.number(),
                        follows.orElse(null),
                        order.loan(),
                        order.installment().isPresent() ? order.installment().getAsInt() : null,
                        order.channel(),
                        by(order),
                        order.mandate(),
                        creditor(order),
                        amount(order),
                        currency(order),
                        order.dueOn().toString(),
                        debitOn.toString(),
                        scheme.name(),
                        scheme.notice().toString(),
                        follows.isPresent()
                                ? null
                                : debitOn.minusDays(days(scheme.notice())).toString()));
    }

    /** What was announced is to be sent on another day; nothing is told when it is as it was. */
    void changed(Tx tx, Order before, Order after, Instant now) throws SQLException {
        changed(tx, before, after, debitOn(after), now);
    }

    /** What was announced is sent now: for less, or on another day; nothing is told when it is as it was. */
    void sent(Tx tx, Order before, Order after, Instant now) throws SQLException {
        changed(tx, before, after, debitOn(after, now), now);
    }

    private void changed(Tx tx, Order before, Order after, LocalDate to, Instant now) throws SQLException {
        LocalDate from = debitOn(before);
        if (before.progress().announcedAt().isEmpty()
                || from.equals(to) && before.amount().equals(after.amount())) {
            return;
        }
        publish(
                tx,
                CHANGED,
                after,
                now,
                new Changed(
                        after.number(),
                        after.loan(),
                        after.channel(),
                        by(after),
                        after.mandate(),
                        amount(after),
                        currency(after),
                        to.toString(),
                        amount(before),
                        from.toString()));
    }

    /** Orders are not sent; of those that were not announced nobody was told. */
    void cancelled(Tx tx, List<Order> orders, Why why, Instant now) throws SQLException {
        for (Order order : orders) {
            if (order.progress().announcedAt().isPresent()) {
                publish(
                        tx,
                        CANCELLED,
                        order,
                        now,
                        new Cancelled(
                                order.number(),
                                order.loan(),
                                order.channel(),
                                by(order),
                                order.mandate(),
                                amount(order),
                                currency(order),
                                debitOn(order).toString(),
                                why.name()));
            }
        }
    }

    private void publish(Tx tx, String type, Order order, Instant now, Object data) throws SQLException {
        outbox.publish(
                tx.connection(),
                List.of(Event.of(type, order.loan(), order.key().borrowerId(), now, data)));
    }

    private LocalDate debitOn(Order order) {
        return debitOn(order, order.progress().sendAt());
    }

    private LocalDate debitOn(Order order, Instant sent) {
        return order.civil(sent).toLocalDate().plusDays(scheme(order).leadDays());
    }

    private static long days(Duration notice) {
        return Math.ceilDiv(notice.toHours(), 24L);
    }

    private String by(Order order) {
        return order.progress()
                .announcedBy()
                .or(() -> channel(order).map(DebitChannel::announcer))
                .orElse(Announcer.LENDER)
                .name();
    }

    private static String amount(Order order) {
        return order.amount().decimal().toPlainString();
    }

    private static String currency(Order order) {
        return order.amount().currency().getCurrencyCode();
    }

    private @Nullable String creditor(Order order) {
        return channel(order)
                .map(DebitChannel::creditor)
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private Scheme scheme(Order order) {
        return channel(order).map(DebitChannel::scheme).orElse(Gone.SCHEME);
    }

    private Optional<DebitChannel> channel(Order order) {
        return channels.get(order.channel()) instanceof DebitChannel channel ? Optional.of(channel) : Optional.empty();
    }
}
