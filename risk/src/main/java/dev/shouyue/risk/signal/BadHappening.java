package dev.shouyue.risk.signal;

/** A text that is no event, with what is wrong and where; it is worded by whoever tells it on. */
public final class BadHappening extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String field;
    private final String found;
    private final String expected;

    BadHappening(Fault fault, String field, String found, String expected) {
        super(field.isEmpty() ? fault + ": " + found : field + " '" + found + "' " + fault + " " + expected);
        this.fault = fault;
        this.field = field;
        this.found = found.length() <= 200 ? found : found.substring(0, 200) + "…";
        this.expected = expected;
    }

    /** What can be wrong. */
    public enum Fault {
        /** It is no JSON object. */
        NO_OBJECT,
        /** The field has to be there. */
        MISSING,
        /** The field is not one of this kind of event. */
        NOT_OF_THIS_KIND,
        /** A text was expected. */
        NO_TEXT,
        /** A text was empty or longer than is allowed. */
        LENGTH,
        /** A whole number from the least to 2^53 was expected. */
        NO_WHOLE_NUMBER,
        /** An instant such as {@code 2026-03-02T10:00:00Z} was expected, of the years 1970 to 9999. */
        NO_INSTANT,
        /** One of certain words was expected. */
        NOT_ONE_OF,
        /** It happened after we knew. */
        AFTER_KNOWN
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }

    /** Name of the field, empty where it is the whole. */
    public String field() {
        return field;
    }

    /** What was there, cut off after 200 characters. */
    public String found() {
        return found;
    }

    /** What was expected, such as the words that are allowed; may be empty. */
    public String expected() {
        return expected;
    }
}
