package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Money that was booked on our account.
 *
 * @param reference the bank's own of it, the same in a notification and in a statement
 * @param isReversal whether it takes back a booking of the other direction
 * @param returned why it was returned, when the bank says that it was
 * @param isOfDebits whether the bank counts it among direct debits that we issued
 * @param part the payment information that it is the sum of; empty when the bank books one by one
 * @param order the end-to-end id; empty when it has none
 * @param amount positive; without what the bank kept
 * @param fee what it kept; not negative
 * @param account that the payer named, when it is not our common one; empty otherwise
 * @param remittance what the payer wrote
 * @param valuedAt when it counts
 * @param bookedAt when it was booked
 */
record Booking(
        String reference,
        boolean isCredit,
        boolean isReversal,
        Optional<Reason> returned,
        boolean isOfDebits,
        String part,
        String order,
        Money amount,
        Money fee,
        String payer,
        String account,
        String remittance,
        LocalDateTime valuedAt,
        LocalDateTime bookedAt) {

    /** What moved between the payer and us. */
    Money gross() {
        return isCredit ? amount.plus(fee) : amount.minus(fee);
    }

    /** The share of one order in a sum. */
    Booking of(SentOrder each) {
        return new Booking(
                reference + '/' + each.order(),
                isCredit,
                isReversal,
                returned,
                isOfDebits,
                "",
                each.order(),
                each.amount(),
                Money.zero(each.amount().currency()),
                payer,
                account,
                remittance,
                valuedAt,
                bookedAt);
    }
}
