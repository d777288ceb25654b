package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.PenaltyRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the simulated lender asks for against what the kernel says is owed, and the count of days against the kernel's. */
class BillTest {

    private static final Policy CN_LOAN = new Policy(
            "CN-LOAN",
            LocalDate.of(2020, 1, 1),
            Grace.NONE,
            Tolerance.NONE,
            LocalTime.MIDNIGHT,
            Roll.NONE,
            BusinessCalendar.EVERY_DAY,
            false,
            AllocationRule.always(Allocation.COMPONENT_FIRST),
            new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360))),
            Ladder.of("M0", 1, "M1"),
            Ladder.of("NORMAL", 1, "SPECIAL_MENTION"),
            OptionalInt.of(8),
            OptionalInt.empty(),
            Optional.empty(),
            1,
            Policy.Snapshot.MONTH_END,
            6,
            new CauseRule(5, 3, new BigDecimal("5"), 2));

    private static final WorldSettings SETTINGS = WorldSettings.calm(11, 8_000);

    @Test
    void one_who_pays_what_is_asked_owes_nothing_by_the_kernel() {
        World world = World.of(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        int lateAndCured = 0;
        for (int i = 0; i < SETTINGS.loans(); i++) {
            SimulatedLoan loan = world.loan(i);
            Counting.Paid paid = Counting.Paid.of(loan);
            int lastDay = (int) SETTINGS.lastDay().toEpochDay();
            if (paid.dpd(lastDay) > 0 || isProtected(loan) || hasResidue(truth, i)) {
                continue;
            }
            Position position = Positions.on(loan.terms(), Facts.of(loan.facts()), CN_LOAN, SETTINGS.lastDay());
            assertThat(position.pastDue() + position.penalty())
                    .as(
                            "owed by the kernel on %s, while by the bill nothing is",
                            loan.terms().loan())
                    .isZero();
            lateAndCured += truth.loan(i).isEmpty() ? 0 : 1;
        }
        assertThat(lateAndCured).isGreaterThan(1_000);
    }

    @Test
    void the_count_of_days_past_due_is_the_kernels() {
        World world = World.of(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        int late = 0;
        for (int i = 0; i < SETTINGS.loans(); i++) {
            SimulatedLoan loan = world.loan(i);
            if (!loan.terms().agreed().equals(Terms.Agreed.NOTHING) || isProtected(loan) || hasResidue(truth, i)) {
                continue; // the count is before grace, tolerance and protection, and without small residues
            }
            Counting.Paid paid = Counting.Paid.of(loan);
            for (int month = 1; month <= 12; month++) {
                LocalDate day = SETTINGS.start().plusMonths(month).minusDays(1);
                int counted = paid.dpd((int) day.toEpochDay());
                if (counted > 0) {
                    late++;
                    assertThat(Positions.on(loan.terms(), Facts.of(loan.facts()), CN_LOAN, day)
                                    .dpd())
                            .as("days past due of %s on %s", loan.terms().loan(), day)
                            .isEqualTo(counted);
                }
            }
        }
        assertThat(late).isGreaterThan(1_500);
    }

    private static boolean isProtected(SimulatedLoan loan) {
        return loan.facts().stream().anyMatch(fact -> fact instanceof Fact.ProtectionGranted);
    }

    private static boolean hasResidue(TruthOf truth, int index) {
        return truth.loan(index).stream().anyMatch(late -> late.cause() == Cause.RESIDUE);
    }
}
