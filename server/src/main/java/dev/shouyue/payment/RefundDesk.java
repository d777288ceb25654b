package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Refund.Source;
import dev.shouyue.payment.Refund.State;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands refunds to their channels and asks what became of them. That a channel is called is kept before it is: from then on it is
 * asked, and called again under the same number only when it says for certain that it has no such number.
 */
final class RefundDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RefundDesk.class);

    /** Code of a refund that is not made because its channel took the money back before. */
    static final String TAKEN_BACK = "TAKEN_BACK";

    private static final int BATCH = 100;
    private static final Duration WHILE_CALLING = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final DataSource database;
    private final Map<String, Channel> channels;
    private final CivilTimes times;
    private final Clock clock;
    private final Outbox outbox;

    RefundDesk(DataSource database, Map<String, Channel> channels, Clock clock, Outbox outbox) {
        this.database = database;
        this.channels = channels;
        this.times = new CivilTimes(channels);
        this.clock = clock;
        this.outbox = outbox;
    }

    /** Calls a channel, or asks it, for what is due; how many were looked at. */
    int work(Channel channel) {
        List<Refund> due = JdbcClient.create(database)
                .sql("""
                        select * from payment.refund where next_at <= ? and channel = ?
                         order by next_at, refund_no limit ?""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), channel.name(), BATCH)
                .query(Refund::read)
                .list();
        Hands.each(due, this::call);
        return due.size();
    }

    /** Calls the channel, or asks it when it was called before; nothing when it is not due. */
    void call(Refund refund) {
        Optional<Claimed> claimed = Hands.in(database, tx -> claim(tx, refund.number()));
        if (claimed.isPresent() && channels.get(refund.channel()) instanceof DebitChannel channel) {
            Result result = call(channel, claimed.get());
            Hands.run(database, tx -> answered(tx, refund.number(), result, clock.instant()));
            outbox.committed();
        }
    }

    private record Claimed(Refund refund, Debit debit, boolean isFirst) {}

    private Optional<Claimed> claim(Tx tx, String number) {
        Instant now = clock.instant();
        Optional<Refund> found = RefundWork.lock(tx, number)
                .filter(refund -> refund.state() == State.SENT || refund.state() == State.UNKNOWN);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int mine = tx.sql()
                .sql("""
                        update payment.refund set next_at = ?, called_at = coalesce(called_at, ?)
                         where borrower_id = ? and refund_no = ? and next_at <= ?""")
                .params(
                        now.plus(WHILE_CALLING).atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        found.get().key().borrowerId(),
                        number,
                        now.atOffset(ZoneOffset.UTC))
                .update();
        return mine == 0
                ? Optional.empty()
                : Orders.lock(tx, found.get().order())
                        .map(order -> new Claimed(
                                found.get(),
                                order.debit(),
                                found.get().calledAt().isEmpty()));
    }

    private static Result call(DebitChannel channel, Claimed claimed) {
        Refund refund = claimed.refund();
        try {
            Result said = claimed.isFirst()
                    ? channel.refund(claimed.debit(), refund.number(), refund.amount())
                    : channel.askRefund(claimed.debit(), refund.number());
            return said instanceof Result.NotThere && !claimed.isFirst()
                    ? channel.refund(claimed.debit(), refund.number(), refund.amount())
                    : said;
        } catch (RuntimeException e) {
            LOG.error("the channel {} met a fault", channel.name(), e);
            return new Result.Unknown("a fault: " + e.getClass().getSimpleName());
        }
    }

    /** Takes in what became of a refund; whether the number is that of one. */
    boolean answered(Tx tx, String number, Result result, Instant now) throws SQLException {
        Optional<Refund> found = RefundWork.lock(tx, number);
        if (found.isEmpty()) {
            return false;
        }
        Refund refund = found.get();
        switch (result) {
            case Result.Success success
            when refund.state() != State.DONE -> {
                if (!sameMoney(success.amount(), refund.amount())) {
                    people(tx, refund, "item.refundAmount", now);
                    unknown(tx, refund, now);
                } else {
                    Order order = Orders.lock(tx, refund.order()).orElseThrow();
                    done(tx, refund, order, success, now);
                }
            }
            case Result.Failed failed
            when refund.state() == State.DONE -> people(tx, refund, "item.refundContradicted", now);
            case Result.Failed failed
            when refund.state() == State.SENT || refund.state() == State.UNKNOWN -> failed(tx, refund, failed, now);
            case Result.Unknown unknown -> unknown(tx, refund, now);
            case Result.NotThere notThere -> unknown(tx, refund, now);
            case Result.Success success -> {}
            case Result.Failed failed -> {}
        }
        return true;
    }

    private static boolean sameMoney(Money told, Money asked) {
        return told.currency().equals(asked.currency()) && told.minor() == asked.minor();
    }

    /** The money went: it counts for the loan no more, and what is past due by that is no fault of the borrower so far. */
    void done(Tx tx, Refund refund, Order order, Result.Success success, Instant now) throws SQLException {
        done(
                tx,
                refund,
                order,
                success.reference(),
                times.ofChannel(order, success.at(), now),
                times.ofBorrower(order, success.at(), now),
                now);
    }

    /** As that, of a transfer that people made now. */
    void done(Tx tx, Refund refund, Order order, String reference, Instant now) throws SQLException {
        LocalDateTime at = order.civil(now).truncatedTo(ChronoUnit.MICROS);
        done(tx, refund, order, reference, at, at, now);
    }

    /**
     * @param at by the channel's clock
     * @param valued the same by the borrower's
     */
    private void done(
            Tx tx, Refund refund, Order order, String reference, LocalDateTime at, LocalDateTime valued, Instant now)
            throws SQLException {
        if (refund.source() == Source.LOAN) {
            List<Entry> entries = RefundWork.entries(
                    tx, order, refund.number(), refund.amount().minor(), valued);
            entries.forEach(entry -> entry.keep(tx, now));
            if (order.kind() == Order.Kind.DEBIT && !entries.isEmpty()) {
                Protections.protect(
                        tx, order, valued.toLocalDate().plusDays(1), "refunded", ProtectionCause.SYSTEM_INCIDENT, now);
            }
        }
        tx.sql()
                .sql("""
                        update payment.refund set state = 'DONE', reference = ?, refunded_at = ?, answered_at = ?,
                          next_at = null where borrower_id = ? and refund_no = ?""")
                .params(reference, at, now.atOffset(ZoneOffset.UTC))
                .params(refund.key().borrowerId(), refund.number())
                .update();
        StatementDays.moved(tx, refund.channel(), at.toLocalDate(), now);
        WorkItems.settled(tx, now, Kind.REFUND, refund.number(), Say.of("how.givenBack"));
        order.progress()
                .returned()
                .ifPresent(taken -> RefundWork.tellTooMuch(
                        tx, order, order.progress().paid().orElseThrow().minor(), taken.minor(), now));
        outbox.publish(tx.connection(), List.of(Told.refunded(refund, valued, now)));
    }

    /** It did not go: the money stays with the loan, or is in suspense again, or its channel has taken it back meanwhile. */
    void failed(Tx tx, Refund refund, Result.Failed failed, Instant now) {
        end(tx, refund, failed.code(), failed.words(), Say.of("why.notGivenBack", "code", failed.code()), now);
        Order order = Orders.lock(tx, refund.order()).orElseThrow();
        if (order.progress().returned().isPresent()) {
            if (refund.source() == Source.SUSPENSE) {
                Order.Return taken = order.progress().returned().get();
                Answers.takeBack(tx, order, taken, times.ofBorrower(order, taken.at(), now), now);
            }
        } else if (refund.source() == Source.LOAN) {
            people(tx, refund, "item.refundFailed", now);
        }
    }

    /** The channel took the money of an order back: what waits to be refunded of it is not any more. */
    static void takenBack(Tx tx, Order order, Instant now) {
        tx.sql()
                .sql("""
                        select * from payment.refund where borrower_id = ? and order_no = ?
                           and (state in ('ASKED', 'BY_HAND') or state = 'SENT' and called_at is null) for update""")
                .params(order.key().borrowerId(), order.number())
                .query(Refund::read)
                .list()
                .forEach(refund ->
                        end(tx, refund, TAKEN_BACK, "the channel took the money back", Say.of("why.takenBack"), now));
    }

    private static void end(Tx tx, Refund refund, String code, String words, Sentence why, Instant now) {
        tx.sql()
                .sql("""
                        update payment.refund set state = 'FAILED', code = ?, words = left(?, 500), answered_at = ?,
                          next_at = null where borrower_id = ? and refund_no = ?""")
                .params(code, words, now.atOffset(ZoneOffset.UTC), refund.key().borrowerId(), refund.number())
                .update();
        WorkItems.settled(tx, now, Kind.REFUND, refund.number(), Say.of("how.notGivenBack"));
        RefundWork.backToSuspense(tx, refund, why, "shouyue", code, now);
    }

    private void unknown(Tx tx, Refund refund, Instant now) {
        if (refund.state() != State.SENT && refund.state() != State.UNKNOWN) {
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(refund.timesAsked(), 10));
        tx.sql()
                .sql("""
                        update payment.refund set state = 'UNKNOWN', asked = asked + 1, next_at = ?
                         where borrower_id = ? and refund_no = ?""")
                .params(
                        now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                                .atOffset(ZoneOffset.UTC),
                        refund.key().borrowerId(),
                        refund.number())
                .update();
        Scheme scheme = channels.get(refund.channel()) instanceof DebitChannel channel ? channel.scheme() : Gone.SCHEME;
        if (refund.calledAt().map(at -> now.isAfter(at.plus(scheme.settles()))).orElse(false)) {
            people(tx, refund, "item.refundUnknown", now);
        }
    }

    private static void people(Tx tx, Refund refund, String told, Instant now) {
        WorkItems.open(
                tx,
                now,
                Kind.REFUND,
                refund.number(),
                refund.channel(),
                refund.loan(),
                Say.of(told, "refund", refund.number(), "amount", refund.amount(), "loan", refund.loan()));
    }
}
