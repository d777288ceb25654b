package dev.shouyue.payment;

import dev.shouyue.storage.Tx;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is left of an order's money with its loan, by all that was refunded of it and taken back so far.
 *
 * @param order locked
 * @param payment id of the payment that stands for it, in the book or on its way there
 * @param minor how much it is
 * @param at when the money came
 */
record Standing(Order order, String payment, long minor, LocalDateTime at) {

    /** Empty when nothing is left, or the order's money is given back from suspense. */
    static Optional<Standing> of(Tx tx, Order order) {
        return tx.sql()
                .sql("""
                        select p.source_id, p.amount, p.value_time from payment.book_entry p
                         where p.borrower_id = ? and p.order_no = ? and p.kind = 'PAYMENT'
                           and not exists (select 1 from payment.book_entry b
                                            where b.borrower_id = p.borrower_id and b.order_no = p.order_no
                                              and b.kind = 'RETURN' and b.payment = p.source_id)
                           and not exists (select 1 from payment.refund r
                                            where r.borrower_id = p.borrower_id and r.order_no = p.order_no
                                              and r.source = 'SUSPENSE' and r.state not in ('REJECTED', 'FAILED'))""")
                .params(order.key().borrowerId(), order.number())
                .query((row, i) -> new Standing(
                        order,
                        row.getString("source_id"),
                        row.getLong("amount"),
                        row.getObject("value_time", LocalDateTime.class)))
                .optional();
    }

    /**
     * What is recorded of the loan when {@code gone} of it goes, or all of it if that is less: the payment as never made, and
     * what is left of it when it came.
     *
     * @param back id of that it goes
     * @param rest id of the payment that stands for what is left
     */
    List<Entry> less(long gone, LocalDateTime when, String back, String rest) {
        long less = Math.min(gone, minor);
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of(order, back, new Entry.What.Return(when.isBefore(at) ? at : when, payment, less)));
        if (less < minor) {
            OptionalInt installment = order.designated() ? order.installment() : OptionalInt.empty();
            entries.add(Entry.of(order, rest, new Entry.What.Payment(at, minor - less, installment)));
        }
        return entries;
    }
}
