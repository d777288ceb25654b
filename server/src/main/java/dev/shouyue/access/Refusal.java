package dev.shouyue.access;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;
import java.time.Duration;

/** Why something is not done; what is told says what to do. */
public abstract sealed class Refusal extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    private final transient Sentence told;

    private Refusal(Sentence told) {
        super(told.toString(), null, false, false);
        this.told = told;
    }

    @Override
    public Sentence told() {
        return told;
    }

    /** The name or the password is wrong; it is not said which. */
    public static final class BadCredentials extends Refusal {
        private static final long serialVersionUID = 1L;

        BadCredentials() {
            super(Say.of("credentials"));
        }
    }

    /** Too many failures; try again after a while. */
    public static final class Locked extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient Duration wait;

        Locked(Duration wait) {
            super(Say.of("locked", "n", Math.max(wait.toSeconds(), 1)));
            this.wait = wait;
        }

        public long retryAfterSeconds() {
            return Math.max(wait.toSeconds(), 1);
        }
    }

    /** A value is not what it should be. Secrets are not repeated: {@code value} is empty then. */
    public static final class BadValue extends Refusal {
        private static final long serialVersionUID = 1L;
        private final String field;
        private final String value;
        private final transient Sentence expected;

        public BadValue(String field, String value, Sentence expected, Sentence told) {
            super(told);
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

        public Sentence expected() {
            return expected;
        }
    }

    /** It contradicts what is already there. */
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1L;

        public Conflict(Sentence told) {
            super(told);
        }
    }

    /** There is no such thing. */
    public static final class Unknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unknown(Sentence told) {
            super(told);
        }
    }
}
