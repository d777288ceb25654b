package dev.shouyue.payment.bank;

import dev.shouyue.decision.Sentence;

/** A file of the bank cannot be read as a whole: nothing of it is believed. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence why;

    Unreadable(Sentence why) {
        super(why.toString());
        this.why = why;
    }

    Unreadable(Sentence why, Throwable cause) {
        super(why.toString(), cause);
        this.why = why;
    }

    Sentence why() {
        return why;
    }
}
