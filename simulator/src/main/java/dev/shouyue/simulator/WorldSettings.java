package dev.shouyue.simulator;

import java.time.LocalDate;

/**
 * What a world is made from. Equal settings give equal worlds, to the byte; loan {@code i} depends on all of these but
 * {@code loans}.
 *
 * @param seed any number
 * @param loans how many loans the world holds
 * @param start first day of the window
 * @param days length of the window; nothing that was known after its last day appears
 * @param historyDays how long before the window the lender began; loans are drawn evenly from then to the last day
 * @param stress 0 for calm times (D1 5.5 %), 1 for stress (D1 7 %); between and beyond in proportion
 * @param causes why installments become late
 */
public record WorldSettings(
        long seed, int loans, LocalDate start, int days, int historyDays, double stress, CauseMix causes) {

    /** Greatest number of loans of one world. */
    public static final int MAX_LOANS = 100_000_000;

    public WorldSettings {
        if (loans < 0 || loans > MAX_LOANS) {
            throw new IllegalArgumentException("a world holds 0 to " + MAX_LOANS + " loans, not " + loans);
        }
        if (days < 1 || days > 36_500 || historyDays < 0 || historyDays > 36_500) {
            throw new IllegalArgumentException(
                    "a window has 1 to 36500 days and a history of 0 to 36500, not " + days + " and " + historyDays);
        }
        if (!(stress >= 0 && stress <= 10)) {
            throw new IllegalArgumentException("stress lies between 0 (calm) and 10, not " + stress);
        }
    }

    /** With the prior mix of causes. */
    public WorldSettings(long seed, int loans, LocalDate start, int days, int historyDays, double stress) {
        this(seed, loans, start, days, historyDays, stress, CauseMix.PRIOR);
    }

    /** A calm year from 2025-01-01, of a lender that began 18 months before it. */
    public static WorldSettings calm(long seed, int loans) {
        return new WorldSettings(seed, loans, LocalDate.of(2025, 1, 1), 365, 540, 0);
    }

    public WorldSettings withLoans(int count) {
        return new WorldSettings(seed, count, start, days, historyDays, stress, causes);
    }

    public WorldSettings withSeed(long other) {
        return new WorldSettings(other, loans, start, days, historyDays, stress, causes);
    }

    public WorldSettings withWindow(LocalDate from, int length) {
        return new WorldSettings(seed, loans, from, length, historyDays, stress, causes);
    }

    public WorldSettings withHistoryDays(int length) {
        return new WorldSettings(seed, loans, start, days, length, stress, causes);
    }

    public WorldSettings withStress(double level) {
        return new WorldSettings(seed, loans, start, days, historyDays, level, causes);
    }

    public WorldSettings withCauses(CauseMix mix) {
        return new WorldSettings(seed, loans, start, days, historyDays, stress, mix);
    }

    /** Last day of the window. */
    public LocalDate lastDay() {
        return start.plusDays(days - 1L);
    }

    /** Earliest day on which a loan may be drawn. */
    public LocalDate firstDrawdown() {
        return start.minusDays(historyDays);
    }
}
