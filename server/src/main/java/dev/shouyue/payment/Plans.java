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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
     * @param after the orders under an earlier consent that it follows; empty when it is the first for its installment
     */
    record Plan(
            int installment,
            boolean designated,
            LocalDate dueOn,
            List<Long> parts,
            long unplanned,
            Instant announceAt,
            Instant sendAt,
            boolean ourFault,
            Optional<Lapsed> after) {}

    /** How many days before a due date its orders are made: for the notice, and for days that the scheme leaves out. */
    static int horizon(Scheme scheme) {
        int notice = (int) Math.ceilDiv(scheme.notice().toHours(), 24);
        return notice + scheme.leadDays() + (scheme.lastDayOfMonth().isPresent() ? 3 : 0) + 1;
    }

    /**
     * @param underway what other orders of the loan ask for
     * @param leftInAll what the consent lets be asked for over all its debits
     * @param before the orders that the loan has had
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
            Before before) {
        Hours hours = new Hours(scheme, zone);
        LocalDate today = hours.dayOf(now);
        LocalDate last = today.plusDays(horizon(scheme));
        List<Plan> plans = new ArrayList<>();
        long asked = underway;
        long left = leftInAll;
        List<InstallmentPosition> rows =
                Positions.on(loan.terms(), loan.facts(), policy, today).installments();
        OptionalInt latest = rows.stream()
                .filter(row -> row.outstanding() > 0 && !row.due().isAfter(today))
                .filter(row -> before.lapsed(row).isPresent())
                .mapToInt(InstallmentPosition::number)
                .max();
        for (InstallmentPosition row : rows) {
            Optional<Lapsed> lapsed = before.lapsed(row);
            boolean overdue = lapsed.isPresent() && !row.due().isAfter(today);
            boolean near = !row.due().isAfter(last)
                    && !row.due().isBefore(today.minusDays(MADE_UP_FOR))
                    && !row.due().isBefore(mandate.from());
            // what is overdue under an earlier consent is one debit, that of its latest installment
            boolean wantsOrders = overdue ? latest.equals(OptionalInt.of(row.number())) : near;
            if (!wantsOrders || row.outstanding() <= 0 || before.stands(row)) {
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
            Instant agreed = overdue ? mandate.from().atStartOfDay(zone).toInstant() : wanted;
            Instant sendAt = hours.openFrom(latest(earliest, wanted, agreed));
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
                    agreedInTime(mandate, scheme, row) && hours.dayOf(sendAt).isAfter(row.due()),
                    lapsed));
            asked += sum;
            left -= sum;
        }
        return plans;
    }

    private static boolean agreedInTime(Mandate mandate, Scheme scheme, InstallmentPosition row) {
        return mandate.consentedAt()
                .map(when -> !when.plus(scheme.notice()).toLocalDate().isAfter(row.due()))
                .orElse(false);
    }

    /**
     * Installments that fell due longer ago than is made up for, under a consent that stood and that we knew of in time, and that were
     * never asked for.
     */
    static List<InstallmentPosition> missed(
            StoredLoan loan, Policy policy, ZoneId zone, Mandate mandate, Scheme scheme, Instant now, Before before) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate known = LocalDate.ofInstant(mandate.createdAt().plus(scheme.notice()), zone);
        return Positions.on(loan.terms(), loan.facts(), policy, today).installments().stream()
                .filter(row -> row.outstanding() > 0 && row.due().isBefore(today.minusDays(MADE_UP_FOR)))
                .filter(row -> !row.due().isBefore(mandate.from())
                        && !row.due().isAfter(mandate.until())
                        && !row.due().isBefore(known)
                        && agreedInTime(mandate, scheme, row))
                .filter(row -> !before.stands(row) && before.lapsed(row).isEmpty())
                .toList();
    }

    private static Instant latest(Instant first, Instant... more) {
        return Arrays.stream(more).reduce(first, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** An installment that has its orders. */
    record Planned(int installment, LocalDate dueOn) {}

    /**
     * An installment whose orders under earlier consents have ended without all of its money, and that was not asked for under
     * the one that stands.
     *
     * @param first number of the first of them
     * @param tries so often they asked
     */
    record Lapsed(int installment, LocalDate dueOn, String first, int tries) {}

    /** The orders that a loan has had, by installment (its number and due date). */
    record Before(List<Planned> planned, List<Lapsed> lapsed) {

        static final Before NONE = new Before(List.of(), List.of());

        private boolean stands(InstallmentPosition row) {
            return planned.contains(new Planned(row.number(), row.due()));
        }

        private Optional<Lapsed> lapsed(InstallmentPosition row) {
            return lapsed.stream()
                    .filter(each ->
                            each.installment() == row.number() && each.dueOn().equals(row.due()))
                    .findFirst();
        }
    }

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
