package dev.shouyue.payment;

import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.StoredLoan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Which orders a loan gets, by where it stands and what was agreed. Pure. */
final class Plans {

    /** A due date that was missed, by us, is made up for so many days. */
    static final int MADE_UP_FOR = 7;

    private static final int MOST_PARTS = 12;

    private Plans() {}

    /**
     * Money to be asked for.
     *
     * @param designated whether it is for that installment alone
     * @param parts what is asked for, in one order or in several within the limit of a debit
     * @param unplanned what the limits of the consent do not let be asked for
     * @param announceAt when the borrower is told; the same as {@code sendAt} where the scheme wants no notice
     * @param ourFault whether it comes after the due date because of us
     */
    record Plan(
            int installment,
            boolean designated,
            LocalDate dueOn,
            List<Long> parts,
            long unplanned,
            Instant announceAt,
            Instant sendAt,
            boolean ourFault) {}

    /** How many days before a due date its orders are made: for the notice, and for days that the scheme leaves out. */
    static int horizon(Scheme scheme) {
        int notice = (int) Math.ceilDiv(scheme.notice().toHours(), 24);
        return notice + scheme.leadDays() + (scheme.lastDayOfMonth().isPresent() ? 3 : 0) + 1;
    }

    /**
     * @param underway what other orders of the loan ask for
     * @param leftInAll what the consent lets be asked for over all its debits
     * @param planned installments (by number and due date) that have their orders
     */
    static List<Plan> of(
            StoredLoan loan,
            Policy policy,
            ZoneId zone,
            Mandate mandate,
            Scheme scheme,
            Instant now,
            long underway,
            long leftInAll,
            List<Planned> planned) {
        Hours hours = new Hours(scheme, zone);
        LocalDate today = hours.dayOf(now);
        LocalDate last = today.plusDays(horizon(scheme));
        List<Plan> plans = new ArrayList<>();
        long asked = underway;
        long left = leftInAll;
        for (InstallmentPosition row :
                Positions.on(loan.terms(), loan.facts(), policy, today).installments()) {
            boolean near = !row.due().isAfter(last) && !row.due().isBefore(today.minusDays(MADE_UP_FOR));
            if (!near
                    || row.outstanding() <= 0
                    || row.due().isBefore(mandate.from())
                    || planned.contains(new Planned(row.number(), row.due()))) {
                continue;
            }
            LocalDate at = row.due().isBefore(today) ? today : row.due();
            Position then = Positions.on(loan.terms(), loan.facts(), policy, at);
            long owed = then.owed() - asked;
            if (owed <= 0) {
                continue;
            }
            Instant wanted = hours.morningOf(hours.dayFor(row.due()).minusDays(scheme.leadDays()));
            Instant announce = wanted.minus(scheme.notice());
            Instant announceAt = announce.isBefore(now) ? now : announce;
            Instant earliest = announceAt.plus(scheme.notice());
            Instant sendAt = hours.openFrom(earliest.isAfter(wanted) ? earliest : wanted);
            boolean agreedInTime = mandate.consentedAt()
                    .map(when -> !when.plus(scheme.notice()).toLocalDate().isAfter(row.due()))
                    .orElse(false);
            long taken = Math.min(owed, left);
            List<Long> parts = hours.dayOf(sendAt).isAfter(mandate.until())
                    ? List.of()
                    : parts(taken, mandate.mostEach().minor());
            long sum = parts.stream().mapToLong(Long::longValue).sum();
            plans.add(new Plan(
                    row.number(),
                    sum == own(then, row.number()),
                    row.due(),
                    parts,
                    owed - sum,
                    announceAt,
                    sendAt,
                    agreedInTime && hours.dayOf(sendAt).isAfter(row.due())));
            asked += sum;
            left -= sum;
        }
        return plans;
    }

    /** An installment that has its orders. */
    record Planned(int installment, LocalDate dueOn) {}

    private static long own(Position then, int number) {
        return then.installments().stream()
                .filter(row -> row.number() == number)
                .mapToLong(InstallmentPosition::outstanding)
                .sum();
    }

    /** The amount in debits of at most {@code most}. */
    static List<Long> parts(long amount, long most) {
        List<Long> parts = new ArrayList<>();
        for (long left = amount; left > 0 && parts.size() < MOST_PARTS; left -= parts.getLast()) {
            parts.add(Math.min(left, most));
        }
        return parts;
    }
}
