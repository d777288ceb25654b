package dev.shouyue.payment;

import dev.shouyue.kernel.money.Money;
import java.time.LocalDate;

/**
 * An order as its channel sees it.
 *
 * @param order our number of it: letters and digits, at most 32; unique for ever
 * @param mandate our number of the consent it is made under; empty for a payment by hand
 * @param agreement the channel's number of that consent: an agreement, an account; empty for a payment by hand
 * @param borrower our number of the borrower, which says nothing of the person
 * @param amount what is asked
 * @param dueOn the due date it is made for
 * @param subject what the borrower reads, such as {@code 2026-12-10 installment 3}
 */
public record Debit(
        String order,
        String mandate,
        String agreement,
        String borrower,
        Money amount,
        LocalDate dueOn,
        String subject) {}
