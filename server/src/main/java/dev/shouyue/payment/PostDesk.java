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
import java.time.OffsetDateTime;
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
    /** So often an entry is tried before people are told: for a quarter of an hour. */
    private static final int WITHOUT_A_WORD = 10;
    /** With the longest pause between them. */
    private static final int TRIES_A_DAY = 144;

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

    /**
     * Carries over what waits, the entries of a loan one after the other as they were kept; how many were looked at. Those before
     * one that is due are looked at with it, however often they were put off.
     */
    int post() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Entry.Waiting> waiting = JdbcClient.create(database)
                .sql("""
                        with due as (
                          select borrower_id, loan, max(entry_no) as last
                            from (select * from payment.book_entry e where state = 'WAITING' and next_at <= ?
                                     and not exists (select 1 from payment.book_entry f
                                                      where f.borrower_id = e.borrower_id and f.loan = e.loan
                                                        and f.state = 'WAITING' and f.entry_no < e.entry_no
                                                        and f.next_at > ?)
                                   order by next_at, entry_no limit ?) d
                           group by borrower_id, loan)
                        select e.* from due d
                          join payment.book_entry e on e.borrower_id = d.borrower_id and e.loan = d.loan
                         where e.state = 'WAITING' and e.entry_no <= d.last order by e.entry_no""")
                .params(now, now, BATCH)
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
                        later(each, refused.told());
                        undecided.add(each.entry().loan());
                    }
                    case UNKNOWN, BAD_VALUE, CONFLICT, OTHER_CONTENT, SAME_PERSON -> {
                        if (isBeforeItsPayment(each.entry())) {
                            later(each, refused.told());
                            undecided.add(each.entry().loan());
                        } else {
                            refused(each.entry(), refused);
                        }
                    }
                }
            } catch (IllegalStateException fault) {
                later(each, String.valueOf(fault.getMessage()));
                undecided.add(each.entry().loan());
            }
        }
        recorded.forEach(entry -> steps.reached(Step.BOOKED));
        if (!recorded.isEmpty()) {
            Tx.run(database, tx -> recorded(tx, recorded));
        }
        settle(turn.stream()
                .filter(each -> each.tries() >= WITHOUT_A_WORD
                        && !undecided.contains(each.entry().loan()))
                .map(Entry.Waiting::entry)
                .toList());
        recorded.forEach(entry -> steps.reached(Step.TOLD));
        return undecided;
    }

    private void recorded(Tx tx, List<Entry> entries) throws SQLException {
        List<Entry> now = decided(tx, entries, "RECORDED", "");
        now.stream().filter(PostDesk::isUndo).forEach(entry -> Undo.done(tx, entry, clock.instant()));
        outbox.publish(tx.connection(), events.of(tx, now));
    }

    /** Whether it takes money back from the loan to which somebody put it. */
    private static boolean isUndo(Entry entry) {
        return entry.what() instanceof Entry.What.Return && !entry.receipt().isEmpty();
    }

    /** Whether it takes back what is on its way into the book itself. */
    private boolean isBeforeItsPayment(Entry entry) {
        return entry.what() instanceof Entry.What.Return back
                && JdbcClient.create(database)
                        .sql("""
                                select exists (select 1 from payment.book_entry where borrower_id = ? and loan = ?
                                  and source = ? and source_id = ? and state = 'WAITING')""")
                        .params(entry.borrower(), entry.loan(), entry.source(), back.payment())
                        .query(Boolean.class)
                        .single();
    }

    /** Puts it off; when it was for too often, people are told, again each day. */
    private void later(Entry.Waiting waiting, Object why) {
        Entry entry = waiting.entry();
        if ((waiting.tries() + 1) % TRIES_A_DAY == WITHOUT_A_WORD) {
            Tx.run(
                    database,
                    tx -> WorkItems.open(
                            tx,
                            clock.instant(),
                            Kind.REFUSED_BY_BOOK,
                            subject(entry),
                            entry.source(),
                            entry.loan(),
                            Say.of(
                                    "item.stuck",
                                    "id",
                                    entry.id(),
                                    "loan",
                                    entry.loan(),
                                    "n",
                                    waiting.tries() + 1,
                                    "why",
                                    why)));
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(waiting.tries(), 10));
        Instant next = clock.instant().plus(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled);
        JdbcClient.create(database)
                .sql("""
                        update payment.book_entry set tries = tries + 1, next_at = ?, refusal = left(?, 500)
                         where borrower_id = ? and loan = ? and source = ? and source_id = ? and state = 'WAITING'""")
                .params(
                        next.atOffset(ZoneOffset.UTC),
                        why.toString(),
                        entry.borrower(),
                        entry.loan(),
                        entry.source(),
                        entry.id())
                .update();
    }

    /** Closes what people were told of entries that are decided by now. */
    private void settle(List<Entry> entries) {
        if (!entries.isEmpty()) {
            Tx.run(
                    database,
                    tx -> entries.forEach(entry -> WorkItems.settled(
                            tx, clock.instant(), Kind.REFUSED_BY_BOOK, subject(entry), Say.of("how.bookDecided"))));
        }
    }

    private static String subject(Entry entry) {
        return entry.source() + "/" + entry.id();
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
            case Entry.What.Return back
            when isUndo(entry) -> {
                Undo.refused(tx, entry, refused, now);
                refusedByBook(tx, entry, refused, now);
            }
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
                subject(entry),
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
                        values (?, ?, '', '', ?, ?, ?, coalesce((select paid_at from payment.debit_order where order_no = ?), ?),
                          'OPEN', ?, ?)
                        on conflict (channel, receipt_id)
                        do update set state = 'OPEN', why = excluded.why, loan = null""")
                .params(
                        entry.source(),
                        receipt,
                        entry.loan(),
                        payment.minor(),
                        currency,
                        entry.order(),
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
