package dev.shouyue.simulator;

/**
 * A borrower with what nobody sees: how apt to be late, and whether payments are left to auto-debit.
 *
 * @param borrower what the lender knows
 * @param channel place of the borrower's channel in {@link #CHANNELS}
 * @param habit multiple of the average chance of being late; averages 1 over all borrowers
 * @param buffer months of income in hand, 0 to 6: little of it makes a short day more likely just before payday
 * @param auto whether payments are left to auto-debit, rather than made by hand
 */
record Traits(Borrower borrower, int channel, double habit, double buffer, boolean auto) {

    private static final String[] REGIONS = {"east", "south", "north", "central", "southwest", "northwest", "northeast"
    };
    static final String[] CHANNELS = {"bank-a", "bank-b", "bank-c", "wallet-a", "wallet-b", "gateway"};

    /** Spread of the habit on the log scale, fitted with {@link Lapse#AUTO_SHARE} to how lateness persists. */
    private static final double SPREAD = 0.50;

    private static final double MOST = 9.0;

    static Traits of(long seed, int borrowerIndex) {
        Dice dice = new Dice(Mix.of(seed, Mix.BORROWER, borrowerIndex));
        double habit = StrictMath.exp(SPREAD * dice.gaussian() - SPREAD * SPREAD / 2);
        double buffer = 6 * dice.unit() * dice.unit();
        int region = (int) (REGIONS.length * dice.unit() * dice.unit());
        int channel = dice.below(CHANNELS.length);
        int payday = dice.below(10) < 6 ? 5 + 5 * dice.below(4) : dice.between(1, 28);
        int birthYear = 1964 + dice.below(21) + dice.below(21);
        return new Traits(
                new Borrower("B" + borrowerIndex, birthYear, REGIONS[region], CHANNELS[channel], payday),
                channel,
                Math.min(habit, MOST),
                buffer,
                dice.chance(Lapse.AUTO_SHARE));
    }
}
