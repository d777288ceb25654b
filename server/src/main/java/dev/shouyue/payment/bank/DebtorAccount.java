package dev.shouyue.payment.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a borrower consented to be debited, as the agreement of a mandate says it: {@code <agent>/<account>/<signed on>},
 * such as {@code CNAPS:104100000004/6217000000000000001/2026-01-05}.
 *
 * @param agent the borrower's bank: a BIC, or a clearing system and a member of it
 * @param account an IBAN or another number
 * @param signedOn day of the consent
 */
record DebtorAccount(String agent, String account, LocalDate signedOn) {

    static Optional<DebtorAccount> of(String agreement) {
        String[] parts = agreement.split("/", -1);
        if (parts.length != 3 || !Form.AGENT.fits(parts[0]) || !Form.ACCOUNT.fits(parts[1])) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DebtorAccount(parts[0], parts[1], LocalDate.parse(parts[2])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
