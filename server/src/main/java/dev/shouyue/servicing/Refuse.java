package dev.shouyue.servicing;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;

/** What this module refuses, in its words. */
final class Refuse {

    private Refuse() {}

    static Refused of(Why why, String field, String value, String key, Object... pairs) {
        return Refused.at(why, field, value, Say.of("post." + key, pairs));
    }

    static Refused contradiction(String field, String value, String key, Object... pairs) {
        return of(Why.CONFLICT, field, value, key, pairs);
    }

    static Refused badValue(String field, String value, String key, Object... pairs) {
        return of(Why.BAD_VALUE, field, value, key, pairs);
    }

    static Refused busy(String key) {
        return Refused.of(Why.BUSY, Say.of("post." + key));
    }

    static Refused failed(Exception cause) {
        return Refused.failed(Say.of("post.noAnswer"), cause);
    }
}
