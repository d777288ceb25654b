package dev.shouyue.intake;

/** A file cannot be read at all, so nothing was imported; the message names file, line and what was expected. */
public final class ImportFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportFailed(String message) {
        super(message);
    }
}
