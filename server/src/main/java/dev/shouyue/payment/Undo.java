package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Tx;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Takes money back from the loan it was put to, as if it had never been there. It is that loan's until the book says so, and in
 * suspense from then on: at no moment could it be put to a second one while the first has it.
 */
final class Undo {

    private Undo() {}

    /** Id of that the payment {@code paid} counts no more. */
    private static String id(String paid) {
        return paid + "-undone";
    }

    /**
     * Keeps that it is to be taken back; again when the book refused it before. Where somebody has taken it out of the book already
     * there is nothing to keep, and it is in suspense.
     *
     * @param receipt locked, and with a loan
     * @param paid id of the payment by which the loan has it
     */
    static Optional<Entry> keep(
            Tx tx,
            LoanBook book,
            Receipt receipt,
            StoredLoan of,
            String paid,
            LocalDateTime at,
            String by,
            String note,
            Instant now) {
        String loan = of.terms().loan();
        long borrower = of.key().borrowerId();
        if (isOnItsWay(tx, borrower, loan, receipt.channel(), paid)) {
            throw Refuse.contradiction("state", receipt.state().name(), "onItsWay", "id", receipt.id());
        }
        Receipts.step(tx, receipt.channel(), receipt.id(), "UNDONE", loan, by, note, now);
        Entry entry = new Entry(
                borrower,
                loan,
                receipt.channel(),
                id(paid),
                "",
                receipt.id(),
                new Entry.What.Return(at, paid, receipt.amount().minor()));
        LoanBook.Told told = new LoanBook.Told(borrower, loan, receipt.channel(), paid);
        LoanBook.Received received = book.received(List.of(told)).get(told);
        if (received == null || received.isReversed()) {
            done(tx, entry, now);
            return Optional.empty();
        }
        tx.sql().sql("""
                        delete from payment.book_entry where borrower_id = ? and loan = ? and source = ? and source_id = ?
                           and state = 'REFUSED'""").params(borrower, loan, receipt.channel(), id(paid)).update();
        entry.keep(tx, now);
        return Optional.of(entry);
    }

    /** Whether the payment, or that it counts no more, waits for the book. */
    private static boolean isOnItsWay(Tx tx, long borrower, String loan, String channel, String paid) {
        return tx.sql()
                .sql("""
                        select exists (select 1 from payment.book_entry where borrower_id = ? and loan = ? and source = ?
                          and source_id in (?, ?) and state = 'WAITING')""")
                .params(borrower, loan, channel, paid, id(paid))
                .query(Boolean.class)
                .single();
    }

    /** The book has it no more: it is in suspense. */
    static void done(Tx tx, Entry entry, Instant now) {
        String by = lastBy(tx, entry);
        tx.sql()
                .sql("""
                        update payment.receipt set state = 'OPEN', loan = null, decided_at = ?, decided_by = ?, why = ?
                         where channel = ? and receipt_id = ? and state in ('MATCHED', 'ASSIGNED') and loan = ?""")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        by,
                        Say.of("why.undone", "by", by).kept(),
                        entry.source(),
                        entry.receipt(),
                        entry.loan())
                .update();
    }

    private static String lastBy(Tx tx, Entry entry) {
        return tx.sql()
                .sql("""
                        select by_whom from payment.receipt_step where channel = ? and receipt_id = ? and what = 'UNDONE'
                         order by step desc limit 1""")
                .params(entry.source(), entry.receipt())
                .query(String.class)
                .optional()
                .orElse("shouyue");
    }

    /** The book does not let it go: it is the loan's still. */
    static void refused(Tx tx, Entry entry, Refused refused, Instant now) {
        String why = refused.told().kept();
        Receipts.step(tx, entry.source(), entry.receipt(), "KEPT", entry.loan(), "shouyue", why, now);
    }

    /** Why the book does not let it go; empty when it does, or has not said. */
    static Optional<String> refusal(Tx tx, Entry entry) {
        return tx.sql()
                .sql("""
                        select refusal from payment.book_entry where borrower_id = ? and loan = ? and source = ?
                           and source_id = ? and state = 'REFUSED'""")
                .params(entry.borrower(), entry.loan(), entry.source(), entry.id())
                .query(String.class)
                .optional();
    }
}
