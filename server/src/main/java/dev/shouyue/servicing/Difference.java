package dev.shouyue.servicing;

import dev.shouyue.decision.Sentence;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

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

    static final LoanKey WHOLE_BOOK = new LoanKey(0, 0);

    /** There is no position though there are facts. */
    static final String MISSING = "MISSING";

    /** Something happened to the loan by the day, and no close looked at it. */
    static final String NOT_LOOKED_AT = "NOT_LOOKED_AT";

    static final String TRIAL_BALANCE = "TRIAL_BALANCE";

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
                part,
                "day",
                day,
                "held",
                amount(held),
                "given",
                amount(given));
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
