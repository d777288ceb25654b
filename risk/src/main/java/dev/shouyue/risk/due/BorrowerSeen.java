package dev.shouyue.risk.due;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.risk.feature.Ahead;
import dev.shouyue.risk.feature.Habit;
import dev.shouyue.risk.feature.Lately;
import dev.shouyue.risk.feature.Payday;
import dev.shouyue.risk.feature.Trace;
import dev.shouyue.risk.signal.Happening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A borrower at the end of a day, as far as was known then, as numbers for a model. An installment counts as paid when
 * nothing is open of it, or on the day of the first money when no more than one part in a hundred was short at the end of
 * its free days: a residue is no lateness. Nor is any day under no-fault protection, and what a bank said of a debit on such a
 * day says nothing of the borrower.
 */
public final class BorrowerSeen {

    /** Names of the numbers, in the order of {@link #numbers}. */
    public static final List<String> NAMES = Stream.of(Habit.NAMES, known(Ahead.NAMES), Lately.NAMES, Payday.NAMES)
            .flatMap(List::stream)
            .toList();

    private static final long RESIDUE = 100;

    private final LocalDate day;
    private final ZoneId zone;
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Map<String, LoanSeen> loans = new LinkedHashMap<>();
    private final List<Trace> traces = new ArrayList<>();
    private final double[] habit;
    private boolean isSpared;

    private BorrowerSeen(List<LoanSeen> of, LocalDate day, LocalDate protectedBy, ZoneId zone) {
        this.day = day;
        this.zone = zone;
        for (LoanSeen each : of) {
            Facts facts = each.facts().where(fact -> !fact.recordedOn().isAfter(known(fact, day, protectedBy)));
            if (!each.terms().drawnOn().isAfter(day)) {
                Position position = Positions.on(each.terms(), facts, each.policy(), day);
                loans.put(each.terms().loan(), each);
                positions.put(each.terms().loan(), position);
                isSpared |= facts.inOrder().stream().anyMatch(Fact.ProtectionGranted.class::isInstance);
                tell(each.terms(), facts, position);
            }
        }
        this.habit = Habit.asOf(traces, end()).numbers();
    }

    /** What was known of all loans of a borrower at the end of a day in the borrower's zone. */
    public static BorrowerSeen at(List<LoanSeen> loans, LocalDate day, ZoneId zone) {
        return new BorrowerSeen(loans, day, day, zone);
    }

    /**
     * The same, with all protections and withdrawals that are recorded by now: what is protected today costs nothing from today
     * on, and not from the close of the day on.
     */
    public static BorrowerSeen protectedByNow(List<LoanSeen> loans, LocalDate day, ZoneId zone) {
        return new BorrowerSeen(loans, day, LocalDate.MAX, zone);
    }

    /** The last day on which a fact may have been recorded that is known. */
    private static LocalDate known(Fact fact, LocalDate day, LocalDate protectedBy) {
        return fact instanceof Fact.ProtectionGranted || fact instanceof Fact.ProtectionWithdrawn ? protectedBy : day;
    }

    /** Whether somebody recommended us is not in a book. */
    private static List<String> known(List<String> names) {
        return names.subList(0, names.size() - 1);
    }

    private LocalDateTime end() {
        return day.plusDays(1).atStartOfDay();
    }

    /** The instant at which the day ends. */
    public Instant instant() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** What may be asked about a loan; nothing when all of it is paid or it was charged off. */
    public Optional<Asked> asked(String loan) {
        LoanSeen seen = loans.get(loan);
        Position position = positions.get(loan);
        if (seen == null
                || position == null
                || position.state() == Position.State.CHARGED_OFF
                || position.state() == Position.State.NOT_OPEN) {
            return Optional.empty();
        }
        Map<Integer, Long> totals = totals(seen.terms());
        long ahead = position.credit();
        for (InstallmentPosition row : position.installments()) {
            if (paidOn(row, totals).isEmpty()) {
                long open = Math.max(1, totals.getOrDefault(row.number(), row.outstanding()));
                if (row.state() != InstallmentPosition.State.FUTURE || ahead < open) {
                    return Optional.of(new Asked(loan, row.number(), row.due(), open, DaysLate.days(row, day)));
                }
                ahead -= open; // the money for it has come before its day
            }
        }
        return Optional.empty();
    }

    /** What the borrower did lately, of a log in any order: what became known later, or says nothing of the borrower, is not in it. */
    public Lately lately(Collection<Happening> log) {
        return lately(log, instant());
    }

    Lately lately(Collection<Happening> log, Instant by) {
        return Lately.asOf(isSpared ? log.stream().filter(this::tells).toList() : log, by);
    }

    /** Whether a day of any loan of the borrower is protected: then {@link #lately} leaves something out, or may. */
    boolean isSpared() {
        return isSpared;
    }

    /** A debit that brought nothing tells of the borrower, but on a day that is protected on any of the loans. */
    private boolean tells(Happening event) {
        return !(event instanceof Happening.DebitAnswered debit)
                || debit.outcome() == Happening.Outcome.SUCCESS
                || !isProtected(LocalDate.ofInstant(debit.head().at(), zone));
    }

    private boolean isProtected(LocalDate date) {
        return positions.values().stream()
                .flatMap(position -> position.installments().stream())
                .anyMatch(row -> row.isProtected(date));
    }

    /** The numbers of an installment that is asked about; {@code NaN} where nothing is known. */
    public double[] numbers(Asked asked, Lately lately) {
        LoanSeen loan = loans.get(asked.loan());
        if (loan == null) {
            throw new IllegalArgumentException("the borrower has no loan " + asked.loan());
        }
        double[] ahead = Ahead.numbers(taken(loan.terms(), loan.facts()), asked.due());
        double[] recent = lately.numbers(instant(), asked.amount());
        double[] paydays = Payday.numbers(
                loan.payday(), asked.due(), day, lately.lastIncome(instant()).map(at -> at.atZone(zone)
                        .toLocalDate()));
        double[] all = new double[NAMES.size()];
        System.arraycopy(habit, 0, all, 0, habit.length);
        System.arraycopy(ahead, 0, all, habit.length, ahead.length - 1);
        System.arraycopy(recent, 0, all, habit.length + ahead.length - 1, recent.length);
        System.arraycopy(paydays, 0, all, all.length - paydays.length, paydays.length);
        return all;
    }

    private void tell(Terms terms, Facts facts, Position position) {
        Trace.LoanTaken taken = taken(terms, facts);
        traces.add(taken);
        Map<Integer, Long> totals = totals(terms);
        LocalDate last = terms.drawnOn();
        for (InstallmentPosition row : position.installments()) {
            traces.add(new Trace.InstallmentAgreed(terms.loan(), row.number(), row.due(), 0, taken.known()));
            Optional<LocalDate> paid = paidOn(row, totals);
            if (paid.isPresent()) {
                LocalDateTime at = moment(facts, paid.orElseThrow());
                traces.add(new Trace.InstallmentPaid(terms.loan(), row.number(), at, at));
                last = paid.orElseThrow().isAfter(last) ? paid.orElseThrow() : last;
            }
            int spared = spared(row, paid);
            if (spared > 0) {
                traces.add(new Trace.DaysSpared(terms.loan(), row.number(), spared, end()));
            }
        }
        if (position.state() == Position.State.SETTLED) {
            LocalDateTime at = moment(facts, last);
            traces.add(new Trace.LoanClosed(terms.loan(), at, at));
        }
    }

    /**
     * Days from the due date to the payment that do not count. What is unpaid is late by the day that now begins as well: it was
     * not paid by the end of the one before. But not while the day is protected that ends or that begins.
     */
    private int spared(InstallmentPosition row, Optional<LocalDate> paid) {
        LocalDate next = day.plusDays(1);
        LocalDate until = paid.orElse(next);
        if (!until.isAfter(row.due())) {
            return 0;
        }
        int days = (int) ChronoUnit.DAYS.between(row.due(), until);
        if (paid.isPresent()) {
            return days - row.countedDays(row.due(), until);
        }
        int begins = row.isProtected(day) || row.isProtected(next) ? 0 : 1;
        return days - row.countedDays(row.due(), day) - begins;
    }

    /** When an installment was paid, if it was. */
    static Optional<LocalDate> paidOn(InstallmentPosition row, Map<Integer, Long> totals) {
        if (row.settledOn().isPresent() && row.shortfall() == 0) {
            return row.settledOn();
        }
        boolean residue = row.state() == InstallmentPosition.State.TOLERATED
                || row.state() == InstallmentPosition.State.WRITTEN_OFF
                || (row.shortfall() > 0 && row.shortfall() * RESIDUE <= totals.getOrDefault(row.number(), 0L));
        return residue && row.firstPaidOn().isPresent() ? row.firstPaidOn() : row.settledOn();
    }

    static Map<Integer, Long> totals(Terms terms) {
        Map<Integer, Long> totals = new LinkedHashMap<>();
        for (Installment row : terms.schedule().installments()) {
            totals.put(row.number(), row.total());
        }
        return totals;
    }

    /** The last payment of a day, or its end where none says the hour. */
    private static LocalDateTime moment(Facts facts, LocalDate day) {
        LocalDateTime at = day.atTime(23, 59);
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.PaymentReceived && fact.valueDate().equals(day)) {
                at = fact.valueTime();
            }
        }
        return at;
    }

    private static Trace.LoanTaken taken(Terms terms, Facts facts) {
        LocalDateTime at = terms.drawnOn().atStartOfDay();
        for (Fact fact : facts.inOrder()) {
            if (fact instanceof Fact.Disbursed disbursed) {
                at = disbursed.valueTime();
                break;
            }
        }
        double major = Math.pow(10, terms.currency().getDefaultFractionDigits());
        long cost = 0;
        for (Installment row : terms.schedule().installments()) {
            cost += row.interest() + row.fee();
        }
        int days = (int)
                ChronoUnit.DAYS.between(terms.drawnOn(), terms.schedule().last().due());
        return new Trace.LoanTaken(
                terms.loan(), at, at, terms.principal() / major, cost / major, Math.max(1, days), false);
    }
}
