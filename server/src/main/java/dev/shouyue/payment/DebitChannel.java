package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import java.util.Currency;

/**
 * A channel by which a borrower who consented is debited. None of its calls throws for what the channel or the net does: what
 * is not known for certain is {@link Result.Unknown}.
 */
public interface DebitChannel extends Channel {

    /** The rules it goes by. */
    Scheme scheme();

    /** What an agreement names that is debited: two agreements of the same account name the same. */
    default String account(String agreement) {
        return agreement;
    }

    /** What it moves, and nothing else. */
    Currency currency();

    /** Tells the borrower, through the channel, what will be debited; where the scheme wants that. */
    default Result announce(Debit debit) {
        return new Result.Success("", debit.amount(), debit.dueOn().atStartOfDay());
    }

    /** Has the amount debited; the same number twice is one debit, whatever came between. */
    Result debit(Debit debit);

    /** What became of a debit that was sent. */
    Result ask(Debit debit);

    /** Whether it gives money back; else people make a transfer. */
    default boolean refunds() {
        return true;
    }

    /** Gives back what a debit brought, or part of it; the same refund number twice is one refund. */
    Result refund(Debit debit, String refund, Money amount);

    /** What became of a refund that was sent. */
    Result askRefund(Debit debit, String refund);
}
