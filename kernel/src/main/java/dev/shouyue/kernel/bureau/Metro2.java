package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What the Metro 2 format tells of a loan (domain sheet, section 8).
 *
 * @param accountInformation the date the status is of
 * @param history payment history profile: 24 positions, newest first, the ends of the months before the month of
 *     {@code accountInformation}
 * @param status account status code on {@code accountInformation}
 */
public record Metro2(LocalDate accountInformation, String history, Status status) {

    /** Months in a payment history profile. */
    public static final int POSITIONS = 24;

    private static final int DAYS_IN_STEP = 30;
    private static final int LAST_STEP = 6;

    /** The profile and status of the loan at the end of {@code asOf}. */
    public static Metro2 of(Terms terms, Facts facts, Policy policy, LocalDate asOf) {
        MonthWalk walk = new MonthWalk(terms, facts, policy);
        YearMonth opened = YearMonth.from(terms.drawnOn());
        StringBuilder oldestFirst = new StringBuilder(POSITIONS);
        for (int back = POSITIONS; back >= 1; back--) {
            YearMonth month = YearMonth.from(asOf).minusMonths(back);
            oldestFirst.append(month.isBefore(opened) ? 'B' : symbol(walk.to(month.atEndOfMonth())));
        }
        return new Metro2(asOf, oldestFirst.reverse().toString(), Status.of(walk.to(asOf)));
    }

    private static char symbol(Position position) {
        if (MonthWalk.isRepaid(position)) {
            return 'E';
        }
        if (position.state() == Position.State.CHARGED_OFF) {
            return 'L';
        }
        return (char) ('0' + Math.min(position.dpd() / DAYS_IN_STEP, LAST_STEP));
    }

    /** Account status codes that a loan of ours can have. */
    public enum Status {
        CURRENT("11"),
        PAST_DUE_30("71"),
        PAST_DUE_60("78"),
        PAST_DUE_90("80"),
        PAST_DUE_120("82"),
        PAST_DUE_150("83"),
        PAST_DUE_180("84"),
        /** Paid, zero balance. */
        PAID("13"),
        CHARGED_OFF("97");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** The two digits that are sent. */
        public String code() {
            return code;
        }

        static Status of(Position position) {
            if (MonthWalk.isRepaid(position)) {
                return PAID;
            }
            if (position.state() == Position.State.CHARGED_OFF) {
                return CHARGED_OFF;
            }
            return values()[Math.min(position.dpd() / DAYS_IN_STEP, LAST_STEP)];
        }
    }
}
