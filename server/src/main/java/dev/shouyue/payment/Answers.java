package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.storage.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What an answer does to an order. Answers come twice, late and in any order; what is said for certain stands: money that
 * moved, moved, whatever was said before or is said after. All that follows is written in the transaction of the answer.
 */
final class Answers {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final LoanBook book;
    private final Map<String, Channel> channels;
    private final Outbox outbox;
    private final Mandates mandates;
    private final Announcements announcements;

    Answers(
            LoanBook book,
            Map<String, Channel> channels,
            Outbox outbox,
            Mandates mandates,
            Announcements announcements) {
        this.book = book;
        this.channels = channels;
        this.outbox = outbox;
        this.mandates = mandates;
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
        String id =
                HexFormat.of().formatHex(Arrays.copyOf(Digests.sha256(content.getBytes(StandardCharsets.UTF_8)), 16));
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
        if (order.paid().isPresent()) {
            if (order.paid().get().minor() != money.minor()
                    || !order.reference().orElse("").equals(success.reference())) {
                people(
                        tx,
                        order,
                        Kind.CONTRADICTION,
                        now,
                        Say.of("item.twoSuccesses", "order", order.number(), "reference", success.reference()));
            }
            return;
        }
        LocalDateTime at = notAfter(order, success.at(), now);
        boolean wasReturned = order.returned().isPresent();
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
        OptionalInt installment = order.designated() ? order.installment() : OptionalInt.empty();
        Entry.of(order, order.number(), new Entry.What.Payment(at, money.minor(), installment))
                .keep(tx, now);
        if (wasReturned) {
            takeBack(tx, order, order.returned().get(), now);
        }
        WorkItems.settled(tx, now, Kind.UNKNOWN_TOO_LONG, order.number(), "it became known");
        lateByTheChannel(tx, order, at, now);
        endFollowers(tx, order, now);
    }

    /** A debit sent in time that moved the money late is no fault of the borrower. */
    private static void lateByTheChannel(Tx tx, Order order, LocalDateTime paidAt, Instant now) {
        LocalDate paidOn = paidAt.toLocalDate();
        boolean sentInTime = order.sentAt()
                .map(sent -> !order.civil(sent).toLocalDate().isAfter(order.dueOn()))
                .orElse(false);
        if (order.kind() == Order.Kind.DEBIT && sentInTime && paidOn.isAfter(order.dueOn())) {
            protect(tx, order, paidOn, "late", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    /** The money came: what was to ask for it again is not sent, and what was sent may bring it twice. */
    private void endFollowers(Tx tx, Order order, Instant now) throws SQLException {
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

    private void failed(Tx tx, Order order, Result.Failed failed, Via via, Instant now) throws SQLException {
        if (order.paid().isPresent()) {
            people(
                    tx,
                    order,
                    Kind.CONTRADICTION,
                    now,
                    Say.of("item.failedAfter", "order", order.number(), "code", failed.code()));
            return;
        }
        if (order.failure().isPresent() || order.state() == Order.State.CANCELLED) {
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
        WorkItems.settled(tx, now, Kind.UNKNOWN_TOO_LONG, order.number(), "it became known");
        LocalDateTime tried = order.civil(order.sentAt().orElse(now)).truncatedTo(ChronoUnit.MICROS);
        Entry.of(
                        order,
                        order.number() + "-failed",
                        new Entry.What.Failure(tried, order.amount().minor(), failed.reason(), failed.code()))
                .keep(tx, now);
        goOn(tx, order, failed.reason(), failed.code(), now);
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

    /** What follows a debit that brought nothing, or whose money was taken back. */
    private void goOn(Tx tx, Order order, DebitFailure reason, String code, Instant now) throws SQLException {
        Scheme scheme = scheme(order);
        Retries.Next next = channels.get(order.channel()) instanceof DebitChannel channel
                ? Retries.after(order, reason, code, scheme, past(tx, order, channel, now), now)
                : new Retries.Next.People("SYSTEM");
        switch (next) {
            case Retries.Next.Again again -> {
                again(tx, order, again, now);
                if (again.ourFault()) {
                    LocalDate asked = new Hours(scheme, order.zone()).dayOf(again.at());
                    boolean chargedToChannel = reason != DebitFailure.LIMIT_OR_DATE;
                    if (reason == DebitFailure.LIMIT_OR_DATE || asked.isAfter(order.dueOn())) {
                        protect(
                                tx,
                                order,
                                asked.plusDays(1),
                                "protected",
                                chargedToChannel ? ProtectionCause.CHANNEL_INCIDENT : ProtectionCause.SYSTEM_INCIDENT,
                                now);
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
                    LocalDate today = order.civil(now).toLocalDate();
                    protect(tx, order, today.plusDays(2), "protected", ProtectionCause.SYSTEM_INCIDENT, now);
                }
            }
            case Retries.Next.StopMandate stop -> mandates.end(tx, order.mandate(), code, now);
            case Retries.Next.Ask ask ->
                people(tx, order, Kind.DUPLICATE, now, Say.of("item.duplicate", "order", order.number(), "code", code));
        }
    }

    private Retries.Past past(Tx tx, Order order, DebitChannel channel, Instant now) {
        List<Order> before = Orders.onAccount(tx, order.key(), order.first(), channel, order.agreement());
        return Retries.Past.of(before, order.number(), book.paydayOf(order.key()), now);
    }

    private void again(Tx tx, Order order, Retries.Next.Again again, Instant now) throws SQLException {
        int pieces = again.amounts().size();
        for (int i = 0; i < pieces; i++) {
            Order next = new Order(
                    order.key(),
                    Orders.number(tx, order.civil(again.at()).toLocalDate()),
                    order.loan(),
                    order.installment(),
                    order.designated(),
                    order.kind(),
                    order.channel(),
                    order.mandate(),
                    order.agreement(),
                    new Money(again.amounts().get(i), order.amount().currency()),
                    order.dueOn(),
                    order.zone(),
                    order.first(),
                    order.tryNumber() + 1,
                    pieces == 1 ? order.part() : order.part() * 2 - 1 + i,
                    order.announcedAt().isPresent() ? Order.State.ANNOUNCED : Order.State.PLANNED,
                    Optional.of(again.at()),
                    again.at(),
                    0,
                    now,
                    order.announcedAt(),
                    order.announcedBy(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            if (Orders.add(tx, next) && next.announcedAt().isPresent()) {
                announcements.announced(tx, next, Optional.of(order.number()), now);
            }
        }
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
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(order.asked(), 10));
        boolean tooLong = order.kind() == Order.Kind.DEBIT
                && order.listedAt().isEmpty()
                && now.isAfter(order.sentAt().orElse(now).plus(scheme(order).settles()));
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
                || order.listedAt().isPresent()
                || scheme(order).settles().compareTo(Duration.ofDays(1)) <= 0;
        if (order.kind() == Order.Kind.DEBIT && late && today.isAfter(order.dueOn())) {
            protect(tx, order, today.plusDays(1), "unknown", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    /** A page on which nobody paid for as long as the channel needs; money that comes by it later is heard all the same. */
    private boolean isLeft(Order order, Instant now) {
        return order.kind() == Order.Kind.LINK
                && now.isAfter(order.createdAt().plus(scheme(order).settles()));
    }

    private void notThere(Tx tx, Order order, Via via, Instant now) throws SQLException {
        if (!order.state().isOpen() || via != Via.ASK) {
            return;
        }
        if (order.kind() == Order.Kind.LINK) {
            boolean over = isLeft(order, now);
            Duration pause = LONGEST_PAUSE.multipliedBy(1L << Math.min(order.asked(), 3));
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
                        order.announcedAt().isPresent() ? "ANNOUNCED" : "PLANNED",
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        order.key().borrowerId(),
                        order.number())
                .query(Order::read)
                .single();
        announcements.changed(tx, order, toBeSent, now);
        if (hours.dayOf(at).isAfter(order.dueOn()) && order.tryNumber() == 1) {
            protect(tx, order, hours.dayOf(at).plusDays(1), "again", ProtectionCause.CHANNEL_INCIDENT, now);
        }
    }

    /** The borrower could not be told of a debit yet: what comes late by that is the channel's doing. */
    void notAnnounced(Tx tx, Order order, Instant now) {
        LocalDate today = order.civil(now).toLocalDate();
        if (!today.isAfter(order.dueOn())) {
            return;
        }
        protect(tx, order, today.plusDays(1), "announced", ProtectionCause.CHANNEL_INCIDENT, now);
        if (now.isAfter(order.sendAt().plus(scheme(order).settles()))) {
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
        if (order.returned().isPresent()) {
            if (!order.returned().get().id().equals(back.id()) && via != Via.STATEMENT) {
                people(
                        tx,
                        order,
                        Kind.CONTRADICTION,
                        now,
                        Say.of("item.twoReturns", "order", order.number(), "reference", back.id()));
            }
            return true;
        }
        LocalDateTime at = notAfter(order, back.at(), now);
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
        RefundDesk.takenBack(tx, order, now);
        if (order.paid().isPresent()) {
            takeBack(tx, order, taken, now);
            RefundWork.tellTooMuch(tx, order, order.paid().get().minor(), taken.minor(), now);
        }
        if (order.kind() == Order.Kind.DEBIT && order.failure().isEmpty()) {
            Entry.of(
                            order,
                            order.number() + "-failed",
                            new Entry.What.Failure(at, taken.minor(), back.reason(), back.code()))
                    .keep(tx, now);
            goOn(tx, order, back.reason(), back.code(), now);
        }
        return true;
    }

    /** Id of that its channel took the money of an order back. */
    static String returned(Order order) {
        return order.number() + "-returned";
    }

    /** What is left of the payment counts as never made; of what was taken back in part the rest came when it came. */
    static void takeBack(Tx tx, Order order, Order.Return taken, Instant now) {
        Standing.of(tx, order)
                .map(standing -> standing.less(taken.minor(), taken.at(), returned(order), order.number() + "-rest"))
                .orElse(List.of())
                .forEach(entry -> entry.keep(tx, now));
    }

    /**
     * Protects what the order asked for from the due date on, if it is not protected so far because of this order; from the day for which this
     * order was planned where it was the borrower that kept an earlier one from bringing the money.
     */
    static void protect(Tx tx, Order order, LocalDate to, String why, ProtectionCause cause, Instant now) {
        LocalDate from =
                borrowerFailedBefore(tx, order) ? order.civil(order.sendAt()).toLocalDate() : order.dueOn();
        if (order.protectedTo().map(until -> !until.isBefore(to)).orElse(false) || to.isBefore(from)) {
            return;
        }
        Entry.of(order, order.number() + "-" + why + "-" + to, new Entry.What.Protection(from, to, cause, asked(order)))
                .keep(tx, now);
        tx.sql()
                .sql("update payment.debit_order set protected_to = ? where borrower_id = ? and order_no = ?")
                .params(to, order.key().borrowerId(), order.number())
                .update();
    }

    /**
     * Numbers of the installments that an order asked for: one, or that one and what was owed before it. None of a payment by
     * hand, which is for whatever is owed.
     */
    static List<Integer> asked(Order order) {
        OptionalInt installment = order.installment();
        if (installment.isEmpty()) {
            return List.of();
        }
        int last = installment.getAsInt();
        return IntStream.rangeClosed(order.designated() ? last : 1, last)
                .boxed()
                .toList();
    }

    private static boolean borrowerFailedBefore(Tx tx, Order order) {
        return order.tryNumber() > 1
                && tx.sql()
                        .sql("""
                                select exists (select 1 from payment.debit_order where borrower_id = ? and first_order = ?
                                  and try < ? and reason in ('FUNDS', 'ACCOUNT', 'MANDATE'))""")
                        .params(order.key().borrowerId(), order.first(), order.tryNumber())
                        .query(Boolean.class)
                        .single();
    }

    /** A channel's clock may be ahead of ours; nothing is true that has not come. */
    private static LocalDateTime notAfter(Order order, LocalDateTime at, Instant now) {
        LocalDateTime here = order.civil(now);
        return (at.isAfter(here) ? here : at).truncatedTo(ChronoUnit.MICROS);
    }

    private static void people(Tx tx, Order order, Kind kind, Instant now, Sentence told) {
        WorkItems.open(tx, now, kind, order.number(), order.channel(), order.loan(), told);
    }

    private Scheme scheme(Order order) {
        return channels.get(order.channel()) instanceof DebitChannel channel ? channel.scheme() : Gone.SCHEME;
    }
}
