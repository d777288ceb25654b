package dev.shouyue.event;

/** An endpoint is not what it should be; the message says what is wrong. */
public final class BadEndpoint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final String expected;

    BadEndpoint(String field, String value, String expected, String message) {
        super(message, null, false, false);
        this.field = field;
        this.value = value;
        this.expected = expected;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String expected() {
        return expected;
    }
}
