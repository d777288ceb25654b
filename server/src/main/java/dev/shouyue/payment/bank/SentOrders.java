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
}
