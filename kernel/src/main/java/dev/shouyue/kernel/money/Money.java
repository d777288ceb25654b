package dev.shouyue.kernel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money: whole minor units (fen, cents, paise) of one currency. Exact; never a fraction of a minor unit.
 *
 * @param minor amount in minor units, of either sign
 * @param currency ISO 4217 currency; one without a defined minor unit (XXX) is held with two decimals
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** {@code amount} as a decimal, such as {@code "899.75"}; refused when it has more decimals than the currency. */
    public static Money of(String amount, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode);
        return new Money(toMinor(new BigDecimal(amount), currency), currency);
    }

    /** A decimal amount of renminbi, such as {@code "899.75"}. */
    public static Money cny(String amount) {
        return of(amount, "CNY");
    }

    /** Nothing, in the currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Minor units of an exact decimal amount.
     *
     * @throws ArithmeticException when the amount has more decimals than the currency, or does not fit a long
     */
    public static long toMinor(BigDecimal amount, Currency currency) {
        return amount.setScale(decimals(currency), RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /** Number of decimals in which amounts of the currency are written: 2 for CNY, 0 for JPY. */
    public static int decimals(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return digits < 0 ? 2 : digits;
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException when the currencies differ
     * @throws ArithmeticException when it does not fit a long
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /**
     * The difference, of either sign.
     *
     * @throws IllegalArgumentException when the currencies differ
     * @throws ArithmeticException when it does not fit a long
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** The same amount of the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return minor == 0;
    }

    /** Whether it is more than nothing. */
    public boolean isPositive() {
        return minor > 0;
    }

    /** The amount as a decimal with all decimals of its currency: 1.00, not 1. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, decimals(currency));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "amounts of two currencies do not mix: " + this + " and " + other + "; convert one first");
        }
        return other;
    }

    /** Such as {@code 899.75 CNY}. */
    @Override
    public String toString() {
        return decimal().toPlainString() + " " + currency.getCurrencyCode();
    }
}
