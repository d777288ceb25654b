package dev.shouyue.delinquency;

import dev.shouyue.servicing.LoanKey;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done to one loan.
 *
 * @param loan the lender's own name of it
 * @param from first protected day
 * @param to last protected day
 * @param installments numbers of those that the incident touched
 * @param effect what it does: planned, or as it was recorded
 * @param applied whether it is recorded
 * @param refused why it could not be, to be told in the reader's language
 */
public record PlanRow(
        LoanKey key,
        String loan,
        LocalDate from,
        LocalDate to,
        List<Integer> installments,
        Currency currency,
        Effect effect,
        boolean applied,
        Optional<String> refused) {

    public PlanRow {
        installments = List.copyOf(installments);
    }
}
