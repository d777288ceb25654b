package dev.shouyue.kernel.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A rate per day as an exact fraction in lowest terms: 0.04 % a day is 1/2500, 24 % a year of 360 days is 1/1500.
 * Simple, not compounding.
 *
 * @param numerator not negative
 * @param denominator positive
 */
public record Rate(long numerator, long denominator) implements Comparable<Rate> {

    /** No interest. */
    public static final Rate ZERO = new Rate(0, 1);

    /** Powers of ten that are longs, for the usual case of few digits. */
    private static final long[] POWERS = new long[19];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++, power *= 10) {
            POWERS[i] = power;
        }
    }

    public Rate {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException(
                    "a rate is a fraction that is not negative, not " + numerator + "/" + denominator);
        }
        if (numerator != 1 && denominator != 1) {
            long divisor = gcd(numerator, denominator);
            numerator /= divisor;
            denominator /= divisor;
        }
    }

    /** {@code ofPercentPerDay("0.04")} is 0.04 % a day. */
    public static Rate ofPercentPerDay(String percent) {
        return ofDecimal(new BigDecimal(percent).movePointLeft(2), 1);
    }

    /** {@code ofPercentPerYear("24", 360)} is 24 % a year, spread over {@code yearDays} days. */
    public static Rate ofPercentPerYear(String percent, int yearDays) {
        return ofDecimal(new BigDecimal(percent).movePointLeft(2), yearDays);
    }

    /** The daily rate {@code fraction / days}, {@code fraction} an exact decimal (0.24 for 24 %). */
    public static Rate ofDecimal(BigDecimal fraction, int days) {
        if (fraction.scale() >= 0 && fraction.scale() < POWERS.length && fraction.precision() < POWERS.length) {
            long power = POWERS[fraction.scale()];
            if (fits(power, days)) {
                return new Rate(fraction.unscaledValue().longValue(), power * days);
            }
        }
        BigDecimal plain = fraction.stripTrailingZeros();
        int scale = Math.max(plain.scale(), 0);
        BigInteger numerator = plain.movePointRight(scale).toBigIntegerExact();
        BigInteger denominator = BigInteger.TEN.pow(scale).multiply(BigInteger.valueOf(days));
        BigInteger divisor = numerator.signum() == 0 ? denominator : numerator.gcd(denominator);
        return new Rate(
                numerator.divide(divisor).longValueExact(),
                denominator.divide(divisor).longValueExact());
    }

    /** This rate times an exact decimal: the contract rate times 1.5. */
    public Rate times(BigDecimal multiple) {
        Rate other = ofDecimal(multiple, 1);
        if (fits(numerator, other.numerator) && fits(denominator, other.denominator)) {
            return new Rate(numerator * other.numerator, denominator * other.denominator);
        }
        BigInteger top = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.numerator));
        BigInteger bottom = BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator));
        BigInteger divisor = top.signum() == 0 ? bottom : top.gcd(bottom);
        return new Rate(
                top.divide(divisor).longValueExact(), bottom.divide(divisor).longValueExact());
    }

    /** The lower of the two, such as a rate and its cap. */
    public Rate min(Rate other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** What the rate makes of {@code minorDays} (minor units times days), rounded HALF_UP to the minor unit. */
    public long on(long minorDays) {
        if (minorDays < 0) {
            throw new IllegalArgumentException("a rate applies to an amount that is not negative, not " + minorDays);
        }
        long low = minorDays * numerator;
        if (fits(minorDays, numerator) && low <= Long.MAX_VALUE - denominator) {
            // With an odd denominator no product falls on an exact half, so the floor of half of it rounds rightly too.
            return (low + (denominator >> 1)) / denominator;
        }
        return onGreat(minorDays);
    }

    private long onGreat(long minorDays) {
        return new BigDecimal(BigInteger.valueOf(minorDays).multiply(BigInteger.valueOf(numerator)))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Per day as a decimal with {@code scale} places, for display only. */
    public BigDecimal perDay(int scale) {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), scale, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Rate other) {
        if (fits(numerator, other.denominator) && fits(other.numerator, denominator)) {
            return Long.compare(numerator * other.denominator, other.numerator * denominator);
        }
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    @Override
    public String toString() {
        return perDay(10).movePointRight(2).stripTrailingZeros().toPlainString() + " % a day";
    }

    /** Whether the product of two numbers that are not negative is a long. */
    private static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0;
    }

    private static long gcd(long a, long b) {
        while (b > Integer.MAX_VALUE) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        int low = b == 0 ? 0 : (int) (a % b); // the rest is done in ints, which divide several times faster
        int high = (int) b;
        if (high == 0) {
            return Math.max(a, 1);
        }
        while (low != 0) {
            int rest = high % low;
            high = low;
            low = rest;
        }
        return high;
    }
}
