package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Sha256;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer does to an order. Answers come twice, late and in any order; what is said for certain stands: money that
 * moved, moved, whatever was said before or is said after. All that follows is written in the transaction of the answer.
 */
final class Answers {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<String, Channel> channels;
    private final CivilTimes times;
    private final Outbox outbox;
    private final Followers followers;
    private final Announcements announcements;

    Answers(Map<String, Channel> channels, Outbox outbox, Followers followers, Announcements announcements) {
        this.channels = channels;
        this.times = new CivilTimes(channels);
        this.outbox = outbox;
        this.followers = followers;
        this.announcements = announcements;
    }

    /** How an answer came. */
    enum Via {
        ANNOUNCE,
        SEND,
        ASK,
        NOTICE,
        FILE,
        STATEMENT
    }

    /** Takes an answer in; whether there is an order of that number. */
    boolean heard(Tx tx, String number, Result result, Via via, Instant now) throws SQLException {
        Optional<Order> found = Orders.lock(tx, number);
        if (found.isEmpty()) {
            return false;
        }
        Order order = found.get();
        log(tx, order, result.getClass().getSimpleName(), result.toString(), via, now);
        switch (result) {
            case Result.Success success -> succeeded(tx, order, success, now);
            case Result.Failed failed -> failed(tx, order, failed, via, now);
            case Result.Unknown unknown -> {
                if (via == Via.SEND || via == Via.ASK) { // that it is on its way, told unasked, changes nothing
                    unknown(tx, order, now);
                }
            }
            case Result.NotThere notThere -> notThere(tx, order, via, now);
        }
        return true;
    }

    private static void log(Tx tx, Order order, String result, String content, Via via, Instant now) {
        String id = HexFormat.of().formatHex(Sha256.of(content), 0, 16);
        tx.sql()
                .sql("""
                        insert into payment.answer as a (borrower_id, order_no, content_id, via, result, content,
                          heard_at, last_heard_at)
                        values (?, ?, ?, ?, ?, left(?, 2000), ?, ?)
                        on conflict (borrower_id, order_no, content_id)
                        do update set times = a.times + 1, last_heard_at = excluded.last_heard_at""")
                .params(
                        order.key().borrowerId(),
                        order.number(),
                        id,
                        via.name(),
                        result,
                        content,
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void succeeded(Tx tx, Order order, Result.Success success, Instant now) throws SQLException {
        Money money = success.amount();
        if (!money.currency().equals(order.amount().currency()) || !money.isPositive()) {
            people(tx, order, Kind.CONTRADICTION, now, Say.of("item.amount", "order", order.number(), "amount", money));
            unknown(tx, order, now);
            return;
        }
        if (order.progress().paid().isPresent()) {
            if (order.progress().paid().get().minor() != money.minor()
                    || !order.progress().reference().orElse("").equals(success.reference())) {
                people(
                        tx,
                        order,
                        Kind.CONTRADICTION,
                        now,
                        Say.of("item.twoSuccesses", "order", order.number(), "reference", success.reference()));
            }
            return;
        }
        LocalDateTime at = times.ofChannel(order, success.at(), now);
        LocalDateTime valued = times.ofBorrower(order, success.at(), now);
        boolean wasReturned = order.progress().returned().isPresent();
        tx.sql()
                .sql("""
                        update payment.debit_order set state = ?, reference = ?, paid_amount = ?, paid_at = ?,
                          answered_at = ?, next_at = null where borrower_id = ? and order_no = ?""")
                .params(
                        wasReturned ? "RETURNED" : "SUCCEEDED",
                        success.reference(),
                        money.minor(),
                        at,
                        now.atOffset(ZoneOffset.UTC),
                        order.key().borrowerId(),
                        order.number())
                .update();
        StatementDays.moved(tx, order.channel(), at.toLocalDate(), now);
        OptionalInt installment = order.designated() ? order.installment() : OptionalInt.empty();
        Entry.of(order, order.number(), new Entry.What.Payment(valued, money.minor(), installment))
                .keep(tx, now);
        if (wasReturned) {
            Order.Return taken = order.progress().returned().get();
            takeBack(tx, order, taken, times.ofBorrower(order, taken.at(), now), now);
        }
        WorkItems.settled(tx, now, Kind.UNKNOWN_TOO_LONG, order.number(), Say.of("how.known"));
        lateByTheChannel(tx, order, valued, now);
        followers.end(tx, order, now);
    }

    /** A debit sent in time that moved the money late is no fault of the borrower. */
    private static void lateByTheChannel(Tx tx, Order order, LocalDateTime paidAt, Instant now) {
        LocalDate paidOn = paidAt.toLocalDate();
        boolean sentInTime = order.progress()
                .sentAt()
                .map(sent -> !order.civil(sent).toLocalDate().isAfter(order.dueOn()))
                .orElse(false);
        if (order.kind() == Order.Kind.DEBIT && sentInTime && paidOn.isAfter(order.dueOn())) {
            Protections.protect(tx, order, paidOn, "late", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    private void failed(Tx tx, Order order, Result.Failed failed, Via via, Instant now) throws SQLException {
        if (order.progress().paid().isPresent()) {
            people(
                    tx,
                    order,
                    Kind.CONTRADICTION,
                    now,
                    Say.of("item.failedAfter", "order", order.number(), "code", failed.code()));
            return;
        }
        if (order.progress().failure().isPresent() || order.state() == Order.State.CANCELLED) {
            return;
        }
        if (order.kind() == Order.Kind.LINK) {
            end(tx, order, Order.State.CANCELLED, failed, now);
            return;
        }
        if (failed.reason() == DebitFailure.DUPLICATE && via == Via.SEND) {
            tx.sql()
                    .sql(
                            "update payment.debit_order set state = 'UNKNOWN', next_at = ? where borrower_id = ? and order_no = ?")
                    .params(now.atOffset(ZoneOffset.UTC), order.key().borrowerId(), order.number())
                    .update();
            return;
        }
        end(tx, order, Order.State.FAILED, failed, now);
        WorkItems.settled(tx, now, Kind.UNKNOWN_TOO_LONG, order.number(), Say.of("how.known"));
        LocalDateTime tried = order.civil(order.progress().sentAt().orElse(now)).truncatedTo(ChronoUnit.MICROS);
        Entry.of(
                        order,
                        order.number() + "-failed",
                        new Entry.What.Failure(tried, order.amount().minor(), failed.reason(), failed.code()))
                .keep(tx, now);
        followers.follow(tx, order, failed.reason(), failed.code(), now);
    }

    private static void end(Tx tx, Order order, Order.State state, Result.Failed failed, Instant now) {
        tx.sql()
                .sql("""
                        update payment.debit_order set state = ?, reason = ?, code = ?, words = left(?, 500),
                          answered_at = ?, next_at = null where borrower_id = ? and order_no = ?""")
                .params(
                        state.name(),
                        failed.reason().name(),
                        failed.code(),
                        failed.words(),
                        now.atOffset(ZoneOffset.UTC),
                        order.key().borrowerId(),
                        order.number())
                .update();
    }

    private void unknown(Tx tx, Order order, Instant now) throws SQLException {
        if (!order.state().isOpen()) {
            return;
        }
        if (isLeft(order, now)) {
            tx.sql().sql("""
                            update payment.debit_order set state = 'CANCELLED', next_at = null, words = 'nobody paid'
                             where borrower_id = ? and order_no = ?""").params(order.key().borrowerId(), order.number()).update();
            return;
        }
        Duration pause =
                FIRST_PAUSE.multipliedBy(1L << Math.min(order.progress().asked(), 10));
        boolean tooLong = order.kind() == Order.Kind.DEBIT
                && order.progress().listedAt().isEmpty()
                && now.isAfter(
                        order.progress().sentAt().orElse(now).plus(scheme(order).settles()));
        tx.sql()
                .sql("""
                        update payment.debit_order set state = 'UNKNOWN', asked = asked + 1, next_at = ?,
                          listed_at = coalesce(listed_at, ?::timestamptz)
                         where borrower_id = ? and order_no = ?""")
                .param(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                        .atOffset(ZoneOffset.UTC))
                .param(tooLong ? now.atOffset(ZoneOffset.UTC) : null)
                .param(order.key().borrowerId())
                .param(order.number())
                .update();
        if (tooLong) {
            people(tx, order, Kind.UNKNOWN_TOO_LONG, now, Say.of("item.unknown", "order", order.number()));
            outbox.publish(tx.connection(), List.of(Told.unknown(order, now)));
        }
        LocalDate today = order.civil(now).toLocalDate();
        // a bank that takes days to answer is in time; a wallet that does not answer today is not
        boolean late = tooLong
                || order.progress().listedAt().isPresent()
                || scheme(order).settles().compareTo(Duration.ofDays(1)) <= 0;
        if (order.kind() == Order.Kind.DEBIT && late && today.isAfter(order.dueOn())) {
            Protections.protect(tx, order, today.plusDays(1), "unknown", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    /** A page on which nobody paid for as long as the channel needs; money that comes by it later is heard all the same. */
    private boolean isLeft(Order order, Instant now) {
        return order.kind() == Order.Kind.LINK
                && now.isAfter(order.progress().createdAt().plus(scheme(order).settles()));
    }

    private void notThere(Tx tx, Order order, Via via, Instant now) throws SQLException {
        if (!order.state().isOpen() || via != Via.ASK) {
            return;
        }
        if (order.kind() == Order.Kind.LINK) {
            boolean over = isLeft(order, now);
            Duration pause =
                    LONGEST_PAUSE.multipliedBy(1L << Math.min(order.progress().asked(), 3));
            tx.sql()
                    .sql("""
                            update payment.debit_order set asked = asked + 1, state = ?, next_at = ?
                             where borrower_id = ? and order_no = ?""")
                    .param(over ? "CANCELLED" : "SENT")
                    .param(over ? null : now.plus(pause).atOffset(ZoneOffset.UTC))
                    .param(order.key().borrowerId())
                    .param(order.number())
                    .update();
            return;
        }
        Hours hours = new Hours(scheme(order), order.zone());
        Instant at = hours.openFrom(now);
        Order toBeSent = tx.sql()
                .sql("""
                        update payment.debit_order o set state = ?, next_at = ?, send_at = ?
                         where o.borrower_id = ? and o.order_no = ? returning""" + " " + Order.COLUMNS)
                .params(
                        order.progress().announcedAt().isPresent() ? "ANNOUNCED" : "PLANNED",
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        order.key().borrowerId(),
                        order.number())
                .query(Order::read)
                .single();
        announcements.changed(tx, order, toBeSent, now);
        if (hours.dayOf(at).isAfter(order.dueOn()) && order.tryNumber() == 1) {
            Protections.protect(tx, order, hours.dayOf(at).plusDays(1), "again", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    /** The borrower could not be told of a debit yet: what comes late by that is the channel's doing. */
    void notAnnounced(Tx tx, Order order, Instant now) {
        LocalDate today = order.civil(now).toLocalDate();
        if (!today.isAfter(order.dueOn())) {
            return;
        }
        Protections.protect(tx, order, today.plusDays(1), "announced", ProtectionCause.CHANNEL_INCIDENT, now);
        if (now.isAfter(order.progress().sendAt().plus(scheme(order).settles()))) {
            people(tx, order, Kind.UNKNOWN_TOO_LONG, now, Say.of("item.unannounced", "order", order.number()));
        }
    }

    /** Money that an order had brought was taken back; whether there is such an order. */
    boolean returned(Tx tx, News.Returned back, Via via, Instant now) throws SQLException {
        Optional<Order> found = Orders.lock(tx, back.order());
        if (found.isEmpty()) {
            return false;
        }
        Order order = found.get();
        log(tx, order, "Returned", back.toString(), via, now);
        if (order.progress().returned().isPresent()) {
            if (!order.progress().returned().get().id().equals(back.id()) && via != Via.STATEMENT) {
                people(
                        tx,
                        order,
                        Kind.CONTRADICTION,
                        now,
                        Say.of("item.twoReturns", "order", order.number(), "reference", back.id()));
            }
            return true;
        }
        LocalDateTime at = times.ofChannel(order, back.at(), now);
        LocalDateTime valued = times.ofBorrower(order, back.at(), now);
        Order.Return taken = new Order.Return(back.id(), back.amount().minor(), at);
        tx.sql()
                .sql("""
                        update payment.debit_order set state = 'RETURNED', returned_id = ?, returned_amount = ?,
                          returned_at = ?, reason = ?, code = ?, next_at = null where borrower_id = ? and order_no = ?""")
                .params(
                        taken.id(),
                        taken.minor(),
                        at,
                        back.reason().name(),
                        back.code(),
                        order.key().borrowerId(),
                        order.number())
                .update();
        StatementDays.moved(tx, order.channel(), at.toLocalDate(), now);
        RefundDesk.takenBack(tx, order, now);
        if (order.progress().paid().isPresent()) {
            takeBack(tx, order, taken, valued, now);
            RefundWork.tellTooMuch(tx, order, order.progress().paid().get().minor(), taken.minor(), now);
        }
        if (order.kind() == Order.Kind.DEBIT && order.progress().failure().isEmpty()) {
            Entry.of(
                            order,
                            order.number() + "-failed",
                            new Entry.What.Failure(valued, taken.minor(), back.reason(), back.code()))
                    .keep(tx, now);
            followers.follow(tx, order, back.reason(), back.code(), now);
        }
        return true;
    }

    /** Id of that its channel took the money of an order back. */
    static String returned(Order order) {
        return order.number() + "-returned";
    }

    /**
     * What is left of the payment counts as never made; of what was taken back in part the rest came when it came.
     *
     * @param valued when it was taken back, by the borrower's clock
     */
    static void takeBack(Tx tx, Order order, Order.Return taken, LocalDateTime valued, Instant now) {
        Standing.of(tx, order)
                .map(standing -> standing.less(taken.minor(), valued, returned(order), order.number() + "-rest"))
                .orElse(List.of())
                .forEach(entry -> entry.keep(tx, now));
    }

    private static void people(Tx tx, Order order, Kind kind, Instant now, Sentence told) {
        WorkItems.open(tx, now, kind, order.number(), order.channel(), order.loan(), told);
    }

    private Scheme scheme(Order order) {
        return channels.get(order.channel()) instanceof DebitChannel channel ? channel.scheme() : Gone.SCHEME;
    }
}
