package dev.shouyue.payment;

/** Told of each step of an order on its way into the book, so that a test can cut the work off there. */
@FunctionalInterface
interface Steps {

    Steps NONE = step -> {};

    /** How far an order is. */
    enum Step {
        /** It is kept that the order is sent; the channel was not called yet. */
        CLAIMED,
        /** The channel was called and answered; nothing of it is kept yet. */
        CALLED,
        /** The answer is kept. */
        ANSWERED,
        /** The facts are in the book; it is not kept yet that they are. */
        BOOKED,
        /** It is kept, and others are told. */
        TOLD
    }

    void reached(Step step);
}
