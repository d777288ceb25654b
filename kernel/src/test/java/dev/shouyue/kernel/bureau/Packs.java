package dev.shouyue.kernel.bureau;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.Materiality;
import dev.shouyue.kernel.policy.PenaltyRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Policies in the shape of the five packs, for tests of the kernel alone; amounts of a pack are in CNY here. */
public final class Packs {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final PenaltyRule HALF_AS_MUCH_AGAIN =
            new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360)));
    private static final Ladder MONTHS =
            Ladder.of("M0", 1, "M1", 31, "M2", 61, "M3", 91, "M4", 121, "M5", 151, "M6", 181, "M7");
    private static final Ladder SMA = Ladder.of("STANDARD", 1, "SMA-0", 31, "SMA-1", 61, "SMA-2", 91, "NPA");

    private Packs() {}

    /** All five. */
    public static List<Policy> all() {
        return List.of(cnCard(), cnLoan(), us(), eu(), in());
    }

    /** CN-CARD: 3 days of grace, 10.00 of tolerance, principal first from day 91. */
    public static Policy cnCard() {
        return new Blank("CN-CARD", MONTHS)
                .with(new Grace(3, Grace.Mode.FORGIVE), Tolerance.ofAmount(CNY, 10_00, 6))
                .with(new AllocationRule(Allocation.COMPONENT_FIRST, Allocation.PRINCIPAL_FIRST, 91))
                .with(HALF_AS_MUCH_AGAIN)
                .classes(Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 121, "DOUBTFUL", 181, "LOSS"))
                .policy();
    }

    /** CN-LOAN read at the end of the month. */
    public static Policy cnLoan() {
        return cnLoan(Policy.Snapshot.MONTH_END);
    }

    public static Policy cnLoan(Policy.Snapshot snapshot) {
        Blank pack = cnLoanTerms();
        pack.snapshot = snapshot;
        return pack.policy();
    }

    /** CN-LOAN with a cut-off. */
    public static Policy cnLoan(LocalTime cutOff) {
        Blank pack = cnLoanTerms();
        pack.cutOff = cutOff;
        return pack.policy();
    }

    /** CN-LOAN with a roll over the days that banks do not work on. */
    public static Policy cnLoan(Roll roll, BusinessCalendar calendar) {
        return cnLoan(roll, calendar, Policy.Snapshot.MONTH_END);
    }

    public static Policy cnLoan(Roll roll, BusinessCalendar calendar, Policy.Snapshot snapshot) {
        Blank pack = cnLoanTerms();
        pack.roll = roll;
        pack.calendar = calendar;
        pack.snapshot = snapshot;
        return pack.policy();
    }

    /** The same pack with another end of the day and another roll. */
    public static Policy with(Policy pack, LocalTime cutOff, Roll roll, BusinessCalendar calendar) {
        return new Policy(
                pack.pack(),
                pack.effectiveFrom(),
                pack.grace(),
                pack.tolerance(),
                cutOff,
                roll,
                calendar,
                pack.countDueDateAsDay1(),
                pack.allocation(),
                pack.penalty(),
                pack.buckets(),
                pack.classes(),
                pack.technicalClassFromDpd(),
                pack.classKeptFromDpd(),
                pack.materiality(),
                pack.badMarkFromDpd(),
                pack.snapshot(),
                pack.contractToleranceRepeats(),
                pack.causes());
    }

    private static Blank cnLoanTerms() {
        Blank pack = new Blank("CN-LOAN", MONTHS)
                .with(HALF_AS_MUCH_AGAIN)
                .classes(Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 271, "DOUBTFUL", 361, "LOSS"));
        pack.technicalClassFromDpd = OptionalInt.of(8);
        return pack;
    }

    /** US: told to a bureau from day 30. */
    public static Policy us() {
        Blank pack = new Blank(
                        "US",
                        Ladder.of(
                                "0-29", 30, "30-59", 60, "60-89", 90, "90-119", 120, "120-149", 150, "150-179", 180,
                                "180+"))
                .classes(Ladder.of("PASS", 90, "SUBSTANDARD", 120, "LOSS"));
        pack.badMarkFromDpd = 30;
        return pack.policy();
    }

    /** EU: class and default by the days on which more than 100.00 and more than 1 % are past due. */
    public static Policy eu() {
        Blank pack = new Blank("EU", Ladder.of("0", 1, "1-30", 31, "31-60", 61, "61-90", 91, "90+"))
                .classes(Ladder.of("STAGE_1", 31, "STAGE_2", 91, "STAGE_3"));
        pack.materiality = Optional.of(new Materiality(Map.of(CNY, 100_00L), BigDecimal.ONE, 90));
        pack.badMarkFromDpd = 90;
        return pack.policy();
    }

    /** IN: the due date is day 1, no penalty interest, an NPA is kept until all arrears are paid. */
    public static Policy in() {
        Blank pack = new Blank("IN", SMA).classes(SMA);
        pack.countDueDateAsDay1 = true;
        pack.classKeptFromDpd = OptionalInt.of(91);
        return pack.policy();
    }

    /** A pack in which nothing is granted, until it is said. */
    private static final class Blank {

        private final String name;
        private final Ladder buckets;
        private Grace grace = Grace.NONE;
        private Tolerance tolerance = Tolerance.NONE;
        private LocalTime cutOff = LocalTime.MIDNIGHT;
        private Roll roll = Roll.NONE;
        private BusinessCalendar calendar = BusinessCalendar.EVERY_DAY;
        private boolean countDueDateAsDay1;
        private AllocationRule allocation = AllocationRule.always(Allocation.COMPONENT_FIRST);
        private PenaltyRule penalty = PenaltyRule.NONE;
        private Ladder classes;
        private OptionalInt technicalClassFromDpd = OptionalInt.empty();
        private OptionalInt classKeptFromDpd = OptionalInt.empty();
        private Optional<Materiality> materiality = Optional.empty();
        private int badMarkFromDpd = 1;
        private Policy.Snapshot snapshot = Policy.Snapshot.MONTH_END;

        Blank(String name, Ladder buckets) {
            this.name = name;
            this.buckets = buckets;
            this.classes = buckets;
        }

        Blank with(Grace grace, Tolerance tolerance) {
            this.grace = grace;
            this.tolerance = tolerance;
            return this;
        }

        Blank with(AllocationRule allocation) {
            this.allocation = allocation;
            return this;
        }

        Blank with(PenaltyRule penalty) {
            this.penalty = penalty;
            return this;
        }

        Blank classes(Ladder classes) {
            this.classes = classes;
            return this;
        }

        Policy policy() {
            return new Policy(
                    name,
                    LocalDate.of(2026, 1, 1),
                    grace,
                    tolerance,
                    cutOff,
                    roll,
                    calendar,
                    countDueDateAsDay1,
                    allocation,
                    penalty,
                    buckets,
                    classes,
                    technicalClassFromDpd,
                    classKeptFromDpd,
                    materiality,
                    badMarkFromDpd,
                    snapshot,
                    6,
                    new CauseRule(5, 3, new BigDecimal("5"), 2));
        }
    }
}
