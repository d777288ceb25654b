package dev.shouyue.product;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.schedule.CostOfCredit;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A loan that may be drawn, and what it costs. Amounts are minor units of the product's currency.
 *
 * @param rate contract rate a day
 * @param penaltyRate rate a day on overdue principal, instead of the contract rate
 * @param cost all-in cost; empty for a loan that costs nothing and is due at once
 */
public record Offer(
        ProductVersion version,
        long principal,
        LocalDate drawnOn,
        Rate rate,
        Rate penaltyRate,
        Schedule schedule,
        Optional<CostOfCredit> cost) {

    /** All that is paid: principal, interest and fees. */
    public long total() {
        return schedule.installments().stream().mapToLong(Installment::total).sum();
    }

    public long interest() {
        return schedule.installments().stream().mapToLong(Installment::interest).sum();
    }

    public long fees() {
        return schedule.installments().stream().mapToLong(Installment::fee).sum();
    }

    /** The terms of a loan of this name that is drawn so. */
    public Terms terms(String loan) {
        ProductTerms product = version.terms();
        return new Terms(loan, product.currency(), principal, drawnOn, rate, schedule, product.agreed());
    }
}
