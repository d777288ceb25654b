package dev.shouyue.kernel.policy;

/** In which order a payment is set against what is owed. */
public enum Allocation {
    /** Fee, penalty, interest, principal, each across all installments due, oldest first. */
    COMPONENT_FIRST,
    /** The oldest installment whole (fee, penalty, interest, principal), then the next. */
    INSTALLMENT_FIRST,
    /** The installment the debit was made for, and no other; without one, as INSTALLMENT_FIRST. */
    DESIGNATED,
    /** Principal across all installments due, oldest first, then interest, penalty, fee. */
    PRINCIPAL_FIRST
}
