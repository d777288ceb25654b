package dev.shouyue.simulator.channel;

import dev.shouyue.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A channel's own books: what its payers have, and every movement between them and us. This is the truth that ours is held
 * against.
 */
public final class Book {

    private final Map<String, Money> purses = new HashMap<>();
    private final Map<String, Long> orders = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();

    /** Why money moved; a debit and a credit come to us, a refund and a return go back. */
    public enum Kind {
        DEBIT,
        REFUND,
        RETURN,
        CREDIT
    }

    /**
     * A movement.
     *
     * @param id the channel's own number of it
     * @param order the number that the merchant gave: of the debit, or of the refund; empty for what nobody asked for
     * @param payer the purse or account on the other side
     * @param amount positive
     * @param at by the channel's clock
     */
    public record Move(String id, Kind kind, String order, String payer, Money amount, Instant at) {
        public Move {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a movement of " + amount + "; expected more than nothing");
            }
        }

        /** As it changes what we have. */
        public Money signed() {
            return switch (kind) {
                case DEBIT, CREDIT -> amount;
                case REFUND, RETURN -> amount.negated();
            };
        }
    }

    /** Puts money into a purse, or takes it out: the payer's own doing, which is no movement between them and us. */
    public synchronized void put(String payer, Money amount) {
        purses.merge(payer, amount, Money::plus);
    }

    /** What a purse holds. */
    public synchronized Money purse(String payer) {
        Money held = purses.get(payer);
        if (held == null) {
            throw new IllegalArgumentException("there is no purse of " + payer);
        }
        return held;
    }

    /** Makes the movement, unless it comes to us and the purse does not hold it; whether it was made. */
    public synchronized boolean move(Move move) {
        Money nothing = Money.zero(move.amount().currency());
        Money left = purses.getOrDefault(move.payer(), nothing).minus(move.signed());
        if (move.signed().isPositive() && left.minor() < 0) {
            return false;
        }
        purses.put(move.payer(), left);
        orders.merge(move.order(), move.signed().minor(), Math::addExact);
        moves.add(move);
        return true;
    }

    /** Every movement there was, in order. */
    public synchronized List<Move> moved() {
        return List.copyOf(moves);
    }

    /** What moved under a merchant's number, in minor units: positive what came to us. */
    public synchronized long minorOf(String order) {
        return orders.getOrDefault(order, 0L);
    }
}
