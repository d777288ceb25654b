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
        for (int i = 0; i < rows.length; i++) {
            installments[i] = new InstallmentPosition(rows[i], rows[i].penalty(day, loan.agreement.penaltyRate()));
        }
        Outstanding sums = outstanding(loan, day);
        int material = MaterialDays.count(loan, day);
        return new Position(
                LocalDate.ofEpochDay(day),
                sums.currency(),
                List.of(installments),
                sums.principal(),
                sums.interest(),
                sums.fee(),
                sums.penalty(),
                sums.credit(),
                sums.pastDue(),
                sums.dpd(),
                pendingSince(rows),
                policy.buckets().at(sums.dpd()),
                policy.classes().at(classDays(loan, day, sums.dpd())),
                sums.carried(),
                loan.books.toleranceWrittenOff,
                material,
                policy.materiality()
                        .map(rule -> material > rule.defaultAfterDays())
                        .orElse(false),
                loan.isProtected(day),
                sums.state(),
                loan.balances());
    }

    static Outstanding outstanding(LoanState loan, int day) {
        long principal = 0;
        long interest = 0;
        long fee = 0;
        long penalty = 0;
        long carried = 0;
        boolean pending = false;
        boolean settled = true;
        for (int i = 0; i < loan.rows.length; i++) {
            Row row = loan.rows[i];
            principal += row.principal;
            penalty += row.penalty(day, loan.agreement.penaltyRate());
            if (i < loan.nextBill) {
                interest += row.interest;
                fee += row.fee;
            }
            carried += row.state == State.TOLERATED ? row.unpaid() : 0;
            pending |= row.state == State.PENDING;
            settled &= row.isFuture() ? row.unpaid() == 0 : !row.isOpen();
        }
        int dpd = loan.dpd(day);
        return new Outstanding(
                loan.agreement.currency(),
                principal,
                interest,
                fee,
                penalty,
                loan.books.credit,
                loan.pastDue(),
                carried,
                dpd,
                state(loan, day, dpd, settled, pending, carried));
    }

    private static Optional<LocalDate> pendingSince(Row[] rows) {
        for (Row row : rows) {
            if (row.state == State.PENDING) {
                return Optional.of(LocalDate.ofEpochDay(row.due));
            }
        }
        return Optional.empty();
    }

    /** The days that the class is read at. */
    static int classDays(LoanState loan, int day, int dpd) {
        ClassBasis basis = ClassBasis.of(loan, dpd);
        return basis.days(
                dpd, basis == ClassBasis.MATERIAL_DAYS ? MaterialDays.count(loan, day) : 0, loan.agreement.policy());
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
}
