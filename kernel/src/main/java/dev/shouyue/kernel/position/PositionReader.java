package dev.shouyue.kernel.position;

import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes out a {@link LoanState} as the {@link Position} that people and other modules read. */
final class PositionReader {

    private PositionReader() {}

    static Position read(LoanState loan, int day) {
        Row[] rows = loan.rows;
        Policy policy = loan.agreement.policy();
        InstallmentPosition[] installments = new InstallmentPosition[rows.length];
        long principal = 0;
        long interest = 0;
        long fee = 0;
        long penalty = 0;
        long carried = 0;
        int pendingSince = LoanState.NO_DAY;
        boolean settled = true;
        for (int i = 0; i < rows.length; i++) {
            Row row = rows[i];
            long accrued = row.penalty(day, loan.days, loan.agreement.penaltyRate());
            installments[i] = new InstallmentPosition(row, accrued);
            principal += row.principal;
            penalty += accrued;
            if (i < loan.nextBill) {
                interest += row.interest;
                fee += row.fee;
            }
            if (row.state == State.TOLERATED) {
                carried += row.unpaid();
            } else if (row.state == State.PENDING && pendingSince == LoanState.NO_DAY) {
                pendingSince = row.due;
            }
            settled &= row.isFuture() ? row.unpaid() == 0 : !row.isOpen();
        }
        int dpd = loan.dpd(day);
        int material = loan.materialDays(day);
        return new Position(
                LocalDate.ofEpochDay(day),
                loan.agreement.currency(),
                List.of(installments),
                principal,
                interest,
                fee,
                penalty,
                loan.books.credit,
                loan.pastDue(),
                dpd,
                day(pendingSince),
                policy.buckets().at(dpd),
                policy.classes().at(classDays(loan, day, dpd)),
                carried,
                loan.books.toleranceWrittenOff,
                material,
                policy.materiality()
                        .map(rule -> material > rule.defaultAfterDays())
                        .orElse(false),
                loan.days.isProtected(day),
                state(loan, day, dpd, settled, pendingSince != LoanState.NO_DAY, carried),
                loan.balances());
    }

    /** The days that the class is read at. */
    static int classDays(LoanState loan, int day, int dpd) {
        ClassBasis basis = loan.classBasis(dpd);
        return basis.days(dpd, basis == ClassBasis.MATERIAL_DAYS ? loan.materialDays(day) : 0, loan.agreement.policy());
    }

    private static Position.State state(
            LoanState loan, int day, int dpd, boolean settled, boolean pending, long carried) {
        if (day < loan.agreement.drawnOn() && loan.books.disbursed == 0) {
            return Position.State.NOT_OPEN;
        }
        if (loan.books.isChargedOff()) {
            return Position.State.CHARGED_OFF;
        }
        if (settled) {
            return Position.State.SETTLED;
        }
        if (dpd > 0) {
            return Position.State.PAST_DUE;
        }
        if (pending || loan.pastDue() > 0) {
            return Position.State.PENDING;
        }
        return carried > 0 ? Position.State.TOLERATED : Position.State.CURRENT;
    }

    private static Optional<LocalDate> day(int epochDay) {
        return epochDay == LoanState.NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(epochDay));
    }
}
