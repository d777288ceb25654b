package dev.shouyue.servicing;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;
import java.util.Optional;

/** Why facts are not recorded; nothing was changed. The message says what was wrong, and what would be right. */
public final class PostingRefused extends RuntimeException implements Told {

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
    private final transient Optional<Sentence> expected;
    private final transient Sentence told;

    private PostingRefused(Why why, String field, String value, Optional<Sentence> expected, Sentence told) {
        super(told.toString(), null, false, false);
        this.why = why;
        this.field = field;
        this.value = value;
        this.expected = expected;
        this.told = told;
    }

    private PostingRefused(Sentence told, Exception cause) {
        super(told.toString(), cause);
        this.why = Why.FAILED;
        this.field = "";
        this.value = "";
        this.expected = Optional.empty();
        this.told = told;
    }

    /** One about a field; {@code key} is that of its sentence, and with {@code .expected} of what would be right. */
    static PostingRefused of(Why why, String field, String value, String key, Object... pairs) {
        Sentence expected = Say.of("post." + key + ".expected", pairs);
        return new PostingRefused(why, field, value, Optional.of(expected), Say.of("post." + key, pairs));
    }

    static PostingRefused contradiction(String field, String value, String key, Object... pairs) {
        return of(Why.CONTRADICTS, field, value, key, pairs);
    }

    static PostingRefused badValue(String field, String value, String key, Object... pairs) {
        return of(Why.BAD_VALUE, field, value, key, pairs);
    }

    static PostingRefused busy(String key) {
        return new PostingRefused(Why.BUSY, "", "", Optional.empty(), Say.of("post." + key));
    }

    static PostingRefused failed(Exception cause) {
        return new PostingRefused(Say.of("post.noAnswer"), cause);
    }

    @Override
    public Sentence told() {
        return told;
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

    /** What would be right; empty where no field is to blame. */
    public Optional<Sentence> expected() {
        return expected;
    }
}
