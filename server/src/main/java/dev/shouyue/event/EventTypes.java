package dev.shouyue.event;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The types of events that modules publish, as the documentation lists them: a module that publishes another one names it here. */
final class EventTypes {

    static final Collection<String> ALL = new TreeSet<>(List.of(
            "dev.shouyue.event.webhook-tested.v1",
            "dev.shouyue.payment.debit-announced.v1",
            "dev.shouyue.payment.debit-cancelled.v1",
            "dev.shouyue.payment.debit-changed.v1",
            "dev.shouyue.payment.mandate-ended.v1",
            "dev.shouyue.payment.payment-failed.v1",
            "dev.shouyue.payment.payment-succeeded.v1",
            "dev.shouyue.payment.payment-unknown.v1",
            "dev.shouyue.payment.refunded.v1",
            "dev.shouyue.payment.returned.v1",
            "dev.shouyue.servicing.amount-waived.v1",
            "dev.shouyue.servicing.books-differ.v1",
            "dev.shouyue.servicing.cause-stated.v1",
            "dev.shouyue.servicing.charged-off.v1",
            "dev.shouyue.servicing.credit-refunded.v1",
            "dev.shouyue.servicing.day-closed.v1",
            "dev.shouyue.servicing.debit-failed.v1",
            "dev.shouyue.servicing.disbursed.v1",
            "dev.shouyue.servicing.fee-charged.v1",
            "dev.shouyue.servicing.payment-received.v1",
            "dev.shouyue.servicing.payment-reversed.v1",
            "dev.shouyue.servicing.plan-changed.v1",
            "dev.shouyue.servicing.protection-granted.v1",
            "dev.shouyue.servicing.protection-withdrawn.v1",
            "dev.shouyue.servicing.statement-withdrawn.v1"));

    private EventTypes() {}

    /** Whether it is a type that there is, or a beginning of one with {@code .*} at its end. */
    static boolean isOne(String wanted) {
        return wanted.endsWith(".*")
                ? ALL.stream().anyMatch(type -> type.startsWith(wanted.substring(0, wanted.length() - 1)))
                : ALL.contains(wanted);
    }
}
