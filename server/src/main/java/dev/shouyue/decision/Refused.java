package dev.shouyue.decision;

import java.util.Optional;

/**
 * Why something that was asked for is not done; nothing was changed, unless {@link Why#FAILED} says that this is not known.
 * The message says what was wrong, and where a field is to blame what would be right. Each module makes its own, in its own
 * words; what kind of refusal it is says the rest.
 */
public final class Refused extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    /** The kind of refusal. */
    public enum Why {
        /** There is no such thing. */
        UNKNOWN,
        /** A field does not hold what it should. */
        BAD_VALUE,
        /** It contradicts what is there, or what happened. */
        CONFLICT,
        /** Somebody else has to do it. */
        SAME_PERSON,
        /** The key of the request was used for something else. */
        OTHER_CONTENT,
        /** What it is about has changed since it was looked at. */
        CHANGED,
        /** Too many wait already, or the door is closing. */
        BUSY,
        /** The database failed: whether it was recorded is not known; asking again tells, and records it once. */
        FAILED
    }

    /**
     * The field to blame.
     *
     * @param value what it held; empty when that is not repeated
     * @param expected what would be right
     */
    public record Field(String name, String value, Sentence expected) {}

    private final Why why;
    private final transient Optional<Field> blamed;
    private final transient Sentence told;

    private Refused(Why why, Optional<Field> blamed, Sentence told) {
        super(told.toString(), null, false, false);
        this.why = why;
        this.blamed = blamed;
        this.told = told;
    }

    private Refused(Sentence told, Exception cause) {
        super(told.toString(), cause);
        this.why = Why.FAILED;
        this.blamed = Optional.empty();
        this.told = told;
    }

    /** One that no field is to blame for. */
    public static Refused of(Why why, Sentence told) {
        return new Refused(why, Optional.empty(), told);
    }

    /** One about a field; what would be right stands in the words of the module under the key with {@code .expected}. */
    public static Refused at(Why why, String field, Object value, Sentence told) {
        Sentence expected = new Sentence(told.module(), told.key() + ".expected", told.pairs());
        return new Refused(why, Optional.of(new Field(field, String.valueOf(value), expected)), told);
    }

    /** The database failed. */
    public static Refused failed(Sentence told, Exception cause) {
        return new Refused(told, cause);
    }

    @Override
    public Sentence told() {
        return told;
    }

    public Why why() {
        return why;
    }

    /** The field to blame, where there is one. */
    public Optional<Field> blamed() {
        return blamed;
    }

    /** The name of the field to blame; empty where there is none. */
    public String field() {
        return blamed.map(Field::name).orElse("");
    }

    /** What the field to blame held; empty where there is none. */
    public String value() {
        return blamed.map(Field::value).orElse("");
    }
}
