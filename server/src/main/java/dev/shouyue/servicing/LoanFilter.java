package dev.shouyue.servicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which loans of the book are wanted; what is empty does not narrow, and everything that is there must hold.
 *
 * @param prefix of the lender's name of the loan or of the borrower
 * @param buckets codes of the packs' bucket ladders
 * @param classes codes of the packs' classification ladders
 * @param amounts in the major unit of the currency
 * @param dueOn an installment fell due on this day, the last closed one
 * @param moved loans that moved so on a closed day
 */
public record LoanFilter(
        Optional<String> prefix,
        Map<Word, Set<String>> words,
        Set<String> buckets,
        Set<String> classes,
        Map<Amount, Span<BigDecimal>> amounts,
        Map<Day, Span<LocalDate>> days,
        Span<Integer> dpd,
        Optional<LocalDate> dueOn,
        Optional<Moved> moved) {

    public static final LoanFilter NONE = new LoanFilter(
            Optional.empty(),
            Map.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Span.open(),
            Optional.empty(),
            Optional.empty());

    public LoanFilter {
        words = Map.copyOf(words);
        buckets = Set.copyOf(buckets);
        classes = Set.copyOf(classes);
        amounts = Map.copyOf(amounts);
        days = Map.copyOf(days);
    }

    /** What a loan has one word for. */
    public enum Word {
        STATE("status"),
        PACK("policy_pack"),
        CURRENCY("currency"),
        PRODUCT("product"),
        CHANNEL("channel"),
        REGION("region");

        final String column;

        Word(String column) {
            this.column = column;
        }
    }

    /** Amounts of a loan as of the last close. */
    public enum Amount {
        PRINCIPAL,
        PAST_DUE,
        PENALTY,
        CARRIED,
        CREDIT
    }

    /** Days of a loan. */
    public enum Day {
        DRAWN_ON,
        NEXT_DUE,
        PAST_DUE_SINCE
    }

    /** From one value to another, both included; empty is without end. */
    public record Span<T>(Optional<T> from, Optional<T> to) {
        public static <T> Span<T> open() {
            return new Span<>(Optional.empty(), Optional.empty());
        }

        boolean isOpen() {
            return from.isEmpty() && to.isEmpty();
        }
    }

    /** How the loans moved on a closed day. */
    public record Moved(LoanMovement how, LocalDate on) {}
}
