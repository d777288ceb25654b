package dev.shouyue.servicing;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Words;

/** The sentences of this module. */
final class Say {

    private static final String MODULE = "servicing";

    private Say() {}

    static Sentence of(String key, Object... pairs) {
        return Sentence.of(MODULE, key, pairs);
    }

    /** Whether there is a sentence of that key. */
    static boolean has(String key) {
        return Words.in(MODULE, "en").has(key);
    }
}
