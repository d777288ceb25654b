package dev.shouyue.kernel.position;

import dev.shouyue.kernel.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes out a {@link LoanState} as the {@link Position} that people and other modules read. */
final class PositionReader {

    private PositionReader() {}

    static Position read(LoanState loan, int day) {
        Rows rows = loan.rows;
        Policy policy = loan.agreement.policy();
        List<InstallmentPosition> installments = new ArrayList<>(rows.size);
        long principal = 0;
        long interest = 0;
        long fee = 0;
        long penalty = 0;
        long carried = 0;
        int pendingSince = LoanState.NO_DAY;
        boolean settled = true;
        for (int i = 0; i < rows.size; i++) {
            long accrued = rows.penalty(i, day, loan.days, loan.agreement.penaltyRate());
            installments.add(row(rows, i, accrued));
            principal += rows.principal[i];
            penalty += accrued;
            if (i < loan.nextBill) {
                interest += rows.interest[i];
                fee += rows.fee[i];
            }
            switch (rows.status[i]) {
                case Rows.TOLERATED -> carried += rows.unpaid(i);
                case Rows.PENDING -> pendingSince = pendingSince == LoanState.NO_DAY ? rows.due[i] : pendingSince;
                default -> {}
            }
            settled &= rows.status[i] == Rows.FUTURE ? rows.unpaid(i) == 0 : !rows.isOpen(i);
        }
        int dpd = loan.dpd(day);
        int material = loan.materialSince == LoanState.NO_DAY ? 0 : day - loan.materialSince + 1;
        return new Position(
                LocalDate.ofEpochDay(day),
                loan.agreement.currency(),
                List.copyOf(installments),
                principal,
                interest,
                fee,
                penalty,
                loan.books.credit,
                loan.pastDue(),
                dpd,
                day(pendingSince),
                policy.buckets().at(dpd),
                policy.classes().at(dpd),
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

    private static InstallmentPosition row(Rows rows, int i, long penalty) {
        return new InstallmentPosition(
                rows.number[i],
                LocalDate.ofEpochDay(rows.due[i]),
                LocalDate.ofEpochDay(rows.origin[i]),
                LocalDate.ofEpochDay(rows.free[i]),
                rows.principal[i],
                rows.interest[i],
                rows.fee[i],
                penalty,
                rows.shortfall[i],
                day(rows.firstPaid[i]),
                day(rows.settledOn[i]),
                state(rows.status[i]));
    }

    private static InstallmentPosition.State state(byte status) {
        return switch (status) {
            case Rows.FUTURE -> InstallmentPosition.State.FUTURE;
            case Rows.PENDING -> InstallmentPosition.State.PENDING;
            case Rows.TOLERATED -> InstallmentPosition.State.TOLERATED;
            case Rows.WRITTEN_OFF -> InstallmentPosition.State.WRITTEN_OFF;
            case Rows.OVERDUE -> InstallmentPosition.State.OVERDUE;
            case Rows.SETTLED -> InstallmentPosition.State.SETTLED;
            case Rows.SETTLED_LATE -> InstallmentPosition.State.SETTLED_LATE;
            default -> throw new AssertionError(status);
        };
    }

    private static Optional<LocalDate> day(int epochDay) {
        return epochDay == Rows.NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(epochDay));
    }
}
