package dev.shouyue.risk.due;

import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.signal.Happening;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Courses to learn from, out of the book of a lender as it is known today: what was known of the borrower at the end of one
 * day around an installment's due date, and when it was paid or that it was not yet. One day for each, drawn by chance: the
 * days of one installment would say the same thing many times. An installment is in it when that day has passed, though its
 * due date may lie ahead; it is left out when it was paid by that day, or when an older one of the loan was still open.
 *
 * <p>How it went is told in days that count, by what is known today: a day under no-fault protection is no day late. The day of
 * asking is one of the calendar. What was over by the days that counted when it was asked about tells nothing and is left out.
 */
public final class Examples {

    /** Days of which one is drawn for an installment, relative to its due date: of the week before it every day. */
    public static final List<Integer> DAYS = List.of(-7, -6, -5, -4, -3, -2, -1, 0, 1, 3, 7, 14);

    private static final int AHEAD = 8;

    private final LocalDate today;
    private final Chance chance;
    private final List<DueCase> cases = new ArrayList<>();

    /** Of a book that is known up to the end of {@code today}; the same seed draws the same days. */
    public Examples(LocalDate today, long seed) {
        this.today = today;
        this.chance = new Chance(seed);
    }

    /**
     * Takes the loans of one borrower.
     *
     * @param log all events of the borrower
     */
    public void add(String borrower, List<LoanSeen> loans, List<Happening> log, ZoneId zone) {
        LatelyAlong lately = LatelyAlong.of(log);
        for (LoanSeen loan : loans) {
            Position now = Positions.on(loan.terms(), loan.facts().knownBy(today), loan.policy(), today);
            Map<Integer, Long> totals = BorrowerSeen.totals(loan.terms());
            for (InstallmentPosition row : now.installments()) {
                // three in four are asked before: that is where warning is early
                int from = chance.below(4) > 0
                        ? DAYS.get(chance.below(AHEAD))
                        : DAYS.get(AHEAD + chance.below(DAYS.size() - AHEAD));
                LocalDate day = row.due().plusDays(from);
                Optional<LocalDate> paid = BorrowerSeen.paidOn(row, totals);
                boolean over = paid.isPresent() && !paid.orElseThrow().isAfter(day);
                if (!over && day.isBefore(today) && !day.isBefore(loan.terms().drawnOn())) {
                    add(borrower, loans, lately, zone, loan, row, day, paid);
                }
            }
        }
    }

    private void add(
            String borrower,
            List<LoanSeen> loans,
            LatelyAlong lately,
            ZoneId zone,
            LoanSeen loan,
            InstallmentPosition row,
            LocalDate day,
            Optional<LocalDate> paid) {
        BorrowerSeen seen = BorrowerSeen.at(loans, day, zone);
        Optional<Asked> asked = seen.asked(loan.terms().loan());
        if (asked.isEmpty() || asked.orElseThrow().installment() != row.number()) {
            return; // an older one is open and was asked about
        }
        LocalDate seenTo = paid.orElse(today);
        int from = asked.orElseThrow().from();
        int until = DaysLate.days(row, seenTo);
        if (until < from || (paid.isPresent() && until == from)) {
            return; // on no day that counts was it seen to be open after it was asked about
        }
        double[] numbers = seen.numbers(asked.orElseThrow(), lately.at(seen));
        cases.add(new DueCase(
                borrower,
                row.due(),
                new Course(numbers, from, until, paid.isPresent()),
                (int) ChronoUnit.DAYS.between(row.due(), day),
                (int) ChronoUnit.DAYS.between(row.due(), seenTo),
                spared(row)));
    }

    private List<Integer> spared(InstallmentPosition row) {
        int days = (int) ChronoUnit.DAYS.between(row.due(), today);
        return days <= row.countedDays(row.due(), today)
                ? List.of()
                : IntStream.rangeClosed(1, days)
                        .filter(day -> row.isProtected(row.due().plusDays(day)))
                        .boxed()
                        .toList();
    }

    /** How many installments there are to learn from. */
    public int size() {
        return cases.size();
    }

    List<Course> courses() {
        return cases.stream().map(DueCase::course).toList();
    }

    String[] borrowers() {
        return cases.stream().map(DueCase::borrower).toArray(String[]::new);
    }

    /** The course of a number, for whoever measures. */
    public Course course(int which) {
        return cases.get(which).course();
    }

    /** All of them, with borrower and due date. */
    public List<DueCase> cases() {
        return List.copyOf(cases);
    }
}
