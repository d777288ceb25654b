package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.event.Outbox;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Steps.Step;
import dev.shouyue.payment.WorkItems.Kind;
import dev.shouyue.servicing.Posted;
import dev.shouyue.servicing.Postings;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final MoneyEvents events;

    PostDesk(DataSource database, Postings postings, Clock clock, Outbox outbox, Steps steps) {
        this.database = database;
        this.postings = postings;
        this.clock = clock;
        this.outbox = outbox;
        this.steps = steps;
        this.events = new MoneyEvents(clock);
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
        Map<String, Deque<Entry.Waiting>> byLoan = new LinkedHashMap<>();
        waiting.forEach(each -> byLoan.computeIfAbsent(each.entry().loan(), loan -> new ArrayDeque<>())
                .add(each));
        while (!byLoan.isEmpty()) {
            byLoan.keySet()
                    .removeAll(together(
                            byLoan.values().stream().map(Deque::removeFirst).toList()));
            byLoan.values().removeIf(Deque::isEmpty);
        }
        if (!waiting.isEmpty()) {
            outbox.committed();
        }
        return waiting.size();
    }

    /** Carries one over. */
    void post(Entry.Waiting waiting) {
        together(List.of(waiting));
    }

    /** Carries over one entry of each of some loans; the loans whose entry is not decided. */
    private Set<String> together(List<Entry.Waiting> turn) {
        List<CompletableFuture<Posted>> answers = turn.stream()
                .map(each -> postings.begin(each.entry().posting()))
                .toList();
        List<Entry> recorded = new ArrayList<>();
        Set<String> undecided = new HashSet<>();
        for (int i = 0; i < turn.size(); i++) {
            Entry.Waiting each = turn.get(i);
            try {
                Postings.answered(answers.get(i));
                recorded.add(each.entry());
            } catch (Refused refused) {
                switch (refused.why()) {
                    case BUSY, FAILED, CHANGED -> {
                        later(each, refused.told().toString());
                        undecided.add(each.entry().loan());
                    }
                    case UNKNOWN, BAD_VALUE, CONFLICT, OTHER_CONTENT, SAME_PERSON -> refused(each.entry(), refused);
                }
            } catch (IllegalStateException fault) {
                later(each, String.valueOf(fault.getMessage()));
                undecided.add(each.entry().loan());
            }
        }
        recorded.forEach(entry -> steps.reached(Step.BOOKED));
        if (!recorded.isEmpty()) {
            Tx.run(
                    database,
                    tx -> outbox.publish(tx.connection(), events.of(tx, decided(tx, recorded, "RECORDED", ""))));
        }
        recorded.forEach(entry -> steps.reached(Step.TOLD));
        return undecided;
    }

    private void later(Entry.Waiting waiting, String why) {
        Entry entry = waiting.entry();
        Duration doubled = Duration.ofSeconds(1L << Math.min(waiting.tries(), 10));
        Instant next = clock.instant().plus(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled);
        JdbcClient.create(database)
                .sql("""
                        update payment.book_entry set tries = tries + 1, next_at = ?, refusal = left(?, 500)
                         where borrower_id = ? and loan = ? and source = ? and source_id = ? and state = 'WAITING'""")
                .params(next.atOffset(ZoneOffset.UTC), why, entry.borrower(), entry.loan(), entry.source(), entry.id())
                .update();
    }

    /** Keeps that entries are decided; those that were not decided before. */
    private List<Entry> decided(Tx tx, List<Entry> entries, String state, String refusal) {
        Set<List<String>> now = Set.copyOf(tx.sql()
                .sql("""
                        update payment.book_entry e set state = ?, refusal = nullif(?, ''), done_at = ?
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) k(borrower_id, loan, source, source_id)
                         where e.borrower_id = k.borrower_id and e.loan = k.loan and e.source = k.source
                           and e.source_id = k.source_id and e.state = 'WAITING'
                         returning e.loan, e.source, e.source_id""")
                .params(state, refusal, clock.instant().atOffset(ZoneOffset.UTC))
                .params(
                        entries.stream().map(Entry::borrower).toArray(Long[]::new),
                        entries.stream().map(Entry::loan).toArray(String[]::new),
                        entries.stream().map(Entry::source).toArray(String[]::new),
                        entries.stream().map(Entry::id).toArray(String[]::new))
                .query((row, i) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list());
        return entries.stream()
                .filter(entry -> now.contains(List.of(entry.loan(), entry.source(), entry.id())))
                .toList();
    }

    private void refused(Entry entry, Refused refused) {
        Tx.run(database, tx -> {
            for (Entry each :
                    decided(tx, List.of(entry), "REFUSED", refused.told().kept())) {
                refused(tx, each, refused);
            }
        });
    }

    private void refused(Tx tx, Entry entry, Refused refused) throws SQLException {
        Instant now = clock.instant();
        switch (entry.what()) {
            case Entry.What.Payment payment -> toSuspense(tx, entry, payment, refused, now);
            // evidence for a loan that owes nothing any more
            case Entry.What.Failure failure -> outbox.publish(tx.connection(), events.of(tx, List.of(entry)));
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
                            tx, now, Kind.SUSPENSE, entry.source() + "/" + back.payment(), Say.of("why.takenBack"));
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
