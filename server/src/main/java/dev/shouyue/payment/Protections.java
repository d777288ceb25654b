package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Protects what an order asked for, where it is no fault of the borrower that the money is not there. */
final class Protections {

    private Protections() {}

    /** Protects what the order asked for from {@link #from} on, if it is not protected so far because of this order. */
    static void protect(Tx tx, Order order, LocalDate to, String why, ProtectionCause cause, Instant now) {
        LocalDate from = from(tx, order);
        if (order.progress().protectedTo().map(until -> !until.isBefore(to)).orElse(false) || to.isBefore(from)) {
            return;
        }
        Entry.of(order, order.number() + "-" + why + "-" + to, new Entry.What.Protection(from, to, cause, asked(order)))
                .keep(tx, now);
        tx.sql()
                .sql("update payment.debit_order set protected_to = ? where borrower_id = ? and order_no = ?")
                .params(to, order.key().borrowerId(), order.number())
                .update();
    }

    /** The due date; the day for which the order was planned where it was the borrower that kept an earlier one from bringing the money. */
    static LocalDate from(Tx tx, Order order) {
        return borrowerFailedBefore(tx, order)
                ? order.civil(order.progress().sendAt()).toLocalDate()
                : order.dueOn();
    }

    /**
     * Numbers of the installments that an order asked for: one, or that one and what was owed before it. None of a payment by
     * hand, which is for whatever is owed.
     */
    static List<Integer> asked(Order order) {
        OptionalInt installment = order.installment();
        if (installment.isEmpty()) {
            return List.of();
        }
        int last = installment.getAsInt();
        return IntStream.rangeClosed(order.designated() ? last : 1, last)
                .boxed()
                .toList();
    }

    private static boolean borrowerFailedBefore(Tx tx, Order order) {
        return order.tryNumber() > 1
                && tx.sql()
                        .sql("""
                                select exists (select 1 from payment.debit_order where borrower_id = ? and first_order = ?
                                  and try < ? and reason in ('FUNDS', 'ACCOUNT', 'MANDATE'))""")
                        .params(order.key().borrowerId(), order.first(), order.tryNumber())
                        .query(Boolean.class)
                        .single();
    }
}
