package dev.shouyue.access;

import java.time.Duration;

/** Why something is not done; the message says what to do. */
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Refusal(String message) {
        super(message, null, false, false);
    }

    /** The name or the password is wrong; it is not said which. */
    public static final class BadCredentials extends Refusal {
        private static final long serialVersionUID = 1L;

        BadCredentials() {
            super("the user name or the password is wrong");
        }
    }

    /** Too many failures; try again after a while. */
    public static final class Locked extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient Duration wait;

        Locked(Duration wait) {
            super("too many failed attempts; try again in " + Math.max(wait.toSeconds(), 1) + " seconds");
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
        private final String expected;

        public BadValue(String field, String value, String expected, String message) {
            super(message);
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

    /** It contradicts what is already there. */
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }

    /** There is no such thing. */
    public static final class Unknown extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unknown(String message) {
            super(message);
        }
    }
}
