package dev.shouyue.kernel.ledger;

import java.util.Arrays;

/** An amount in minor units for each {@link Account}, debit positive; sums to zero. Immutable. */
public final class Balances {

    private static final int ACCOUNTS = Account.values().length;

    /** Nothing posted. */
    public static final Balances ZERO = new Balances(new long[ACCOUNTS]);

    private final long[] amounts;

    private Balances(long[] amounts) {
        this.amounts = amounts;
    }

    /**
     * Balances by {@link Account#ordinal()}.
     *
     * @throws IllegalArgumentException when the amounts do not sum to zero: an entry that does not balance is no entry
     */
    public static Balances of(long[] byOrdinal) {
        long[] copy = Arrays.copyOf(byOrdinal, ACCOUNTS);
        long sum = 0;
        for (long amount : copy) {
            sum = Math.addExact(sum, amount);
        }
        if (sum != 0) {
            throw new IllegalArgumentException(
                    "an entry must balance, but this one is off by " + sum + ": " + new Balances(copy));
        }
        return new Balances(copy);
    }

    /** Debits {@code debit} and credits {@code credit} with {@code minor} units. */
    public static Balances transfer(Account debit, Account credit, long minor) {
        long[] amounts = new long[ACCOUNTS];
        amounts[debit.ordinal()] += minor;
        amounts[credit.ordinal()] -= minor;
        return new Balances(amounts);
    }

    /** Minor units on the account, debit positive. */
    public long get(Account account) {
        return amounts[account.ordinal()];
    }

    /**
     * Account by account.
     *
     * @throws ArithmeticException when a sum does not fit a long
     */
    public Balances plus(Balances other) {
        long[] sum = new long[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            sum[i] = Math.addExact(amounts[i], other.amounts[i]);
        }
        return new Balances(sum);
    }

    /** The entry that leads from {@code other} to this: what is still to be posted. */
    public Balances minus(Balances other) {
        long[] difference = new long[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            difference[i] = Math.subtractExact(amounts[i], other.amounts[i]);
        }
        return new Balances(difference);
    }

    /** Whether every account is zero. */
    public boolean isZero() {
        for (long amount : amounts) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }

    /** A copy, by {@link Account#ordinal()}. */
    public long[] toArray() {
        return amounts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances that && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    /** The accounts that are not zero, such as {@code {CASH_IN_TRANSIT=-1000000, PRINCIPAL_RECEIVABLE=1000000}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Account account : Account.values()) {
            if (get(account) != 0) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(account)
                        .append('=')
                        .append(get(account));
            }
        }
        return text.append('}').toString();
    }
}
