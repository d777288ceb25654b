package dev.shouyue.intake;

import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;

/** Nothing was imported; what is told names file, line and what was expected where a file cannot be read. */
public final class ImportFailed extends RuntimeException implements Told {

    private static final long serialVersionUID = 1L;

    private final transient Sentence told;

    ImportFailed(Sentence told) {
        super(told.toString());
        this.told = told;
    }

    ImportFailed(Sentence told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    @Override
    public Sentence told() {
        return told;
    }
}
