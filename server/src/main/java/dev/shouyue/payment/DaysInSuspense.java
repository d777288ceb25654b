package dev.shouyue.payment;

import dev.shouyue.servicing.MoneyInSuspense;
import dev.shouyue.storage.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in suspense at the end of closed days: {@code payment.suspense_stay}. Money is there from the close of the day on which it
 * came until that of the day on which a loan's ledger has it, or on which it went back. What is on its way into the book, or out of
 * the house, is there until it has arrived.
 */
public final class DaysInSuspense implements MoneyInSuspense {

    /** Whether something took the receipt {@code r} to where its state says that it is. */
    private static final String SHOWN = """
            case r.state
              when 'OPEN' then true
              when 'REFUNDED' then exists (
                select 1 from payment.receipt_step t
                 where t.channel = r.channel and t.receipt_id = r.receipt_id and t.what = 'REFUNDED')
              when 'RETURNED' then exists (
                select 1 from payment.book_entry b
                 where b.source = r.channel and b.kind = 'RETURN' and b.payment = r.receipt_id)
              else exists (
                select 1 from payment.book_entry p
                 where p.source = r.channel and p.receipt_id = r.receipt_id and p.loan = r.loan
                   and p.kind = 'PAYMENT' and p.state <> 'REFUSED'
                   and not exists (select 1 from payment.book_entry b
                                    where b.borrower_id = p.borrower_id and b.loan = p.loan and b.source = p.source
                                      and b.kind = 'RETURN' and b.payment = p.source_id and b.state = 'RECORDED'))
            end
            """;

    /**
     * Receipts of which the close may have something to keep, and whether they are in suspense at the end of {@code :day}. Those it
     * leaves out were at a loan at the end of the day before, and still are.
     */
    private static final String JUDGED = """
            with stirred as (
              select channel, receipt_id from payment.receipt where state = 'OPEN'
              union
              select channel, receipt_id from payment.suspense_stay where to_day is null
              union
              select source, receipt_id from payment.book_entry where state = 'WAITING' and receipt_id <> ''
              union
              select channel, order_no from payment.refund
               where source = 'SUSPENSE' and state in ('ASKED', 'SENT', 'UNKNOWN', 'BY_HAND')
              union
              -- recorded after the day, or taken out of the book on it
              select e.source, e.receipt_id
                from servicing.fact f
                join servicing.loan l on l.borrower_id = f.borrower_id and l.loan_id = f.loan_id
                join payment.book_entry e on e.borrower_id = f.borrower_id and e.loan = l.external_id
                 and e.kind = 'PAYMENT' and e.receipt_id <> ''
                 and (f.kind = 2 and e.source = f.source and e.source_id = f.source_id
                      or f.kind = 3 and e.source_id = f.detail ->> 'payment')
               where f.kind in (2, 3) and f.recorded_on > coalesce(
                     (select max(day) from servicing.day_close where finished_at is not null and day < :day), '-infinity')
                 and (f.kind = 3 or f.recorded_on > :day)
            ), judged as (
              select r.channel, r.receipt_id, r.amount, r.currency, r.at,
                     (r.state in ('OPEN', 'ASSIGNED', 'MATCHED') or not (""" + SHOWN + """
                       ) or r.state = 'REFUNDED' and exists (
                          select 1 from payment.refund b
                           where b.channel = r.channel and b.order_no = r.receipt_id and b.source = 'SUSPENSE'
                             and b.state in ('ASKED', 'SENT', 'UNKNOWN', 'BY_HAND')))
                     and not exists (
                       select 1 from payment.book_entry e
                         join servicing.loan l on l.borrower_id = e.borrower_id and l.external_id = e.loan
                         join servicing.fact f on f.borrower_id = l.borrower_id and f.loan_id = l.loan_id
                          and f.source = e.source and f.source_id = e.source_id and f.kind = 2
                        where e.source = r.channel and e.receipt_id = r.receipt_id and e.kind = 'PAYMENT'
                          and f.recorded_on <= :day
                          and not exists (select 1 from servicing.fact b
                                           where b.borrower_id = f.borrower_id and b.loan_id = f.loan_id and b.kind = 3
                                             and b.detail ->> 'payment' = f.source_id and b.recorded_on <= :day)) as waits
                from stirred join payment.receipt r using (channel, receipt_id)
            )
            """;

    @Override
    public SortedMap<String, Long> keep(Connection transaction, LocalDate day) throws SQLException {
        Tx tx = Tx.on(transaction);
        if (isUnused(tx)) {
            return new TreeMap<>();
        }
        // what was deleted since stays where it was: a proof tells
        tx.sql().sql(JUDGED + """
                        , ended as (
                          update payment.suspense_stay s set to_day = :day from judged j
                           where s.channel = j.channel and s.receipt_id = j.receipt_id and s.to_day is null and not j.waits)
                        insert into payment.suspense_stay (channel, receipt_id, from_day, amount, currency)
                        select channel, receipt_id, :day, amount, currency from judged j
                         where waits and at < cast(:day as date) + 1
                           and not exists (select 1 from payment.suspense_stay s
                                            where s.channel = j.channel and s.receipt_id = j.receipt_id and s.to_day is null)""").param("day", day).update();
        SortedMap<String, Long> more = new TreeMap<>();
        tx.sql().sql("""
                        select currency, sum(amount)::bigint as more from (
                          select currency, amount from payment.suspense_stay where from_day = :day
                          union all
                          select currency, -amount from payment.suspense_stay where to_day = :day) m
                         group by currency having sum(amount) <> 0""").param("day", day).query(row -> {
            more.put(row.getString("currency"), row.getLong("more"));
        });
        return more;
    }

    /** Whether no money ever came by itself: most books are closed without. */
    private static boolean isUnused(Tx tx) {
        return tx.sql().sql("""
                        select not exists (select 1 from payment.receipt)
                           and not exists (select 1 from payment.suspense_stay)""").query(Boolean.class).single();
    }

    @Override
    public List<Held> at(Connection connection, LocalDate day) throws SQLException {
        return Tx.on(connection)
                .sql()
                .sql("""
                        select s.currency, sum(s.amount)::bigint as kept,
                               coalesce(sum(r.amount) filter (where r.currency = s.currency and w.shown), 0)::bigint as received
                          from payment.suspense_stay s
                          left join payment.receipt r on r.channel = s.channel and r.receipt_id = s.receipt_id
                          cross join lateral (select (""" + SHOWN + """
                          ) as shown) w
                         where s.from_day <= :day and (s.to_day is null or s.to_day > :day)
                         group by s.currency order by s.currency""")
                .param("day", day)
                .query((row, i) -> new Held(row.getString("currency"), row.getLong("kept"), row.getLong("received")))
                .list();
    }
}
