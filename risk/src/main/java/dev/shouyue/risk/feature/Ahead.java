package dev.shouyue.risk.feature;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What lies ahead of a borrower, as numbers for a model: the plan and the calendar of the installment that is asked
 * about. All of it is agreed when the loan is drawn.
 */
public final class Ahead {

    /** Names of the numbers, in the order of {@link #numbers}. */
    public static final List<String> NAMES = List.of(
            "amount",
            "cost_share",
            "term_days",
            "due_weekday",
            "due_day_of_month",
            "due_days_to_month_end",
            "drawn_weekday",
            "drawn_hour",
            "drawn_day_of_month",
            "days_to_due",
            "referred");

    private Ahead() {}

    /** The numbers of a loan whose next installment is due on a date; weekdays from Monday 1 to Sunday 7. */
    public static double[] numbers(Trace.LoanTaken loan, LocalDate due) {
        LocalDateTime drawn = loan.at();
        return new double[] {
            loan.amount(),
            loan.cost() / loan.amount(),
            loan.termDays(),
            due.getDayOfWeek().getValue(),
            due.getDayOfMonth(),
            due.lengthOfMonth() - due.getDayOfMonth(),
            drawn.getDayOfWeek().getValue(),
            drawn.getHour() + drawn.getMinute() / 60.0,
            drawn.getDayOfMonth(),
            ChronoUnit.DAYS.between(drawn.toLocalDate(), due),
            loan.referred() ? 1 : 0
        };
    }
}
