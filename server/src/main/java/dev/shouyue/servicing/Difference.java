package dev.shouyue.servicing;

import dev.shouyue.decision.Sentence;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One way in which the books do not agree.
 *
 * @param loan the lender's own name of the loan; empty where it is a total of the book as a whole
 * @param book the one that stands alone
 * @param part the account, for the ledger and for facts; of a position what of it, such as {@code PRINCIPAL} or {@code STATE}
 * @param day the closed day on which it is so
 * @param currency ISO code; empty where several are meant
 * @param held what {@code book} has, minor units; of a fact, what ledger and position have. Empty where it is no amount
 * @param given what the others give for it, minor units; of a fact, what the facts give
 */
public record Difference(
        LoanKey key,
        Optional<String> loan,
        Book book,
        String part,
        LocalDate day,
        Optional<String> currency,
        OptionalLong held,
        OptionalLong given) {

    /** Which of the books is not like the others. */
    public enum Book {
        /** The journal, or what is kept of it by day. */
        LEDGER,
        /** The stored position, or a running total of positions. */
        POSITION,
        /** The facts: journal and position agree on what they do not give. */
        FACT,
        /** The receipts of money in suspense: the ledger has what was kept of them. */
        RECEIPT
    }

    /** What may differ beside the accounts of the ledger. */
    enum Part {
        PRINCIPAL,
        INTEREST,
        FEE,
        PENALTY,
        CREDIT,
        PAST_DUE,
        CARRIED,
        PAST_DUE_SINCE,
        NEXT_EVENT,
        /** What a loan earns a day. */
        ACCRUAL,
        /** Currency, pack, day drawn. */
        TERMS,
        STATUS,
        /** The bytes of the folded facts. */
        STATE,
        /** There is no position though there are facts. */
        MISSING,
        /** Something happened to the loan by the day, and no close looked at it. */
        NOT_LOOKED_AT,
        /** Running total of the book. */
        INTEREST_EARNED,
        /** Running total of the book. */
        PENALTY_EARNED,
        /** Running total of what is past due since a day. */
        PAST_DUE_TOTAL,
        /** Sum of all accounts. */
        TRIAL_BALANCE
    }

    static final LoanKey WHOLE_BOOK = new LoanKey(0, 0);

    /** Of the book as a whole. */
    static Difference ofBook(
            Book book, String part, LocalDate day, String currency, OptionalLong held, OptionalLong given) {
        return new Difference(WHOLE_BOOK, Optional.empty(), book, part, day, Optional.of(currency), held, given);
    }

    /** What it is, for people. */
    public Sentence told() {
        String of = loan.isPresent() ? "difference.loan." : "difference.book.";
        return Say.of(
                amounts() ? of + book : of + "other",
                "loan",
                loan.orElse(""),
                "part",
                named(),
                "day",
                day,
                "held",
                amount(held),
                "given",
                amount(given));
    }

    /** The part or account in words; what has none stands as it is. */
    private Object named() {
        return Stream.of("part." + part, "account." + part)
                .filter(Say::has)
                .findFirst()
                .<Object>map(Say::of)
                .orElse(part);
    }

    private boolean amounts() {
        return held.isPresent() && given.isPresent() && currency.isPresent();
    }

    private String amount(OptionalLong minor) {
        if (minor.isEmpty() || currency.isEmpty()) {
            return "";
        }
        int digits = Currency.getInstance(currency.get()).getDefaultFractionDigits();
        return java.math.BigDecimal.valueOf(minor.getAsLong(), digits).toPlainString() + " " + currency.get();
    }
}
