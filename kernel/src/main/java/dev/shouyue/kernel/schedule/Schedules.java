package dev.shouyue.kernel.schedule;

import dev.shouyue.kernel.money.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes schedules. Each posting is rounded once, HALF_UP, to the minor unit; the last row takes the rest (domain sheet,
 * section 2).
 */
public final class Schedules {

    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;
    private static final int MONTH = 30;

    private Schedules() {}

    /**
     * The schedule of a loan.
     *
     * @param principal minor units drawn
     * @param rate contract interest per day
     * @param drawnOn day of the drawdown
     * @param dueDates one for each installment, rising, after {@code drawnOn}; just one for {@code SINGLE}
     * @throws IllegalArgumentException when the principal is not positive or the due dates are not such
     * @throws ArithmeticException when an amount does not fit a long
     */
    public static Schedule of(
            RepaymentMethod method, long principal, Rate rate, LocalDate drawnOn, List<LocalDate> dueDates) {
        if (principal <= 0) {
            throw new IllegalArgumentException("principal must be positive, not " + principal);
        }
        if (dueDates.isEmpty() || !dueDates.getFirst().isAfter(drawnOn)) {
            throw new IllegalArgumentException("due dates follow the drawdown on " + drawnOn + ": " + dueDates);
        }
        int count = dueDates.size();
        return switch (method) {
            case LEVEL_30_360 -> level(principal, rate, dueDates, repeat(MONTH, count));
            case LEVEL_ACTUAL -> level(principal, rate, dueDates, actualDays(drawnOn, dueDates));
            case EQUAL_PRINCIPAL -> equalPrincipal(principal, rate, dueDates, repeat(MONTH, count));
            case EQUAL_PRINCIPAL_ACTUAL -> equalPrincipal(principal, rate, dueDates, actualDays(drawnOn, dueDates));
            case INTEREST_ONLY -> interestOnly(principal, rate, dueDates, repeat(MONTH, count));
            case INTEREST_ONLY_ACTUAL -> interestOnly(principal, rate, dueDates, actualDays(drawnOn, dueDates));
            case SINGLE -> {
                if (count != 1) {
                    throw new IllegalArgumentException("a single repayment has one due date, not " + count);
                }
                yield interestOnly(principal, rate, dueDates, actualDays(drawnOn, dueDates));
            }
        };
    }

    /**
     * The schedule of what is left of a loan after a part of it was repaid between two due dates: the first period has its
     * actual days, the others those of the method.
     *
     * @param from day from which the first period is counted
     * @param dueDates one for each installment, rising, after {@code from}
     */
    public static Schedule from(
            LocalDate from, RepaymentMethod method, long principal, Rate rate, List<LocalDate> dueDates) {
        int[] days = actualDays(from, dueDates);
        if (method.countsMonthsAs30Days()) {
            java.util.Arrays.fill(days, 1, days.length, MONTH);
        }
        return switch (method) {
            case LEVEL_30_360, LEVEL_ACTUAL -> level(principal, rate, dueDates, days);
            case EQUAL_PRINCIPAL, EQUAL_PRINCIPAL_ACTUAL -> equalPrincipal(principal, rate, dueDates, days);
            case INTEREST_ONLY, INTEREST_ONLY_ACTUAL, SINGLE -> interestOnly(principal, rate, dueDates, days);
        };
    }

    /**
     * The method by which a schedule was made, as its amounts tell: the one that comes nearest to them, if none of its
     * amounts is further off than rounding in another way would put it, a minor unit an installment. Fees tell nothing.
     */
    public static Optional<RepaymentMethod> methodOf(Schedule schedule, Rate rate, LocalDate drawnOn) {
        List<LocalDate> dueDates =
                schedule.installments().stream().map(Installment::due).toList();
        if (schedule.principal() <= 0 || !dueDates.getFirst().isAfter(drawnOn)) {
            return Optional.empty();
        }
        RepaymentMethod nearest = null;
        long least = schedule.size() + 1L;
        for (RepaymentMethod method : RepaymentMethod.values()) {
            if (method == RepaymentMethod.SINGLE && schedule.size() != 1) {
                continue;
            }
            long off = distance(schedule, of(method, schedule.principal(), rate, drawnOn, dueDates));
            if (off < least) {
                nearest = method;
                least = off;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The greatest difference of principal or interest in a row. */
    private static long distance(Schedule one, Schedule other) {
        long greatest = 0;
        for (int i = 0; i < one.size(); i++) {
            Installment a = one.installments().get(i);
            Installment b = other.installments().get(i);
            greatest = Math.max(greatest, Math.abs(a.principal() - b.principal()));
            greatest = Math.max(greatest, Math.abs(a.interest() - b.interest()));
        }
        return greatest;
    }

    private static Schedule level(long principal, Rate rate, List<LocalDate> dueDates, int[] days) {
        BigDecimal perDay = new BigDecimal(rate.numerator()).divide(new BigDecimal(rate.denominator()), EXACT_ENOUGH);
        BigDecimal growth = BigDecimal.ONE;
        BigDecimal annuity = BigDecimal.ZERO;
        for (int length : days) {
            growth = growth.multiply(BigDecimal.ONE.add(perDay.multiply(BigDecimal.valueOf(length))), EXACT_ENOUGH);
            annuity = annuity.add(BigDecimal.ONE.divide(growth, EXACT_ENOUGH), EXACT_ENOUGH);
        }
        long payment = BigDecimal.valueOf(principal)
                .divide(annuity, EXACT_ENOUGH)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        List<Installment> rows = new ArrayList<>(days.length);
        long balance = principal;
        for (int i = 0; i < days.length; i++) {
            long interest = rate.on(Math.multiplyExact(balance, (long) days[i]));
            long repaid = i == days.length - 1 ? balance : Math.min(Math.max(payment - interest, 0), balance);
            rows.add(new Installment(i + 1, dueDates.get(i), repaid, interest, 0));
            balance -= repaid;
        }
        return new Schedule(rows);
    }

    private static Schedule equalPrincipal(long principal, Rate rate, List<LocalDate> dueDates, int[] days) {
        int count = dueDates.size();
        long share = BigDecimal.valueOf(principal)
                .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                .longValueExact();
        List<Installment> rows = new ArrayList<>(count);
        long balance = principal;
        for (int i = 0; i < count; i++) {
            long interest = rate.on(Math.multiplyExact(balance, (long) days[i]));
            long repaid = i == count - 1 ? balance : Math.min(share, balance);
            rows.add(new Installment(i + 1, dueDates.get(i), repaid, interest, 0));
            balance -= repaid;
        }
        return new Schedule(rows);
    }

    private static Schedule interestOnly(long principal, Rate rate, List<LocalDate> dueDates, int[] days) {
        int count = dueDates.size();
        List<Installment> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long interest = rate.on(Math.multiplyExact(principal, (long) days[i]));
            rows.add(new Installment(i + 1, dueDates.get(i), i == count - 1 ? principal : 0, interest, 0));
        }
        return new Schedule(rows);
    }

    private static int[] repeat(int length, int count) {
        int[] days = new int[count];
        java.util.Arrays.fill(days, length);
        return days;
    }

    private static int[] actualDays(LocalDate drawnOn, List<LocalDate> dueDates) {
        int[] days = new int[dueDates.size()];
        LocalDate before = drawnOn;
        for (int i = 0; i < days.length; i++) {
            days[i] = Math.toIntExact(ChronoUnit.DAYS.between(before, dueDates.get(i)));
            before = dueDates.get(i);
        }
        return days;
    }
}
