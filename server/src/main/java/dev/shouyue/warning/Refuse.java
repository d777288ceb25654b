package dev.shouyue.warning;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;

/** What this module refuses, in its words. */
final class Refuse {

    private Refuse() {}

    static Refused of(Why why, String key, Object... pairs) {
        return Refused.of(why, Say.of(key, pairs));
    }

    static Refused badValue(String field, Object value, String key, Object... pairs) {
        return Refused.at(Why.BAD_VALUE, field, value, Say.of(key, pairs));
    }
}
