package dev.shouyue.kernel.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All-in cost of a loan (综合融资成本): 12 × the monthly internal rate of return of all that the borrower receives and
 * pays, fees and guarantee included. A figure to show, never one to post, hence floating point.
 *
 * @param monthly internal rate of return of a month
 */
public record CostOfCredit(double monthly) {

    /**
     * The cost of {@code received} repaid by {@code schedule}, one month apart.
     *
     * @param received minor units that reached the borrower: the principal less what was taken at the start
     * @throws IllegalArgumentException when the payments do not repay what was received
     */
    public static CostOfCredit of(long received, Schedule schedule) {
        double[] payments =
                schedule.installments().stream().mapToDouble(Installment::total).toArray();
        double[] months =
                IntStream.rangeClosed(1, payments.length).asDoubleStream().toArray();
        return of(received, payments, months);
    }

    /**
     * The cost of {@code received} on {@code drawnOn} repaid by {@code schedule}, whatever its periods: months are
     * counted as 30 days, so that a payment on the same day of a later month is whole months away.
     *
     * @param received minor units that reached the borrower: the principal less what was taken at the start
     * @throws IllegalArgumentException when the payments do not repay what was received, or one of them is due on the
     *     day of the drawdown
     */
    public static CostOfCredit of(long received, LocalDate drawnOn, Schedule schedule) {
        double[] payments =
                schedule.installments().stream().mapToDouble(Installment::total).toArray();
        double[] months = schedule.installments().stream()
                .mapToDouble(installment -> months(drawnOn, installment.due()))
                .toArray();
        if (months[0] <= 0) {
            throw new IllegalArgumentException(
                    "a payment on the day of the drawdown, " + drawnOn + ", has no rate of return");
        }
        return of(received, payments, months);
    }

    /** As {@link #of(long, LocalDate, Schedule)}; empty where there is no rate, such as for what is due on the day it was drawn. */
    public static Optional<CostOfCredit> ifAny(long received, LocalDate drawnOn, Schedule schedule) {
        long paid =
                schedule.installments().stream().mapToLong(Installment::total).sum();
        boolean any = received > 0
                && paid >= received
                && months(drawnOn, schedule.first().due()) > 0;
        return any ? Optional.of(of(received, drawnOn, schedule)) : Optional.empty();
    }

    private static CostOfCredit of(long received, double[] payments, double[] months) {
        double paid = Arrays.stream(payments).sum();
        if (received <= 0 || paid < received) {
            throw new IllegalArgumentException(
                    "payments of " + (long) paid + " do not repay the " + received + " received (minor units)");
        }
        double low = 0;
        double high = 1;
        while (presentValue(payments, months, high) > received) {
            high *= 2;
        }
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (presentValue(payments, months, middle) > received) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new CostOfCredit((low + high) / 2);
    }

    private static double months(LocalDate from, LocalDate to) {
        int days = 360 * (to.getYear() - from.getYear())
                + 30 * (to.getMonthValue() - from.getMonthValue())
                + Math.min(to.getDayOfMonth(), 30)
                - Math.min(from.getDayOfMonth(), 30);
        return days / 30.0;
    }

    /** Annual percentage rate, as a fraction: 0.144 for 14.40 %. */
    public double apr() {
        return 12 * monthly;
    }

    /** The APR shown on a year of 365 days, months having been counted as 30 days. */
    public double aprOn365() {
        return monthly / 30 * 365;
    }

    /** Effective annual rate, compounding monthly. */
    public double effective() {
        return Math.pow(1 + monthly, 12) - 1;
    }

    private static double presentValue(double[] payments, double[] months, double rate) {
        double value = 0;
        for (int i = 0; i < payments.length; i++) {
            value += payments[i] * Math.pow(1 + rate, -months[i]);
        }
        return value;
    }
}
