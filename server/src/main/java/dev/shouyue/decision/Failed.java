package dev.shouyue.decision;

/** Work that came to no good end, and why, in the reader's language. */
public final class Failed extends IllegalStateException implements Told {

    private static final long serialVersionUID = 1L;

    private final transient Sentence told;

    public Failed(Sentence told) {
        super(told.toString());
        this.told = told;
    }

    public Failed(Sentence told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    @Override
    public Sentence told() {
        return told;
    }
}
