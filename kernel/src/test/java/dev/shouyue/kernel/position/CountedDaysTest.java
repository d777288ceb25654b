package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days count on an installment is one rule: that of days past due. The loan of example 1, due on the 10th. */
class CountedDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final Terms loan = aLoan().terms();

    /**
     * 10 to 14 March for the whole loan, 13 to 20 March for no. 1, 16 to 18 March for no. 2; 22 to 31 March was granted for the
     * whole loan and withdrawn.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 2026-03-10, 2026-03-10, 0",
        "1, 2026-03-10, 2026-03-14, 0",
        "1, 2026-03-10, 2026-03-20, 0", // the 13th and 14th are in both and left out once
        "1, 2026-03-10, 2026-03-21, 1",
        "1, 2026-03-10, 2026-03-31, 11", // what was withdrawn counts
        "1, 2026-03-09, 2026-03-10, 0",
        "1, 2026-03-08, 2026-03-10, 1",
        "2, 2026-03-10, 2026-03-20, 3", // the 15th, 19th and 20th
        "3, 2026-03-10, 2026-03-20, 6",
        "1, 2026-03-21, 2026-03-10, 0", // to is not after from
    })
    void of_overlapping_protections_and_a_withdrawn_one_each_day_that_stands_is_left_out_once(
            int number, LocalDate from, LocalDate to, int counted) {
        FactsBuilder facts = factsOf(loan)
                .protectedFrom("2026-03-10", "2026-03-14", ProtectionCause.SYSTEM_INCIDENT)
                .protectedFor(List.of(1), "2026-03-13", "2026-03-20", ProtectionCause.CHANNEL_INCIDENT)
                .protectedFor(List.of(2), "2026-03-16", "2026-03-18", ProtectionCause.COURT)
                .protectedFrom("2026-03-22", "2026-03-31", ProtectionCause.OPERATOR)
                .as("mistaken")
                .withdrawn("2026-03-25", "mistaken");
        InstallmentPosition row = row(facts, number, "2026-03-31");
        assertThat(row.countedDays(from, to)).isEqualTo(counted);
        assertThat(row.isProtected(LocalDate.of(2026, 3, 23))).isFalse();
        assertThat(row.isProtected(LocalDate.of(2026, 3, 14))).isTrue();
        assertThat(row.isProtected(LocalDate.of(2026, 3, 17))).isEqualTo(number < 3);
    }

    /** A protection that is granted, of the whole loan ({@code of} is 0) or of one installment. */
    record Granted(int from, int days, int of, boolean withdrawn) {

        boolean spares(int number, LocalDate day) {
            LocalDate first = FIRST.plusDays(from);
            return !withdrawn
                    && (of == 0 || of == number)
                    && !day.isBefore(first)
                    && !day.isAfter(first.plusDays(days));
        }
    }

    @Property(tries = 300)
    void a_day_counts_when_no_protection_that_stands_holds_it(@ForAll("granted") List<Granted> granted) {
        FactsBuilder facts = factsOf(loan);
        for (int k = 0; k < granted.size(); k++) {
            Granted each = granted.get(k);
            LocalDate from = FIRST.plusDays(each.from);
            facts.protectedFor(
                            each.of == 0 ? List.of() : List.of(each.of),
                            from.toString(),
                            from.plusDays(each.days).toString(),
                            ProtectionCause.SYSTEM_INCIDENT)
                    .as("p" + k);
            if (each.withdrawn) {
                facts.withdrawn(from.plusDays(3).toString(), "p" + k);
            }
        }
        Position position = Positions.on(loan, facts.facts(), Loans.policy(), FIRST.plusDays(80));
        for (InstallmentPosition row : position.installments().subList(0, 3)) {
            int counted = 0;
            for (int day = 1; day < 90; day++) {
                LocalDate date = FIRST.plusDays(day);
                boolean spared = granted.stream().anyMatch(each -> each.spares(row.number(), date));
                counted += spared ? 0 : 1;
                assertThat(row.isProtected(date))
                        .as("no. %d on %s", row.number(), date)
                        .isEqualTo(spared);
                assertThat(row.countedDays(FIRST, date))
                        .as("no. %d to %s", row.number(), date)
                        .isEqualTo(counted);
            }
        }
        InstallmentPosition first = position.installments().getFirst();
        if (first.state() == InstallmentPosition.State.OVERDUE
                && granted.stream().allMatch(each -> each.of == 0)) {
            assertThat(first.countedDays(first.due(), position.date())).isEqualTo(position.dpd());
        }
    }

    @Provide
    Arbitrary<List<Granted>> granted() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(false, false, true))
                .as(Granted::new)
                .list()
                .ofMaxSize(6);
    }

    private InstallmentPosition row(FactsBuilder facts, int number, String day) {
        return Positions.on(loan, facts.facts(), Loans.policy(), LocalDate.parse(day)).installments().stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
