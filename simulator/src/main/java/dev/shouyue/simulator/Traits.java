package dev.shouyue.simulator;

import java.util.SplittableRandom;

/**
 * A borrower with what nobody sees: how apt to be late, and whether payments are left to auto-debit.
 *
 * @param borrower what the lender knows
 * @param habit multiple of the average chance of being late; averages 1 over all borrowers
 * @param buffer months of income in hand, 0 to 6: little of it makes a short day more likely just before payday
 */
record Traits(Borrower borrower, double habit, double buffer) {

    private static final String[] REGIONS = {"east", "south", "north", "central", "southwest", "northwest", "northeast"
    };
    static final String[] CHANNELS = {"bank-a", "bank-b", "bank-c", "wallet-a", "wallet-b", "gateway"};

    /** Spread of the habit on the log scale: late after late against late after on time is about exp(spread²). */
    private static final double SPREAD = 0.95;

    private static final double MOST = 9.0;

    static Traits of(long seed, int borrowerIndex) {
        SplittableRandom random = new SplittableRandom(Mix.of(seed, Mix.BORROWER, borrowerIndex));
        double habit = StrictMath.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
        double buffer = 6 * random.nextDouble() * random.nextDouble();
        int region = (int) (REGIONS.length * random.nextDouble() * random.nextDouble());
        int channel = random.nextInt(CHANNELS.length);
        int payday = random.nextInt(10) < 6 ? 5 + 5 * random.nextInt(4) : 1 + random.nextInt(28);
        int birthYear = 1964 + random.nextInt(21) + random.nextInt(21);
        return new Traits(
                new Borrower("B" + borrowerIndex, birthYear, REGIONS[region], CHANNELS[channel], payday),
                Math.min(habit, MOST),
                buffer);
    }
}
