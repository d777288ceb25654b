package dev.shouyue.storage;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;

/** The database cannot be used; what is told says in one line why, and what to do. */
final class DatabaseUnavailable extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    private final transient Sentence told;

    DatabaseUnavailable(Sentence told) {
        super(told.toString());
        this.told = told;
    }

    DatabaseUnavailable(Sentence told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    @Override
    public Sentence told() {
        return told;
    }
}
