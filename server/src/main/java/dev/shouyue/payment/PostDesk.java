package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Event;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Steps.Step;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.Postings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Carries what is known for certain over into the book, each fact until it is there. The fact's own id makes it one fact,
 * however often it is carried over. Money that its loan cannot take goes to suspense.
 */
final class PostDesk {

    private static final int BATCH = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final DataSource database;
    private final Postings postings;
    private final Clock clock;
    private final Outbox outbox;
    private final Steps steps;

    PostDesk(DataSource database, Postings postings, Clock clock, Outbox outbox, Steps steps) {
        this.database = database;
        this.postings = postings;
        this.clock = clock;
        this.outbox = outbox;
        this.steps = steps;
    }

    /** Carries over what waits, the entries of a loan one after the other; how many were looked at. */
    int post() {
        Instant now = clock.instant();
        List<Entry.Waiting> waiting = JdbcClient.create(database)
                .sql("""
                        select * from payment.book_entry e where state = 'WAITING' and next_at <= ?
                           and not exists (select 1 from payment.book_entry f
                                            where f.borrower_id = e.borrower_id and f.loan = e.loan
                                              and f.state = 'WAITING' and f.entry_no < e.entry_no and f.next_at > ?)
                         order by next_at, entry_no limit ?""")
                .params(now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), BATCH)
                .query(Entry.Waiting::read)
                .list();
        Map<String, List<Entry.Waiting>> byLoan = new LinkedHashMap<>();
        waiting.forEach(each -> byLoan.computeIfAbsent(each.entry().loan(), loan -> new ArrayList<>())
                .add(each));
        Hands.each(List.copyOf(byLoan.values()), this::inTurn);
        if (!waiting.isEmpty()) {
            outbox.committed();
        }
        return waiting.size();
    }

    private void inTurn(List<Entry.Waiting> ofOneLoan) {
        for (Entry.Waiting each : ofOneLoan) {
            if (!post(each)) {
                return;
            }
        }
    }

    /** Carries one over; whether it is decided. */
    boolean post(Entry.Waiting waiting) {
        Entry entry = waiting.entry();
        try {
            postings.post(entry.posting());
        } catch (Refused refused) {
            return switch (refused.why()) {
                case BUSY, FAILED, CHANGED -> later(waiting, refused.told().toString());
                case UNKNOWN, BAD_VALUE, CONFLICT, OTHER_CONTENT, SAME_PERSON -> refused(entry, refused);
            };
        } catch (IllegalStateException fault) {
            return later(waiting, String.valueOf(fault.getMessage()));
        }
        steps.reached(Step.BOOKED);
        Tx.run(database, tx -> {
            if (decided(tx, entry, "RECORDED", "")) {
                outbox.publish(tx.connection(), events(tx, entry));
            }
        });
        steps.reached(Step.TOLD);
        return true;
    }

    private boolean later(Entry.Waiting waiting, String why) {
        Entry entry = waiting.entry();
        Duration doubled = Duration.ofSeconds(1L << Math.min(waiting.tries(), 10));
        Instant next = clock.instant().plus(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled);
        JdbcClient.create(database)
                .sql("""
                        update payment.book_entry set tries = tries + 1, next_at = ?, refusal = left(?, 500)
                         where borrower_id = ? and loan = ? and source = ? and source_id = ? and state = 'WAITING'""")
                .params(next.atOffset(ZoneOffset.UTC), why, entry.borrower(), entry.loan(), entry.source(), entry.id())
                .update();
        return false;
    }

    private boolean decided(Tx tx, Entry entry, String state, String refusal) {
        return tx.sql()
                        .sql("""
                                update payment.book_entry set state = ?, refusal = nullif(?, ''), done_at = ?
                                 where borrower_id = ? and loan = ? and source = ? and source_id = ?
                                   and state = 'WAITING'""")
                        .params(
                                state,
                                refusal,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                entry.borrower(),
                                entry.loan(),
                                entry.source(),
                                entry.id())
                        .update()
                == 1;
    }

    private List<Event> events(Tx tx, Entry entry) {
        Optional<Order> order = entry.order().isEmpty()
                ? Optional.empty()
                : tx.sql()
                        .sql("select " + Order.COLUMNS + " from payment.debit_order o"
                                + " where o.borrower_id = ? and o.order_no = ?")
                        .params(entry.borrower(), entry.order())
                        .query(Order::read)
                        .optional();
        Instant now = clock.instant();
        return switch (entry.what()) {
            case Entry.What.Payment payment ->
                order.map(of -> Told.succeeded(of, payment, now)).stream().toList();
            case Entry.What.Failure failure ->
                order.map(of -> Told.failed(of, failure, now)).stream().toList();
            case Entry.What.Return back -> List.of();
            case Entry.What.Protection protection -> List.of();
        };
    }

    private boolean refused(Entry entry, Refused refused) {
        Tx.run(database, tx -> {
            if (decided(tx, entry, "REFUSED", refused.told().kept())) {
                refused(tx, entry, refused);
            }
        });
        return true;
    }

    private void refused(Tx tx, Entry entry, Refused refused) throws SQLException {
        Instant now = clock.instant();
        switch (entry.what()) {
            case Entry.What.Payment payment -> toSuspense(tx, entry, payment, refused, now);
            // evidence for a loan that owes nothing any more
            case Entry.What.Failure failure -> outbox.publish(tx.connection(), events(tx, entry));
            case Entry.What.Return back -> {
                boolean waited = tx.sql()
                                .sql("""
                                        update payment.receipt set state = 'RETURNED', decided_at = ?, decided_by = 'shouyue'
                                         where channel = ? and receipt_id = ? and state = 'OPEN'""")
                                .params(now.atOffset(ZoneOffset.UTC), entry.source(), back.payment())
                                .update()
                        == 1;
                if (waited) {
                    WorkItems.settled(
                            tx, now, Kind.SUSPENSE, entry.source() + "/" + back.payment(), "it was taken back");
                } else {
                    refusedByBook(tx, entry, refused, now);
                }
            }
            case Entry.What.Protection protection -> refusedByBook(tx, entry, refused, now);
        }
    }

    private static void refusedByBook(Tx tx, Entry entry, Refused refused, Instant now) {
        WorkItems.open(
                tx,
                now,
                Kind.REFUSED_BY_BOOK,
                entry.source() + "/" + entry.id(),
                entry.source(),
                entry.loan(),
                Say.of("item.refused", "id", entry.id(), "loan", entry.loan(), "why", refused.told()));
    }

    private static void toSuspense(Tx tx, Entry entry, Entry.What.Payment payment, Refused refused, Instant now) {
        if (refused.field().equals("id")) { // the id stands for another fact: nobody but people can tell
            refusedByBook(tx, entry, refused, now);
            return;
        }
        String receipt = entry.receipt().isEmpty() ? entry.id() : entry.receipt();
        String currency = tx.sql()
                .sql("""
                        select coalesce((select currency from payment.debit_order where order_no = ?),
                          (select currency from payment.receipt where channel = ? and receipt_id = ?))""")
                .params(entry.order(), entry.source(), receipt)
                .query(String.class)
                .single();
        tx.sql()
                .sql("""
                        insert into payment.receipt (channel, receipt_id, account, payer, reference, amount, currency, at,
                          state, why, heard_at)
                        values (?, ?, '', '', ?, ?, ?, ?, 'OPEN', ?, ?)
                        on conflict (channel, receipt_id)
                        do update set state = 'OPEN', why = excluded.why, loan = null""")
                .params(
                        entry.source(),
                        receipt,
                        entry.loan(),
                        payment.minor(),
                        currency,
                        payment.at(),
                        refused.told().kept(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        WorkItems.open(
                tx,
                now,
                Kind.SUSPENSE,
                entry.source() + "/" + receipt,
                entry.source(),
                entry.loan(),
                Say.of(
                        "item.suspense",
                        "amount",
                        new Money(payment.minor(), Currency.getInstance(currency)),
                        "why",
                        refused.told()));
    }
}
