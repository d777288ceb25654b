package dev.shouyue.intake;

/** Which files are read. */
public enum Format {
    /** The platform's own CSV. */
    NATIVE,
    /** Installment payments of the Home Credit set. */
    HOME_CREDIT,
    /** Earlier loans of the SuperLender set. */
    SUPERLENDER
}
