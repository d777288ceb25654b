package dev.shouyue.event;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;

/** An endpoint is not what it should be; the message says what is wrong. */
public final class BadEndpoint extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final transient Sentence expected;
    private final transient Sentence told;

    BadEndpoint(String field, String value, Sentence expected, Sentence told) {
        super(told.toString(), null, false, false);
        this.field = field;
        this.value = value;
        this.expected = expected;
        this.told = told;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public Sentence expected() {
        return expected;
    }

    @Override
    public Sentence told() {
        return told;
    }
}
