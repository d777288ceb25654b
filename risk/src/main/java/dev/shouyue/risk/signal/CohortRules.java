package dev.shouyue.risk.signal;

/**
 * When a group of loans is taken to have changed.
 *
 * @param falseShare share of the alerts of a day that may be false, on average (Benjamini and Hochberg, Journal of the
 *     Royal Statistical Society B 57, 1995)
 * @param fewest judged in a group in a day to be looked at
 * @param memory days after which what was counted counts for about a third
 * @param warmUp days before anything is judged
 * @param mostCells groups that are counted; further ones are not
 * @param quietDays how long a group is not told of again
 */
public record CohortRules(double falseShare, int fewest, double memory, int warmUp, int mostCells, int quietDays) {

    /** Where to begin. */
    public static CohortRules start() {
        return new CohortRules(.05, 5, 60, 14, 2000, 7);
    }
}
