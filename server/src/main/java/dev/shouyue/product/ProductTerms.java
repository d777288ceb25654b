package dev.shouyue.product;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.decision.Refused;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The terms on which loans of a product may be drawn. Amounts are in the major unit of the currency, exact; rates in percent
 * a day.
 *
 * @param name what people call it
 * @param pack policy pack that its loans are read under
 * @param leastPrincipal smallest loan
 * @param mostPrincipal largest loan
 * @param principalStep a principal is a multiple of it
 * @param installments how many installments a loan may have
 * @param leastRate lowest contract rate, percent a day
 * @param mostRate highest contract rate, percent a day
 * @param dueDay day of the month on which installments fall due; empty: the day of the drawdown. Another day needs a method
 *     that counts actual days, or the first month would be paid for without being had
 * @param installmentFee fee with each installment
 * @param mostCost greatest all-in cost in percent a year that a loan may have, such as 24.00; fees included
 * @param grace what the contract gives over the pack; empty: as the pack has it
 * @param tolerance shortfall tolerated on each bill; empty: as the pack has it
 * @param allocation order in which payments are set against what is owed; empty: as the pack has it
 */
public record ProductTerms(
        String name,
        Currency currency,
        String pack,
        BigDecimal leastPrincipal,
        BigDecimal mostPrincipal,
        BigDecimal principalStep,
        List<Integer> installments,
        RepaymentMethod method,
        BigDecimal leastRate,
        BigDecimal mostRate,
        Optional<Integer> dueDay,
        BigDecimal installmentFee,
        BigDecimal mostCost,
        Optional<Grace> grace,
        Optional<BigDecimal> tolerance,
        Optional<Allocation> allocation) {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_INSTALLMENTS = 360;
    private static final int LONGEST_GRACE = 30;
    private static final int MOST_DECIMALS = 8;
    private static final BigDecimal HIGHEST_RATE = new BigDecimal("1");
    private static final BigDecimal HIGHEST_COST = new BigDecimal("100");

    public ProductTerms {
        installments = List.copyOf(installments);
    }

    /**
     * Checks that loans can be drawn on these terms.
     *
     * @throws Refused naming the first field that is not as it should be
     */
    void check(PolicyPacks packs) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw bad("name", name, "name", "most", LONGEST_NAME);
        }
        if (!packs.has(pack)) {
            throw bad("pack", pack, "pack", "packs", packs.names());
        }
        amount("principalStep", principalStep, true);
        amount("leastPrincipal", leastPrincipal, true);
        amount("mostPrincipal", mostPrincipal, true);
        if (mostPrincipal.compareTo(leastPrincipal) < 0) {
            throw bad("mostPrincipal", mostPrincipal, "notLess", "least", leastPrincipal.toPlainString());
        }
        checkInstallments();
        rate("leastRate", leastRate, HIGHEST_RATE);
        rate("mostRate", mostRate, HIGHEST_RATE);
        if (mostRate.compareTo(leastRate) < 0) {
            throw bad("mostRate", mostRate, "notLess", "least", leastRate.toPlainString());
        }
        checkDueDay();
        amount("installmentFee", installmentFee, false);
        rate("mostCost", mostCost, HIGHEST_COST);
        grace.filter(given -> given.days() > LONGEST_GRACE).ifPresent(given -> {
            throw bad("graceDays", given.days(), "grace", "most", LONGEST_GRACE);
        });
        tolerance.ifPresent(given -> amount("tolerance", given, false));
    }

    private void checkInstallments() {
        boolean single = method == RepaymentMethod.SINGLE;
        if (installments.isEmpty()
                || new TreeSet<>(installments).size() < installments.size()
                || installments.stream().anyMatch(n -> n < 1 || n > MOST_INSTALLMENTS || (single && n != 1))) {
            throw bad(
                    "installments",
                    installments,
                    single ? "installments.single" : "installments",
                    "most",
                    MOST_INSTALLMENTS);
        }
    }

    private void checkDueDay() {
        dueDay.ifPresent(day -> {
            if (day < 1 || day > 31) {
                throw bad("dueDay", day, "dueDay");
            }
            if (method.countsMonthsAs30Days()) {
                throw bad("dueDay", day, "dueDay.actual");
            }
        });
    }

    private void amount(String field, BigDecimal amount, boolean positive) {
        int decimals = Money.decimals(currency);
        if (amount.signum() < 0 || (positive && amount.signum() == 0) || amount.precision() - amount.scale() > 12) {
            throw bad(field, amount.toPlainString(), positive ? "amount.positive" : "amount");
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw bad(field, amount.toPlainString(), "amount.decimals", "decimals", decimals, "currency", currency);
        }
    }

    private static void rate(String field, BigDecimal rate, BigDecimal highest) {
        if (rate.signum() < 0
                || rate.compareTo(highest) > 0
                || rate.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw bad(field, rate.toPlainString(), "rate", "most", highest.toPlainString(), "decimals", MOST_DECIMALS);
        }
    }

    private static Refused bad(String field, Object value, String key, Object... pairs) {
        return Refuse.badValue(field, value, key, pairs);
    }

    long minor(BigDecimal amount) {
        return Money.toMinor(amount, currency);
    }

    /** What a contract on these terms grants over the policy pack. */
    Terms.Agreed agreed() {
        return new Terms.Agreed(
                grace,
                tolerance.map(amount -> Tolerance.ofAmount(currency, minor(amount))),
                allocation.map(AllocationRule::always));
    }
}
