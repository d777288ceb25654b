package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows an order that brought nothing, or whose money was taken back: orders for the same money, or work for people. */
final class Followers {

    private final LoanBook book;
    private final Map<String, Channel> channels;
    private final Mandates mandates;
    private final Announcements announcements;

    Followers(LoanBook book, Map<String, Channel> channels, Mandates mandates, Announcements announcements) {
        this.book = book;
        this.channels = channels;
        this.mandates = mandates;
        this.announcements = announcements;
    }

    /** What follows a debit that brought nothing, or whose money was taken back. */
    void follow(Tx tx, Order order, DebitFailure reason, String code, Instant now) throws SQLException {
        Scheme scheme = scheme(order);
        Retries.Next next = channels.get(order.channel()) instanceof DebitChannel channel
                ? Retries.after(order, reason, code, scheme, past(tx, order, channel, now), now)
                : new Retries.Next.People("SYSTEM");
        switch (next) {
            case Retries.Next.Again again -> {
                again(tx, order, again, now);
                if (again.ourFault()) {
                    LocalDate asked = new Hours(scheme, order.zone()).dayOf(again.at());
                    if (reason == DebitFailure.LIMIT_OR_DATE || asked.isAfter(order.dueOn())) {
                        Protections.protect(tx, order, asked.plusDays(1), "protected", cause(reason), now);
                    }
                }
            }
            case Retries.Next.People people -> {
                people(
                        tx,
                        order,
                        Kind.valueOf(people.kind()),
                        now,
                        Say.of("item." + people.kind(), "order", order.number(), "loan", order.loan(), "code", code));
                if (reason.isTechnical()) {
                    OpenProtections.begin(tx, order, Kind.valueOf(people.kind()), cause(reason), now);
                }
            }
            case Retries.Next.StopMandate stop -> mandates.end(tx, order.mandate(), code, now);
            case Retries.Next.Ask ask -> {
                people(tx, order, Kind.DUPLICATE, now, Say.of("item.duplicate", "order", order.number(), "code", code));
                OpenProtections.begin(tx, order, Kind.DUPLICATE, cause(reason), now);
            }
        }
    }

    private static ProtectionCause cause(DebitFailure reason) {
        return reason == DebitFailure.LIMIT_OR_DATE
                ? ProtectionCause.SYSTEM_INCIDENT
                : ProtectionCause.CHANNEL_INCIDENT;
    }

    private Retries.Past past(Tx tx, Order order, DebitChannel channel, Instant now) {
        List<Order> before = Orders.onAccount(tx, order.key(), order.first(), channel, order.agreement());
        return Retries.Past.of(before, order.number(), book.paydayOf(order.key()), now);
    }

    private void again(Tx tx, Order order, Retries.Next.Again again, Instant now) throws SQLException {
        int pieces = again.amounts().size();
        for (int i = 0; i < pieces; i++) {
            Order next = order.again(
                    Orders.number(tx, order.civil(again.at()).toLocalDate()),
                    again.amounts().get(i),
                    pieces == 1 ? order.part() : order.part() * 2 - 1 + i,
                    order.progress().again(again.at(), now));
            if (Orders.add(tx, next) && next.progress().announcedAt().isPresent()) {
                announcements.announced(tx, next, Optional.of(order.number()), now);
            }
        }
    }

    /** The money came: what was to ask for it again is not sent, and what was sent may bring it twice. */
    void end(Tx tx, Order order, Instant now) throws SQLException {
        if (order.kind() == Order.Kind.LINK) {
            return;
        }
        List<Order> cancelled = tx.sql()
                .sql("""
                        update payment.debit_order o set state = 'CANCELLED', next_at = null
                         where o.borrower_id = ? and o.first_order = ? and o.try > ?
                           and o.state in ('PLANNED', 'ANNOUNCED') returning""" + " " + Order.COLUMNS)
                .params(order.key().borrowerId(), order.first(), order.tryNumber())
                .query(Order::read)
                .list();
        announcements.cancelled(tx, cancelled, Announcements.Why.PAID, now);
        tx.sql()
                .sql("""
                        select order_no from payment.debit_order where borrower_id = ? and first_order = ? and try > ?
                           and state in ('SENT', 'UNKNOWN', 'SUCCEEDED') order by order_no""")
                .params(order.key().borrowerId(), order.first(), order.tryNumber())
                .query(String.class)
                .list()
                .forEach(other -> people(
                        tx,
                        order,
                        Kind.PAID_TWICE,
                        now,
                        Say.of("item.paidTwice", "order", order.number(), "other", other)));
    }

    private static void people(Tx tx, Order order, Kind kind, Instant now, Sentence told) {
        WorkItems.open(tx, now, kind, order.number(), order.channel(), order.loan(), told);
    }

    private Scheme scheme(Order order) {
        return channels.get(order.channel()) instanceof DebitChannel channel ? channel.scheme() : Gone.SCHEME;
    }
}
