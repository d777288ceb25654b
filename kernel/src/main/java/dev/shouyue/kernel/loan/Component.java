package dev.shouyue.kernel.loan;

/** What an owed amount is made of, in the order in which charges are usually taken first. */
public enum Component {
    FEE,
    PENALTY,
    INTEREST,
    PRINCIPAL
}
