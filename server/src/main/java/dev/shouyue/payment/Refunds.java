package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Refund.Source;
import dev.shouyue.payment.Refund.State;
import dev.shouyue.servicing.Posted;
import dev.shouyue.servicing.Posting;
import dev.shouyue.servicing.Postings;
import dev.shouyue.storage.Sha256;
import dev.shouyue.storage.Tx;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Money that goes back to its payer: {@code payment.refund}. Asked for by one person, beyond a limit agreed to by another; handed to
 * the channel that brought the money, or made by people where that gives nothing back.
 */
public final class Refunds {

    /** Up to where one person may have money refunded, in major units of any currency, where nothing else is said. */
    public static final BigDecimal USUAL_LIMIT = new BigDecimal("1000.00");

    static final int LONGEST = 500;

    private final DataSource database;
    private final Map<String, Channel> channels;
    private final Postings postings;
    private final Clock clock;
    private final RefundDesk desk;
    private volatile BigDecimal limit = USUAL_LIMIT;

    Refunds(DataSource database, Map<String, Channel> channels, Postings postings, Clock clock, RefundDesk desk) {
        this.database = database;
        this.channels = channels;
        this.postings = postings;
        this.clock = clock;
        this.desk = desk;
    }

    /** From now on one person may have up to {@code most} refunded, in major units of any currency. */
    public void limit(BigDecimal most) {
        limit = most;
    }

    BigDecimal limit() {
        return limit;
    }

    /**
     * What is asked.
     *
     * @param order number of the order that brought the money
     * @param amount empty for all that is left of it
     * @param key the author's own name of the request: asked again in the same words, the same refund is answered
     */
    public record Wish(String order, Optional<Money> amount, String why, String by, Optional<String> key) {}

    /**
     * What a refund would do.
     *
     * @param left what can be refunded of the order's money at most
     * @param byHand whether people have to make the transfer
     * @param needsSecond whether a second person has to agree
     * @param posted what it would do to the loan; empty when the money waits in suspense
     */
    public record Preview(
            Money amount, Money left, Source source, boolean byHand, boolean needsSecond, Optional<Posted> posted) {}

    /**
     * What asking for it would come to; nothing is recorded.
     *
     * @throws Refused when it would be refused
     */
    public Preview preview(Wish wish) {
        return Tx.in(database, tx -> {
            Order order = order(tx, wish.order());
            RefundWork work = RefundWork.of(tx, order);
            Money amount = amount(wish, work);
            Optional<Posted> posted = work.source() == Source.SUSPENSE
                    ? Optional.empty()
                    : Optional.of(postings.preview(new Posting(
                            order.loan(),
                            work.preview(amount.minor(), order.civil(clock.instant())),
                            Optional.empty(),
                            OptionalInt.empty(),
                            Optional.empty())));
            return new Preview(amount, work.left(), work.source(), isByHand(order), needsSecond(work, amount), posted);
        });
    }

    /**
     * Asks for money to be refunded: within the limit it is handed to its channel at once, beyond it a second person agrees first.
     *
     * @throws Refused when there is not so much of the order's money, or the key was used for something else
     */
    public Refund ask(Wish wish) {
        if (!isReason(wish.why())) {
            throw Refuse.bad("reason", wish.why(), "noReason", "most", LONGEST);
        }
        byte[] content = Sha256.of(wish.order() + '\n' + wish.amount() + '\n' + wish.why());
        Refund refund = Tx.in(database, tx -> {
            Order order = order(tx, wish.order());
            Optional<Refund> before = wish.key().flatMap(key -> asked(tx, wish.by(), key, content));
            if (before.isPresent()) {
                return before.get();
            }
            RefundWork work = RefundWork.of(tx, order);
            Money amount = amount(wish, work);
            Refund made = work.add(amount, wish, content, clock.instant());
            return needsSecond(work, amount) ? made : begin(tx, made, order);
        });
        desk.call(refund);
        return get(refund.number());
    }

    /** Lines may break; control characters other than that cannot be kept, or not be seen. */
    static boolean isReason(String why) {
        return !why.isBlank()
                && why.length() <= LONGEST
                && why.chars().noneMatch(each -> Character.isISOControl(each) && "\t\n\r".indexOf(each) < 0);
    }

    private static Optional<Refund> asked(Tx tx, String by, String key, byte[] content) {
        return tx.sql()
                .sql("select * from payment.refund where asked_by = ? and request_key = ?")
                .params(by, key)
                .query((row, i) -> {
                    if (!Arrays.equals(row.getBytes("content"), content)) {
                        throw Refuse.otherContent("Idempotency-Key", key, "keyTaken");
                    }
                    return Refund.read(row, i);
                })
                .optional();
    }

    private static Order order(Tx tx, String number) {
        return Orders.lock(tx, number).orElseThrow(() -> Refuse.unknown("order", number));
    }

    private static Money amount(Wish wish, RefundWork work) {
        Money left = work.left();
        Money amount = wish.amount().orElse(left);
        if (!amount.currency().equals(left.currency())
                || !amount.isPositive()
                || amount.compareTo(left) > 0
                || work.source() == Source.SUSPENSE && !amount.equals(left)) {
            throw Refuse.bad("amount", amount.toString(), "tooMuch", "left", left);
        }
        return amount;
    }

    /** What one person may have refunded is all of an order's money that was refunded so far and is now: parts are no way around it. */
    private boolean needsSecond(RefundWork work, Money amount) {
        return work.asked().plus(amount).decimal().compareTo(limit) > 0;
    }

    private boolean isByHand(Order order) {
        return !(channels.get(order.channel()) instanceof DebitChannel channel && channel.refunds());
    }

    /** Hands it to its channel, as soon as it is called; or to people. */
    private Refund begin(Tx tx, Refund refund, Order order) {
        Instant now = clock.instant();
        boolean byHand = isByHand(order);
        if (byHand) {
            WorkItems.open(
                    tx,
                    now,
                    WorkItems.Kind.REFUND,
                    refund.number(),
                    refund.channel(),
                    refund.loan(),
                    Say.of(
                            "item.refundByHand",
                            "amount",
                            refund.amount(),
                            "order",
                            order.number(),
                            "refund",
                            refund.number(),
                            "loan",
                            refund.loan()));
        }
        return tx.sql()
                .sql("""
                        update payment.refund set state = ?, next_at = ?::timestamptz
                         where borrower_id = ? and refund_no = ? returning *""")
                .param(byHand ? State.BY_HAND.name() : State.SENT.name())
                .param(byHand ? null : now.atOffset(ZoneOffset.UTC))
                .params(refund.key().borrowerId(), refund.number())
                .query(Refund::read)
                .single();
    }

    /**
     * Agrees to what somebody else asked for.
     *
     * @throws Refused when it does not wait for that, or the same person asked
     */
    public Refund approve(String number, String by, String note) {
        Refund refund = Tx.in(database, tx -> {
            Order order = notTakenBack(tx, number);
            Refund asked = waiting(tx, number, by);
            keepDecision(tx, asked, State.ASKED, by, note);
            return begin(tx, asked, order);
        });
        desk.call(refund);
        return get(number);
    }

    /** Does not agree to it; the money stays where it was. */
    public Refund reject(String number, String by, String note) {
        Tx.run(database, tx -> {
            Refund asked = waiting(tx, number, by);
            keepDecision(tx, asked, State.REJECTED, by, note);
            RefundWork.backToSuspense(tx, asked, Say.of("why.notAgreed", "by", by), by, note, clock.instant());
        });
        return get(number);
    }

    /** Its order, when the channel has not taken the money back before it could be refunded. */
    private static Order notTakenBack(Tx tx, String number) {
        Refund refund = locked(tx, number);
        Order order = order(tx, refund.order());
        boolean isLeft = refund.state() == State.ASKED
                || refund.state() == State.BY_HAND
                || refund.code().equals(Optional.of(RefundDesk.TAKEN_BACK));
        if (isLeft && order.progress().returned().isPresent()) {
            throw Refuse.contradiction(
                    "order", order.number(), "refundTakenBack", "number", number, "order", order.number());
        }
        return order;
    }

    private static Refund locked(Tx tx, String number) {
        return RefundWork.lock(tx, number).orElseThrow(() -> Refuse.unknown("refund", number));
    }

    private static Refund waiting(Tx tx, String number, String by) {
        Refund refund = locked(tx, number);
        if (refund.state() != State.ASKED) {
            throw Refuse.contradiction("state", refund.state().name(), "notAsked", "number", number);
        }
        if (refund.askedBy().equals(by)) {
            throw Refuse.samePerson("number", number, "samePerson", "by", by);
        }
        return refund;
    }

    private void keepDecision(Tx tx, Refund refund, State state, String by, String note) {
        tx.sql()
                .sql("""
                        update payment.refund set state = ?, decided_by = ?, decided_at = ?, note = ?
                         where borrower_id = ? and refund_no = ?""")
                .params(
                        state.name(),
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        note,
                        refund.key().borrowerId(),
                        refund.number())
                .update();
    }

    /**
     * Says that people made the transfer, under their bank's {@code reference}.
     *
     * @throws Refused when it is not for people to make
     */
    public Refund made(String number, String by, String reference) {
        Tx.run(database, tx -> {
            Instant now = clock.instant();
            Order order = notTakenBack(tx, number);
            Refund refund = byHand(tx, number);
            desk.done(tx, refund, order, reference, now);
        });
        return get(number);
    }

    /** Says that people cannot make the transfer, and why; the money stays where it was. */
    public Refund notMade(String number, String why) {
        Tx.run(
                database,
                tx -> desk.failed(
                        tx,
                        byHand(tx, number),
                        new Result.Failed(DebitFailure.ACCOUNT, "BY_HAND", why),
                        clock.instant()));
        return get(number);
    }

    private static Refund byHand(Tx tx, String number) {
        Refund refund = locked(tx, number);
        if (refund.state() != State.BY_HAND) {
            throw Refuse.contradiction("state", refund.state().name(), "notByHand", "number", number);
        }
        return refund;
    }

    public Optional<Refund> find(String number) {
        return JdbcClient.create(database)
                .sql("select * from payment.refund where refund_no = ?")
                .param(number)
                .query(Refund::read)
                .optional();
    }

    private Refund get(String number) {
        return find(number).orElseThrow(() -> Refuse.unknown("refund", number));
    }

    /** Those of an order, in the order of asking. */
    public List<Refund> of(Order order) {
        return JdbcClient.create(database)
                .sql("select * from payment.refund where borrower_id = ? and order_no = ? order by asked_at, refund_no")
                .params(order.key().borrowerId(), order.number())
                .query(Refund::read)
                .list();
    }

    /** Those of a state, or all, the latest orders first, after the one numbered {@code after}. */
    public List<Refund> list(Optional<State> state, Optional<String> after, int limit) {
        return JdbcClient.create(database)
                .sql("""
                        select * from payment.refund where (? = '' or state = ?) and (? = '' or refund_no < ?)
                         order by refund_no desc limit ?""")
                .params(state.map(Enum::name).orElse(""), state.map(Enum::name).orElse(""))
                .params(after.orElse(""), after.orElse(""), limit)
                .query(Refund::read)
                .list();
    }
}
