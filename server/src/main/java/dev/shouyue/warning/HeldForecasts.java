package dev.shouyue.warning;

import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.risk.due.DaysLate;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanSearch;
import dev.shouyue.servicing.StoredLoan;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How forecasts of a week ahead held: whether the installment was still unpaid at the end of its due date. */
final class HeldForecasts {

    private static final int MOST = 200_000;

    private HeldForecasts() {}

    /** The chances to be late that were given, and what came of them. */
    record Held(double[] given, boolean[] late) {
        int lateCount() {
            int count = 0;
            for (boolean each : late) {
                count += each ? 1 : 0;
            }
            return count;
        }
    }

    private record Due(LoanKey key, int installment) {}

    private record Row(Due due, double given, boolean unpaid) {}

    /** The latest of a model whose due date was asked about. What our fault kept from being paid in time was not late. */
    static Held of(DataSource database, LoanBook book, String model) {
        List<Row> rows = JdbcClient.create(database)
                .sql("""
                        select f.borrower_id, f.loan_id, f.installment, f.late0,
                               exists (select 1 from warning.forecast e
                                        where e.borrower_id = f.borrower_id and e.loan_id = f.loan_id
                                          and e.installment = f.installment and e.asked_on = f.due_on) as unpaid
                          from warning.forecast f
                          join warning.forecast_day d on d.day = f.due_on and d.finished_at is not null
                         where f.days = -7 and f.model = ?
                         order by f.due_on desc limit ?""")
                .params(model, MOST)
                .query((row, i) -> new Row(
                        new Due(new LoanKey(row.getLong(1), row.getLong(2)), row.getInt(3)),
                        row.getDouble(4),
                        row.getBoolean(5)))
                .list();
        Set<Due> unpaid = rows.stream().filter(Row::unpaid).map(Row::due).collect(Collectors.toSet());
        Set<Due> excused = excused(unpaid, new LoanSearch(database), book);
        double[] given = new double[rows.size()];
        boolean[] late = new boolean[given.length];
        for (int k = 0; k < given.length; k++) {
            Row row = rows.get(k);
            given[k] = row.given;
            late[k] = row.unpaid && !excused.contains(row.due);
        }
        return new Held(given, late);
    }

    /** Those of the unpaid that were protected, by what is known now; only loans with a protection are read. */
    private static Set<Due> excused(Set<Due> unpaid, LoanSearch search, LoanBook book) {
        Set<Due> excused = new HashSet<>();
        Set<LoanKey> loans = unpaid.stream().map(Due::key).collect(Collectors.toSet());
        LocalDate day = book.closedTo().orElse(LocalDate.EPOCH);
        book.loans(search.withProtection(loans), loan -> {
            Position position = position(loan, book, day);
            position.installments().stream()
                    .map(row -> new Due(loan.key(), row.number()))
                    .filter(unpaid::contains)
                    .filter(due -> DaysLate.isExcused(loan.terms(), position, due.installment()))
                    .forEach(excused::add);
        });
        return excused;
    }

    private static Position position(StoredLoan loan, LoanBook book, LocalDate day) {
        return Positions.on(loan.terms(), loan.facts(), book.policyOf(loan), day);
    }
}
