package dev.shouyue.kernel.position;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.money.Rate;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.CauseRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Ladder;
import dev.shouyue.kernel.policy.PenaltyRule;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import dev.shouyue.kernel.schedule.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The loan of example 1 of the domain sheet, policies to read it under, and facts in short words. */
final class Loans {

    static final Currency CNY = Currency.getInstance("CNY");

    /** Principal of example 1, in fen; interest follows from a payment of 899.75, the last of 899.80. */
    private static final long[] PRINCIPAL = {
        779_75, 789_11, 798_58, 808_16, 817_86, 827_67, 837_60, 847_65, 857_83, 868_12, 878_54, 889_13
    };

    private static final long[] INTEREST = {
        120_00, 110_64, 101_17, 91_59, 81_89, 72_08, 62_15, 52_10, 41_92, 31_63, 21_21, 10_67
    };

    private Loans() {}

    /** 10,000.00 over 12 months at 0.04 % a day, drawn on 2026-02-10, due on the 10th. */
    static Terms example1() {
        return example1(Terms.Agreed.NOTHING);
    }

    static Terms example1(Terms.Agreed agreed) {
        LocalDate drawn = LocalDate.of(2026, 2, 10);
        List<Installment> rows = IntStream.range(0, 12)
                .mapToObj(i -> new Installment(i + 1, drawn.plusMonths(i + 1L), PRINCIPAL[i], INTEREST[i], 0))
                .toList();
        return new Terms("L1", CNY, 10_000_00, drawn, Rate.ofPercentPerDay("0.04"), new Schedule(rows), agreed);
    }

    static Terms example1(Allocation allocation) {
        return example1(
                new Terms.Agreed(Optional.empty(), Optional.empty(), Optional.of(AllocationRule.always(allocation))));
    }

    /** A single repayment of {@code amount} on {@code due}. */
    static Terms single(String amount, String due, Grace grace) {
        long minor = Money.cny(amount).minor();
        LocalDate day = LocalDate.parse(due);
        return new Terms(
                "S1",
                CNY,
                minor,
                day.minusDays(30),
                Rate.ofPercentPerDay("0.04"),
                new Schedule(List.of(new Installment(1, day, minor, 0, 0))),
                new Terms.Agreed(Optional.of(grace), Optional.empty(), Optional.empty()));
    }

    static Policy policy() {
        return policy(Tolerance.NONE, Roll.NONE, BusinessCalendar.EVERY_DAY);
    }

    static Policy policy(Tolerance tolerance) {
        return policy(tolerance, Roll.NONE, BusinessCalendar.EVERY_DAY);
    }

    static Policy policy(Tolerance tolerance, Roll roll, BusinessCalendar calendar) {
        return new Policy(
                "CN-LOAN",
                LocalDate.of(2026, 8, 1),
                Grace.NONE,
                tolerance,
                LocalTime.MIDNIGHT,
                roll,
                calendar,
                false,
                AllocationRule.always(Allocation.COMPONENT_FIRST),
                new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360))),
                Ladder.of("M0", 1, "M1", 31, "M2", 61, "M3", 91, "M4", 121, "M5", 151, "M6", 181, "M7"),
                Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 271, "DOUBTFUL", 361, "LOSS"),
                OptionalInt.of(8),
                OptionalInt.empty(),
                Optional.empty(),
                1,
                Policy.Snapshot.MONTH_END,
                6,
                new CauseRule(5, 3, new BigDecimal("5"), 2));
    }

    static Fact disbursed() {
        return new Fact.Disbursed(header("drawn", "2026-02-10T09:00"), 10_000_00);
    }

    static Fact paid(String time, String amount) {
        return new Fact.PaymentReceived(
                header("p" + time, time), Money.cny(amount).minor(), OptionalInt.empty());
    }

    static Fact paidFor(int installment, String time, String amount) {
        return new Fact.PaymentReceived(
                header("p" + time, time), Money.cny(amount).minor(), OptionalInt.of(installment));
    }

    static Fact fee(String time, String amount) {
        return new Fact.FeeCharged(header("f" + time, time), Money.cny(amount).minor(), OptionalInt.empty());
    }

    static Fact.Header header(String id, String time) {
        LocalDateTime at =
                time.length() == 10 ? LocalDate.parse(time).atTime(LocalTime.NOON) : LocalDateTime.parse(time);
        return new Fact.Header("test", id, at, at.toLocalDate());
    }

    static Facts facts(Fact... facts) {
        List<Fact> all = new ArrayList<>(Arrays.asList(facts));
        return Facts.of(all);
    }
}
