package dev.shouyue.kernel.position;

import dev.shouyue.kernel.bureau.Packs;
import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.schedule.Installment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Lives of the loan of example 1: any of the five packs with any roll and end of the day, any allocation, grace and
 * tolerance, fees on every bill or none, and up to thirty facts of every kind in no order, some known late.
 */
final class Stories {

    static final LocalDate DRAWN = LocalDate.of(2026, 2, 10);
    /** By this day all that happens has happened: facts, due dates, changed plans, protections. */
    static final LocalDate QUIET = DRAWN.plusDays(460);

    static final LocalDate END = DRAWN.plusDays(500);

    private static final Fact.DebitFailure[] REASONS = Fact.DebitFailure.values();
    private static final Fact.ProtectionCause[] CAUSES = Fact.ProtectionCause.values();
    private static final BusinessCalendar WEEKDAYS =
            new BusinessCalendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());

    private Stories() {}

    /** A contract, the facts that happened to it and a policy to read them under. */
    record Story(Terms terms, List<Fact> facts, Policy policy) {

        Position on(LocalDate day) {
            return Positions.on(terms, Facts.of(facts), policy, day);
        }

        Story told(List<Fact> otherwise) {
            return new Story(terms, otherwise, policy);
        }

        /** Whether the facts fit together: a returned payment may leave a changed plan with nothing to replace. */
        boolean isConsistent() {
            try {
                on(END);
                return true;
            } catch (IllegalArgumentException e) {
                if (isMisfitOfPlan(e)) {
                    return false;
                }
                throw e;
            }
        }

        boolean has(Class<? extends Fact> kind) {
            return facts.stream().anyMatch(kind::isInstance);
        }

        <T extends Fact> List<T> all(Class<T> kind) {
            return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /** Minor units that were given back. */
        long refunded() {
            return all(Fact.CreditRefunded.class).stream()
                    .mapToLong(Fact.CreditRefunded::amount)
                    .sum();
        }

        /** Minor units that came and were not returned. */
        long received() {
            List<String> returned = all(Fact.PaymentReversed.class).stream()
                    .map(Fact.PaymentReversed::payment)
                    .toList();
            return all(Fact.PaymentReceived.class).stream()
                    .filter(payment -> !returned.contains(payment.header().sourceId()))
                    .mapToLong(Fact.PaymentReceived::amount)
                    .sum();
        }
    }

    /** Whether a changed plan is refused, and nothing else went wrong. */
    static boolean isMisfitOfPlan(IllegalArgumentException e) {
        return String.valueOf(e.getMessage()).startsWith("a changed plan");
    }

    static Arbitrary<Story> all() {
        return Combinators.combine(terms(), policies(), happenings().list().ofMaxSize(30))
                .as((contract, policy, happenings) -> new Story(contract, facts(contract, policy, happenings), policy))
                .filter(Story::isConsistent);
    }

    private static Arbitrary<Policy> policies() {
        return Combinators.combine(
                        Arbitraries.of(Packs.all()),
                        Arbitraries.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.of(17, 0)),
                        Arbitraries.of(Roll.values()))
                .as((pack, cutOff, roll) -> Packs.with(pack, cutOff, roll, WEEKDAYS));
    }

    private static Arbitrary<Terms> terms() {
        Arbitrary<Optional<Allocation>> allocation =
                Arbitraries.of(Allocation.values()).optional(0.8);
        Arbitrary<Optional<Grace>> grace = Combinators.combine(
                        Arbitraries.integers().between(0, 5), Arbitraries.of(Grace.Mode.values()))
                .as(Grace::new)
                .optional(0.6);
        Arbitrary<Optional<Tolerance>> tolerance = Arbitraries.longs()
                .between(1, 10_00)
                .map(limit -> Tolerance.ofAmount(Loans.CNY, limit, 2))
                .optional(0.5);
        return Combinators.combine(allocation, grace, tolerance, Arbitraries.of(0L, 0L, 5_00L))
                .as((order, free, tolerated, fee) -> {
                    Terms plain = Loans.example1(new Terms.Agreed(free, tolerated, order.map(AllocationRule::always)));
                    return new Terms(
                            plain.loan(),
                            plain.currency(),
                            plain.principal(),
                            plain.drawnOn(),
                            plain.contractRate(),
                            plain.schedule().withFee(fee),
                            plain.agreed());
                });
    }

    /** Something that happens: which day, what, how much, on which installment, and how much later it is known. */
    record Happening(int day, int hour, int kind, long amount, int installment, int knownAfter) {}

    private static Arbitrary<Happening> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 399),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 29),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(1, 1000),
                                Arbitraries.longs().between(1, 2_000_00),
                                Arbitraries.of(899_75L, 898_75L, 904_75L)),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(0, 0, 0, 1, 40))
                .as(Happening::new);
    }

    private static List<Fact> facts(Terms terms, Policy policy, List<Happening> happenings) {
        List<Fact> facts = new ArrayList<>(List.of(Loans.disbursed()));
        List<Happening> plans = new ArrayList<>();
        String lastPayment = "none";
        String lastProtection = "none";
        for (int i = 0; i < happenings.size(); i++) {
            Happening it = happenings.get(i);
            if (it.kind() == 9) {
                plans.add(it);
                continue;
            }
            Fact fact = fact(it, "h" + i, lastPayment, lastProtection);
            facts.add(fact);
            if (fact instanceof Fact.PaymentReceived) {
                lastPayment = "h" + i;
            } else if (fact instanceof Fact.ProtectionGranted) {
                lastProtection = "h" + i;
            }
        }
        plans.sort(Comparator.comparingInt(Happening::day).thenComparingInt(Happening::hour));
        for (int i = 0; i < plans.size(); i++) {
            changePlan(terms, policy, facts, plans.get(i), "plan" + i);
        }
        return facts;
    }

    private static Fact fact(Happening it, String name, String lastPayment, String lastProtection) {
        LocalDateTime at = DRAWN.plusDays(it.day()).atTime(it.hour(), 0);
        Fact.Header header = new Fact.Header("test", name, at, at.toLocalDate().plusDays(it.knownAfter()));
        OptionalInt installment = OptionalInt.of(it.installment());
        Component component = Component.values()[it.installment() % 4];
        LocalDate day = at.toLocalDate();
        return switch (it.kind()) {
            case 0 -> new Fact.FeeCharged(header, it.amount() % 50_00 + 1, OptionalInt.empty());
            case 1 -> new Fact.FeeCharged(header, it.amount() % 50_00 + 1, installment);
            case 2 -> new Fact.AmountWaived(header, component, it.amount(), OptionalInt.empty());
            case 3 -> new Fact.AmountWaived(header, component, it.amount(), installment);
            case 4, 5 -> new Fact.PaymentReversed(header, lastPayment);
            case 6 ->
                new Fact.ProtectionGranted(
                        header,
                        day.minusDays(it.hour() % 3),
                        day.plusDays(it.installment() * 3L),
                        CAUSES[it.installment() % CAUSES.length],
                        "operations",
                        named(it));
            case 7 -> new Fact.ProtectionWithdrawn(header, lastProtection);
            case 8 -> new Fact.DebitFailed(header, it.amount(), REASONS[it.installment() % REASONS.length], "R01");
            case 10 ->
                it.day() > 300 ? new Fact.ChargedOff(header) : payment(header, it, OptionalInt.of(it.installment()));
            case 11 -> new Fact.CreditRefunded(header, it.amount());
            default -> payment(header, it, it.kind() % 2 == 0 ? installment : OptionalInt.empty());
        };
    }

    /** None, which is the whole loan, one installment or two. */
    private static List<Integer> named(Happening it) {
        int first = Math.max(1, (it.day() + 20) / 30); // one that is due about then
        return switch (it.hour() % 4) {
            case 0 -> List.of();
            case 1 -> List.of(first, it.installment());
            default -> List.of(first);
        };
    }

    private static Fact payment(Fact.Header header, Happening it, OptionalInt installment) {
        return new Fact.PaymentReceived(header, it.amount(), installment);
    }

    /** What is still to fall due is put off into one to three later installments, or the first of them is due at once. */
    private static void changePlan(Terms terms, Policy policy, List<Fact> facts, Happening it, String name) {
        LocalDateTime at = DRAWN.plusDays(it.day()).atTime(it.hour(), 0);
        Fact.Header header = new Fact.Header("test", name, at, at.toLocalDate());
        Fact nothing = new Fact.PlanChanged(header, List.of());
        List<Fact> before = facts.stream()
                .filter(fact -> fact instanceof Fact.ProtectionGranted
                        || fact instanceof Fact.ProtectionWithdrawn
                        || Facts.ORDER.compare(fact, nothing) < 0)
                .toList();
        Story soFar = new Story(terms, before, policy);
        if (!soFar.isConsistent()) {
            return;
        }
        long left = 0;
        int number = 0;
        LocalDate after = at.toLocalDate();
        for (InstallmentPosition row : soFar.on(at.toLocalDate()).installments()) {
            if (row.state() == InstallmentPosition.State.FUTURE) {
                left += row.principal();
            } else {
                number = Math.max(number, row.number());
                after = row.due().isAfter(after) ? row.due() : after;
            }
        }
        int count = 1 + it.installment() % 3;
        if (left < count) {
            return;
        }
        LocalDate first = it.day() % 3 == 0 ? at.toLocalDate() : after.plusDays(28);
        List<Installment> plan = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            long share = k == count ? left - left / count * (count - 1) : left / count;
            plan.add(new Installment(number + k, first.plusDays((k - 1) * 28L), share, 10_00, 0));
        }
        facts.add(new Fact.PlanChanged(header, plan));
    }
}
