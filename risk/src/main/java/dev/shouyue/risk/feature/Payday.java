package dev.shouyue.risk.feature;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A borrower's day of income, as numbers for a model: how the due date lies to it, and whether the income of the latest one
 * came. Of a borrower whose payday is not in the book all of them are unknown.
 */
public final class Payday {

    /** Names of the numbers, in the order of {@link #numbers}. */
    public static final List<String> NAMES =
            List.of("due_to_payday", "days_since_payday", "payday_without_income", "income_after_payday");

    private static final int AHEAD = 5; // income that comes so many days before a payday is that of the payday

    private Payday() {}

    /**
     * The numbers at the end of a day.
     *
     * @param payday day of the month, 1 to 31; in a shorter month it is the last day
     * @param income day on which income last came, if any was seen lately ({@link Lately#lastIncome})
     */
    public static double[] numbers(OptionalInt payday, LocalDate due, LocalDate day, Optional<LocalDate> income) {
        if (payday.isEmpty()) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
        int of = payday.getAsInt();
        LocalDate last = lastNotAfter(of, day);
        return new double[] {
            ChronoUnit.DAYS.between(due, nextNotBefore(of, due)),
            ChronoUnit.DAYS.between(last, day),
            income.map(came -> came.isBefore(last.minusDays(AHEAD)) ? ChronoUnit.DAYS.between(last, day) : 0.0)
                    .orElse(Double.NaN),
            income.map(came -> (double) ChronoUnit.DAYS.between(lastNotAfter(of, came.plusDays(AHEAD)), came))
                    .orElse(Double.NaN) // negative when it came ahead
        };
    }

    private static LocalDate lastNotAfter(int payday, LocalDate day) {
        LocalDate inMonth = in(payday, day);
        return inMonth.isAfter(day) ? in(payday, day.withDayOfMonth(1).minusDays(1)) : inMonth;
    }

    private static LocalDate nextNotBefore(int payday, LocalDate day) {
        LocalDate inMonth = in(payday, day);
        return inMonth.isBefore(day) ? in(payday, day.withDayOfMonth(1).plusMonths(1)) : inMonth;
    }

    private static LocalDate in(int payday, LocalDate month) {
        return month.withDayOfMonth(Math.min(payday, month.lengthOfMonth()));
    }
}
