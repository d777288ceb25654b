package dev.shouyue.kernel.position;

import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a loan is overdue on a day, or why it is not: what each rule of the policy found, in the order in which the rules are
 * asked. A pure reading of the same fold as the {@link Position} that stands in it. Amounts are minor units.
 *
 * @param due what had fallen due
 * @param paid what had been received
 * @param focus the installment that decides: of those past due the one with the most days, else the oldest that is open, else
 *     the last that fell due, else the first to come
 * @param grace as contract and policy give it
 * @param tolerance as contract and policy give it
 * @param protectedDays days from {@code focus.countsFrom} to the day that do not count on the installment that decides
 * @param protections those that stand, of the loan or of any installment
 * @param penaltyRate a day
 * @param penalties on each overdue installment
 * @param trace the way here
 */
public record Explanation(
        Position position,
        Policy policy,
        Due due,
        Paid paid,
        Focus focus,
        Grace grace,
        Tolerance tolerance,
        int protectedDays,
        List<Fact.ProtectionGranted> protections,
        Rate penaltyRate,
        List<Penalty> penalties,
        Trace trace) {

    public Explanation {
        protections = List.copyOf(protections);
        penalties = List.copyOf(penalties);
    }

    /** What had fallen due: how many installments, and what they asked. */
    public record Due(int installments, long amount) {}

    /**
     * What had been received by the day and not returned.
     *
     * @param returned payments that were returned
     * @param refunded credit that was given back
     * @param against what of it was set against installments
     */
    public record Paid(int payments, long amount, int returned, long refunded, long against, long credit) {}

    /**
     * The installment that decides.
     *
     * @param billed what it asked
     * @param unpaid principal, interest and fee outstanding
     * @param shortfall what was unpaid when its free days ended; what is unpaid now while they run
     * @param judged whether its free days are over
     * @param ownFreeUntil last free day of its own; a residue that is carried goes on to be free with the bill it goes to
     * @param rolledTo the business day that stands for a due date that is none; the due date otherwise
     * @param limit greatest shortfall that is tolerated
     * @param repeats bills in a row that are short within tolerance
     * @param maxRepeats how many may be
     * @param carriedTo number of the installment to which its residue was carried; 0 for none
     * @param paidAfterCutOff whether a payment for it came after the cut-off of its due day or last free day
     */
    public record Focus(
            int number,
            LocalDate due,
            LocalDate countsFrom,
            LocalDate freeUntil,
            LocalDate ownFreeUntil,
            LocalDate rolledTo,
            long billed,
            long unpaid,
            long shortfall,
            boolean judged,
            long limit,
            int repeats,
            int maxRepeats,
            int carriedTo,
            boolean paidAfterCutOff,
            InstallmentPosition.State state) {}

    /**
     * Penalty on an overdue installment.
     *
     * @param principal overdue now
     * @param days counted days from {@code countsFrom}
     * @param principalDays principal times days, over all the principals there were
     * @param settled what of it was paid or waived
     */
    public record Penalty(
            int installment,
            LocalDate countsFrom,
            long principal,
            int days,
            long principalDays,
            long settled,
            long outstanding) {}

    /** The reading at the end of {@code date}. */
    public static Explanation of(Terms terms, Facts facts, Policy policy, LocalDate date) {
        LoanState loan = Positions.stateOn(terms, facts, policy, date);
        Trace trace = Trace.of(terms, facts, policy, date);
        int day = LoanState.epochDay(date);
        Positions.Undone undone = Positions.Undone.of(facts.inOrder(), date);
        Focus focus = focus(loan, trace, policy, day);
        return new Explanation(
                loan.position(),
                policy,
                due(loan, trace),
                paid(facts, undone, trace, date, loan),
                focus,
                terms.agreed().grace().orElse(policy.grace()),
                terms.agreed().tolerance().orElse(policy.tolerance()),
                protectedDays(loan.rows[deciding(loan, day)], day),
                undone.protections(),
                loan.agreement.penaltyRate(),
                penalties(loan, day),
                trace);
    }

    private static Due due(LoanState loan, Trace trace) {
        long amount = 0;
        for (int i = 0; i < loan.nextBill; i++) {
            amount += billed(trace, loan.rows[i].number);
        }
        return new Due(loan.nextBill, amount);
    }

    private static Paid paid(Facts facts, Positions.Undone undone, Trace trace, LocalDate date, LoanState loan) {
        int payments = 0;
        int returned = 0;
        long amount = 0;
        long refunded = 0;
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PaymentReceived payment
                    && !fact.valueDate().isAfter(date)) {
                if (undone.isReversed(payment)) {
                    returned++;
                } else {
                    payments++;
                    amount += payment.amount();
                }
            }
            if (fact instanceof Fact.CreditRefunded refund && !fact.valueDate().isAfter(date)) {
                refunded += refund.amount();
            }
        }
        long against = trace.shares().stream().mapToLong(Trace.Share::total).sum();
        return new Paid(payments, amount, returned, refunded, against, loan.books.credit);
    }

    private static Focus focus(LoanState loan, Trace trace, Policy policy, int day) {
        int place = deciding(loan, day);
        Row row = loan.rows[place];
        boolean judged = place < loan.nextJudge || row.isJudgedAhead;
        LocalDate due = LocalDate.ofEpochDay(row.due);
        LocalDate free = LocalDate.ofEpochDay(row.free);
        LocalDate ownFree = trace.events().stream()
                .filter(event -> event.installment() == row.number && event.kind() == Trace.Kind.TOLERATED)
                .findFirst()
                .map(event -> event.day().minusDays(1))
                .orElse(free);
        boolean late = trace.shares().stream()
                .anyMatch(share -> share.installment() == row.number
                        && trace.afterCutOff().contains(share.payment())
                        && (share.received().equals(due) || share.received().equals(ownFree)));
        return new Focus(
                row.number,
                due,
                LocalDate.ofEpochDay(row.origin),
                free,
                ownFree,
                policy.roll() == Roll.NONE ? due : policy.calendar().onOrAfter(due),
                billed(trace, row.number),
                row.unpaid(),
                judged ? row.shortfall : row.due <= day ? row.unpaid() : 0,
                judged,
                row.limit,
                loan.repeats,
                loan.agreement.maxRepeats(),
                row.carriedTo == Row.NOT_CARRIED || row.carriedTo >= loan.rows.length
                        ? 0
                        : loan.rows[row.carriedTo].number,
                late,
                row.state);
    }

    /** The overdue row that counts the most; else the oldest that is open; else the last that fell due; else the first. */
    private static int deciding(LoanState loan, int day) {
        int overdue = Lateness.deciding(loan, day);
        if (overdue >= 0) {
            return overdue;
        }
        int open = loan.firstOpen();
        return open < loan.nextBill ? open : Math.max(loan.nextBill - 1, 0);
    }

    private static int protectedDays(Row row, int day) {
        return Math.max(day - row.origin, 0) - row.days.between(row.origin, day);
    }

    private static List<Penalty> penalties(LoanState loan, int day) {
        List<Penalty> penalties = new ArrayList<>();
        for (int i = 0; i < loan.nextBill; i++) {
            Row row = loan.rows[i];
            if (row.isOverdue()) {
                penalties.add(new Penalty(
                        row.number,
                        LocalDate.ofEpochDay(row.origin),
                        row.principal,
                        row.days.between(row.origin, day),
                        row.principalDays(day),
                        row.penaltySettled,
                        row.penalty(day, loan.agreement.penaltyRate())));
            }
        }
        return penalties;
    }

    private static long billed(Trace trace, int number) {
        return Optional.ofNullable(trace.billed().get(number))
                .map(Trace.Billed::total)
                .orElse(0L);
    }
}
