package dev.shouyue.servicing;

import dev.shouyue.kernel.loan.Fact;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Facts to be recorded of one loan, all of them or none.
 *
 * @param loan the lender's own name of the loan
 * @param items what happened, in the order in which it is decided; none when it is an early repayment
 * @param early that it is repaid early, whose facts are found when it is decided
 * @param currency of the amounts, where there are any; it must be the loan's
 * @param ifFacts how many facts the loan must have before: refused when it has more by now
 * @param request who asks, where the answer is to be kept
 */
public record Posting(
        String loan,
        List<Item> items,
        Optional<EarlyWish> early,
        Optional<Currency> currency,
        OptionalInt ifFacts,
        Optional<Request> request) {

    /** Facts of an early repayment: a plan and a payment. */
    private static final int OF_EARLY = 2;

    public Posting {
        items = List.copyOf(items);
        if (items.isEmpty() == early.isEmpty()) {
            throw new IllegalArgumentException("a posting needs a fact, or repays early");
        }
    }

    /** Facts that are known. */
    public Posting(
            String loan,
            List<Item> items,
            Optional<Currency> currency,
            OptionalInt ifFacts,
            Optional<Request> request) {
        this(loan, items, Optional.empty(), currency, ifFacts, request);
    }

    /** A loan that is repaid early, or a part of it. */
    public Posting(
            String loan, EarlyWish early, Optional<Currency> currency, OptionalInt ifFacts, Optional<Request> request) {
        this(loan, List.of(), Optional.of(early), currency, ifFacts, request);
    }

    /** As many facts come of it at most. */
    int most() {
        return early.isPresent() ? OF_EARLY : items.size();
    }

    /** Without a condition, and without an answer that is kept: repeated, it is known by the ids of its facts. */
    public static Posting of(String loan, Item... items) {
        return new Posting(loan, List.of(items), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /**
     * One fact that is to be recorded.
     *
     * @param source system that tells it, such as {@code api}; {@code import} is kept for files
     * @param id the source's own id: the same id of the same loan twice is the same fact
     * @param valueTime when it is true for the borrower, in the borrower's zone; empty for the moment it is recorded
     * @param content the fact, made when it is known on which day it is recorded
     */
    public record Item(
            String source, String id, Optional<LocalDateTime> valueTime, Function<Fact.Header, Fact> content) {}

    /**
     * A request whose answer is kept beside the facts, so that asking again gives the same answer.
     *
     * @param caller who asks; a key is the caller's own
     * @param key the caller's name of the request, unique among those about the loan
     * @param content digest of what is asked
     * @param deed what is done, for those who keep record of it
     * @param answer tells what was recorded; asked before it is durable, and told only then
     */
    public record Request(String caller, String key, byte[] content, Deed deed, Function<Posted, String> answer) {}

    /**
     * Who did what, for the audit trail.
     *
     * @param actor user or machine
     * @param action such as {@code payment.post}
     * @param address where the request came from
     */
    public record Deed(String actor, String role, String action, String address) {}
}
