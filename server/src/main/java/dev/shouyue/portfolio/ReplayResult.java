package dev.shouyue.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found. Shares are fractions from 0 to 1, amounts minor units and always of one currency. All is computed
 * from the facts known on the last day, each at its value date; days under no-fault protection count nowhere but where it
 * is said that plain calendar days are meant.
 *
 * @param from installments due before this day are left out
 * @param to last day, and the day whose knowledge counts
 * @param policy pack for all but {@code packs}; {@code own} for each loan's own
 * @param note a word on the book from whoever ran the replay, such as that it is simulated; may be empty
 * @param lateShare share of the installments ever paid that were first paid after the due day, by plain calendar days,
 *     before tolerance and grace
 * @param medianDaysLate days after the due day by which half of these were first paid
 * @param cureCurve of the late ones, share first paid by that many days after the due day
 * @param cureByDay the same for every day
 * @param bucketOrder buckets from current to the oldest
 * @param buckets loans by bucket at each month end; those repaid or charged off are left out
 * @param restated by month end, loans whose bucket was shown otherwise at the time, by what was known then
 * @param rollMatrix loans that were in one bucket at a month end, by the bucket they were in at the next, or
 *     {@code closed} or {@code charged-off}
 * @param amounts the same in money, by currency
 * @param firstPaymentDefault by month of drawing: loans whose first installment was more than so many days late, of those
 *     that can be judged
 * @param vintage by month of drawing
 * @param shortfalls by currency: installments short at the end of their due day, by size
 * @param forgiven what the policy of the replay forgave
 * @param causes why installments were late, most frequent first
 * @param open who is past due on the last day
 * @param packs the same facts under each pack
 * @param instructive ten loans worth looking at, if the book has them
 * @param ledger by currency and account, as it follows from the facts; debit positive
 * @param policies the versions used
 * @param trialBalance sum of the whole journal
 */
public record ReplayResult(
        LocalDate from,
        LocalDate to,
        String policy,
        String note,
        long loans,
        long facts,
        long installments,
        long neverPaid,
        double lateShare,
        int medianDaysLate,
        Map<String, Double> cureCurve,
        Map<Integer, Double> cureByDay,
        List<String> bucketOrder,
        Map<String, Map<String, Long>> buckets,
        Map<String, Long> restated,
        Map<String, Map<String, Long>> rollMatrix,
        Map<String, Amounts> amounts,
        Map<String, Map<String, Share>> firstPaymentDefault,
        Map<String, Vintage> vintage,
        Map<String, List<SizeClass>> shortfalls,
        Forgiven forgiven,
        Map<String, CauseView> causes,
        Open open,
        Map<String, PackView> packs,
        List<Instructive> instructive,
        Map<String, Map<String, Long>> ledger,
        List<Version> policies,
        long trialBalance,
        double elapsedSeconds) {

    /** The same result with a note and the time of the whole replay, closes included. */
    public ReplayResult told(String note, double seconds) {
        return new ReplayResult(
                from,
                to,
                policy,
                note,
                loans,
                facts,
                installments,
                neverPaid,
                lateShare,
                medianDaysLate,
                cureCurve,
                cureByDay,
                bucketOrder,
                buckets,
                restated,
                rollMatrix,
                amounts,
                firstPaymentDefault,
                vintage,
                shortfalls,
                forgiven,
                causes,
                open,
                packs,
                instructive,
                ledger,
                policies,
                trialBalance,
                seconds);
    }

    /** How many, and how much by currency. */
    public record Count(long count, Map<String, Long> amount) {}

    /** So many of so many. */
    public record Share(long part, long of) {
        public double share() {
            return of == 0 ? 0 : (double) part / of;
        }
    }

    /**
     * How delinquency moved, in one currency.
     *
     * @param buckets principal outstanding by month end and bucket
     * @param pastDue principal, interest and fee past due by month end and bucket
     * @param rollMatrix principal at one month end by bucket there and at the next
     * @param rollRates amount in bucket b + 1 at the end of month t + 1 of the amount in b at the end of t, all months; not
     *     into the last bucket, which has no upper end
     * @param d1 the whole span
     * @param d1ByMonth by month of the due day
     * @param d1ByDay by due day
     */
    public record Amounts(
            int decimals,
            Map<String, Map<String, Long>> buckets,
            Map<String, Map<String, Long>> pastDue,
            Map<String, Map<String, Long>> rollMatrix,
            Map<String, Share> rollRates,
            D1 d1,
            Map<String, D1> d1ByMonth,
            Map<LocalDate, D1> d1ByDay) {}

    /**
     * Principal that fell due and what of it was newly overdue on day 1, by plain calendar days.
     *
     * @param dueMature principal due whose 30 days are over
     * @param overdueMature newly overdue whose 30 days are over
     * @param collected paid of these by day 30
     */
    public record D1(long due, long overdue, long dueMature, long overdueMature, long collected) {

        /** Newly overdue on day 1 of principal due (入催率). */
        public double rate() {
            return due == 0 ? 0 : (double) overdue / due;
        }

        /** Of what was newly overdue, paid by day 30. */
        public double collectedIn30() {
            return overdueMature == 0 ? 0 : (double) collected / overdueMature;
        }

        /** What of principal due is left after 30 days: D1 × (1 − collection in 30 days). */
        public double cm2() {
            return dueMature == 0 ? 0 : (double) (overdueMature - collected) / dueMature;
        }
    }

    /**
     * The loans drawn in a month.
     *
     * @param over loans ever more than so many days past due, by months on book from 0
     */
    public record Vintage(long drawn, Map<String, long[]> over) {}

    /**
     * Shortfalls of a size.
     *
     * @param over smallest, exclusive
     * @param upTo greatest, inclusive; null for no limit
     * @param outcomes what became of them
     */
    public record SizeClass(long over, @Nullable Long upTo, Map<String, Count> outcomes) {}

    /** What tolerance, grace and protection forgave, installments and amounts; and what it spared the borrowers. */
    public record Forgiven(
            Count carriedAndPaid,
            Count stillCarried,
            Count writtenOff,
            Count byGrace,
            Count byProtection,
            Spared spared) {}

    /**
     * The same facts without tolerance and grace would have brought in addition.
     *
     * @param delinquencies loans
     * @param marks months with a bad mark in the record of a bureau
     */
    public record Spared(long delinquencies, long marks, Map<String, Long> penalty) {}

    /**
     * A cause of lateness.
     *
     * @param late installments, and what they were short at the end of their due day
     * @param open loans past due on the last day, and what is past due
     * @param paidBy7 of the late installments, settled within seven days
     */
    public record CauseView(Count late, Count open, Share paidBy7) {}

    /** Who is past due on the last day: all, and by currency the largest and the smallest. */
    public record Open(
            Count all, Map<String, List<OpenDelinquency>> largest, Map<String, List<OpenDelinquency>> smallest) {}

    /**
     * A loan past due on the last day.
     *
     * @param since day from which days past due count
     * @param amount principal, interest, fee and penalty past due
     * @param evidence what the cause rests on: {@code FAILED_DEBIT}, {@code SMALL_SHARE}, {@code NOTHING} …
     */
    public record OpenDelinquency(
            String loan,
            String currency,
            int decimals,
            LocalDate since,
            int dpd,
            String bucket,
            long amount,
            long penalty,
            long principal,
            String cause,
            String evidence,
            LocalDate evidenceOn,
            String evidenceCode) {}

    /**
     * The book under one pack.
     *
     * @param delinquent loans the pack ever called delinquent, in the sense of {@code delinquentMeans}
     * @param reported loans that were ever as many days past due as are told to a bureau; where only a default is told,
     *     those in default
     * @param forgivenByTolerance installments short within tolerance
     * @param forgivenByGrace installments paid after the due day and inside grace or roll
     * @param delinquentMeans {@code DAYS_PAST_DUE}: past due by a day and any amount; {@code MATERIAL_AMOUNT}: past due by
     *     more than the pack's limits (EU)
     * @param badMarkFromDpd days past due that are told
     * @param pastDue loans ever past due by a day and any amount
     * @param marked loans with a bad mark at a month end
     * @param markedMonths these month ends
     * @param inDefault loans ever in default: by the pack's count of material days, or in a class that does not perform
     * @param worstClass loans by the worst class they were ever in
     * @param pastDueNow loans and amounts past due on the last day
     */
    public record PackView(
            long delinquent,
            long reported,
            long forgivenByTolerance,
            long forgivenByGrace,
            String delinquentMeans,
            int badMarkFromDpd,
            long pastDue,
            long marked,
            long markedMonths,
            long inDefault,
            Map<String, Long> worstClass,
            Count pastDueNow,
            Map<String, Long> penaltyCharged,
            Forgiven forgiven) {}

    /**
     * A version of a policy pack.
     *
     * @param loans read under it as their own; 0 where it only stands beside the others
     */
    public record Version(String pack, LocalDate effectiveFrom, String titleEn, String titleZh, long loans) {}

    /**
     * A loan worth looking at.
     *
     * @param why language-neutral key of the reason
     * @param bill number of the installment the reason is about
     * @param extra what the reason counts: days, packs, payments
     * @param under the pack the reason is about; empty for the policy of the replay
     */
    public record Instructive(
            String loan,
            String why,
            int bill,
            long extra,
            String under,
            String currency,
            int decimals,
            LocalDate drawnOn,
            long principal,
            List<Bill> bills,
            List<Event> events,
            Standing own,
            Map<String, Standing> packs) {}

    /** An installment of such a loan under the policy of the replay; {@code settledOn} is empty when it is not settled. */
    public record Bill(
            int number, LocalDate due, long amount, long shortAtDue, String settledOn, String outcome, int daysLate) {}

    /** Something that happened to it; {@code to} differs from {@code from} for a protection only. */
    public record Event(LocalDate from, LocalDate to, LocalDate recordedOn, String kind, long amount, String detail) {}

    /**
     * Such a loan under one policy.
     *
     * @param cnCodes month codes of the CN bureau, 24 months, oldest first; empty under other packs
     * @param metro2 payment history profile, newest first; empty under other packs
     * @param stretches days past due day by day
     */
    public record Standing(
            boolean delinquent,
            boolean reported,
            boolean inDefault,
            int worstDpd,
            int dpd,
            String bucket,
            String worstClass,
            long pastDue,
            long penaltyCharged,
            String cnCodes,
            String metro2,
            List<Stretch> stretches) {}

    /**
     * Days on which days past due rise evenly from {@code dpdFrom} to {@code dpdTo}.
     *
     * @param isMaterial whether the pack counts the amount past due; false only under a materiality rule
     */
    public record Stretch(LocalDate from, LocalDate to, int dpdFrom, int dpdTo, boolean isMaterial) {}
}
