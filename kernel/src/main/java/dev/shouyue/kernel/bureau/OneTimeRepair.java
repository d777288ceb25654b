package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one-time repair of small overdue records: who repaid in time is shown as normal, with an overdue amount of 0.
 *
 * @param aroseFrom first day on which the overdue may have arisen
 * @param aroseTo last such day
 * @param limit greatest single amount, all in
 * @param repaidBy last day of full repayment
 * @param start day on which the rule begins to show: a record is normal by the end of the month after its repayment, and not
 *     before this day
 */
public record OneTimeRepair(LocalDate aroseFrom, LocalDate aroseTo, Money limit, LocalDate repaidBy, LocalDate start) {

    /** The rule of the People's Bank of China for overdues of 2020 to 2025 (domain sheet, section 8). */
    public static final OneTimeRepair CN_2026 = new OneTimeRepair(
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2025, 12, 31),
            Money.cny("10000.00"),
            LocalDate.of(2026, 3, 31),
            LocalDate.of(2026, 1, 1));

    /**
     * The day by which the record is shown as normal; empty when the rule does not reach it.
     *
     * @param aroseOn first day past due
     * @param amount greatest amount overdue, all in
     * @param repaidOn day on which it was repaid in full
     */
    public Optional<LocalDate> normalBy(LocalDate aroseOn, Money amount, LocalDate repaidOn) {
        if (aroseOn.isBefore(aroseFrom)
                || aroseOn.isAfter(aroseTo)
                || repaidOn.isAfter(repaidBy)
                || !amount.currency().equals(limit.currency())
                || amount.compareTo(limit) > 0) {
            return Optional.empty();
        }
        LocalDate monthAfter = YearMonth.from(repaidOn).plusMonths(1).atEndOfMonth();
        return Optional.of(monthAfter.isBefore(start) ? start : monthAfter);
    }

    /**
     * An installment that was past due and is repaid.
     *
     * @param aroseOn first day past due
     * @param amount all in: the greater of what was short at first and what was owed on the eve of the repayment
     * @param normalBy day by which it is shown as normal; empty when it stays
     */
    public record Overdue(
            int installment, LocalDate aroseOn, Money amount, LocalDate repaidOn, Optional<LocalDate> normalBy) {}

    /** The overdues of a loan that are repaid at the end of {@code asOf}, each installment taken as a single amount. */
    public List<Overdue> of(Terms terms, Facts facts, Policy policy, LocalDate asOf) {
        MonthWalk walk = new MonthWalk(terms, facts, policy);
        List<InstallmentPosition> repaid = new MonthWalk(terms, facts, policy)
                .to(asOf).installments().stream()
                        .filter(row -> row.state() == InstallmentPosition.State.SETTLED_LATE)
                        .toList();
        List<Overdue> overdues = new ArrayList<>(repaid.size());
        for (InstallmentPosition row : repaid) {
            LocalDate arose = row.freeUntil().plusDays(1);
            LocalDate repaidOn = row.settledOn().orElse(asOf);
            Money amount = new Money(
                    Math.max(row.shortfall(), owedOn(walk.to(repaidOn.minusDays(1)), row.number())), terms.currency());
            overdues.add(new Overdue(row.number(), arose, amount, repaidOn, normalBy(arose, amount, repaidOn)));
        }
        return overdues;
    }

    private static long owedOn(Position position, int installment) {
        return position.installments().stream()
                .filter(row -> row.number() == installment)
                .mapToLong(InstallmentPosition::outstanding)
                .sum();
    }
}
