package dev.shouyue.payment;

import dev.shouyue.payment.Reconciliation.Category;
import dev.shouyue.storage.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The lines of a channel's statements, as they are kept: {@code payment.statement_line}. */
record StatementLines(Tx tx, String channel) {

    /** Keeps those that are not kept yet. */
    void keep(LocalDate day, List<StatementLine> lines) {
        tx.sql()
                .sql("""
                        insert into payment.statement_line (channel, line_id, day, kind, order_no, reference, amount, fee,
                          currency, booked_at)
                        select ?, k.id, ?::date, k.kind, k.order_no, k.reference, k.amount, k.fee, k.currency, k.booked_at
                          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                                 ?::timestamp[]) k(id, kind, order_no, reference, amount, fee, currency, booked_at)
                        on conflict do nothing""")
                .params(
                        channel,
                        day,
                        lines.stream().map(StatementLine::id).toArray(String[]::new),
                        lines.stream().map(line -> line.kind().name()).toArray(String[]::new),
                        lines.stream().map(StatementLine::order).toArray(String[]::new),
                        lines.stream().map(StatementLine::reference).toArray(String[]::new),
                        lines.stream().map(line -> line.amount().minor()).toArray(Long[]::new),
                        lines.stream().map(line -> line.fee().minor()).toArray(Long[]::new),
                        lines.stream()
                                .map(line -> line.amount().currency().getCurrencyCode())
                                .toArray(String[]::new),
                        lines.stream().map(line -> line.bookedAt().toString()).toArray(String[]::new))
                .update();
    }

    /**
     * The ids of those that need no look: they were found to be alike before, or book a debit once that our order says came,
     * with its amount.
     */
    Set<String> alike(List<StatementLine> lines) {
        return Set.copyOf(tx.sql()
                .sql("""
                        select l.line_id from unnest(?::text[], ?::bigint[]) k(id, amount)
                          join payment.statement_line l on l.channel = ? and l.line_id = k.id and l.amount = k.amount
                         where l.category in ('MATCHED', 'LATE')
                            or l.kind = 'DEBIT'
                               and exists (select 1 from payment.debit_order o
                                            where o.order_no = l.order_no and o.paid_amount = l.amount)
                               and not exists (select 1 from payment.statement_line a
                                                where a.channel = l.channel and a.order_no = l.order_no
                                                  and a.kind = 'DEBIT' and a.line_id < l.line_id)""")
                .params(
                        lines.stream().map(StatementLine::id).toArray(String[]::new),
                        lines.stream().map(line -> line.amount().minor()).toArray(Long[]::new),
                        channel)
                .query(String.class)
                .list());
    }

    /** Keeps what was found of lines, where it was not found before. */
    void judged(Collection<String> ids, Category category) {
        tx.sql()
                .sql("""
                        update payment.statement_line set category = ?
                         where channel = ? and line_id = any(?) and category is distinct from ?
                           and not (category = 'LATE' and ? = 'MATCHED')""")
                .params(category.name(), channel, ids.toArray(String[]::new), category.name(), category.name())
                .update();
    }
}
