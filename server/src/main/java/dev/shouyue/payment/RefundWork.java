package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Refund.Source;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.Posting;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be refunded of the money of an order, which is locked, and how that is written.
 *
 * @param source where the money is
 * @param asked what was refunded of it, or is to be
 * @param left what is left of it
 */
record RefundWork(Tx tx, Order order, Source source, Money asked, Money left) {

    /** @throws Refused when the order has brought no money, or it is not where it can be taken from */
    static RefundWork of(Tx tx, Order order) {
        Order.Paid paid = order.progress()
                .paid()
                .orElseThrow(() -> Refuse.contradiction("order", order.number(), "noMoney", "state", order.state()));
        if (order.progress().returned().isPresent()) {
            throw Refuse.contradiction("order", order.number(), "wasTakenBack");
        }
        List<Refund> before = tx.sql()
                .sql("select * from payment.refund where borrower_id = ? and order_no = ?")
                .params(order.key().borrowerId(), order.number())
                .query(Refund::read)
                .list();
        long asked = before.stream()
                .filter(refund -> refund.state().counts())
                .mapToLong(refund -> refund.amount().minor())
                .sum();
        return new RefundWork(
                tx,
                order,
                source(tx, order),
                new Money(asked, order.amount().currency()),
                new Money(paid.minor() - asked, order.amount().currency()));
    }

    private static Source source(Tx tx, Order order) {
        Optional<Receipt> receipt = tx.sql()
                .sql("select * from payment.receipt where channel = ? and receipt_id = ? for update")
                .params(order.channel(), order.number())
                .query(Receipt::read)
                .optional();
        if (receipt.isPresent()) {
            if (receipt.get().state() != Receipt.State.OPEN) {
                throw Refuse.contradiction("state", receipt.get().state().name(), "notOpen", "id", order.number());
            }
            return Source.SUSPENSE;
        }
        boolean isInBook = tx.sql()
                .sql("""
                        select exists (select 1 from payment.book_entry where borrower_id = ? and order_no = ?
                          and kind = 'PAYMENT' and state = 'RECORDED')
                          and not exists (select 1 from payment.book_entry where borrower_id = ? and order_no = ?
                          and kind in ('PAYMENT', 'RETURN') and state = 'WAITING')""")
                .params(order.key().borrowerId(), order.number())
                .params(order.key().borrowerId(), order.number())
                .query(Boolean.class)
                .single();
        if (!isInBook) {
            throw Refuse.contradiction("order", order.number(), "onItsWay", "id", order.number());
        }
        return Source.LOAN;
    }

    /** What is recorded of the loan when so much of an order's money went back; nothing when none of it is there any more. */
    static List<Entry> entries(Tx tx, Order order, String refund, long minor, LocalDateTime at) {
        return Standing.of(tx, order)
                .map(standing -> standing.less(minor, at, refund + "-back", rest(refund)))
                .orElse(List.of());
    }

    /** What would be recorded of the loan, with the protection that follows a debit of ours. */
    List<Posting.Item> preview(long minor, LocalDateTime now) {
        List<Entry> entries = new ArrayList<>(entries(tx, order, "preview", minor, now));
        LocalDate until = now.toLocalDate().plusDays(1);
        if (order.kind() == Order.Kind.DEBIT && !until.isBefore(order.dueOn())) {
            entries.add(Entry.of(
                    order,
                    "preview-protected",
                    new Entry.What.Protection(
                            order.dueOn(), until, ProtectionCause.SYSTEM_INCIDENT, Protections.asked(order))));
        }
        return entries.stream().map(Entry::item).toList();
    }

    /** Tells people when more of an order's money went back than it brought: refunded by us, and taken back by its channel. */
    static void tellTooMuch(Tx tx, Order order, long paid, long taken, Instant now) {
        tx.sql()
                .sql("""
                        select sum(amount) as amount, max(refund_no) as refund from payment.refund
                         where borrower_id = ? and order_no = ? and state = 'DONE'
                        having sum(amount) + ? > ?""")
                .params(order.key().borrowerId(), order.number(), taken, paid)
                .query(row -> {
                    WorkItems.open(
                            tx,
                            now,
                            Kind.REFUND,
                            row.getString("refund"),
                            order.channel(),
                            order.loan(),
                            Say.of(
                                    "item.backTwice",
                                    "order",
                                    order.number(),
                                    "paid",
                                    new Money(paid, order.amount().currency()),
                                    "refunded",
                                    new Money(
                                            row.getLong("amount"),
                                            order.amount().currency()),
                                    "returned",
                                    new Money(taken, order.amount().currency())));
                });
    }

    /** The id of the payment that stands for what a refund left. */
    static String rest(String refund) {
        return refund + "-rest";
    }

    /** Keeps that it is asked for; money in suspense is out of it from here on. */
    Refund add(Money amount, Refunds.Wish wish, byte[] content, Instant now) {
        int before = tx.sql()
                .sql("select count(*) from payment.refund where borrower_id = ? and order_no = ?")
                .params(order.key().borrowerId(), order.number())
                .query(Integer.class)
                .single();
        if (source == Source.SUSPENSE) {
            tx.sql()
                    .sql("""
                            update payment.receipt set state = 'REFUNDED', decided_at = ?, decided_by = ?
                             where channel = ? and receipt_id = ?""")
                    .params(now.atOffset(ZoneOffset.UTC), wish.by(), order.channel(), order.number())
                    .update();
            Receipts.step(tx, order.channel(), order.number(), "REFUNDED", "", wish.by(), wish.why(), now);
            WorkItems.settled(
                    tx,
                    now,
                    Kind.SUSPENSE,
                    order.channel() + "/" + order.number(),
                    Say.of("how.givenBackBy", "by", wish.by()));
        }
        return tx.sql()
                .sql("""
                        insert into payment.refund (borrower_id, refund_no, order_no, loan_id, loan, channel, amount, currency,
                          source, state, why, asked_by, asked_at, request_key, content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?, ?, ?, ?, ?) returning *""")
                .params(
                        order.key().borrowerId(),
                        Suspense.REFUND + order.number() + (before == 0 ? "" : "X" + (before + 1)),
                        order.number(),
                        order.key().loanId(),
                        order.loan(),
                        order.channel(),
                        amount.minor(),
                        amount.currency().getCurrencyCode(),
                        source.name(),
                        wish.why(),
                        wish.by(),
                        now.atOffset(ZoneOffset.UTC))
                .param(wish.key().orElse(null))
                .param(content)
                .query(Refund::read)
                .single();
    }

    /** The refund of that number, locked after its order, as everything about the money of an order is. */
    static Optional<Refund> lock(Tx tx, String number) {
        tx.sql().sql("""
                        select 1 from payment.debit_order
                         where order_no = (select order_no from payment.refund where refund_no = ?) for update""").param(number).query(Integer.class).optional();
        return tx.sql()
                .sql("select * from payment.refund where refund_no = ? for update")
                .param(number)
                .query(Refund::read)
                .optional();
    }

    /** Money that was to be given back and was not is in suspense again. */
    static void backToSuspense(Tx tx, Refund refund, Sentence why, String by, String note, Instant now) {
        if (refund.source() != Source.SUSPENSE) {
            return;
        }
        tx.sql().sql("""
                        update payment.receipt set state = 'OPEN', why = ?
                         where channel = ? and receipt_id = ?""").params(why.kept(), refund.channel(), refund.order()).update();
        Receipts.step(tx, refund.channel(), refund.order(), "REFUSED", "", by, note, now);
        WorkItems.open(
                tx,
                now,
                Kind.SUSPENSE,
                refund.channel() + "/" + refund.order(),
                refund.channel(),
                "",
                Say.of("item.suspense", "amount", refund.amount(), "why", why));
    }
}
