package dev.shouyue.risk.hazard;

/**
 * How one installment went, by days relative to its due date (0 is the due date, 3 is three days late).
 *
 * @param features what was known when it was asked about
 * @param from last day at whose end it was known to be unpaid
 * @param until day it was paid, or the last day it was seen unpaid
 * @param paid whether it was paid on {@code until}
 */
public record Course(double[] features, int from, int until, boolean paid) {

    /** Refuses a course that ends before it begins. */
    public Course {
        if (until < from || (paid && until == from)) {
            throw new IllegalArgumentException("unpaid at the end of day " + from + " and over on day " + until);
        }
    }
}
