package dev.shouyue.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a replay found. Shares are fractions from 0 to 1, amounts minor units.
 *
 * @param lateShare share of the installments ever paid that were first paid after the due day, by plain calendar days,
 *     before tolerance and grace
 * @param cureCurve of the late ones, share first paid by that many days after the due day
 * @param buckets loans by bucket at each month end
 * @param rollMatrix loans that were in one bucket at a month end, by the bucket they were in at the next
 * @param packs the same facts under each pack
 * @param vintage by month of drawing: loans drawn and those ever past 0, 30, 60, 90 days
 * @param shortfalls installments short at the end of their due day, by size of the shortfall
 * @param trialBalance sum of the whole journal
 */
public record ReplayResult(
        LocalDate from,
        LocalDate to,
        String policy,
        long loans,
        long facts,
        long installments,
        long neverPaid,
        double lateShare,
        Map<String, Double> cureCurve,
        Map<String, Map<String, Long>> buckets,
        Map<String, Map<String, Long>> rollMatrix,
        Map<String, PackView> packs,
        Map<String, Map<String, Long>> vintage,
        Map<String, Long> shortfalls,
        Map<String, Long> causes,
        List<Instructive> instructive,
        long trialBalance,
        double elapsedSeconds) {

    /** The same result with the time of the whole replay, closes included. */
    public ReplayResult took(double seconds) {
        return new ReplayResult(
                from,
                to,
                policy,
                loans,
                facts,
                installments,
                neverPaid,
                lateShare,
                cureCurve,
                buckets,
                rollMatrix,
                packs,
                vintage,
                shortfalls,
                causes,
                instructive,
                trialBalance,
                seconds);
    }

    /**
     * The book under one pack.
     *
     * @param delinquent loans that were ever past due
     * @param reported loans that were ever as many days past due as a bureau is told
     * @param forgivenByTolerance installments short within tolerance
     * @param forgivenByGrace installments paid after the due day and inside grace or roll
     */
    public record PackView(long delinquent, long reported, long forgivenByTolerance, long forgivenByGrace) {}

    /**
     * A loan worth looking at.
     *
     * @param why language-neutral key of the reason
     */
    public record Instructive(
            String loan,
            String why,
            int worstDpd,
            String currency,
            int decimals,
            List<Bill> bills,
            List<Paid> payments) {}

    /** An installment of such a loan; {@code settledOn} is empty when it is not settled. */
    public record Bill(int number, LocalDate due, long amount, String settledOn, String state) {}

    /** A payment of such a loan. */
    public record Paid(LocalDate on, long amount) {}
}
