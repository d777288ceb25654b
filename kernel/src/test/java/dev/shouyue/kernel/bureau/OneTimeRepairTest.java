package dev.shouyue.kernel.bureau;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boundaries of the one-time repair: domain sheet, section 8. */
class OneTimeRepairTest {

    @ParameterizedTest
    @CsvSource({
        "2025-10-11, 10000.00, 2025-11-15, 2026-01-01",
        "2025-10-11, 10000.00, 2025-11-30, 2026-01-01",
        "2025-10-11, 10000.00, 2025-12-01, 2026-01-31",
        "2025-10-11, 10000.00, 2025-12-10, 2026-01-31",
        "2025-10-11, 10000.00, 2025-12-31, 2026-01-31",
        "2025-10-11, 10000.00, 2026-01-01, 2026-02-28",
        "2025-10-11,     0.01, 2026-02-28, 2026-03-31",
        "2025-12-31, 10000.00, 2026-01-05, 2026-02-28",
        "2025-10-11, 10000.00, 2026-03-31, 2026-04-30",
        "2020-01-01,     1.00, 2020-01-02, 2026-01-01",
        "2025-10-11, 10000.00, 2026-04-01, ",
        "2025-10-11, 10000.01, 2025-11-15, ",
        "2026-01-05,     1.00, 2026-01-06, ",
        "2026-01-01,     1.00, 2026-01-06, ",
        "2019-12-31,     1.00, 2020-01-02, ",
    })
    void a_small_overdue_repaid_in_time_becomes_normal(
            LocalDate arose, String amount, LocalDate repaid, LocalDate normalBy) {
        assertThat(OneTimeRepair.CN_2026.normalBy(arose, Money.cny(amount), repaid))
                .isEqualTo(Optional.ofNullable(normalBy));
    }

    @Test
    void the_overdues_of_a_loan_are_judged_one_by_one_with_their_penalty() {
        Terms terms = aLoan().drawnOn("2025-10-10").over(6).terms();
        long first = terms.schedule().first().total();
        String due = new Money(first, terms.currency()).decimal().toPlainString();
        List<OneTimeRepair.Overdue> overdues = OneTimeRepair.CN_2026.of(
                terms,
                factsOf(terms)
                        .paid("2025-11-20", "1800.00")
                        .paidAsDue(2, 2)
                        .paid("2026-01-12", "1800.00")
                        .facts(),
                Packs.cnLoan(),
                LocalDate.of(2026, 1, 31));
        assertThat(overdues).extracting(OneTimeRepair.Overdue::installment).containsExactly(1, 3);
        assertThat(overdues.getFirst().amount()).isGreaterThan(Money.cny(due));
        assertThat(overdues.getFirst().aroseOn()).isEqualTo("2025-11-11");
        assertThat(overdues.getFirst().normalBy()).contains(LocalDate.of(2026, 1, 1));
        assertThat(overdues.getLast().aroseOn()).isEqualTo("2026-01-11");
        assertThat(overdues.getLast().normalBy()).isEmpty();
    }
}
