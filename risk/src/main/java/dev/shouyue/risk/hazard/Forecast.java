package dev.shouyue.risk.hazard;

import java.util.List;

/**
 * How late an installment will be.
 *
 * @param late0 probability that it is not paid by the end of its due date
 * @param late3 that it is more than 3 days late
 * @param late7 more than 7 days
 * @param late30 more than 30 days; never above the one before
 * @param expectedDaysLate of the first 30 days, how many it will be late on average
 * @param reasons what moved the chance to be unpaid after 3 days (after 30, when asked later), largest first
 */
public record Forecast(
        double late0, double late3, double late7, double late30, double expectedDaysLate, List<Reason> reasons) {

    /** Days late that are forecast. */
    static final int[] HORIZONS = {0, 3, 7, 30};

    /**
     * A part of the answer.
     *
     * @param group such as the borrower's own habit, or the calendar
     * @param effect added to the logarithm of the chance to be unpaid; positive makes it later
     */
    public record Reason(String group, double effect) {}

    /** The probability of being more than so many days late: 0, 3, 7 or 30. */
    public double lateOver(int days) {
        return switch (days) {
            case 0 -> late0;
            case 3 -> late3;
            case 7 -> late7;
            case 30 -> late30;
            default -> throw new IllegalArgumentException("forecast are more than 0, 3, 7 and 30 days, not " + days);
        };
    }
}
