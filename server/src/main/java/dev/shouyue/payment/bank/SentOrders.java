package dev.shouyue.payment.bank;

import java.util.List;
import java.util.Optional;

/** What was handed to the bank, by order and by message. */
record SentOrders(Register register) {

    Optional<SentOrder> find(String order) {
        return register.find(order).stream().map(SentOrder::of).findFirst();
    }

    /** The orders of a message; none when we sent no such message. */
    List<SentOrder> of(String message) {
        return register.all(message).stream().map(SentOrder::of).toList();
    }

    /** The orders of one payment information; none when we sent no such. */
    List<SentOrder> ofPart(String part) {
        int end = part.lastIndexOf('-');
        return end < 0
                ? List.of()
                : of(part.substring(0, end)).stream()
                        .filter(each -> each.part().equals(part))
                        .toList();
    }
}
