package dev.shouyue.payment;

import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanBook.Received;
import dev.shouyue.servicing.LoanBook.Told;
import dev.shouyue.storage.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds money that payments know of against the book: what orders and transfers brought is there as it came, what went back
 * (returns of a channel, refunds) is there no more, and nothing was taken out of it of which no channel knows. What is on its way into
 * the book is left out.
 */
final class BookComparison {

    private static final List<Category> OF_MONEY = List.of(Category.NOT_IN_BOOK, Category.REVERSED_IN_BOOK);

    private final LoanBook book;

    BookComparison(LoanBook book) {
        this.book = book;
    }

    /**
     * Money that came, or of which something went back, as payments have it.
     *
     * @param subject number of the order, or id of the receipt
     * @param entry id of the payment in the book; null when none was ever to be recorded
     * @param minor what it is to be there with
     * @param isGone whether it went back, by what payments know
     */
    private record Row(
            String subject,
            long borrower,
            String loan,
            @Nullable String entry,
            long minor,
            boolean isGone,
            Currency currency) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("subject"),
                    row.getLong("borrower_id"),
                    row.getString("loan"),
                    row.getString("source_id"),
                    row.getLong("minor"),
                    row.getBoolean("gone"),
                    Currency.getInstance(row.getString("currency")));
        }

        Told told(String channel) {
            return new Told(borrower, loan, channel, Objects.requireNonNullElse(entry, ""));
        }
    }

    private record Found(Category category, Row row, Optional<Long> here, Optional<Long> there) {}

    /** Compares the money of a day. */
    void compare(Findings findings) {
        List<Row> came = came(findings);
        List<Row> went = went(findings);
        Map<Told, Received> inBook = book.received(Stream.concat(came.stream(), went.stream())
                .filter(row -> row.entry() != null)
                .map(row -> row.told(findings.channel()))
                .toList());
        Map<String, Found> wrong = new LinkedHashMap<>();
        came.forEach(row -> judge(row, Optional.ofNullable(inBook.get(row.told(findings.channel()))))
                .ifPresent(found -> wrong.putIfAbsent(row.subject(), found)));
        keep(findings, came, wrong, OF_MONEY);
        Map<String, Found> still = new LinkedHashMap<>();
        went.forEach(row -> Optional.ofNullable(inBook.get(row.told(findings.channel())))
                .filter(received -> !received.isReversed())
                .ifPresent(received -> still.putIfAbsent(
                        row.subject(),
                        new Found(Category.STILL_IN_BOOK, row, Optional.of(received.minor()), Optional.empty()))));
        keep(findings, went, still, List.of(Category.STILL_IN_BOOK));
    }

    private static Optional<Found> judge(Row row, Optional<Received> received) {
        if (received.isEmpty() || received.get().minor() != row.minor()) {
            return Optional.of(
                    new Found(Category.NOT_IN_BOOK, row, received.map(Received::minor), Optional.of(row.minor())));
        }
        return received.get().isReversed() && !row.isGone()
                ? Optional.of(new Found(Category.REVERSED_IN_BOOK, row, Optional.empty(), Optional.of(row.minor())))
                : Optional.empty();
    }

    private static void keep(Findings findings, List<Row> looked, Map<String, Found> wrong, List<Category> categories) {
        Set<String> subjects = new LinkedHashSet<>();
        looked.forEach(row -> subjects.add(row.subject()));
        for (Category category : categories) {
            findings.resolve(
                    subjects.stream()
                            .filter(subject -> Optional.ofNullable(wrong.get(subject))
                                    .map(Found::category)
                                    .map(found -> found != category)
                                    .orElse(true))
                            .toList(),
                    category,
                    Say.of("how.bookSame"));
        }
        wrong.forEach((subject, found) -> {
            if (findings.find(
                    subject,
                    found.category(),
                    found.here(),
                    found.there(),
                    found.row().currency())) {
                findings.people(subject, found.row().loan(), found.category());
            }
        });
    }

    /** What orders and transfers brought on the day, where it is not in suspense. */
    private static List<Row> came(Findings findings) {
        return findings.tx()
                .sql()
                .sql("""
                        select m.*, exists (select 1 from payment.book_entry b
                                             where b.borrower_id = m.borrower_id and b.loan = m.loan and b.source = :channel
                                               and b.kind = 'RETURN' and b.payment = m.source_id) as gone
                          from (
                          select o.order_no as subject, o.borrower_id, o.loan, o.currency, e.source_id,
                                 case when e.source_id is null or e.source_id = o.order_no then o.paid_amount
                                      else e.amount end as minor
                            from payment.debit_order o
                            left join payment.book_entry e on e.borrower_id = o.borrower_id and e.order_no = o.order_no
                             and e.kind = 'PAYMENT' and e.state <> 'REFUSED'
                           where o.channel = :channel and o.paid_at >= :from and o.paid_at < :to
                             and not exists (select 1 from payment.receipt r
                                              where r.channel = o.channel and r.receipt_id = o.order_no)
                             and not exists (select 1 from payment.book_entry w
                                              where w.borrower_id = o.borrower_id and w.order_no = o.order_no
                                                and w.state = 'WAITING' and w.next_at <= :now)
                          union all
                          select r.receipt_id, coalesce(e.borrower_id, 0), r.loan, r.currency, e.source_id, r.amount
                            from payment.receipt r
                            left join payment.book_entry e on e.source = r.channel and e.receipt_id = r.receipt_id
                             and e.loan = r.loan and e.kind = 'PAYMENT' and e.state <> 'REFUSED'
                             and not exists (select 1 from payment.book_entry b
                                              where b.borrower_id = e.borrower_id and b.loan = e.loan and b.source = e.source
                                                and b.kind = 'RETURN' and b.payment = e.source_id
                                                and b.state = 'RECORDED')
                           where r.channel = :channel and r.at >= :from and r.at < :to
                             and r.state in ('ASSIGNED', 'MATCHED')
                             and not exists (select 1 from payment.book_entry w
                                              where w.source = r.channel and w.receipt_id = r.receipt_id
                                                and w.state = 'WAITING' and w.next_at <= :now)) m""")
                .param("channel", findings.channel())
                .param("from", findings.from())
                .param("to", findings.to())
                .param("now", findings.now().atOffset(ZoneOffset.UTC))
                .query(Row::read)
                .list();
    }

    /** What went back on the day by what payments know, and was with a loan until then. */
    private static List<Row> went(Findings findings) {
        return findings.tx()
                .sql()
                .sql("""
                        select coalesce(nullif(b.order_no, ''), b.receipt_id) as subject, b.borrower_id, b.loan,
                               coalesce(o.currency, r.currency) as currency, b.payment as source_id,
                               coalesce(b.amount, 0) as minor, true as gone
                          from payment.book_entry b
                          left join payment.debit_order o on o.borrower_id = b.borrower_id and o.order_no = b.order_no
                          left join payment.receipt r on r.channel = b.source and r.receipt_id = b.receipt_id
                          left join payment.refund f on f.borrower_id = b.borrower_id and f.refund_no || '-back' = b.source_id
                          -- the day is one of the channel, and the time of an entry is that of the borrower
                          cross join lateral (select coalesce(f.refunded_at, greatest(o.returned_at, o.paid_at), r.at, b.value_time) as at) c
                         where b.source = :channel and b.kind = 'RETURN'
                           and b.value_time >= :from - interval '2 days' and b.value_time < :to + interval '2 days'
                           and c.at >= :from and c.at < :to
                           and (b.state in ('RECORDED', 'REFUSED') or b.state = 'WAITING' and b.next_at > :now)
                           -- what somebody wants to put elsewhere is the loan's until the book has let it go
                           and (b.state = 'RECORDED' or b.receipt_id = '')""")
                .param("channel", findings.channel())
                .param("from", findings.from())
                .param("to", findings.to())
                .param("now", findings.now().atOffset(ZoneOffset.UTC))
                .query(Row::read)
                .list();
    }

    /**
     * Compares the days of money of a channel that somebody took out of the book, without the channel having it back, by what was
     * recorded since it was last looked at: on a day that is closed nothing is recorded any more.
     *
     * @param closed the last day that is closed
     */
    void compareTakenOut(Tx tx, String channel, Optional<LocalDate> closed, Function<LocalDate, Findings> of) {
        List<LoanBook.Reversal> reversals = book.reversals(channel, lookedTo(tx, channel));
        notFound(tx, channel, reversals).forEach(day -> compare(of.apply(day)));
        if (closed.isPresent() && notFound(tx, channel, reversals).isEmpty()) { // what is on its way is looked at again
            tx.sql().sql("""
                            insert into payment.reversal_look (channel, recorded_to) values (?, ?)
                            on conflict (channel) do update set recorded_to = excluded.recorded_to""").params(channel, closed.get()).update();
        }
    }

    private static Optional<LocalDate> lookedTo(Tx tx, String channel) {
        return tx.sql()
                .sql("select recorded_to from payment.reversal_look where channel = ?")
                .param(channel)
                .query(LocalDate.class)
                .optional();
    }

    /** Days of money that was taken out, of which that is not found so far. */
    private static List<LocalDate> notFound(Tx tx, String channel, List<LoanBook.Reversal> reversals) {
        return reversals.isEmpty()
                ? List.of()
                : tx.sql()
                        .sql("""
                                select distinct coalesce(o.paid_at, r.at, e.value_time)::date
                                  from unnest(?::bigint[], ?::text[], ?::text[]) k(borrower_id, loan, payment)
                                  join payment.book_entry e on e.borrower_id = k.borrower_id and e.loan = k.loan
                                   and e.source = ? and e.source_id = k.payment and e.kind = 'PAYMENT'
                                  left join payment.debit_order o on o.borrower_id = e.borrower_id and o.order_no = e.order_no
                                  left join payment.receipt r on r.channel = e.source and r.receipt_id = e.receipt_id
                                 where not exists (select 1 from payment.book_entry b
                                                    where b.borrower_id = e.borrower_id and b.loan = e.loan
                                                      and b.source = e.source and b.kind = 'RETURN'
                                                      and b.payment = e.source_id)
                                   and not exists (select 1 from payment.finding f
                                                    where f.channel = e.source
                                                      and f.subject = coalesce(nullif(e.order_no, ''), e.receipt_id)
                                                      and f.category in ('REVERSED_IN_BOOK', 'NOT_IN_BOOK')
                                                      and f.state <> 'RESOLVED')
                                 order by 1""")
                        .params(
                                reversals.stream()
                                        .map(LoanBook.Reversal::borrower)
                                        .toArray(Long[]::new),
                                reversals.stream().map(LoanBook.Reversal::loan).toArray(String[]::new),
                                reversals.stream()
                                        .map(LoanBook.Reversal::payment)
                                        .toArray(String[]::new),
                                channel)
                        .query(LocalDate.class)
                        .list();
    }
}
