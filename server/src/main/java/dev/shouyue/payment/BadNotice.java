package dev.shouyue.payment;

/** A call that does not come from the channel, is not for us or cannot be read. The message says which, without what it held. */
public final class BadNotice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadNotice(String message) {
        super(message);
    }
}
