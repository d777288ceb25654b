package dev.shouyue.risk.signal;

/**
 * When a channel is taken to be out of order.
 *
 * @param falseAlarmAfter answers between two false alarms of one watch, on average, at least: for a cumulative sum of
 *     log-likelihood ratios that alarms at h this is e^h (Lorden, Annals of Mathematical Statistics 42, 1971), as far as
 *     the baseline is the truth
 * @param oddsTimes how many times the usual odds of trouble are to be found; less is found later
 * @param clearAfter the same rate for the opposite question, whether it is over
 * @param warmUp answers to be seen before anything is judged
 * @param cellWeight answers that the whole baseline is worth against an hour of the week's own
 * @param memory answers after which an old answer counts for about a third
 * @param slowShare share of answers that counts as slow by definition
 */
public record ChannelRules(
        double falseAlarmAfter,
        double oddsTimes,
        double clearAfter,
        int warmUp,
        double cellWeight,
        double memory,
        double slowShare) {

    /** Where to begin: one false alarm in ten million answers. */
    public static ChannelRules start() {
        return new ChannelRules(1e7, 5, 1e4, 500, 100, 50_000, .03);
    }
}
