package dev.shouyue.simulator;

import dev.shouyue.kernel.loan.Fact;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts a world from its facts, by plain calendar days and by value date, before grace, tolerance and protection: an
 * installment counts as paid on the day from which no more than five yuan of it are open. Independent of the kernel's
 * fold, so that the two check one another.
 *
 * <p>Two groups of targets look alike and are not. <em>Cumulative paid</em> (44, 64, 86 % by day 3, 7, 30) is of all
 * day-1 amounts, those never paid included. The <em>timing of late payers</em> (24 to 97 % by day 1 to 29) comes from
 * records of those who did pay, counted by heads; in these records next to nobody pays after day 60, so here it is of
 * the late installments paid within 60 days. Both hold at once when some 89 % are paid within 60 days: 0.89 times the
 * second list is the first.
 */
final class Counting {

    private static final long SMALL = 5_00;
    private static final int LATE_PAYER = 60;

    private final int first;
    private final int lastDay;
    private final LocalDate firstMonthEnd;
    private final LocalDate windowEnd;

    private double due;
    private double newlyLate;
    private double observed;
    private final double[] paidBy = new double[91];
    private final long[] payers = new long[91];
    private long installments;
    private long late;
    private final long[] fellDue = new long[7];
    private final long[] fellDueLate = new long[7];
    private final long[][] after = new long[2][2];
    private long attempts;
    private long failed;
    private final Map<Fact.DebitFailure, Long> failures = new EnumMap<>(Fact.DebitFailure.class);
    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private final Map<Cause, Long> allCauses = new EnumMap<>(Cause.class);
    /** Principal outstanding at month ends by bucket (0, 1-29, 30-59 ... 150+, gone), by the bucket of a month later. */
    private final double[][] roll = new double[8][8];

    private double book;
    private final double[] stock = new double[3];
    private double chargedOff;
    private double recovered;
    long loans;
    long facts;

    Counting(WorldSettings settings) {
        first = (int) settings.start().toEpochDay();
        lastDay = (int) settings.lastDay().toEpochDay();
        firstMonthEnd = settings.start().plusMonths(1).withDayOfMonth(1).minusDays(1);
        windowEnd = settings.lastDay();
    }

    /** Counts the whole world of the settings. */
    static Counting of(WorldSettings settings) {
        World world = World.of(settings);
        TruthOf truth = new TruthOf(settings);
        LoanMaker maker = new LoanMaker(settings);
        Counting counting = new Counting(settings);
        for (int i = 0; i < settings.loans(); i++) {
            counting.add(world.loan(i), maker.traits(i).auto(), truth.loan(i));
        }
        return counting;
    }

    private void add(SimulatedLoan loan, boolean auto, List<Truth> truths) {
        loans++;
        facts += loan.facts().size();
        for (Truth truth : truths) {
            allCauses.merge(truth.cause(), 1L, Long::sum);
            if (truth.isNew()) {
                causes.merge(truth.cause(), 1L, Long::sum);
            }
        }
        Paid paid = Paid.of(loan);
        debits(loan, auto, paid);
        lateness(paid);
        months(loan, paid);
    }

    /**
     * When each installment was paid, by the facts alone: the money is set against what fell due as the bills of the
     * simulated lender do it, which {@code BillTest} holds to the kernel.
     *
     * @param parts payments that paid a part of the principal of a late installment
     */
    record Paid(int[] dueOn, int[] on, long[] principal, int chargedOff, int parts) {

        static Paid of(SimulatedLoan loan) {
            Plan plan = Plan.of(loan.terms().schedule());
            Arrears arrears =
                    new Arrears(plan, Price.of(loan.terms().contractRate()).penalty(), Product.of(loan.product()));
            int[] on = new int[plan.size()];
            Arrays.fill(on, Integer.MAX_VALUE);
            Set<String> reversed = reversed(loan);
            Set<String> seen = new HashSet<>();
            int chargedOff = Integer.MAX_VALUE;
            int parts = 0;
            for (Fact fact : loan.facts()) {
                int day = day(fact);
                for (int due : plan.due()) {
                    if (due <= day) {
                        arrears.advanceTo(due);
                    }
                }
                switch (fact) {
                    case Fact.FeeCharged f -> arrears.charge(f.installment().orElseThrow() - 1, f.amount());
                    case Fact.ChargedOff f -> chargedOff = day;
                    case Fact.AmountWaived f -> arrears.pay(day, f.amount());
                    case Fact.PaymentReceived f -> {
                        String id = f.header().sourceId();
                        if (seen.add(id) && !reversed.contains(id)) {
                            arrears.pay(day, f.amount());
                            parts += leavesAPart(plan, arrears, day) ? 1 : 0;
                        }
                    }
                    default -> {}
                }
                mark(on, plan, arrears, day);
            }
            return new Paid(plan.due(), on, plan.principal(), chargedOff, parts);
        }

        private static void mark(int[] on, Plan plan, Arrears arrears, int day) {
            long credit = arrears.credit();
            for (int i = 0; i < on.length; i++) {
                long open = arrears.unpaid(i);
                if (plan.due()[i] > day) { // money ahead of the due day
                    open -= Math.min(open, credit);
                    credit -= Math.min(arrears.unpaid(i), credit);
                }
                if (open <= SMALL) {
                    on[i] = Math.min(on[i], day);
                }
            }
        }

        private static boolean leavesAPart(Plan plan, Arrears arrears, int day) {
            for (int i = 0; i < plan.size() && plan.due()[i] < day; i++) {
                long open = arrears.unpaidPrincipal(i);
                if (open > SMALL && open < plan.principal()[i]) {
                    return true;
                }
            }
            return false;
        }

        int size() {
            return on.length;
        }

        boolean isLate(int i) {
            return on[i] > dueOn[i];
        }

        boolean isUpToDateBefore(int i) {
            boolean upToDate = dueOn[i] < chargedOff;
            for (int j = 0; j < i; j++) {
                upToDate &= on[j] <= dueOn[i];
            }
            return upToDate;
        }

        /** Days past due at the end of {@code day}, charged off or not. */
        int dpd(int day) {
            for (int i = 0; i < on.length && dueOn[i] < day; i++) {
                if (on[i] > day) {
                    return day - dueOn[i];
                }
            }
            return 0;
        }

        long outstanding(int day) {
            long sum = 0;
            for (int i = 0; i < on.length; i++) {
                sum += on[i] > day ? principal[i] : 0;
            }
            return sum;
        }

        static Set<String> reversed(SimulatedLoan loan) {
            Set<String> reversed = new HashSet<>();
            for (Fact fact : loan.facts()) {
                if (fact instanceof Fact.PaymentReversed f) {
                    reversed.add(f.payment());
                }
            }
            return reversed;
        }

        private static int day(Fact fact) {
            return (int) fact.valueDate().toEpochDay();
        }
    }

    /** Debits are the payments of borrowers on auto-debit on a due day, and the failures. */
    private void debits(SimulatedLoan loan, boolean auto, Paid paid) {
        for (Fact fact : loan.facts()) {
            if (fact instanceof Fact.DebitFailed f) {
                failures.merge(f.reason(), 1L, Long::sum);
                failed++;
                attempts++;
            } else if (auto && fact instanceof Fact.PaymentReceived) {
                int day = Paid.day(fact);
                attempts += Arrays.stream(paid.dueOn()).anyMatch(due -> due == day) ? 1 : 0;
            }
        }
    }

    private void lateness(Paid paid) {
        for (int i = 0; i < paid.size() && paid.dueOn()[i] < lastDay; i++) {
            boolean upToDate = paid.isUpToDateBefore(i);
            boolean isLate = paid.isLate(i);
            if (upToDate && i > 0) {
                after[paid.isLate(i - 1) ? 1 : 0][isLate ? 1 : 0]++;
            }
            if (paid.dueOn()[i] < first || paid.dueOn()[i] >= paid.chargedOff()) {
                continue;
            }
            int weekday = Days.weekday(paid.dueOn()[i]);
            installments++;
            fellDue[weekday]++;
            due += paid.principal()[i];
            if (upToDate && isLate) {
                late++;
                fellDueLate[weekday]++;
                newlyLate += paid.principal()[i];
                timing(paid, i);
            }
        }
    }

    private void timing(Paid paid, int i) {
        if (paid.dueOn()[i] > lastDay - 90) {
            return; // not seen for long enough
        }
        observed += paid.principal()[i];
        int days = paid.on()[i] - paid.dueOn()[i];
        for (int day = days; day < paidBy.length; day++) {
            paidBy[day] += paid.principal()[i];
            payers[day]++;
        }
    }

    private void months(SimulatedLoan loan, Paid paid) {
        int before = -1;
        long lastOutstanding = 0;
        for (LocalDate month = firstMonthEnd;
                !month.isAfter(windowEnd);
                month = month.plusDays(1).plusMonths(1).minusDays(1)) {
            int day = (int) month.toEpochDay();
            if (loan.terms().drawnOn().isAfter(month)) {
                continue;
            }
            long outstanding = paid.outstanding(day);
            int dpd = paid.dpd(day);
            boolean gone = paid.chargedOff() <= day || outstanding == 0;
            int bucket = gone ? 7 : dpd == 0 ? 0 : Math.min(1 + dpd / 30, 6);
            if (before >= 0) {
                roll[before][bucket] += lastOutstanding;
            }
            if (!gone) {
                book += outstanding;
                stock[0] += dpd > 30 && dpd <= 60 ? outstanding : 0;
                stock[1] += dpd > 60 && dpd <= 90 ? outstanding : 0;
                stock[2] += dpd > 90 ? outstanding : 0;
            }
            before = bucket;
            lastOutstanding = outstanding;
        }
        if (paid.chargedOff() <= lastDay - 120) {
            chargedOff += paid.outstanding(paid.chargedOff());
            Set<String> seen = new HashSet<>();
            for (Fact fact : loan.facts()) {
                if (fact instanceof Fact.PaymentReceived f
                        && Paid.day(f) > paid.chargedOff()
                        && Paid.day(f) <= paid.chargedOff() + 120
                        && seen.add(f.header().sourceId())) {
                    recovered += f.amount();
                }
            }
        }
    }

    double d1() {
        return newlyLate / due;
    }

    double d1ByCount() {
        return (double) late / installments;
    }

    /** Of all day-1 amounts, the share paid by {@code day}. */
    double paidBy(int day) {
        return paidBy[day] / observed;
    }

    double cm2() {
        return d1() * (1 - paidBy(30));
    }

    /** Of the late installments paid within 60 days, the share paid by {@code day}, counted. */
    double payersBy(int day) {
        return (double) payers[day] / payers[LATE_PAYER];
    }

    /** Of the amount in a bucket at a month's end, the share in another at the next. */
    double rolled(int from, int to) {
        return roll[from][to] / Arrays.stream(roll[from]).sum();
    }

    /** 0: 31-60, 1: 61-90, 2: 90+. */
    double stock(int which) {
        return stock[which] / book;
    }

    double debitFailureRate() {
        return (double) failed / attempts;
    }

    double fundsShare() {
        return (double) failures.getOrDefault(Fact.DebitFailure.FUNDS, 0L) / failed;
    }

    /** Of what became late anew, for this cause. */
    double causeShare(Cause cause) {
        return (double) causes.getOrDefault(cause, 0L)
                / causes.values().stream().mapToLong(Long::longValue).sum();
    }

    double causeShareOfAll(Cause cause) {
        return (double) allCauses.getOrDefault(cause, 0L)
                / allCauses.values().stream().mapToLong(Long::longValue).sum();
    }

    double lateAfter(boolean lateBefore) {
        long[] then = after[lateBefore ? 1 : 0];
        return (double) then[1] / (then[0] + then[1]);
    }

    /** Odds of being late after late against after on time. */
    double persistence() {
        double odds = lateAfter(true) / (1 - lateAfter(true));
        return odds / (lateAfter(false) / (1 - lateAfter(false)));
    }

    /** Share newly late of those due on Tuesday against those due on Friday. */
    double tuesdayToFriday() {
        return (double) fellDueLate[1] / fellDue[1] / ((double) fellDueLate[4] / fellDue[4]);
    }

    double recovered() {
        return recovered / chargedOff;
    }
}
