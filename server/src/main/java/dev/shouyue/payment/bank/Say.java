package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;

/** The sentences of this package. */
final class Say {

    private Say() {}

    static Sentence of(String key, Object... pairs) {
        return Sentence.of("payment/bank", key, pairs);
    }
}
