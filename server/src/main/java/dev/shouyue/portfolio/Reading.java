package dev.shouyue.portfolio;

import dev.shouyue.kernel.bureau.CnMonthCode;
import dev.shouyue.kernel.bureau.CnMonthCodes;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.LoanWalk;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one policy makes of a loan from its drawdown to the last day of the replay, read on one walk that stops at month
 * ends, at due days, at the ends of grace, and 30 days after what was short. Amounts are minor units.
 */
final class Reading {

    /** Days after which the collection of what was newly overdue is measured. */
    static final int COLLECTION_DAYS = 30;

    /** How a loan stands at a month end. */
    enum Standing {
        NOT_OPEN,
        ON_THE_BOOKS,
        REPAID,
        CHARGED_OFF
    }

    /** A month end. */
    record MonthEnd(Standing standing, int dpd, int worstInMonth, long principal, long pastDue) {}

    /**
     * An installment that fell due.
     *
     * @param shortAtDue unpaid at the end of its due day
     * @param shortAtFree unpaid at the end of its grace
     * @param principalShort principal unpaid at the end of its due day
     * @param principalAfter30 principal unpaid 30 days later; as {@code principalShort} when they are not over
     * @param daysLate days past due that it reached; 0 when it was never past due
     */
    record Bill(
            Installment plan,
            InstallmentPosition end,
            Outcome outcome,
            long shortAtDue,
            long shortAtFree,
            long principalShort,
            long principalAfter30,
            int daysLate) {

        /** What grace or tolerance forgave. */
        long forgiven() {
            return switch (outcome) {
                case GRACE, PROTECTED -> shortAtDue;
                case TOLERATED -> shortAtFree;
                default -> 0;
            };
        }
    }

    final Policy policy;
    final Position end;
    /** In the order of their due dates; none that is not due. */
    final List<Bill> bills;
    /** Month of the drawdown. */
    final int firstMonth;
    /** Month ends from {@code firstMonth} on. */
    final MonthEnd[] months;
    /** The most days past due that were ever reached. */
    final int worst;

    final int mostMaterialDays;
    /** Month ends whose record carries a bad mark. */
    final int markedMonths;

    final long penaltyCharged;

    private Reading(Reader reader, LoanLife life, Policy policy, Span span) {
        this.policy = policy;
        end = reader.walk.position();
        bills = reader.bills(end.installments());
        firstMonth = reader.firstMonth;
        months = reader.months;
        worst = reader.worst;
        mostMaterialDays = reader.walk.mostMaterialDays();
        penaltyCharged = reader.walk.penaltyCharged();
        markedMonths = policy.snapshot() == Policy.Snapshot.MONTH_END
                ? markedMonths(months, policy)
                : (int) CnMonthCodes.of(life.terms(), life.facts(), policy, span.to()).months().stream()
                        .map(CnMonthCodes.Month::code)
                        .filter(CnMonthCode::isBad)
                        .count();
    }

    static Reading of(LoanLife life, Policy policy, Span span) {
        return new Reading(new Reader(life, policy, span).read(), life, policy, span);
    }

    /**
     * Whether every installment was paid in full by the end of its due day and stayed paid: then grace, tolerance and
     * the count of days have nothing to bear on.
     */
    boolean isPlain(LoanLife life) {
        for (Bill bill : bills) {
            if (bill.outcome() != Outcome.ON_TIME) {
                return false;
            }
        }
        return worst == 0 && !life.hasReturns();
    }

    /** The same reading under another policy, where the two cannot differ but in their names. */
    private Reading(Reading plain, Policy policy) {
        this.policy = policy;
        end = plain.end;
        bills = plain.bills;
        firstMonth = plain.firstMonth;
        months = plain.months;
        worst = 0;
        mostMaterialDays = 0;
        markedMonths = 0;
        penaltyCharged = 0;
    }

    /**
     * The reading of this plain life under {@code other}; empty where that policy might see it otherwise, as it takes the
     * day to end at another hour or sets payments against one installment only.
     */
    Optional<Reading> plainUnder(Policy other) {
        boolean alike = other.cutOff().equals(policy.cutOff())
                && other.allocation().usual() != Allocation.DESIGNATED
                && other.allocation().late() != Allocation.DESIGNATED;
        return alike ? Optional.of(new Reading(this, other)) : Optional.empty();
    }

    /** The same life read without tolerance and grace. */
    static Reading strict(LoanLife life, Policy policy, Span span) {
        return of(life.withoutForgiveness(), LoanLife.withoutForgiveness(policy), span);
    }

    private static int markedMonths(MonthEnd[] months, Policy policy) {
        int marked = 0;
        for (MonthEnd month : months) {
            if (month.standing() == Standing.ON_THE_BOOKS
                    && month.dpd() > 0
                    && month.dpd() >= policy.badMarkFromDpd()) {
                marked++;
            }
        }
        return marked;
    }

    /** Whether the policy calls it delinquent: past due, or where the pack has such a rule past due by more than that. */
    boolean isDelinquent() {
        return policy.materiality().isPresent() ? mostMaterialDays > 0 : worst > 0;
    }

    /** Whether it was ever told to a bureau as late: at the pack's days past due, or in default where only that is told. */
    boolean isReported() {
        return policy.materiality().isPresent() ? isInDefault() : worst > 0 && worst >= policy.badMarkFromDpd();
    }

    /** Whether it was ever in default: by the pack's material days, or else in a class of those that do not perform. */
    boolean isInDefault() {
        return policy.materiality()
                .map(rule -> mostMaterialDays > rule.defaultAfterDays())
                .orElseGet(() -> Classes.isNonPerforming(worstClass()));
    }

    String worstClass() {
        return policy.classes().at(policy.materiality().isPresent() ? mostMaterialDays : worst);
    }

    /** Whether something is past due on the last day, and the debt still in the books. */
    boolean isPastDueNow() {
        return end.isPastDue() && end.state() != Position.State.CHARGED_OFF;
    }

    /** What is past due on the last day, penalty included. */
    long pastDueNow() {
        return end.pastDue() + end.penalty();
    }

    boolean hasForgiven() {
        for (Bill bill : bills) {
            if (bill.outcome().isForgiven()) {
                return true;
            }
        }
        return false;
    }

    /** Reads one loan under one policy. */
    private static final class Reader {

        private final LoanLife life;
        private final Policy policy;
        private final Span span;
        private final LoanWalk walk;
        private final int graceDays;
        private final int firstMonth;
        private final MonthEnd[] months;
        private final long[] shortAtDue;
        private final long[] shortAtFree;
        private final long[] principalShort;
        private final long[] principalAfter30;
        private int worst;

        Reader(LoanLife life, Policy policy, Span span) {
            this.life = life;
            this.policy = policy;
            this.span = span;
            walk = new LoanWalk(life.terms(), life.facts(), policy);
            graceDays = life.grace(policy).days();
            firstMonth = Span.month(life.terms().drawnOn());
            months = new MonthEnd[Math.max(span.lastMonth() - firstMonth + 1, 0)];
            int size = life.bills().size();
            shortAtDue = new long[size];
            shortAtFree = new long[size];
            principalShort = new long[size];
            principalAfter30 = new long[size];
        }

        Reader read() {
            int month = 0;
            int due = 0; // first installment whose due day is not reached
            int free = 0; // first short one whose grace is not over
            int after = 0; // first short one whose 30 days are not over
            int worstInMonth = 0;
            int size = life.bills().size();
            LocalDate monthEnd = Span.lastDay(firstMonth);
            while (true) {
                LocalDate dueDay = due < size ? life.bills().get(due).due() : LocalDate.MAX;
                LocalDate freeDay = free < due ? freeDay(free) : LocalDate.MAX;
                LocalDate afterDay =
                        after < due ? life.bills().get(after).due().plusDays(COLLECTION_DAYS) : LocalDate.MAX;
                LocalDate day = earliest(earliest(monthEnd, dueDay), earliest(freeDay, afterDay));
                if (day.isAfter(span.to())) {
                    break;
                }
                worstInMonth = Math.max(worstInMonth, walk.to(day));
                if (day.equals(dueDay)) {
                    readDue(due++);
                } else if (day.equals(freeDay)) {
                    shortAtFree[free] = walk.unpaid(life.bills().get(free));
                    free++;
                } else if (day.equals(afterDay)) {
                    principalAfter30[after] = walk.unpaidPrincipal(life.bills().get(after));
                    after++;
                } else {
                    months[month++] = monthEnd(worstInMonth);
                    worst = Math.max(worst, worstInMonth);
                    worstInMonth = 0;
                    monthEnd = Span.lastDay(firstMonth + month);
                }
                while (free < due && shortAtDue[free] == 0) {
                    free++;
                }
                while (after < due && principalShort[after] == 0) {
                    after++;
                }
            }
            worst = Math.max(worst, Math.max(worstInMonth, walk.to(span.to())));
            return this;
        }

        private void readDue(int i) {
            Installment bill = life.bills().get(i);
            shortAtDue[i] = walk.unpaid(bill);
            shortAtFree[i] = shortAtDue[i];
            principalShort[i] = walk.unpaidPrincipal(bill);
            principalAfter30[i] = principalShort[i];
        }

        /** The installments of the plan as it stands at the end, each with what was read of it on the way. */
        List<Bill> bills(List<InstallmentPosition> rows) {
            List<Bill> bills = new ArrayList<>(rows.size());
            int i = 0;
            for (InstallmentPosition row : rows) {
                if (row.due().isAfter(span.to())) {
                    break;
                }
                while (!isSame(life.bills().get(i), row)) {
                    i++;
                }
                bills.add(new Bill(
                        life.bills().get(i),
                        row,
                        outcome(row, i),
                        shortAtDue[i],
                        shortAtFree[i],
                        principalShort[i],
                        principalAfter30[i],
                        daysLate(row)));
            }
            return bills;
        }

        private static boolean isSame(Installment bill, InstallmentPosition row) {
            return bill.number() == row.number() && bill.due().equals(row.due());
        }

        private Outcome outcome(InstallmentPosition row, int i) {
            return switch (row.state()) {
                case OVERDUE -> Outcome.OPEN;
                case SETTLED_LATE -> daysLate(row) == 0 ? Outcome.NEXT_DAY : Outcome.PAID_LATE;
                case PENDING -> Outcome.PENDING;
                case TOLERATED, WRITTEN_OFF -> Outcome.TOLERATED;
                case FUTURE -> Outcome.NOT_DUE;
                case SETTLED -> {
                    if (shortAtDue[i] == 0) {
                        yield Outcome.ON_TIME;
                    }
                    if (row.settledOn().filter(day -> !day.isAfter(freeDay(i))).isPresent()) {
                        yield Outcome.GRACE;
                    }
                    yield row.shortfall() > 0 ? Outcome.TOLERATED : Outcome.PROTECTED;
                }
            };
        }

        private int daysLate(InstallmentPosition row) {
            boolean open = row.state() == InstallmentPosition.State.OVERDUE;
            if (!open && row.state() != InstallmentPosition.State.SETTLED_LATE) {
                return 0;
            }
            LocalDate last =
                    open ? span.to() : row.settledOn().orElse(span.to()).minusDays(1);
            return walk.countedDays(row.number(), row.countsFrom(), last) + (policy.countDueDateAsDay1() ? 1 : 0);
        }

        private MonthEnd monthEnd(int worstInMonth) {
            Standing standing;
            if (walk.isChargedOff()) {
                standing = Standing.CHARGED_OFF;
            } else if (walk.isOnTheBooks()) {
                standing = Standing.ON_THE_BOOKS;
            } else {
                standing = walk.principal() == 0 ? Standing.REPAID : Standing.NOT_OPEN;
            }
            return new MonthEnd(standing, walk.dpd(), worstInMonth, walk.principal(), walk.pastDue());
        }

        private LocalDate freeDay(int i) {
            LocalDate due = life.bills().get(i).due();
            LocalDate rolled =
                    policy.roll() == Roll.NONE ? due : policy.calendar().onOrAfter(due);
            return rolled.plusDays(graceDays);
        }

        private static LocalDate earliest(LocalDate a, LocalDate b) {
            return a.isBefore(b) ? a : b;
        }
    }
}
