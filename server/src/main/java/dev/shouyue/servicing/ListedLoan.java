package dev.shouyue.servicing;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * A loan in a list, as of the last close. Amounts are minor units.
 *
 * @param id the lender's own name
 * @param state state of the position; {@code NOT_OPEN} for a loan that no close has seen yet
 * @param nextAmount what is outstanding of the installment due on {@code nextDue}
 */
public record ListedLoan(
        LoanKey key,
        String id,
        String borrower,
        String product,
        String channel,
        String region,
        String pack,
        Currency currency,
        String state,
        int dpd,
        String bucket,
        String creditClass,
        long principal,
        long pastDue,
        long penalty,
        long carried,
        long credit,
        LocalDate drawnOn,
        Optional<LocalDate> nextDue,
        long nextAmount,
        Optional<LocalDate> pastDueSince) {}
