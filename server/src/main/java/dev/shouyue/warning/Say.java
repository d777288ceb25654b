package dev.shouyue.warning;

import dev.shouyue.decision.Sentence;

/** The sentences of this module. */
final class Say {

    private Say() {}

    static Sentence of(String key, Object... pairs) {
        return Sentence.of("warning", key, pairs);
    }
}
