package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The month codes of a loan for the CN bureau, computed from its facts: each month is read once, on the snapshot day of
 * the policy (the end of the month, or the day after the last day on which what fell due could be paid in time), by the
 * facts valued until then. A month without a due date is read at its end.
 *
 * @param months from the month of the drawdown to the last one whose snapshot day is reached; none follows a settlement
 */
public record CnMonthCodes(List<Month> months) {

    /** Months that a bureau keeps and shows in all. */
    public static final int ALL = 60;

    /** Months that are shown as recent. */
    public static final int RECENT = 24;

    /**
     * One month as it is told.
     *
     * @param readOn snapshot day; the position at its end counts
     * @param dpd days past due on that day
     * @param pastDue principal, interest and fee past due on that day, minor units
     */
    public record Month(YearMonth month, LocalDate readOn, CnMonthCode code, int dpd, long pastDue) {}

    public CnMonthCodes {
        months = List.copyOf(months);
    }

    /** The codes that can be told at the end of {@code asOf}. */
    public static CnMonthCodes of(Terms terms, Facts facts, Policy policy, LocalDate asOf) {
        List<Month> months = new ArrayList<>();
        if (asOf.isBefore(terms.drawnOn())) {
            return new CnMonthCodes(months);
        }
        List<InstallmentPosition> plan =
                new MonthWalk(terms, facts, policy).to(asOf).installments();
        MonthWalk walk = new MonthWalk(terms, facts, policy);
        YearMonth last = YearMonth.from(asOf);
        for (YearMonth month = YearMonth.from(terms.drawnOn()); !month.isAfter(last); month = month.plusMonths(1)) {
            LocalDate readOn = snapshotDay(month, plan, policy);
            if (readOn.isAfter(asOf)) {
                break;
            }
            Position position = walk.to(readOn);
            CnMonthCode code = code(month, position, policy);
            months.add(new Month(month, readOn, code, position.dpd(), position.pastDue()));
            if (code == CnMonthCode.SETTLED) {
                break;
            }
        }
        return new CnMonthCodes(months);
    }

    /** The codes of the last 24 months, oldest first. */
    public String recent() {
        return latest(RECENT);
    }

    /** The codes of the last 60 months, oldest first. */
    public String all() {
        return latest(ALL);
    }

    /** The codes of the last {@code count} months, oldest first; {@code /} where the loan was not open. */
    public String latest(int count) {
        StringBuilder codes = new StringBuilder(count);
        for (int i = months.size() - count; i < months.size(); i++) {
            codes.append(
                    i < 0 ? CnMonthCode.NOT_OPEN.symbol() : months.get(i).code().symbol());
        }
        return codes.toString();
    }

    private static LocalDate snapshotDay(YearMonth month, List<InstallmentPosition> plan, Policy policy) {
        LocalDate day = month.atEndOfMonth();
        if (policy.snapshot() == Policy.Snapshot.DUE_DATE_PLUS_1) {
            for (InstallmentPosition row : plan) {
                if (isDueIn(row, month, policy)) {
                    day = row.freeUntil().plusDays(1);
                }
            }
        }
        return day;
    }

    private static CnMonthCode code(YearMonth month, Position position, Policy policy) {
        if (MonthWalk.isRepaid(position)) {
            return CnMonthCode.SETTLED;
        }
        if (position.state() == Position.State.CHARGED_OFF) {
            return CnMonthCode.BAD_DEBT;
        }
        if (position.dpd() > 0 && position.dpd() >= policy.badMarkFromDpd()) {
            return CnMonthCode.ofDaysPastDue(position.dpd());
        }
        boolean due = false;
        for (InstallmentPosition row : position.installments()) {
            if (isDueIn(row, month, policy)) {
                due = true;
                if (row.state() == InstallmentPosition.State.SETTLED_LATE
                        && policy.snapshot() == Policy.Snapshot.MONTH_END) {
                    return CnMonthCode.REPAID_WITHIN_MONTH;
                }
            }
        }
        return due ? CnMonthCode.NORMAL : CnMonthCode.NOTHING_DUE;
    }

    /** Under {@code FOLLOWING} the next business day is the due date, and may lie in the next month. */
    private static boolean isDueIn(InstallmentPosition row, YearMonth month, Policy policy) {
        LocalDate due = policy.roll() == Roll.FOLLOWING ? policy.calendar().onOrAfter(row.due()) : row.due();
        return YearMonth.from(due).equals(month);
    }
}
