package dev.shouyue.payment;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import java.util.Currency;

/** What this module refuses, in its words. */
final class Refuse {

    private Refuse() {}

    static Refused bad(String field, String value, String key, Object... pairs) {
        return Refused.at(Why.BAD_VALUE, field, value, Say.of("refused." + key, pairs));
    }

    /** A channel that does not move the currency of a loan. */
    static Refused currency(DebitChannel channel, Currency ofLoan) {
        return bad(
                "channel",
                channel.name(),
                "channelCurrency",
                "channel",
                channel.name(),
                "moves",
                channel.currency(),
                "currency",
                ofLoan);
    }

    static Refused unknown(String field, String value) {
        return Refused.at(Why.UNKNOWN, field, value, Say.of("refused.unknown." + field, "value", value));
    }

    static Refused contradiction(String field, String value, String key, Object... pairs) {
        return Refused.at(Why.CONFLICT, field, value, Say.of("refused." + key, pairs));
    }

    static Refused otherContent(String field, String value, String key) {
        return Refused.at(Why.OTHER_CONTENT, field, value, Say.of("refused." + key));
    }

    static Refused samePerson(String field, String value, String key, Object... pairs) {
        return Refused.at(Why.SAME_PERSON, field, value, Say.of("refused." + key, pairs));
    }
}
