package dev.shouyue.kernel.schedule;

import java.time.LocalDate;

/**
 * One row of a schedule: what falls due on a day.
 *
 * @param number position in the contract, from 1
 * @param due contract due date, a civil date in the borrower's time zone, before any roll
 * @param principal minor units, not negative
 * @param interest minor units, not negative
 * @param fee minor units, not negative
 */
public record Installment(int number, LocalDate due, long principal, long interest, long fee) {

    public Installment {
        if (number < 1) {
            throw new IllegalArgumentException("installments are numbered from 1, not " + number);
        }
        if (principal < 0 || interest < 0 || fee < 0) {
            throw new IllegalArgumentException("installment " + number + " due " + due
                    + " has a negative amount: principal " + principal + ", interest " + interest + ", fee " + fee);
        }
    }

    /** Minor units due in all. */
    public long total() {
        return principal + interest + fee;
    }
}
