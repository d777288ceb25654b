package dev.shouyue.product;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;

/** Why a product, or a loan under it, is not taken as it is; nothing was changed. */
public final class ProductRefused extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    /** The kind of refusal. */
    public enum Why {
        /** There is no such product or version. */
        UNKNOWN,
        /** A field does not hold what it should. */
        BAD_VALUE,
        /** It is not possible as things stand. */
        CONFLICT,
        /** It has changed since it was read. */
        CHANGED
    }

    private final Why why;
    private final String field;
    private final String value;
    private final transient Sentence expected;
    private final transient Sentence told;

    private ProductRefused(Why why, String field, String value, Sentence expected, Sentence told) {
        super(told.toString(), null, false, false);
        this.why = why;
        this.field = field;
        this.value = value;
        this.expected = expected;
        this.told = told;
    }

    /** {@code key} is that of its sentence, and with {@code .expected} of what would be right. */
    static ProductRefused of(Why why, String field, Object value, String key, Object... pairs) {
        return new ProductRefused(
                why, field, String.valueOf(value), Say.of(key + ".expected", pairs), Say.of(key, pairs));
    }

    static ProductRefused badValue(String field, Object value, String key, Object... pairs) {
        return of(Why.BAD_VALUE, field, value, key, pairs);
    }

    @Override
    public Sentence told() {
        return told;
    }

    public Why why() {
        return why;
    }

    /** The field to blame. */
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
