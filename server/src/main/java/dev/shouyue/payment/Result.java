package dev.shouyue.payment;

import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.kernel.money.Money;
import java.time.LocalDateTime;

/** What became of an order at its channel (domain sheet, section 9). */
public sealed interface Result {

    /**
     * The money moved.
     *
     * @param reference the channel's number of it
     * @param amount what moved, which may be less than was asked
     * @param at when it moved
     */
    record Success(String reference, Money amount, LocalDateTime at) implements Result {}

    /**
     * It did not move, and will not under this number.
     *
     * @param code the channel's own, such as {@code R01}
     */
    record Failed(DebitFailure reason, String code, String words) implements Result {}

    /** Nobody told for certain: it is asked for again. */
    record Unknown(String why) implements Result {}

    /** The channel says for certain that it has not got this number: it may be sent again under the same number. */
    record NotThere(String code) implements Result {}
}
