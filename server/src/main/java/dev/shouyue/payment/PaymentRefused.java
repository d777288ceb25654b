package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;

/** Why something about payments is not done; nothing was changed. */
public final class PaymentRefused extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    /** The kind of refusal. */
    public enum Why {
        /** There is no such thing. */
        UNKNOWN,
        /** A value is not what it should be. */
        BAD_VALUE,
        /** It contradicts what is there. */
        CONTRADICTS,
        /** The name of a request stands for another one. */
        OTHER_CONTENT
    }

    private final Why why;
    private final String field;
    private final String value;
    private final transient Sentence expected;
    private final transient Sentence told;

    private PaymentRefused(Why why, String field, String value, Sentence expected, Sentence told) {
        super(told.toString(), null, false, false);
        this.why = why;
        this.field = field;
        this.value = value;
        this.expected = expected;
        this.told = told;
    }

    static PaymentRefused of(Why why, String field, String value, String key, Object... pairs) {
        return new PaymentRefused(
                why, field, value, Say.of("refused." + key + ".expected", pairs), Say.of("refused." + key, pairs));
    }

    static PaymentRefused bad(String field, String value, String key, Object... pairs) {
        return of(Why.BAD_VALUE, field, value, key, pairs);
    }

    static PaymentRefused unknown(String field, String value) {
        return of(Why.UNKNOWN, field, value, "unknown." + field, "value", value);
    }

    static PaymentRefused contradiction(String field, String value, String key, Object... pairs) {
        return of(Why.CONTRADICTS, field, value, key, pairs);
    }

    @Override
    public Sentence told() {
        return told;
    }

    public Why why() {
        return why;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    /** What would be right. */
    public Sentence expected() {
        return expected;
    }
}
