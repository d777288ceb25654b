package dev.shouyue.kernel.schedule;

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
        double paid = 0;
        for (double payment : payments) {
            paid += payment;
        }
        if (received <= 0 || paid < received) {
            throw new IllegalArgumentException(
                    "payments of " + (long) paid + " do not repay the " + received + " received (minor units)");
        }
        double low = 0;
        double high = 1;
        while (presentValue(payments, high) > received) {
            high *= 2;
        }
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (presentValue(payments, middle) > received) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new CostOfCredit((low + high) / 2);
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

    private static double presentValue(double[] payments, double rate) {
        double value = 0;
        for (int i = payments.length - 1; i >= 0; i--) {
            value = (value + payments[i]) / (1 + rate);
        }
        return value;
    }
}
