package dev.shouyue.decision;

/** A failure or a refusal that can be told in the reader's language; its message is the English of it. */
public interface Told {

    /** What happened, and what to do. */
    Sentence told();
}
