package dev.shouyue.api;

import dev.shouyue.portfolio.Reasons;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about one loan. */
final class LoanAnswers {

    private LoanAnswers() {}

    record BorrowerView(String id, boolean masked) {}

    /**
     * What was agreed.
     *
     * @param allInCostPercent all that the borrower pays over what the borrower received, 12 × the monthly internal rate
     *     of return of the plan at the drawdown; absent where the plan has no rate
     * @param effectiveRatePercent the same cost compounded over a year
     * @param toleranceAmount the contract's own, absent where the pack's holds
     * @param allocation what a payment is set against first, in the asked language
     * @param allocationAgreed whether the contract says so, and not the pack
     */
    record Loan(
            String id,
            BorrowerView borrower,
            @Nullable String product,
            String pack,
            LocalDate packVersion,
            String currency,
            Amount principal,
            LocalDate drawnOn,
            String dailyRatePercent,
            @Nullable String allInCostPercent,
            @Nullable String effectiveRatePercent,
            LocalDate firstDue,
            LocalDate lastDue,
            @Nullable Integer graceDays,
            @Nullable String graceMode,
            @Nullable Amount toleranceAmount,
            String allocation,
            boolean allocationAgreed,
            LocalDate bookDay,
            LocalDate lastDay,
            int factCount,
            int installmentCount,
            String sentence) {}

    record SharePaid(
            String sourceId,
            LocalDate valueDate,
            Amount amount,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount penalty,
            long daysLate) {}

    record ScheduleRow(
            int number,
            LocalDate due,
            LocalDate countsFrom,
            LocalDate freeUntil,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount total,
            Amount paid,
            Amount outstanding,
            Amount penalty,
            String state,
            @Nullable LocalDate settledOn,
            Amount shortfall,
            List<SharePaid> payments) {}

    record ScheduleView(LocalDate on, List<ScheduleRow> items) {}

    record FactEntry(
            int sequence,
            String kind,
            LocalDateTime valueTime,
            LocalDate recordedOn,
            String source,
            String sourceId,
            @Nullable Amount amount,
            @Nullable Integer installment,
            String text) {}

    record JournalLine(
            String account,
            @Nullable Amount debit,
            @Nullable Amount credit) {}

    record JournalEntry(LocalDate postedOn, LocalDate valueDate, String reason, String text, List<JournalLine> lines) {}

    record JournalView(List<JournalEntry> items, List<JournalLine> balances) {}

    record PositionView(
            LocalDate on,
            String pack,
            LocalDate packVersion,
            String state,
            String sentence,
            int dpd,
            String bucket,
            String creditClass,
            @Nullable String bureauCode,
            Amount owed,
            Amount pastDue,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount penalty,
            Amount credit,
            Amount carried,
            Amount writtenOff,
            @Nullable LocalDate pendingSince,
            @Nullable LocalDate pastDueSince,
            int materialDays,
            boolean inDefault,
            boolean protectedToday,
            @Nullable LocalDate nextDue,
            @Nullable Amount nextAmount) {}

    record StepInput(String name, String value) {}

    record Step(
            String key,
            String title,
            String text,
            List<StepInput> inputs,
            String result,
            @Nullable String formula,
            @Nullable String source,
            Reasons.Verdict verdict) {}

    record CauseView(String key, String text) {}

    record ExplanationView(
            LocalDate on,
            String pack,
            LocalDate packVersion,
            String state,
            String sentence,
            @Nullable CauseView cause,
            List<Step> steps) {}

    record PackRow(
            String pack,
            String packTitle,
            boolean own,
            String state,
            String sentence,
            int dpd,
            String bucket,
            String creditClass,
            boolean badMark,
            @Nullable String bureauCode,
            Amount penalty,
            Amount pastDue,
            Amount tolerated,
            boolean graceUsed) {}

    record PackRows(LocalDate on, List<PackRow> items) {}

    record TimelineEvent(
            LocalDate day,
            String kind,
            String title,
            String text,
            @Nullable Amount amount,
            String tone,
            @Nullable String sourceId) {}
}
