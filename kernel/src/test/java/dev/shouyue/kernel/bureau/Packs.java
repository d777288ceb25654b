package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
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
        return new Policy(
                "CN-LOAN",
                LocalDate.of(2026, 1, 1),
                Grace.NONE,
                Tolerance.NONE,
                LocalTime.MIDNIGHT,
                Roll.NONE,
                BusinessCalendar.EVERY_DAY,
                false,
                AllocationRule.always(Allocation.COMPONENT_FIRST),
                new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360))),
                Ladder.of("M0", 1, "M1", 31, "M2", 61, "M3", 91, "M4", 121, "M5", 151, "M6", 181, "M7"),
                Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 271, "DOUBTFUL", 361, "LOSS"),
                OptionalInt.of(8),
                Optional.empty(),
                1,
                snapshot);
    }
}
