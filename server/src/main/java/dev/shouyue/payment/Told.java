package dev.shouyue.payment;

import dev.shouyue.event.Event;
import dev.shouyue.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The events of this module. Amounts are decimals of their currency. */
final class Told {

    private static final String SUCCEEDED = "dev.shouyue.payment.payment-succeeded.v1";
    private static final String FAILED = "dev.shouyue.payment.payment-failed.v1";
    private static final String UNKNOWN = "dev.shouyue.payment.payment-unknown.v1";
    private static final String RETURNED = "dev.shouyue.payment.returned.v1";
    private static final String REFUNDED = "dev.shouyue.payment.refunded.v1";
    private static final String MANDATE_ENDED = "dev.shouyue.payment.mandate-ended.v1";

    private Told() {}

    /**
     * @param order number of the order; null for a transfer
     * @param id of the payment in the book, unique for the loan with the channel; null where there is none
     * @param way DEBIT, LINK or TRANSFER
     */
    private record Payment(
            @Nullable String order,
            @Nullable String id,
            String way,
            String loan,
            String channel,
            String amount,
            String currency,
            @Nullable String dueOn,
            @Nullable String at,
            @Nullable String reason,
            @Nullable String code) {}

    /** @param source LOAN or SUSPENSE: where the money was until then */
    private record Refunded(
            String refund,
            String order,
            String loan,
            String channel,
            String amount,
            String currency,
            String at,
            String source) {}

    private record MandateEnded(String mandate, String loan, String channel, String why) {}

    /** It is in the book that money came by an order: a debit, or a payment by hand. */
    static Event succeeded(Entry entry, Order order, Entry.What.Payment payment, Instant now) {
        return of(
                SUCCEEDED,
                order,
                entry.id(),
                new Money(payment.minor(), order.amount().currency()),
                payment.at().toString(),
                null,
                null,
                now);
    }

    /** It is in the book that money came by itself: a transfer. */
    static Event received(Entry entry, Receipt receipt, Entry.What.Payment payment, Instant now) {
        Money amount = new Money(payment.minor(), receipt.amount().currency());
        return Event.of(
                SUCCEEDED,
                entry.loan(),
                entry.borrower(),
                now,
                new Payment(
                        null,
                        entry.id(),
                        "TRANSFER",
                        entry.loan(),
                        receipt.channel(),
                        amount.decimal().toPlainString(),
                        amount.currency().getCurrencyCode(),
                        null,
                        payment.at().toString(),
                        null,
                        null));
    }

    /** It is in the book that a debit brought nothing. */
    static Event failed(Order order, Entry.What.Failure failure, Instant now) {
        return of(
                FAILED,
                order,
                null,
                new Money(failure.minor(), order.amount().currency()),
                failure.at().toString(),
                failure.reason().name(),
                failure.code(),
                now);
    }

    /** It is in the book that the channel took back what an order had brought; the amount is what the loan has less by it. */
    static Event returned(Order order, Entry.What.Return back, Instant now) {
        return of(
                RETURNED,
                order,
                back.payment(),
                new Money(back.less(), order.amount().currency()),
                back.at().toString(),
                order.progress()
                        .failure()
                        .map(failure -> failure.reason().name())
                        .orElse(null),
                order.progress().failure().map(Order.Failure::code).orElse(null),
                now);
    }

    /** The channel does not tell, for longer than it needs. */
    static Event unknown(Order order, Instant now) {
        return of(UNKNOWN, order, null, order.amount(), null, null, null, now);
    }

    /** Money went back to its payer. */
    static Event refunded(Refund refund, LocalDateTime at, Instant now) {
        return Event.of(
                REFUNDED,
                refund.loan(),
                refund.key().borrowerId(),
                now,
                new Refunded(
                        refund.number(),
                        refund.order(),
                        refund.loan(),
                        refund.channel(),
                        refund.amount().decimal().toPlainString(),
                        refund.amount().currency().getCurrencyCode(),
                        at.toString(),
                        refund.source().name()));
    }

    static Event mandateEnded(Mandate mandate, String why, Instant now) {
        return Event.of(
                MANDATE_ENDED,
                mandate.loan(),
                mandate.key().borrowerId(),
                now,
                new MandateEnded(mandate.number(), mandate.loan(), mandate.channel(), why));
    }

    private static Event of(
            String type,
            Order order,
            @Nullable String id,
            Money amount,
            @Nullable String at,
            @Nullable String reason,
            @Nullable String code,
            Instant now) {
        Currency currency = amount.currency();
        return Event.of(
                type,
                order.loan(),
                order.key().borrowerId(),
                now,
                new Payment(
                        order.number(),
                        id,
                        order.kind().name(),
                        order.loan(),
                        order.channel(),
                        amount.decimal().toPlainString(),
                        currency.getCurrencyCode(),
                        order.dueOn().toString(),
                        at,
                        reason,
                        code));
    }
}
