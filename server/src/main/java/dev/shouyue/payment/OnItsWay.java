package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.storage.Tx;
import java.util.List;

/**
 * Money of a loan on its way to us or into the book. It is looked at before the book is, and each part is known by the id that the
 * book has it under: what the book takes in between the two looks is counted once.
 */
record OnItsWay(List<Part> parts) {

    /**
     * @param source the channel
     * @param id under which the book has it once it is there
     */
    record Part(String source, String id, long minor) {

        private boolean isIn(Facts facts) {
            return facts.inOrder().stream()
                    .anyMatch(fact -> fact.header().source().equals(source)
                            && fact.header().sourceId().equals(id));
        }
    }

    /** What orders of a loan other than {@code but} ask for that may still come, and what came, on whatever way, and waits for the book. */
    static OnItsWay underway(Tx tx, LoanKey loan, String name, String but) {
        return of(tx, loan, name, but, List.of("PLANNED", "ANNOUNCED", "SENT", "UNKNOWN"));
    }

    /** What orders of a loan other than {@code but} may have brought already, and what came and waits for the book. */
    static OnItsWay mayHaveCome(Tx tx, LoanKey loan, String name, String but) {
        return of(tx, loan, name, but, List.of("SENT", "UNKNOWN"));
    }

    private static OnItsWay of(Tx tx, LoanKey loan, String name, String but, List<String> states) {
        return new OnItsWay(tx.sql()
                .sql("""
                        select channel as source, order_no as id, amount from payment.debit_order
                         where borrower_id = ? and loan_id = ? and kind = 'DEBIT' and order_no <> ? and state = any(?)
                        union all
                        select source, source_id, amount from payment.book_entry
                         where borrower_id = ? and loan = ? and kind = 'PAYMENT' and state = 'WAITING'""")
                .params(loan.borrowerId(), loan.loanId(), but, states.toArray(String[]::new))
                .params(loan.borrowerId(), name)
                .query((row, i) -> new Part(row.getString("source"), row.getString("id"), row.getLong("amount")))
                .list());
    }

    /** What of it the book, by these facts of the loan, has not got; in minor units. */
    long beside(Facts facts) {
        return parts.stream()
                .filter(part -> !part.isIn(facts))
                .mapToLong(Part::minor)
                .sum();
    }
}
