package dev.shouyue.payment;

/** A channel could not be asked; it may be asked again later. */
public final class ChannelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChannelUnavailable(String channel, Throwable cause) {
        super(channel + " does not answer: " + cause.getMessage(), cause);
    }
}
