package dev.shouyue.kernel.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Tolerance (容差): a shortfall up to {@code max|min(amount, percent × base)} is treated as paid. The residue is carried
 * to the next bill, or written off when there is none.
 *
 * @param amounts limit by currency, minor units; a currency that is not listed has no tolerance by amount
 * @param percent of the base, in percent; 0 for none
 * @param base what the percentage is taken of
 * @param combine which of the two limits counts when both are given
 * @param maxRepeats how many bills in a row a residue may be carried over; empty in a contract that does not say
 * @param maxCarried greatest total that may be carried, by currency, minor units; unlisted: what one bill tolerates
 */
public record Tolerance(
        Map<Currency, Long> amounts,
        BigDecimal percent,
        Base base,
        Combine combine,
        OptionalInt maxRepeats,
        Map<Currency, Long> maxCarried) {

    /** Every shortfall counts. */
    public static final Tolerance NONE =
            new Tolerance(Map.of(), BigDecimal.ZERO, Base.INSTALLMENT, Combine.MAX, OptionalInt.of(0), Map.of());

    public Tolerance {
        amounts = Map.copyOf(amounts);
        maxCarried = Map.copyOf(maxCarried);
    }

    /** Up to {@code minor} units of {@code currency} on each bill, carried over at most {@code maxRepeats} bills. */
    public static Tolerance ofAmount(Currency currency, long minor, int maxRepeats) {
        return ofAmount(currency, minor, OptionalInt.of(maxRepeats));
    }

    /** Up to {@code minor} units of {@code currency} on each bill, carried over as often as the policy pack allows. */
    public static Tolerance ofAmount(Currency currency, long minor) {
        return ofAmount(currency, minor, OptionalInt.empty());
    }

    private static Tolerance ofAmount(Currency currency, long minor, OptionalInt maxRepeats) {
        return new Tolerance(
                Map.of(currency, minor), BigDecimal.ZERO, Base.INSTALLMENT, Combine.MAX, maxRepeats, Map.of());
    }

    /** Greatest shortfall, minor units, that is tolerated on an amount of {@code base} minor units. */
    public long limit(Currency currency, long base) {
        return in(currency).on(base);
    }

    /** The tolerance as it holds for amounts of one currency. */
    public Limit in(Currency currency) {
        return new Limit(amounts.getOrDefault(currency, 0L), amounts.containsKey(currency), percent, combine);
    }

    /**
     * A tolerance in one currency.
     *
     * @param amount limit by amount, minor units
     * @param byAmount whether there is such a limit
     */
    public record Limit(long amount, boolean byAmount, BigDecimal percent, Combine combine) {

        /** Greatest shortfall, minor units, that is tolerated on an amount of {@code base} minor units. */
        public long on(long base) {
            if (percent.signum() == 0) {
                return amount;
            }
            long share = percent.movePointLeft(2)
                    .multiply(BigDecimal.valueOf(base))
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
            if (!byAmount) {
                return share;
            }
            return combine == Combine.MAX ? Math.max(amount, share) : Math.min(amount, share);
        }
    }

    /** Whether no shortfall is ever tolerated. */
    public boolean isNone() {
        return amounts.isEmpty() && percent.signum() == 0;
    }

    /** What a percentage is taken of. */
    public enum Base {
        /** The amount of the installment as billed. */
        INSTALLMENT,
        /** The principal drawn. */
        PRINCIPAL
    }

    /** Which limit counts when both an amount and a percentage are given. */
    public enum Combine {
        MAX,
        MIN
    }
}
