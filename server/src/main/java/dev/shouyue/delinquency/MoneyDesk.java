package dev.shouyue.delinquency;

import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.StoredLoan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is asked of those who move money, which this module does not know: payments give it. */
public interface MoneyDesk {

    /**
     * Money that waits in suspense, and could be a loan's: its payer named the loan, or paid into its account.
     *
     * @param id channel and the channel's own id of it
     * @param amount minor units, in the currency of the loan
     * @param at when it came, in the borrower's zone
     */
    record Waiting(String id, long amount, LocalDateTime at) {}

    /** The money in suspense that could be a loan's, the oldest first. */
    List<Waiting> waitingFor(StoredLoan loan);

    /**
     * The loans whose debits a channel was told from {@code from} to before {@code to}, where what became of them is not known, or they
     * succeeded on a later day; with the numbers of the installments, none where a debit was for all that was overdue.
     */
    Map<LoanKey, Set<Integer>> touched(String channel, Instant from, Instant to);

    /** The loans that a channel has a consent of or was sent an order for; none of a channel that moves no money for us. */
    Set<LoanKey> payingBy(String channel);
}
