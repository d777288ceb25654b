package dev.shouyue.kernel.schedule;

/** How a loan is repaid. */
public enum RepaymentMethod {
    /** 等额本息: equal payments, each month counted as 30 days. */
    LEVEL_30_360,
    /** 等额本息: equal payments, interest for the actual days. */
    LEVEL_ACTUAL,
    /** 等额本金: equal principal, each month counted as 30 days. */
    EQUAL_PRINCIPAL,
    /** 等额本金: equal principal, interest for the actual days. */
    EQUAL_PRINCIPAL_ACTUAL,
    /** 先息后本: interest each period, principal at the end, each month counted as 30 days. */
    INTEREST_ONLY,
    /** 先息后本: interest each period for its actual days, principal at the end. */
    INTEREST_ONLY_ACTUAL,
    /** Everything on one day, interest for the actual days. */
    SINGLE;

    /** Whether every month earns the interest of 30 days. */
    public boolean countsMonthsAs30Days() {
        return this == LEVEL_30_360 || this == EQUAL_PRINCIPAL || this == INTEREST_ONLY;
    }

    /** Whether each installment repays some principal. */
    public boolean repaysAlong() {
        return this != INTEREST_ONLY && this != INTEREST_ONLY_ACTUAL && this != SINGLE;
    }
}
