package dev.shouyue.benchmarks.warning;

import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.risk.due.Asked;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.LatelyAlong;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.feature.Lately;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Due dates of a world with what was said of them a week, three days and a day before, and what came of them. Only
 * loans that owe nothing from before count: of the others it is known that they are late.
 */
final class Dues {

    static final int[] DAYS = {-7, -3, -1};
    private static final int WINDOW = 120;
    private static final int SEEN_AFTER = 9;

    private final List<Due> dues = new ArrayList<>();

    /**
     * One due date.
     *
     * @param key loan and installment
     * @param numbers told on each of {@link #DAYS}; none where it was paid by then
     * @param daysLate when it was paid, or a thousand
     */
    record Due(String key, List<double[]> numbers, int daysLate) {}

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
            for (var row : now.installments()) {
                boolean counts = row.due().isAfter(today.minusDays(WINDOW))
                        && row.due().isBefore(today.minusDays(SEEN_AFTER))
                        && !row.due().minusDays(7).isBefore(loan.terms().drawnOn());
                if (counts) {
                    add(borrower, loan, row.number(), row.due(), lately, today, shift);
                }
            }
        }
    }

    private void add(
            Borrowers.Borrower borrower,
            LoanSeen loan,
            int number,
            LocalDate due,
            LatelyAlong lately,
            LocalDate today,
            int shift) {
        List<double[]> numbers = new ArrayList<>();
        for (int from : DAYS) {
            BorrowerSeen seen = BorrowerSeen.at(borrower.loans(), due.plusDays(from), Borrowers.ZONE);
            Optional<Asked> asked = seen.asked(loan.terms().loan());
            if (asked.isEmpty() || asked.orElseThrow().installment() != number) {
                break;
            }
            Lately then = lately.at(seen.instant().plusSeconds(86_400L * shift));
            numbers.add(seen.numbers(asked.orElseThrow(), then));
        }
        if (!numbers.isEmpty()) {
            dues.add(
                    new Due(loan.terms().loan() + "/" + number, numbers, daysLate(borrower, loan, number, due, today)));
        }
    }

    private static int daysLate(
            Borrowers.Borrower borrower, LoanSeen loan, int number, LocalDate due, LocalDate today) {
        for (int late = 0; late <= 30 && !due.plusDays(late).isAfter(today); late++) {
            Optional<Asked> asked = BorrowerSeen.at(borrower.loans(), due.plusDays(late), Borrowers.ZONE)
                    .asked(loan.terms().loan());
            if (asked.isEmpty() || asked.orElseThrow().installment() != number) {
                return late;
            }
        }
        return 1000;
    }

    /** What a model says of each due date: the highest chance to be more than 7 days late, and when it was said. */
    Said said(DueModel model) {
        double[] highest = new double[dues.size()];
        double[][] each = new double[dues.size()][DAYS.length];
        boolean[] late = new boolean[dues.size()];
        for (int k = 0; k < highest.length; k++) {
            Due due = dues.get(k);
            for (int day = 0; day < due.numbers.size(); day++) {
                each[k][day] = model.quick(due.numbers.get(day), DAYS[day]).late7();
                highest[k] = Math.max(highest[k], each[k][day]);
            }
            late[k] = due.daysLate > 7;
        }
        return new Said(highest, each, late);
    }
}
