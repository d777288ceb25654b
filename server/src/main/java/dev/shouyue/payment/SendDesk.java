package dev.shouyue.payment;

import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.payment.Announcements.Why;
import dev.shouyue.payment.Steps.Step;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Announces orders, hands them to their channels and asks what became of them. That an order is sent is kept before its
 * channel is called: whatever happens then, it is asked for and never sent under another number.
 */
final class SendDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SendDesk.class);

    private static final int BATCH = 200;
    private static final Duration BEFORE_ASKING = Duration.ofMinutes(1);
    private static final Duration WHILE_ASKING = Duration.ofMinutes(5);
    private static final Duration ANNOUNCE_AGAIN = Duration.ofMinutes(10);

    private final DataSource database;
    private final LoanBook book;
    private final Clock clock;
    private final Answers answers;
    private final Announcements announcements;
    private final Outbox outbox;
    private final Steps steps;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    SendDesk(
            DataSource database,
            LoanBook book,
            Clock clock,
            Answers answers,
            Announcements announcements,
            Outbox outbox,
            Steps steps) {
        this.database = database;
        this.book = book;
        this.clock = clock;
        this.answers = answers;
        this.announcements = announcements;
        this.outbox = outbox;
        this.steps = steps;
    }

    /** Tells borrowers of what a channel will debit; how many orders were looked at. */
    int announce(DebitChannel channel) {
        if (channel.scheme().notice().isZero()) {
            return 0;
        }
        List<String> due = due(channel.name(), clock.instant(), "PLANNED");
        Hands.each(due, number -> announce(channel, number));
        return due.size();
    }

    private void announce(DebitChannel channel, String number) {
        Instant now = clock.instant();
        Optional<Order> claimed = claim(number, "PLANNED", now, now.plus(ANNOUNCE_AGAIN), "PLANNED");
        if (claimed.isEmpty()) {
            return;
        }
        Order order = claimed.get();
        Result result = call(channel, order, channel::announce);
        Hands.run(database, tx -> {
            switch (result) {
                case Result.Success told -> announced(tx, channel, order, clock.instant());
                case Result.Failed failed -> answers.heard(tx, number, failed, Answers.Via.ANNOUNCE, now);
                case Result.Unknown unknown -> answers.notAnnounced(tx, order, now);
                case Result.NotThere notThere -> answers.notAnnounced(tx, order, now);
            }
        });
        outbox.committed();
    }

    /** The borrower is told, or is to be told by the lender: the debit is made after the time that the scheme wants between. */
    private void announced(Tx tx, DebitChannel channel, Order order, Instant now) throws SQLException {
        Instant earliest = now.plus(channel.scheme().notice());
        Instant sendAt = new Hours(channel.scheme(), order.zone())
                .openFrom(
                        earliest.isAfter(order.progress().sendAt())
                                ? earliest
                                : order.progress().sendAt());
        Optional<Order> announced = tx.sql()
                .sql("""
                        update payment.debit_order o set state = 'ANNOUNCED', announced_at = ?, announced_by = ?,
                          next_at = ?, send_at = ?
                         where o.borrower_id = ? and o.order_no = ? and o.state = 'PLANNED' returning""" + " " + Order.COLUMNS)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        channel.announcer().name(),
                        sendAt.atOffset(ZoneOffset.UTC),
                        sendAt.atOffset(ZoneOffset.UTC),
                        order.key().borrowerId(),
                        order.number())
                .query(Order::read)
                .optional();
        if (announced.isEmpty()) {
            return;
        }
        announcements.announced(tx, announced.get(), Optional.empty(), now);
        LocalDate sent = order.civil(sendAt).toLocalDate();
        if (sent.isAfter(order.dueOn())
                && sent.isAfter(order.civil(order.progress().sendAt()).toLocalDate())) {
            Protections.protect(tx, order, sent.plusDays(1), "announced", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    /** Sends what is due of a channel; how many orders were looked at. */
    int send(DebitChannel channel) {
        String from = channel.scheme().notice().isZero() ? "PLANNED" : "ANNOUNCED";
        List<String> due = due(channel.name(), clock.instant(), from);
        Hands.each(due, number -> send(channel, number, from));
        return due.size();
    }

    private void send(DebitChannel channel, String number, String from) {
        Instant now = clock.instant();
        Optional<Order> claimed = Hands.in(database, tx -> take(tx, channel, number, from, now));
        if (claimed.isEmpty()) {
            return;
        }
        steps.reached(Step.CLAIMED);
        Order order = claimed.get();
        pace(channel).await();
        Result result = call(channel, order, channel::debit);
        steps.reached(Step.CALLED);
        Hands.run(database, tx -> answers.heard(tx, number, result, Answers.Via.SEND, clock.instant()));
        steps.reached(Step.ANSWERED);
    }

    /** Marks the order as sent, if it is to be sent still; with the amount that is owed, if that is less by now. */
    private Optional<Order> take(Tx tx, DebitChannel channel, String number, String from, Instant now)
            throws SQLException {
        Optional<Limits> limits = limits(tx, number, now);
        Optional<Order> found = tx.sql()
                .sql("select " + Order.COLUMNS + " from payment.debit_order o"
                        + " where o.order_no = ? and o.state = ? and o.next_at <= ? for update skip locked")
                .params(number, from, now.atOffset(ZoneOffset.UTC))
                .query(Order::read)
                .optional();
        if (found.isEmpty()) {
            return found;
        }
        Order order = found.get();
        Instant open = new Hours(channel.scheme(), order.zone()).openFrom(now);
        if (open.isAfter(now)) {
            tx.sql()
                    .sql("update payment.debit_order set next_at = ? where borrower_id = ? and order_no = ?")
                    .params(open.atOffset(ZoneOffset.UTC), order.key().borrowerId(), number)
                    .update();
            return Optional.empty();
        }
        if (limits.isEmpty()) {
            cancel(tx, order, "the consent does not stand", Why.CONSENT_ENDED, now);
            WorkItems.open(
                    tx,
                    now,
                    Kind.MANDATE,
                    order.mandate(),
                    order.channel(),
                    order.loan(),
                    Say.of("item.MANDATE", "mandate", order.mandate(), "loan", order.loan(), "why", "ENDED"));
            return Optional.empty();
        }
        long wanted = amount(tx, order, limits.get().each(), now);
        if (wanted <= 0) {
            cancel(tx, order, "nothing is owed any more", Why.NOTHING_OWED, now);
            return Optional.empty();
        }
        // one that was sent before under its number asks for the same again
        long amount = order.progress().sentAt().isPresent()
                ? wanted
                : Math.min(wanted, limits.get().left());
        if (amount <= 0) {
            beyondTheConsent(tx, order, wanted, now);
            return Optional.empty();
        }
        lateByUs(tx, order, now);
        Order sent = tx.sql()
                .sql("""
                        update payment.debit_order o set state = 'SENT', sent_at = coalesce(sent_at, ?), next_at = ?,
                          asked = 0, amount = ?, designated = designated and amount = ?
                         where o.borrower_id = ? and o.order_no = ? returning""" + " " + Order.COLUMNS)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(BEFORE_ASKING).atOffset(ZoneOffset.UTC),
                        amount,
                        amount,
                        order.key().borrowerId(),
                        number)
                .query(Order::read)
                .single();
        announcements.sent(tx, order, sent, now);
        return Optional.of(sent);
    }

    /** One that was to be sent by the due date, or on a day after it, and is sent later than that: we were not there. */
    private static void lateByUs(Tx tx, Order order, Instant now) {
        LocalDate today = order.civil(now).toLocalDate();
        if (order.progress().sentAt().isEmpty()
                && today.isAfter(order.dueOn())
                && today.isAfter(order.civil(order.progress().sendAt()).toLocalDate())) {
            Protections.protect(tx, order, today.plusDays(1), "sent", ProtectionCause.SYSTEM_INCIDENT, now);
        }
    }

    /**
     * What a consent lets be asked for, in minor units.
     *
     * @param each by one debit
     * @param left by all that are still to be sent
     */
    private record Limits(long each, long left) {}

    /**
     * The limits of the consent of an order, where it stands. The consent is locked before the order: its orders are decided one
     * after the other, and none while it ends.
     */
    private static Optional<Limits> limits(Tx tx, String number, Instant now) {
        return tx.sql()
                .sql("""
                        select m.*
                          from payment.mandate m
                          join payment.debit_order o on o.borrower_id = m.borrower_id and o.mandate = m.mandate
                         where o.order_no = ? and m.state = 'ACTIVE'
                           and m.until_day >= (?::timestamptz at time zone o.zone)::date
                           for update of m""")
                .params(number, now.atOffset(ZoneOffset.UTC))
                .query(Mandate::read)
                .optional()
                .map(mandate -> new Limits(mandate.mostEach().minor(), Mandates.left(tx, mandate, number)));
    }

    /** The consent lets no more be asked for over all its debits than was: people agree on another, and what is owed is protected. */
    private void beyondTheConsent(Tx tx, Order order, long wanted, Instant now) throws SQLException {
        cancel(tx, order, "the consent lets no more be asked for", Why.CONSENT_USED_UP, now);
        WorkItems.open(
                tx,
                now,
                Kind.LIMIT_OR_DATE,
                order.number(),
                order.channel(),
                order.loan(),
                Say.of(
                        "item.limit",
                        "mandate",
                        order.mandate(),
                        "due",
                        order.dueOn(),
                        "amount",
                        new Money(wanted, order.amount().currency())));
        OpenProtections.begin(tx, order, Kind.LIMIT_OR_DATE, ProtectionCause.SYSTEM_INCIDENT, now);
    }

    /**
     * What the order asks for: what it was made for, or less where less is owed by now. One that follows a failed one asks for
     * what ran up meanwhile as well, so that it leaves no residue, unless an amount was announced; and one that was sent before
     * under its number asks for the same again.
     *
     * @param most what one debit may ask for
     */
    private long amount(Tx tx, Order order, long most, Instant now) {
        // looked at before the book, see OnItsWay
        OnItsWay came = OnItsWay.mayHaveCome(tx, order.key(), order.loan(), order.number());
        OnItsWay all = OnItsWay.underway(tx, order.key(), order.loan(), order.number());
        Optional<StoredLoan> loan = book.find(order.key());
        if (loan.isEmpty()) {
            return 0;
        }
        long planned = order.amount().minor();
        long owed = owed(loan.get(), order, now);
        long least = owed - came.beside(loan.get().facts());
        if (order.progress().sentAt().isPresent()) {
            return least <= 0 ? 0 : planned;
        }
        if (order.tryNumber() > 1 && order.progress().announcedAt().isEmpty()) {
            long free = owed - all.beside(loan.get().facts());
            return Math.min(Math.max(Math.min(planned, least), free), most);
        }
        return Math.min(planned, least);
    }

    private void cancel(Tx tx, Order order, String words, Why why, Instant now) throws SQLException {
        tx.sql()
                .sql("""
                        update payment.debit_order set state = 'CANCELLED', next_at = null, words = ?
                         where borrower_id = ? and order_no = ?""")
                .params(words, order.key().borrowerId(), order.number())
                .update();
        announcements.cancelled(tx, List.of(order), why, now);
    }

    /** What the loan owes by the due date, or today if that is later. */
    private long owed(StoredLoan loan, Order order, Instant now) {
        LocalDate today = order.civil(now).toLocalDate();
        LocalDate at = today.isBefore(order.dueOn()) ? order.dueOn() : today;
        return Positions.on(loan.terms(), loan.facts(), book.policyOf(loan), at).owed();
    }

    /** Asks a channel what became of what was sent; how many orders were looked at. */
    int ask(DebitChannel channel) {
        List<String> due = due(channel.name(), clock.instant(), "SENT", "UNKNOWN");
        Hands.each(due, number -> ask(channel, number));
        return due.size();
    }

    private void ask(DebitChannel channel, String number) {
        Instant now = clock.instant();
        Optional<Order> claimed = Hands.in(database, tx -> tx.sql()
                .sql("""
                        update payment.debit_order o set next_at = ?
                         where o.order_no = ? and o.state in ('SENT', 'UNKNOWN') and o.next_at <= ?
                         returning""" + " " + Order.COLUMNS)
                .params(now.plus(WHILE_ASKING).atOffset(ZoneOffset.UTC), number, now.atOffset(ZoneOffset.UTC))
                .query(Order::read)
                .optional());
        if (claimed.isPresent()) {
            pace(channel).await();
            Result result = call(channel, claimed.get().debit(), channel::ask);
            steps.reached(Step.CALLED);
            Hands.run(database, tx -> answers.heard(tx, number, result, Answers.Via.ASK, clock.instant()));
            steps.reached(Step.ANSWERED);
        }
    }

    private List<String> due(String channel, Instant now, String... states) {
        return JdbcClient.create(database)
                .sql("""
                        select order_no from payment.debit_order
                         where channel = ? and state = any(?) and next_at <= ? order by next_at, order_no limit ?""")
                .params(channel, states, now.atOffset(ZoneOffset.UTC), BATCH)
                .query(String.class)
                .list();
    }

    private Optional<Order> claim(String number, String state, Instant now, Instant next, String to) {
        return Hands.in(database, tx -> tx.sql()
                .sql("""
                        update payment.debit_order o set next_at = ?, state = ?
                         where o.order_no = ? and o.state = ? and o.next_at <= ? returning""" + " " + Order.COLUMNS)
                .params(next.atOffset(ZoneOffset.UTC), to, number, state, now.atOffset(ZoneOffset.UTC))
                .query(Order::read)
                .optional());
    }

    /** What the channel does not move is not handed to it. */
    private static Result call(DebitChannel channel, Order order, Function<Debit, Result> call) {
        return channel.currency().equals(order.amount().currency())
                ? call(channel, order.debit(), call)
                : new Result.Failed(DebitFailure.SYSTEM, "CURRENCY", "the channel moves " + channel.currency());
    }

    /** A call that fails in a way its adapter did not foresee tells nothing. */
    private static Result call(DebitChannel channel, Debit debit, Function<Debit, Result> call) {
        try {
            return call.apply(debit);
        } catch (RuntimeException e) {
            LOG.error("the channel {} met a fault", channel.name(), e);
            return new Result.Unknown("a fault: " + e.getClass().getSimpleName());
        }
    }

    private Pace pace(DebitChannel channel) {
        return paces.computeIfAbsent(
                channel.name(), name -> new Pace(channel.scheme().perSecond()));
    }
}
