package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;

/** The sentences of this module. */
final class Say {

    private Say() {}

    /** What is wrong with a row. */
    static Sentence problem(String key, Object... pairs) {
        return Sentence.of("intake", "problem." + key, pairs);
    }

    /** What would be right. */
    static Sentence expected(String key, Object... pairs) {
        return Sentence.of("intake", "expected." + key, pairs);
    }

    /** Why nothing was imported. */
    static Sentence failed(String key, Object... pairs) {
        return Sentence.of("intake", "failed." + key, pairs);
    }

    /** What is being done. */
    static Sentence phase(String key) {
        return Sentence.of("intake", "phase." + key);
    }

    /** What the rows of a file are. */
    static Sentence kind(String kind) {
        return Sentence.of("intake", "kind." + kind.replace(' ', '-'));
    }
}
