package dev.shouyue.simulator;

/**
 * How fast channels usually answer and tell the final result. Assumed, in the order of what wallets and banks publish as
 * limits (some seconds); the spread is on the log scale.
 */
final class ChannelSpeed {

    /** Medians by channel, in milliseconds, in the order of {@link Traits#CHANNELS}. */
    private static final double[] ANSWER = {900, 700, 1100, 250, 300, 500};

    private static final double[] CALLBACK = {8_000, 6_000, 12_000, 2_000, 1_500, 4_000};
    private static final double ANSWER_SPREAD = .5;
    private static final double CALLBACK_SPREAD = .7;
    private static final double RECEIPT = 4_000;
    private static final double RECEIPT_SPREAD = .8;

    private ChannelSpeed() {}

    static long answerMillis(int channel, Dice dice) {
        return Math.round(ANSWER[channel] * StrictMath.exp(ANSWER_SPREAD * dice.gaussian()));
    }

    static long callbackMillis(int channel, Dice dice) {
        return Math.round(CALLBACK[channel] * StrictMath.exp(CALLBACK_SPREAD * dice.gaussian()));
    }

    static long receiptMillis(Dice dice) {
        return Math.round(RECEIPT * StrictMath.exp(RECEIPT_SPREAD * dice.gaussian()));
    }
}
