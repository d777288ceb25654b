package dev.shouyue.delinquency;

import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.InstallmentPosition.State;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which installments of a loan are protected because of an incident. Pure. They begin with the incident and end
 * when what it touched was paid, or for what is not paid yet on the day that the report names; the incident's own days are
 * always among them. A loan that it touched nothing of, or that was paid in time all the same, needs none.
 *
 * @param installments numbers of those that the incident touched, which are those that are protected
 */
record Shield(LocalDate from, LocalDate to, List<Integer> installments) {

    Shield {
        installments = List.copyOf(installments);
    }

    /** The days from which the loan of a report is looked at, in the borrower's zone. */
    record Window(LocalDateTime from, LocalDateTime to) {

        static Window of(Incident.Report report, ZoneId zone) {
            return new Window(LocalDateTime.ofInstant(report.from(), zone), LocalDateTime.ofInstant(report.to(), zone));
        }

        LocalDate first() {
            return from.toLocalDate();
        }

        /** The last day of which some part lies in the window. */
        LocalDate last() {
            return to.minusNanos(1).toLocalDate();
        }

        boolean holds(LocalDateTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /**
     * What is told of a loan besides its facts.
     *
     * @param paysThere whether what fell due of it is touched by what is reported of everything that did
     * @param listed whether the report names it
     * @param ordered the installments of orders that the incident touched, none where they were for whatever was open; empty where
     *     it touched no order of the loan
     */
    record Told(boolean paysThere, boolean listed, Optional<Set<Integer>> ordered) {

        boolean holds(InstallmentPosition row) {
            return listed
                    || ordered.map(numbers -> numbers.isEmpty() || numbers.contains(row.number()))
                            .orElse(false);
        }
    }

    /**
     * Of a loan, by the facts known at the end of {@code on}.
     *
     * @param told what is told of the loan besides its facts
     */
    static Optional<Shield> of(
            StoredLoan loan, Policy policy, ZoneId zone, Incident.Report report, Told told, LocalDate on) {
        Window window = Window.of(report, zone);
        Position position = Positions.on(loan.terms(), loan.facts(), policy, on);
        List<Integer> touched = new ArrayList<>();
        for (InstallmentPosition row : position.installments()) {
            if (isHarmed(row)
                    && ((report.due() && told.paysThere() && wasPayable(row, window))
                            || (report.debits().isPresent()
                                    && hasFailedDebit(
                                            loan,
                                            policy,
                                            position,
                                            row,
                                            report.debits().get(),
                                            window))
                            || (told.holds(row) && wasOpen(row, window)))) {
                touched.add(row.number());
            }
        }
        if (touched.isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = window.first();
        LocalDate latest = report.protectUntil().isAfter(window.last()) ? report.protectUntil() : window.last();
        LocalDate to = until(loan, policy, window, touched, latest, on);
        return Optional.of(new Shield(from, to, touched));
    }

    /** The loan's facts with days protected: as they will be, but for the name of the fact. */
    static Facts with(Facts facts, Fact.ProtectionGranted granted) {
        List<Fact> more = new ArrayList<>(facts.inOrder());
        more.add(granted);
        return Facts.of(more);
    }

    /** The protection as a fact. */
    Fact.ProtectionGranted fact(Fact.Header header, Incident.Kind kind, String author) {
        return new Fact.ProtectionGranted(header, from, to, kind.cause(), author, installments);
    }

    /** When it is true for the borrower: from the first protected day, or the loan's. */
    static LocalDateTime valueTime(LocalDate from, LocalDate drawnOn) {
        return LocalDateTime.of(from.isBefore(drawnOn) ? drawnOn : from, LocalTime.MIDNIGHT);
    }

    /** What was paid in time, or written off as too small, was not harmed. */
    private static boolean isHarmed(InstallmentPosition row) {
        return switch (row.state()) {
            case FUTURE, PENDING, TOLERATED, OVERDUE, SETTLED_LATE -> true;
            case SETTLED, WRITTEN_OFF -> false;
        };
    }

    private static boolean wasPayable(InstallmentPosition row, Window window) {
        return !row.due().isAfter(window.last()) && !row.freeUntil().isBefore(window.first());
    }

    private static boolean wasOpen(InstallmentPosition row, Window window) {
        return !row.due().isAfter(window.last())
                && row.settledOn().map(day -> !day.isBefore(window.first())).orElse(true);
    }

    private static boolean hasFailedDebit(
            StoredLoan loan,
            Policy policy,
            Position position,
            InstallmentPosition row,
            Incident.Debits debits,
            Window window) {
        for (Fact fact : loan.facts().inOrder()) {
            if (fact instanceof Fact.DebitFailed failed
                    && window.holds(failed.valueTime())
                    && debits.source().map(failed.header().source()::equals).orElse(true)
                    && (debits.codes().isEmpty() || debits.codes().contains(failed.code()))
                    && policy.causes()
                            .isNear(epochDay(row.due()), epochDay(row.freeUntil()), epochDay(failed.valueDate()))
                    && nearest(position, failed.valueDate()) == row.number()) {
                return true;
            }
        }
        return false;
    }

    /** The installment that a debit on a day was for: the one due nearest to it, the earlier of two. */
    private static int nearest(Position position, LocalDate day) {
        InstallmentPosition nearest = position.installments().getFirst();
        for (InstallmentPosition row : position.installments()) {
            if (Math.abs(epochDay(row.due()) - epochDay(day)) < Math.abs(epochDay(nearest.due()) - epochDay(day))) {
                nearest = row;
            }
        }
        return nearest.number();
    }

    /**
     * The last day to be protected. Under the longest protection it is seen when the touched installments were paid; from
     * there on they need none. Money after a cut-off is paid on the next day, hence the second try.
     */
    private static LocalDate until(
            StoredLoan loan, Policy policy, Window window, List<Integer> touched, LocalDate latest, LocalDate on) {
        Optional<Paid> paid = paid(loan, policy, window, touched, latest, on);
        if (paid.isEmpty()) {
            return latest;
        }
        LocalDate last = paid.get().on().isAfter(window.last()) ? paid.get().on() : window.last();
        for (LocalDate to = last; to.isBefore(latest) && !to.isAfter(last.plusDays(1)); to = to.plusDays(1)) {
            if (paid(loan, policy, window, touched, to, on).equals(paid)) {
                return to;
            }
        }
        return latest;
    }

    /** The day on which the last of the touched installments was paid, and how many of them were late all the same. */
    private record Paid(LocalDate on, int late) {}

    /** How the touched installments were paid, were the days up to {@code to} protected; empty while one is not. */
    private static Optional<Paid> paid(
            StoredLoan loan, Policy policy, Window window, List<Integer> touched, LocalDate to, LocalDate on) {
        Fact.ProtectionGranted granted = new Fact.ProtectionGranted(
                new Fact.Header(
                        "plan", "plan", valueTime(window.first(), loan.terms().drawnOn()), on),
                window.first(),
                to,
                Fact.ProtectionCause.SYSTEM_INCIDENT,
                "plan",
                touched);
        Position position = Positions.on(loan.terms(), with(loan.facts(), granted), policy, on);
        Set<Integer> numbers = Set.copyOf(touched);
        LocalDate last = LocalDate.MIN;
        int late = 0;
        for (InstallmentPosition row : position.installments()) {
            if (numbers.contains(row.number())) {
                if (row.state() != State.SETTLED && row.state() != State.SETTLED_LATE) {
                    return Optional.empty();
                }
                LocalDate settled = row.settledOn().orElse(on);
                last = settled.isAfter(last) ? settled : last;
                late += row.state() == State.SETTLED_LATE ? 1 : 0;
            }
        }
        return Optional.of(new Paid(last, late));
    }

    private static int epochDay(LocalDate day) {
        return (int) day.toEpochDay();
    }
}
