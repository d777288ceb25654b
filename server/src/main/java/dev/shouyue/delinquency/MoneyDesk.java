package dev.shouyue.delinquency;

import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDateTime;
import java.util.List;

/** What is asked of those who move money, which this module does not know: payments give it. */
public interface MoneyDesk {

    /** Nobody moves money. */
    MoneyDesk NONE = loan -> List.of();

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
}
