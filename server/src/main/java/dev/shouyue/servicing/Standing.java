package dev.shouyue.servicing;

import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Outstanding;
import dev.shouyue.storage.BinaryCopy;
import dev.shouyue.storage.BinaryRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a loan stood when a close last looked at it: a row of {@code servicing.position}. Days are epoch days, amounts
 * minor units, slopes millionths of a minor unit a day.
 *
 * @param asOf the close that looked at it
 * @param accrualFrom day from which {@code accrualSlope} earns
 * @param nextEvent next day on which it must be looked at; {@link #NEVER} for none
 * @param pastDueSince days past due count from this day; {@link #NEVER} when nothing is past due
 * @param state the folded loan ({@link LoanState#toBytes})
 */
record Standing(
        LoanKey key,
        long principal,
        long interest,
        long fee,
        long penalty,
        long credit,
        long pastDueAmount,
        long carried,
        long accrualSlope,
        long penaltySlope,
        int asOf,
        int drawnOn,
        int accrualFrom,
        int nextEvent,
        int pastDueSince,
        String currency,
        String pack,
        String status,
        byte[] state) {

    static final int NEVER = Integer.MIN_VALUE;

    static final String COLUMNS = "borrower_id, loan_id, principal, interest, fee, penalty, credit, past_due_amount,"
            + " carried, accrual_slope, penalty_slope, as_of, drawn_on, accrual_from, next_event, past_due_since,"
            + " currency, policy_pack, status, state";

    /** What {@link #read(BinaryRows, LoanKey)} reads of a position called {@code p}. A null is cheap, and these amounts are mostly zero. */
    static final String WITHOUT_KEY = "p.state, p.principal, nullif(p.interest, 0), nullif(p.fee, 0),"
            + " nullif(p.penalty, 0), nullif(p.credit, 0), nullif(p.past_due_amount, 0), nullif(p.carried, 0),"
            + " p.accrual_slope, nullif(p.penalty_slope, 0), p.as_of, p.drawn_on, p.accrual_from, p.next_event,"
            + " p.past_due_since, p.currency, p.policy_pack, p.status";

    /** What {@link #read(BinaryRows)} reads of a position called {@code p}. */
    static final String WITH_KEY = "p.borrower_id, p.loan_id, " + WITHOUT_KEY;

    private static final int COLUMN_COUNT = 20;
    private static final long MILLIONTHS = 1_000_000;
    private static final byte[] NO_STATE = {};

    /** Where {@code loan} stands at the end of {@code day}, to which it has been closed. */
    static Standing of(LoanKey key, String pack, LocalDate drawnOn, LoanState loan, LocalDate day) {
        Outstanding owed = loan.outstanding();
        int today = (int) day.toEpochDay();
        long slope = 0;
        int from = (int) drawnOn.toEpochDay();
        LoanState.Accrual accrual = loan.currentAccrual().orElse(null);
        if (accrual != null) {
            from = (int) accrual.from().toEpochDay();
            int days = Math.max((int) accrual.to().toEpochDay() - from, 1);
            slope = Math.multiplyExact(accrual.interest(), MILLIONTHS) / days;
        }
        return new Standing(
                key,
                owed.principal(),
                owed.interest(),
                owed.fee(),
                owed.penalty(),
                owed.credit(),
                owed.pastDue(),
                owed.carried(),
                slope,
                loan.penaltySlope(),
                today,
                (int) drawnOn.toEpochDay(),
                from,
                loan.nextEvent().map(next -> (int) next.toEpochDay()).orElse(NEVER),
                owed.dpd() > 0 ? today - owed.dpd() : NEVER,
                owed.currency().getCurrencyCode(),
                pack,
                owed.state().name(),
                loan.toBytes());
    }

    boolean isPastDue() {
        return pastDueSince != NEVER;
    }

    LocalDate drawnOnDate() {
        return LocalDate.ofEpochDay(drawnOn);
    }

    LocalDate asOfDate() {
        return LocalDate.ofEpochDay(asOf);
    }

    /** Reads what {@link #WITH_KEY} gives of a row. */
    static Standing read(BinaryRows row) throws SQLException {
        return read(row, new LoanKey(row.int8(), row.int8())).orElseThrow();
    }

    /** Reads what {@link #WITHOUT_KEY} gives of a row; empty when all of it is null. */
    static Optional<Standing> read(BinaryRows row, LoanKey key) throws SQLException {
        byte[] state = row.bytesOrNull();
        Standing standing = new Standing(
                key,
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.int8Or(0),
                row.dateOr(NEVER),
                row.dateOr(NEVER),
                row.dateOr(NEVER),
                row.dateOr(NEVER),
                row.dateOr(NEVER),
                row.codeOr(""),
                row.codeOr(""),
                row.codeOr(""),
                state == null ? NO_STATE : state);
        return state == null ? Optional.empty() : Optional.of(standing);
    }

    void write(BinaryCopy rows) {
        rows.row(COLUMN_COUNT).int8(key.borrowerId()).int8(key.loanId());
        rows.int8(principal)
                .int8(interest)
                .int8(fee)
                .int8(penalty)
                .int8(credit)
                .int8(pastDueAmount)
                .int8(carried);
        rows.int8(accrualSlope).int8(penaltySlope);
        rows.date(asOf).date(drawnOn).date(accrualFrom);
        day(rows, nextEvent);
        day(rows, pastDueSince);
        rows.text(currency).text(pack).text(status).bytes(state);
    }

    private static void day(BinaryCopy rows, int day) {
        if (day == NEVER) {
            rows.nothing();
        } else {
            rows.date(day);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standing that
                && key.equals(that.key)
                && principal == that.principal
                && interest == that.interest
                && fee == that.fee
                && penalty == that.penalty
                && credit == that.credit
                && pastDueAmount == that.pastDueAmount
                && carried == that.carried
                && accrualSlope == that.accrualSlope
                && penaltySlope == that.penaltySlope
                && asOf == that.asOf
                && drawnOn == that.drawnOn
                && accrualFrom == that.accrualFrom
                && nextEvent == that.nextEvent
                && pastDueSince == that.pastDueSince
                && currency.equals(that.currency)
                && pack.equals(that.pack)
                && status.equals(that.status)
                && Arrays.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + asOf;
    }
}
