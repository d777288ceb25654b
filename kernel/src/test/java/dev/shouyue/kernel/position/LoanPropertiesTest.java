package dev.shouyue.kernel.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Allocation;
import dev.shouyue.kernel.policy.AllocationRule;
import dev.shouyue.kernel.policy.Grace;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.policy.Tolerance;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every loan, whatever happens to it. */
class LoanPropertiesTest {

    private static final LocalDate DRAWN = LocalDate.of(2026, 2, 10);
    private static final LocalDate END = DRAWN.plusDays(500);
    private static final Fact.DebitFailure[] REASONS = Fact.DebitFailure.values();

    /** A contract, the facts that happened to it and a policy to read them under. */
    record Story(Terms terms, List<Fact> facts, Policy policy) {
        Position on(LocalDate day) {
            return Positions.on(terms, Facts.of(facts), policy, day);
        }
    }

    @Property(tries = 2_000)
    void every_payment_is_somewhere_and_nowhere_twice(@ForAll("stories") Story story) {
        Position end = story.on(END);
        long received = received(story.facts());
        assertThat(-end.balances().get(Account.CASH_IN_TRANSIT)).isEqualTo(10_000_00 - received);
        // Received = principal repaid + charges settled in money + credit kept: the ledger says so by summing to zero.
        long sum = 0;
        for (Account account : Account.values()) {
            sum += end.balances().get(account);
        }
        assertThat(sum).isZero();
        if (end.state() != Position.State.CHARGED_OFF) {
            assertThat(end.balances().get(Account.PRINCIPAL_RECEIVABLE)).isEqualTo(end.principal());
            assertThat(end.balances().get(Account.INTEREST_RECEIVABLE)).isEqualTo(end.interest());
            assertThat(end.balances().get(Account.FEE_RECEIVABLE)).isEqualTo(end.fee());
            assertThat(end.balances().get(Account.PENALTY_RECEIVABLE)).isEqualTo(end.penalty());
        }
        assertThat(-end.balances().get(Account.UNALLOCATED_RECEIPTS)).isEqualTo(end.credit());
    }

    @Property(tries = 1_000)
    void facts_that_arrive_in_another_order_or_twice_change_nothing(@ForAll("stories") Story story, @ForAll long seed) {
        List<Fact> shuffled = new ArrayList<>(story.facts());
        if (!shuffled.isEmpty()) {
            shuffled.add(shuffled.get(Math.floorMod(seed, shuffled.size())));
        }
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(new Story(story.terms(), shuffled, story.policy()).on(END)).isEqualTo(story.on(END));
    }

    @Property(tries = 1_000)
    void no_amount_is_ever_negative(@ForAll("stories") Story story) {
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(17)) {
            Position position = story.on(day);
            for (InstallmentPosition row : position.installments()) {
                assertThat(List.of(row.principal(), row.interest(), row.fee(), row.penalty()))
                        .allMatch(amount -> amount >= 0);
            }
            assertThat(position.credit()).isNotNegative();
        }
    }

    @Property(tries = 1_000)
    void days_past_due_grow_day_by_day_while_nothing_happens(@ForAll("stories") Story story) {
        LocalDate last = story.facts().stream()
                .map(Fact::valueDate)
                .max(LocalDate::compareTo)
                .orElse(DRAWN);
        // after the last fact, the last due date and the last protected day nothing but time goes on
        LocalDate start = last.isAfter(DRAWN.plusDays(400)) ? last : DRAWN.plusDays(400);
        int before = story.on(start).dpd();
        for (int days = 1; days < 40; days++) {
            int now = story.on(start.plusDays(days)).dpd();
            assertThat(now).isEqualTo(before == 0 ? 0 : before + 1);
            before = now;
        }
    }

    @Property(tries = 1_000)
    void a_state_that_walks_day_by_day_through_bytes_equals_one_built_from_scratch(@ForAll("stories") Story story) {
        Facts facts = Facts.of(story.facts());
        LoanState walking = LoanState.open(story.terms(), story.policy());
        LocalDate known = DRAWN.minusDays(1);
        for (LocalDate day = DRAWN; !day.isAfter(END); day = day.plusDays(1)) {
            LocalDate from = known;
            LocalDate today = day;
            List<Fact> news = facts.where(fact ->
                            fact.valueDate().isAfter(from) && !fact.valueDate().isAfter(today))
                    .inOrder();
            if (!news.isEmpty() || day.getDayOfMonth() % 5 == 0) {
                for (Fact fact : news) {
                    if (walking.accepts(fact)) {
                        walking.apply(fact);
                    } else {
                        walking = Positions.stateOn(story.terms(), facts, story.policy(), day);
                        break;
                    }
                }
                walking.closeDay(day);
                walking = LoanState.fromBytes(walking.toBytes(), story.policy());
                known = day;
            }
        }
        walking.closeDay(END);
        LoanState rebuilt = Positions.stateOn(story.terms(), facts, story.policy(), END);
        assertThat(walking.toBytes()).isEqualTo(rebuilt.toBytes());
        assertThat(walking.position()).isEqualTo(rebuilt.position());
    }

    @Property(tries = 1_000)
    void tolerance_neither_creates_nor_loses_money(@ForAll("stories") Story story) {
        Position strict = new Story(strict(story.terms()), story.facts(), Loans.policy()).on(END);
        Position kind = story.on(END);
        assertThat(kind.balances().get(Account.CASH_IN_TRANSIT))
                .isEqualTo(strict.balances().get(Account.CASH_IN_TRANSIT));
        assertThat(kind.dpd()).isGreaterThanOrEqualTo(0);
        assertThat(kind.writtenOffByTolerance()).isLessThanOrEqualTo(10_00);
        assertThat(kind.carriedByTolerance()).isLessThanOrEqualTo(10_00);
    }

    @Property(tries = 1_000)
    void a_protected_life_knows_neither_days_past_due_nor_penalty(@ForAll("stories") Story story) {
        List<Fact> facts = new ArrayList<>(story.facts());
        facts.add(new Fact.ProtectionGranted(
                Loans.header("shield", "2026-02-10"), DRAWN, END, Fact.ProtectionCause.SYSTEM_INCIDENT, "operations"));
        Position end = new Story(story.terms(), facts, story.policy()).on(END);
        assertThat(end.dpd()).isZero();
        assertThat(end.penalty()).isZero();
        assertThat(end.balances().get(Account.PENALTY_INCOME)).isZero();
    }

    private static Terms strict(Terms terms) {
        return Loans.example1(new Terms.Agreed(
                Optional.empty(), Optional.empty(), terms.agreed().allocation()));
    }

    private static long received(List<Fact> facts) {
        List<String> reversed = facts.stream()
                .filter(Fact.PaymentReversed.class::isInstance)
                .map(fact -> ((Fact.PaymentReversed) fact).payment())
                .toList();
        return facts.stream()
                .filter(Fact.PaymentReceived.class::isInstance)
                .map(Fact.PaymentReceived.class::cast)
                .filter(payment -> !reversed.contains(payment.header().sourceId()))
                .mapToLong(Fact.PaymentReceived::amount)
                .sum();
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Terms> terms = Combinators.combine(
                        Arbitraries.of(Allocation.values()),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(Grace.Mode.values()),
                        Arbitraries.longs().between(0, 10_00))
                .as((allocation, grace, mode, tolerance) -> Loans.example1(new Terms.Agreed(
                        Optional.of(new Grace(grace, mode)),
                        tolerance == 0
                                ? Optional.empty()
                                : Optional.of(new Tolerance(
                                        Map.of(Loans.CNY, tolerance),
                                        java.math.BigDecimal.ZERO,
                                        Tolerance.Base.INSTALLMENT,
                                        Tolerance.Combine.MAX,
                                        OptionalInt.of(2),
                                        Map.of())),
                        Optional.of(AllocationRule.always(allocation)))));
        return Combinators.combine(terms, happenings().list().ofMaxSize(30))
                .as((contract, happenings) -> new Story(contract, facts(happenings), Loans.policy()));
    }

    /** Something that happens: which day, what, how much, on which installment. */
    record Happening(int day, int hour, int kind, long amount, int installment) {}

    private static Arbitrary<Happening> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 399),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(1, 1000),
                                Arbitraries.longs().between(1, 2_000_00),
                                Arbitraries.of(899_75L, 898_75L)),
                        Arbitraries.integers().between(1, 12))
                .as(Happening::new);
    }

    private static List<Fact> facts(List<Happening> happenings) {
        List<Fact> facts = new ArrayList<>(List.of(Loans.disbursed()));
        String lastPayment = "";
        int id = 0;
        for (Happening it : happenings) {
            String name = "h" + id++;
            LocalDateTime at = DRAWN.plusDays(it.day()).atTime(it.hour(), 0);
            Fact.Header header = new Fact.Header("test", name, at, at.toLocalDate());
            OptionalInt installment = OptionalInt.of(it.installment());
            Component component = Component.values()[it.installment() % 4];
            facts.add(
                    switch (it.kind()) {
                        case 0 -> new Fact.FeeCharged(header, it.amount() % 50_00 + 1, OptionalInt.empty());
                        case 1 -> new Fact.AmountWaived(header, component, it.amount(), OptionalInt.empty());
                        case 2 -> new Fact.PaymentReversed(header, lastPayment);
                        case 3 ->
                            new Fact.DebitFailed(
                                    header, it.amount(), REASONS[it.installment() % REASONS.length], "R01");
                        case 4 -> it.day() > 300 ? new Fact.ChargedOff(header) : payment(header, it, installment);
                        default -> payment(header, it, installment);
                    });
            if (facts.getLast() instanceof Fact.PaymentReceived) {
                lastPayment = name;
            }
        }
        return facts;
    }

    private static Fact payment(Fact.Header header, Happening it, OptionalInt installment) {
        return new Fact.PaymentReceived(header, it.amount(), it.kind() % 2 == 0 ? installment : OptionalInt.empty());
    }
}
