package dev.shouyue.payment;

import dev.shouyue.decision.Sentence;
import dev.shouyue.kernel.money.Money;
import java.util.Currency;
import java.util.Optional;

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

    /** Why nothing can be debited under such an agreement, as far as can be told without asking; empty where something may. */
    default Optional<Sentence> objection(String agreement) {
        return Optional.empty();
    }

    /** What it moves, and nothing else. */
    Currency currency();

    /** Who tells borrowers what will be debited, where the scheme wants that. */
    default Announcer announcer() {
        return Announcer.LENDER;
    }

    /** What it knows us by as a creditor of debits, and borrowers read on their statements; empty where there is no such. */
    default String creditor() {
        return "";
    }

    /** Tells the borrower, through the channel, what will be debited; where that is the lender's there is nothing to call. */
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
