package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.PenaltyRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;

/** Policies in the shape of the packs, for tests of the kernel alone. */
public final class Packs {

    private Packs() {}

    /** CN-LOAN read at the end of the month. */
    public static Policy cnLoan() {
        return cnLoan(Policy.Snapshot.MONTH_END);
    }

    public static Policy cnLoan(Policy.Snapshot snapshot) {
        return cnLoan(snapshot, LocalTime.MIDNIGHT);
    }

    /** IN: the due date is day 1, no penalty interest, an NPA is kept until all arrears are paid. */
    public static Policy in() {
        Ladder ladder = Ladder.of("STANDARD", 1, "SMA-0", 31, "SMA-1", 61, "SMA-2", 91, "NPA");
        return new Policy(
                "IN",
                LocalDate.of(2026, 1, 1),
                Grace.NONE,
                Tolerance.NONE,
                LocalTime.MIDNIGHT,
                Roll.NONE,
                BusinessCalendar.EVERY_DAY,
                true,
                AllocationRule.always(Allocation.COMPONENT_FIRST),
                PenaltyRule.NONE,
                ladder,
                ladder,
                OptionalInt.empty(),
                OptionalInt.of(91),
                Optional.empty(),
                1,
                Policy.Snapshot.MONTH_END,
                6,
                new CauseRule(5, 3, new BigDecimal("5"), 2));
    }

    /** CN-LOAN with a cut-off. */
    public static Policy cnLoan(LocalTime cutOff) {
        return cnLoan(Policy.Snapshot.MONTH_END, cutOff);
    }

    private static Policy cnLoan(Policy.Snapshot snapshot, LocalTime cutOff) {
        return new Policy(
                "CN-LOAN",
                LocalDate.of(2026, 1, 1),
                Grace.NONE,
                Tolerance.NONE,
                cutOff,
                Roll.NONE,
                BusinessCalendar.EVERY_DAY,
                false,
                AllocationRule.always(Allocation.COMPONENT_FIRST),
                new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360))),
                Ladder.of("M0", 1, "M1", 31, "M2", 61, "M3", 91, "M4", 121, "M5", 151, "M6", 181, "M7"),
                Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 271, "DOUBTFUL", 361, "LOSS"),
                OptionalInt.of(8),
                OptionalInt.empty(),
                Optional.empty(),
                1,
                snapshot,
                6,
                new CauseRule(5, 3, new BigDecimal("5"), 2));
    }
}
