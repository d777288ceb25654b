package dev.shouyue.benchmarks.warning;

import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.risk.due.Asked;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.LatelyAlong;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.due.Patience;
import dev.shouyue.risk.feature.Lately;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * Due dates of a world with what was said of them a week, five days, three and one before, on the due date and on the two days
 * after it, and what came of them: the days on which the server asks. Only loans that owe nothing from before count: of the
 * others it is known that they are late.
 */
final class Dues {

    static final int[] DAYS = {-7, -5, -3, -1, 0, 1, 2};
    /** How many of these are before the due date. */
    static final int AHEAD = Patience.DAYS.size();

    static final int OVER = 7;
    private static final int WINDOW = 120;
    private static final int SEEN_AFTER = 9;

    private final List<Due> dues = new ArrayList<>();

    /**
     * One due date.
     *
     * @param key loan and installment
     * @param numbers told on each of {@link #DAYS}; none where it was paid by then
     * @param truth chance to be more than 7 days late on each of them, from what nobody may know
     * @param late whether it was still unpaid at the end of the seventh day after, and no day up to it is protected
     */
    record Due(String key, List<double[]> numbers, List<Double> truth, boolean late) {}

    List<Due> all() {
        return dues;
    }

    /** Those of a world, with behaviour as it was known {@code shift} days after the day of asking: 0, or a leak. */
    static Dues of(Borrowers borrowers, int shift) {
        Dues dues = new Dues();
        borrowers.read(borrower -> dues.add(borrower, borrowers.today(), shift));
        return dues;
    }

    private void add(Borrowers.Borrower borrower, LocalDate today, int shift) {
        LatelyAlong lately = LatelyAlong.of(borrower.log());
        for (LoanSeen loan : borrower.loans()) {
            Position now = Positions.on(loan.terms(), loan.facts().knownBy(today), loan.policy(), today);
            for (InstallmentPosition row : now.installments()) {
                boolean counts = row.due().isAfter(today.minusDays(WINDOW))
                        && row.due().isBefore(today.minusDays(SEEN_AFTER))
                        && !row.due().minusDays(7).isBefore(loan.terms().drawnOn());
                if (counts) {
                    add(borrower, loan, row, lately, shift);
                }
            }
        }
    }

    private void add(
            Borrowers.Borrower borrower, LoanSeen loan, InstallmentPosition row, LatelyAlong lately, int shift) {
        int number = row.number();
        LocalDate due = row.due();
        List<double[]> numbers = new ArrayList<>();
        List<Double> truth = new ArrayList<>();
        int place = Integer.parseInt(loan.terms().loan().substring(1));
        for (int from : DAYS) {
            BorrowerSeen seen = BorrowerSeen.at(borrower.loans(), due.plusDays(from), Borrowers.ZONE);
            Optional<Asked> asked = seen.asked(loan.terms().loan());
            if (asked.isEmpty() || asked.orElseThrow().installment() != number) {
                break;
            }
            Lately then = lately.at(seen, seen.instant().plusSeconds(86_400L * shift));
            numbers.add(seen.numbers(asked.orElseThrow(), then));
            truth.add(borrower.foresight().lateOver7(place, number, from));
        }
        if (!numbers.isEmpty()) {
            boolean late = numbers.size() == DAYS.length
                    && row.countedDays(due, due.plusDays(OVER)) == OVER
                    && isLate(borrower, loan, number, due);
            dues.add(new Due(loan.terms().loan() + "/" + number, numbers, truth, late));
        }
    }

    private static boolean isLate(Borrowers.Borrower borrower, LoanSeen loan, int number, LocalDate due) {
        return BorrowerSeen.at(borrower.loans(), due.plusDays(OVER), Borrowers.ZONE)
                .asked(loan.terms().loan())
                .filter(asked -> asked.installment() == number)
                .isPresent();
    }

    /** What a model says of each due date on each day: the chance to be more than 7 days late. */
    Said said(DueModel model) {
        return said((due, day) -> model.quick(due.numbers.get(day), DAYS[day]).late7());
    }

    /** What would be said by one who knew the hidden truth of each day. */
    Said foreseen() {
        return said((due, day) -> due.truth.get(day));
    }

    private Said said(ToDoubleBiFunction<Due, Integer> chance) {
        double[][] each = new double[dues.size()][DAYS.length];
        boolean[] late = new boolean[each.length];
        for (int k = 0; k < each.length; k++) {
            Due due = dues.get(k);
            for (int day = 0; day < due.numbers.size(); day++) {
                each[k][day] = chance.applyAsDouble(due, day);
            }
            late[k] = due.late;
        }
        return new Said(each, late);
    }
}
