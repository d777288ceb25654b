package dev.shouyue.servicing;

/** Why facts are not recorded; nothing was changed. The message says what was wrong, and what would be right. */
public final class PostingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of refusal. */
    public enum Why {
        UNKNOWN_LOAN,
        /** A field does not hold what it should. */
        BAD_VALUE,
        /** It contradicts what happened to the loan. */
        CONTRADICTS,
        /** The key of the request was used for something else. */
        OTHER_CONTENT,
        /** The loan has changed since it was looked at. */
        CHANGED,
        /** Too many wait already, or the door is closing. */
        BUSY,
        /** The database failed: whether it was recorded is not known; asking again tells, and records it once. */
        FAILED
    }

    private final Why why;
    private final String field;
    private final String value;
    private final String expected;

    PostingRefused(Why why, String field, String value, String expected, String message) {
        super(message, null, false, false);
        this.why = why;
        this.field = field;
        this.value = value;
        this.expected = expected;
    }

    private PostingRefused(String message, Exception cause) {
        super(message, cause);
        this.why = Why.FAILED;
        this.field = "";
        this.value = "";
        this.expected = "";
    }

    static PostingRefused contradiction(String field, String value, String expected, String message) {
        return new PostingRefused(Why.CONTRADICTS, field, value, expected, message);
    }

    static PostingRefused badValue(String field, String value, String expected, String message) {
        return new PostingRefused(Why.BAD_VALUE, field, value, expected, message);
    }

    static PostingRefused busy(String message) {
        return new PostingRefused(Why.BUSY, "", "", "", message);
    }

    static PostingRefused failed(Exception cause) {
        return new PostingRefused(
                "the database did not answer; whether it was recorded is not known: ask again in the same words, and it"
                        + " is recorded once",
                cause);
    }

    public Why why() {
        return why;
    }

    /** The field to blame; empty where there is none. */
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
