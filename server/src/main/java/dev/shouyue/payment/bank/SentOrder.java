package dev.shouyue.payment.bank;

import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Debit;
import java.util.Currency;

/**
 * An order that was committed to be handed over.
 *
 * @param message the file it went out with
 * @param part the payment information in it
 */
record SentOrder(String order, String message, String part, String mandate, Money amount) {

    static String line(DebitFile.Part part, Debit debit) {
        return String.join(
                "\t",
                debit.order(),
                part.id(),
                Long.toString(debit.amount().minor()),
                debit.amount().currency().getCurrencyCode(),
                debit.mandate());
    }

    static SentOrder of(Register.Line line) {
        return new SentOrder(
                line.field(0),
                line.file(),
                line.field(1),
                line.field(4),
                new Money(Long.parseLong(line.field(2)), Currency.getInstance(line.field(3))));
    }
}
