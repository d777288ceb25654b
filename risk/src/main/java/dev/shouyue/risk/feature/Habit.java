package dev.shouyue.risk.feature;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a borrower has paid so far, as numbers for a model: of the installments that had fallen due by an instant, as far
 * as it was known then. An installment that is unpaid then counts as late by the days that have passed. Days that are spared
 * are no days late in any number; what is unpaid and spared all its days has not fallen due yet.
 */
public final class Habit {

    /** Names of the numbers, in the order of {@link #numbers()}. */
    public static final List<String> NAMES = List.of(
            "loans_before",
            "installments_before",
            "late_last",
            "late_before_last",
            "late_third_last",
            "late_mean",
            "late_worst",
            "late_recent",
            "share_late",
            "share_late_over_3",
            "share_early",
            "hour_paid_last",
            "unpaid_past_due",
            "days_since_last_paid",
            "days_since_closed",
            "days_known",
            "amount_last",
            "amount_most",
            "cost_last",
            "term_last",
            "closed_before_due_share");

    private static final int EARLIEST = -15;
    private static final int LATEST = 60;
    private static final double FADING = .6;
    private static final double PRIOR_LATE = .17;
    private static final double PRIOR_WEIGHT = 2;

    private final LocalDateTime asOf;
    private final Map<String, Loan> loans = new HashMap<>();
    private final List<Installment> fallen = new ArrayList<>();

    private Habit(Collection<? extends Trace> traces, LocalDateTime asOf) {
        this.asOf = asOf;
        for (Trace trace : traces) {
            if (!trace.known().isAfter(asOf)) {
                take(trace);
            }
        }
        for (Loan loan : loans.values()) {
            loan.installments.values().stream()
                    .filter(each -> each.due != null && (each.paid != null || days(each) > 0))
                    .forEach(fallen::add);
        }
        fallen.sort(Comparator.comparing((Installment each) -> each.decided(asOf))
                .thenComparing(each -> each.loan)
                .thenComparingInt(each -> each.number));
    }

    /** What was known at {@code asOf}; the order of the traces does not matter, and one given twice counts once. */
    public static Habit asOf(Collection<? extends Trace> traces, LocalDateTime asOf) {
        return new Habit(traces, asOf);
    }

    /** The numbers by {@link #NAMES}; {@code NaN} where there is nothing to tell. Days, shares, amounts in major units. */
    public double[] numbers() {
        List<Loan> taken = loans.values().stream()
                .filter(loan -> loan.taken != null)
                .sorted(Comparator.comparing(Loan::start).thenComparing(loan -> loan.name))
                .toList();
        Trace.@Nullable LoanTaken last = taken.isEmpty() ? null : taken.getLast().taken;
        int n = fallen.size();
        return new double[] {
            taken.size(),
            n,
            n > 0 ? late(n - 1) : Double.NaN,
            n > 1 ? late(n - 2) : Double.NaN,
            n > 2 ? late(n - 3) : Double.NaN,
            n > 0 ? sum(each -> days(each)) / n : Double.NaN,
            fallen.stream().mapToDouble(this::days).max().orElse(Double.NaN),
            recent(),
            (sum(each -> days(each) > 0 ? 1 : 0) + PRIOR_WEIGHT * PRIOR_LATE) / (n + PRIOR_WEIGHT),
            n > 0 ? sum(each -> days(each) > 3 ? 1 : 0) / n : Double.NaN,
            n > 0 ? sum(each -> days(each) < -1 ? 1 : 0) / n : Double.NaN,
            hourPaidLast(),
            sum(each -> each.paid == null ? 1 : 0),
            sincePaid(),
            sinceClosed(),
            taken.isEmpty()
                    ? Double.NaN
                    : ChronoUnit.DAYS.between(taken.getFirst().start(), asOf),
            last == null ? Double.NaN : last.amount(),
            taken.stream().mapToDouble(Loan::amount).max().orElse(Double.NaN),
            last == null ? Double.NaN : last.cost() / last.amount(),
            last == null ? Double.NaN : last.termDays(),
            closedBeforeDue(taken)
        };
    }

    private void take(Trace trace) {
        Loan loan = loans.computeIfAbsent(trace.loan(), Loan::new);
        switch (trace) {
            case Trace.LoanTaken taken -> loan.taken = taken;
            case Trace.InstallmentAgreed agreed -> loan.installment(agreed.number()).due = agreed.due();
            case Trace.InstallmentPaid paid -> loan.installment(paid.number()).paid = paid.at();
            case Trace.DaysSpared spared -> loan.installment(spared.number()).spared = spared.days();
            case Trace.LoanClosed closed -> loan.closed = closed.at();
        }
    }

    private double late(int which) {
        return days(fallen.get(which));
    }

    private double days(Installment each) {
        LocalDate until = each.paid == null ? asOf.toLocalDate() : each.paid.toLocalDate();
        return Math.clamp(ChronoUnit.DAYS.between(each.dueDate(), until) - each.spared, EARLIEST, LATEST);
    }

    private double recent() {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int k = fallen.size() - 1; k >= 0; k--, weight *= FADING) {
            sum += weight * late(k);
            weights += weight;
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    private double hourPaidLast() {
        return fallen.reversed().stream()
                .filter(each -> each.paid != null)
                .mapToDouble(each -> each.paidAt().getHour() + each.paidAt().getMinute() / 60.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double sincePaid() {
        return fallen.stream()
                .filter(each -> each.paid != null)
                .mapToDouble(each -> ChronoUnit.HOURS.between(each.paidAt(), asOf) / 24.0)
                .min()
                .orElse(Double.NaN);
    }

    private double sinceClosed() {
        return loans.values().stream()
                .filter(loan -> loan.closed != null)
                .mapToDouble(loan -> ChronoUnit.HOURS.between(loan.closedAt(), asOf) / 24.0)
                .min()
                .orElse(Double.NaN);
    }

    private static double closedBeforeDue(List<Loan> taken) {
        List<Loan> closed = taken.stream().filter(loan -> loan.closed != null).toList();
        return closed.stream()
                .mapToDouble(loan -> loan.closedAt().isBefore(loan.start().plusDays(loan.termDays() - 1L)) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private double sum(java.util.function.ToDoubleFunction<Installment> part) {
        return fallen.stream().mapToDouble(part).sum();
    }

    private static final class Loan {
        private final String name;
        private final Map<Integer, Installment> installments = new HashMap<>();
        private Trace.@Nullable LoanTaken taken;
        private @Nullable LocalDateTime closed;

        Loan(String name) {
            this.name = name;
        }

        Installment installment(int number) {
            return installments.computeIfAbsent(number, n -> new Installment(name, n));
        }

        LocalDateTime start() {
            return taken().at();
        }

        double amount() {
            return taken().amount();
        }

        int termDays() {
            return taken().termDays();
        }

        private Trace.LoanTaken taken() {
            if (taken == null) {
                throw new IllegalStateException("loan " + name + " was not taken");
            }
            return taken;
        }

        LocalDateTime closedAt() {
            if (closed == null) {
                throw new IllegalStateException("loan " + name + " is not closed");
            }
            return closed;
        }
    }

    private static final class Installment {
        private final String loan;
        private final int number;
        private @Nullable LocalDate due;
        private @Nullable LocalDateTime paid;
        /** Days late that do not count. */
        private int spared;

        Installment(String loan, int number) {
            this.loan = loan;
            this.number = number;
        }

        LocalDate dueDate() {
            if (due == null) {
                throw new IllegalStateException("installment " + number + " of " + loan + " has no due date");
            }
            return due;
        }

        LocalDateTime paidAt() {
            if (paid == null) {
                throw new IllegalStateException("installment " + number + " of " + loan + " is not paid");
            }
            return paid;
        }

        /** When it showed how the installment went: paid, or still unpaid now. */
        LocalDateTime decided(LocalDateTime asOf) {
            return paid == null ? asOf : paid;
        }
    }
}
