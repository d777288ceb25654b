package dev.shouyue.kernel.loan;

import dev.shouyue.kernel.calendar.DueDates;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.RepaymentMethod;
import dev.shouyue.kernel.schedule.Schedule;
import dev.shouyue.kernel.schedule.Schedules;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Terms in a sentence: {@code aLoan().of("10000.00").over(12).atPercentPerDay("0.04").drawnOn("2026-02-10").terms()}.
 * What is left unsaid is that very loan: CNY, level payments on 30/360, due on the day of the month it was drawn on.
 * Not thread-safe.
 */
public final class LoanBuilder {

    private String name = "loan-1";
    private Currency currency = Currency.getInstance("CNY");
    private String principal = "10000.00";
    private int months = 12;
    private Rate rate = Rate.ofPercentPerDay("0.04");
    private LocalDate drawnOn = LocalDate.of(2026, 2, 10);
    private Optional<Integer> dueDay = Optional.empty();
    private RepaymentMethod method = RepaymentMethod.LEVEL_30_360;
    private String fee = "0";
    private Optional<Grace> grace = Optional.empty();
    private Optional<Tolerance> tolerance = Optional.empty();
    private Optional<AllocationRule> allocation = Optional.empty();

    private LoanBuilder() {}

    /** 10,000.00 CNY over 12 months at 0.04 % a day, drawn on 2026-02-10, until it is said otherwise. */
    public static LoanBuilder aLoan() {
        return new LoanBuilder();
    }

    /** The lender's own name of the loan. */
    public LoanBuilder named(String loan) {
        name = loan;
        return this;
    }

    /** The principal as a decimal of the loan's currency. */
    public LoanBuilder of(String amount) {
        principal = amount;
        return this;
    }

    /** ISO 4217 code of the currency of every amount. */
    public LoanBuilder in(String currencyCode) {
        currency = Currency.getInstance(currencyCode);
        return this;
    }

    /** Months to the last due date; a single repayment falls due once, at their end. */
    public LoanBuilder over(int months) {
        this.months = months;
        return this;
    }

    /** Contract interest: {@code "0.04"} is 0.04 % a day. */
    public LoanBuilder atPercentPerDay(String percent) {
        rate = Rate.ofPercentPerDay(percent);
        return this;
    }

    /** ISO date of the drawdown, in the borrower's time zone. */
    public LoanBuilder drawnOn(String day) {
        drawnOn = LocalDate.parse(day);
        return this;
    }

    /** Day of the month on which installments fall due, from the month after the drawdown. */
    public LoanBuilder dueOn(int dayOfMonth) {
        dueDay = Optional.of(dayOfMonth);
        return this;
    }

    /** How it is repaid, and how the days of a month are counted. */
    public LoanBuilder repaidBy(RepaymentMethod method) {
        this.method = method;
        return this;
    }

    /** A fee that falls due with each installment, as a decimal of the loan's currency. */
    public LoanBuilder chargingEach(String fee) {
        this.fee = fee;
        return this;
    }

    /** The contract grants this grace, whatever the policy pack says. */
    public LoanBuilder withGrace(int days, Grace.Mode mode) {
        grace = Optional.of(new Grace(days, mode));
        return this;
    }

    /** The contract tolerates a shortfall up to {@code amount}, carried over at most {@code maxRepeats} bills in a row. */
    public LoanBuilder tolerating(String amount, int maxRepeats) {
        long limit = Money.of(amount, currency.getCurrencyCode()).minor();
        tolerance = Optional.of(Tolerance.ofAmount(currency, limit, maxRepeats));
        return this;
    }

    /** The contract sets payments against what is owed in this order. */
    public LoanBuilder allocating(Allocation order) {
        allocation = Optional.of(AllocationRule.always(order));
        return this;
    }

    /**
     * The terms as they were said.
     *
     * @throws IllegalArgumentException when they contradict each other
     */
    public Terms terms() {
        long minor = Money.of(principal, currency.getCurrencyCode()).minor();
        List<LocalDate> due = DueDates.monthly(drawnOn, dueDay.orElse(drawnOn.getDayOfMonth()), months);
        List<LocalDate> dueDates = method == RepaymentMethod.SINGLE ? List.of(due.getLast()) : due;
        Schedule schedule = Schedules.of(method, minor, rate, drawnOn, dueDates)
                .withFee(Money.of(fee, currency.getCurrencyCode()).minor());
        return new Terms(
                name, currency, minor, drawnOn, rate, schedule, new Terms.Agreed(grace, tolerance, allocation));
    }
}
