package dev.shouyue.delinquency;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;
import java.util.Optional;

/** Why something is not done with an incident; nothing was changed. The message says what was wrong. */
public final class IncidentRefused extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    /** The kind of refusal. */
    public enum Why {
        UNKNOWN,
        /** A field does not hold what it should. */
        BAD_VALUE,
        /** It does not stand where that can be done. */
        CONFLICT,
        /** It has changed since it was looked at. */
        CHANGED,
        /** Somebody else has to do it. */
        SAME_PERSON,
        /** The key of the request was used for something else. */
        OTHER_CONTENT
    }

    private final Why why;
    private final String field;
    private final String value;
    private final transient Optional<Sentence> expected;
    private final transient Sentence told;

    private IncidentRefused(Why why, String field, String value, Optional<Sentence> expected, Sentence told) {
        super(told.toString(), null, false, false);
        this.why = why;
        this.field = field;
        this.value = value;
        this.expected = expected;
        this.told = told;
    }

    static IncidentRefused of(Why why, String key, Object... pairs) {
        return new IncidentRefused(why, "", "", Optional.empty(), Say.of(key, pairs));
    }

    /** One about a field; {@code key} is that of its sentence, and with {@code .expected} of what would be right. */
    static IncidentRefused badValue(String field, String value, String key, Object... pairs) {
        return new IncidentRefused(
                Why.BAD_VALUE, field, value, Optional.of(Say.of(key + ".expected", pairs)), Say.of(key, pairs));
    }

    static IncidentRefused unknown(long id) {
        return of(Why.UNKNOWN, "unknown", "id", String.valueOf(id));
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
