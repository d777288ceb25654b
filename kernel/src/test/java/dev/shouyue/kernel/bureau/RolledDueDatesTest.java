package dev.shouyue.kernel.bureau;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A due date on no business day: what it does to the days past due and to the month code. */
class RolledDueDatesTest {

    private static final BusinessCalendar SPRING_FESTIVAL = new BusinessCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            LocalDate.of(2026, 2, 15).datesUntil(LocalDate.of(2026, 2, 24)).collect(Collectors.toSet()),
            Set.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)));

    /** Example 5: due on 17 February 2026, 15 to 23 February not worked: days past due at month end, February's code. */
    @ParameterizedTest
    @CsvSource({
        "NONE,                 2026-02-17,  0, N",
        "NONE,                 2026-02-24,  0, M",
        "NONE,                 ,           11, 1",
        "FOLLOWING,            2026-02-24,  0, N",
        "FOLLOWING,            2026-02-25,  0, M",
        "FOLLOWING,            ,            4, 1",
        "FOLLOWING_NO_PENALTY, 2026-02-24,  0, N",
        "FOLLOWING_NO_PENALTY, 2026-02-25,  0, M",
        "FOLLOWING_NO_PENALTY, ,           11, 1",
    })
    void in_the_spring_festival(Roll roll, @Nullable String paidOn, int dpd, String february) {
        Terms loan = aLoan().drawnOn("2026-01-17").terms();
        Policy pack = Packs.cnLoan(roll, SPRING_FESTIVAL);
        FactsBuilder facts = paid(loan, paidOn);
        assertThat(at("2026-02-28", loan, facts, pack).dpd()).isEqualTo(dpd);
        assertThat(code(1, "2026-02-28", loan, facts, pack)).isEqualTo(february);
    }

    /** The day after the last free day, whatever the roll makes of it. */
    @ParameterizedTest
    @CsvSource({
        "NONE,                 2026-02-18, N, 2026-02-18",
        "NONE,                 2026-02-19, 1, 2026-02-18",
        "FOLLOWING,            2026-02-25, N, 2026-02-25",
        "FOLLOWING,            2026-02-26, 1, 2026-02-25",
        "FOLLOWING_NO_PENALTY, 2026-02-26, 1, 2026-02-25",
    })
    void a_snapshot_on_the_day_after_waits_for_the_business_day(
            Roll roll, String paidOn, String february, LocalDate readOn) {
        Terms loan = aLoan().drawnOn("2026-01-17").terms();
        Policy pack = Packs.cnLoan(roll, SPRING_FESTIVAL, Policy.Snapshot.DUE_DATE_PLUS_1);
        CnMonthCodes codes = CnMonthCodes.of(loan, paid(loan, paidOn).facts(), pack, LocalDate.of(2026, 2, 28));
        assertThat(codes.months().getLast().readOn()).isEqualTo(readOn);
        assertThat(codes.latest(1)).isEqualTo(february);
    }

    /** Due on Saturday 31 January 2026: under FOLLOWING the due date is Monday 2 February, and February its month. */
    @ParameterizedTest
    @CsvSource({
        "FOLLOWING,            2026-02-02, *N, 0",
        "FOLLOWING,            2026-02-05, *M, 0",
        "FOLLOWING,            ,           *1, 26",
        "FOLLOWING_NO_PENALTY, 2026-02-02, NN, 0",
        "FOLLOWING_NO_PENALTY, ,           N1, 28",
        "NONE,                 2026-01-31, NN, 0",
        "NONE,                 ,           N1, 28",
    })
    void over_the_end_of_a_month(Roll roll, @Nullable String paidOn, String codes, int dpd) {
        Terms loan = aLoan().drawnOn("2025-12-31").terms();
        BusinessCalendar weekdays =
                new BusinessCalendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());
        Policy pack = Packs.cnLoan(roll, weekdays);
        FactsBuilder facts = paid(loan, paidOn);
        assertThat(code(2, "2026-02-28", loan, facts, pack)).isEqualTo(codes);
        assertThat(at("2026-02-28", loan, facts, pack).dpd()).isEqualTo(dpd);
    }

    /** Grace begins where the roll ends: rolled to 24 February, three days, free until the 27th. */
    @ParameterizedTest
    @CsvSource({
        "FOLLOWING,            SHIFT,   2026-02-27,  0",
        "FOLLOWING,            SHIFT,   2026-02-28,  1",
        "FOLLOWING,            FORGIVE, 2026-02-28,  4",
        "FOLLOWING_NO_PENALTY, SHIFT,   2026-02-28,  1",
        "FOLLOWING_NO_PENALTY, FORGIVE, 2026-02-27,  0",
        "FOLLOWING_NO_PENALTY, FORGIVE, 2026-02-28, 11",
    })
    void with_grace(Roll roll, Grace.Mode mode, String day, int dpd) {
        Terms loan = aLoan().drawnOn("2026-01-17").withGrace(3, mode).terms();
        assertThat(at(day, loan, factsOf(loan), Packs.cnLoan(roll, SPRING_FESTIVAL))
                        .dpd())
                .isEqualTo(dpd);
    }

    private static FactsBuilder paid(Terms loan, @Nullable String day) {
        return day == null ? factsOf(loan) : factsOf(loan).paid(day, "905.00");
    }

    private static String code(int months, String asOf, Terms loan, FactsBuilder facts, Policy pack) {
        return CnMonthCodes.of(loan, facts.facts(), pack, LocalDate.parse(asOf)).latest(months);
    }

    private static Position at(String day, Terms loan, FactsBuilder facts, Policy pack) {
        return Positions.on(loan, facts.facts(), pack, LocalDate.parse(day));
    }
}
