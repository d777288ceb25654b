package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import java.time.LocalDateTime;

/** What a channel tells. Times are civil times of the channel's own zone, which is the borrower's. */
public sealed interface News {

    /** The result of a debit, of a one-tap payment, or of a refund: {@code order} is our number of it. */
    record Answered(String order, Result result) implements News {}

    /**
     * Money that a debit had brought was taken back.
     *
     * @param id the channel's own id of the return
     */
    record Returned(String id, String order, DebitFailure reason, String code, Money amount, LocalDateTime at)
            implements News {}

    /**
     * Money came that was not asked for by an order: a transfer.
     *
     * @param id the channel's own id of the booking
     * @param account the virtual account it was paid into; empty when it was the common one
     * @param reference what the payer wrote
     */
    record Credited(String id, String account, String payer, String reference, Money amount, LocalDateTime at)
            implements News {}

    /** The borrower consented: {@code mandate} is our number, {@code agreement} the channel's. */
    record Consented(String mandate, String agreement, LocalDateTime at) implements News {}

    /** There is no consent, or no more. */
    record ConsentEnded(String mandate, LocalDateTime at) implements News {}

    /** Nothing that concerns us, such as a debit on its way. */
    record Nothing() implements News {}
}
