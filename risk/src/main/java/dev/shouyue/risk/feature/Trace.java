package dev.shouyue.risk.feature;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One thing that a borrower did or was asked for. It carries two times, both in the borrower's time zone: when it
 * happened, and when we knew. What is asked as of an instant sees what was known by then, and nothing else.
 */
public sealed interface Trace {

    /** The loan that it is about. */
    String loan();

    /** When it happened. */
    LocalDateTime at();

    /** When we knew; not before it happened, except for what is agreed beforehand. */
    LocalDateTime known();

    /**
     * A loan was taken.
     *
     * @param amount paid out, in major units of the currency
     * @param cost interest and fees over the whole term, in the same units
     * @param termDays whole term
     * @param referred whether somebody recommended us
     */
    record LoanTaken(
            String loan,
            LocalDateTime at,
            LocalDateTime known,
            double amount,
            double cost,
            int termDays,
            boolean referred)
            implements Trace {}

    /** An installment was agreed; it happens when it falls due. */
    record InstallmentAgreed(String loan, int number, LocalDate due, double amount, LocalDateTime known)
            implements Trace {
        @Override
        public LocalDateTime at() {
            return due.atStartOfDay();
        }
    }

    /** An installment was paid in full. */
    record InstallmentPaid(String loan, int number, LocalDateTime at, LocalDateTime known) implements Trace {}

    /**
     * So many of the days from an installment's due date to its payment, or to the instant of asking where it is unpaid, are not
     * held against the borrower: they are no days late.
     */
    record DaysSpared(String loan, int number, int days, LocalDateTime known) implements Trace {
        @Override
        public LocalDateTime at() {
            return known;
        }
    }

    /** A loan was paid back for good. */
    record LoanClosed(String loan, LocalDateTime at, LocalDateTime known) implements Trace {}
}
