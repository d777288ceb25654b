package dev.shouyue.kernel.position;

import static dev.shouyue.kernel.position.Stories.DRAWN;
import static dev.shouyue.kernel.position.Stories.END;
import static dev.shouyue.kernel.position.Stories.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.ledger.Account;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Tolerance;
import dev.shouyue.kernel.position.Stories.Story;
import dev.shouyue.kernel.schedule.Installment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every loan under every pack, whatever happens to it. */
class LoanPropertiesTest {

    @Property(tries = 1_500)
    void every_payment_is_somewhere_and_nowhere_twice(@ForAll("stories") Story story) {
        Position end = story.on(END);
        assertThat(-end.balances().get(Account.CASH_IN_TRANSIT))
                .isEqualTo(10_000_00 - story.received() + story.refunded());
        long sum = 0;
        for (Account account : Account.values()) {
            sum += end.balances().get(account);
        }
        assertThat(sum).isZero();
        if (!story.has(Fact.ChargedOff.class)) {
            assertThat(end.balances().get(Account.PRINCIPAL_RECEIVABLE)).isEqualTo(end.principal());
            assertThat(end.balances().get(Account.INTEREST_RECEIVABLE)).isEqualTo(end.interest());
            assertThat(end.balances().get(Account.FEE_RECEIVABLE)).isEqualTo(end.fee());
            assertThat(end.balances().get(Account.PENALTY_RECEIVABLE)).isEqualTo(end.penalty());
        }
        assertThat(-end.balances().get(Account.UNALLOCATED_RECEIPTS)).isEqualTo(end.credit());
    }

    /** All that was asked = paid + waived + written off by tolerance + still owed, counted without the ledger. */
    @Property(tries = 1_000)
    void what_was_asked_is_paid_or_forgiven_or_owed(@ForAll("stories") Story story) {
        Assume.that(!story.has(Fact.ChargedOff.class) && !story.has(Fact.PlanChanged.class));
        Position end = story.on(END);
        long asked = story.terms().schedule().installments().stream()
                        .mapToLong(Installment::total)
                        .sum()
                + story.all(Fact.FeeCharged.class).stream()
                        .mapToLong(Fact.FeeCharged::amount)
                        .sum()
                - end.balances().get(Account.PENALTY_INCOME);
        long waived = end.balances().get(Account.WAIVERS);
        assertThat(story.received()
                        - story.refunded()
                        - end.credit()
                        + waived
                        + end.writtenOffByTolerance()
                        + end.owed())
                .isEqualTo(asked);
    }

    @Property(tries = 1_000)
    void facts_that_arrive_in_another_order_or_twice_change_nothing(@ForAll("stories") Story story, @ForAll long seed) {
        List<Fact> shuffled = new ArrayList<>(story.facts());
        shuffled.addAll(
                story.facts().subList(0, Math.floorMod(seed, story.facts().size() + 1)));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(story.told(shuffled).on(END)).isEqualTo(story.on(END));
    }

    @Property(tries = 500)
    void facts_of_one_moment_count_alike_in_whatever_order_they_are_told(
            @ForAll("stories") Story story, @ForAll long seed) {
        List<Fact> atNoon = new ArrayList<>();
        for (Fact fact : story.facts()) {
            if (!(fact instanceof Fact.PlanChanged)) { // what it replaces hangs on what came before
                atNoon.add(atNoon(fact));
            }
        }
        List<Fact> shuffled = new ArrayList<>(atNoon);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(story.told(shuffled).on(END)).isEqualTo(story.told(atNoon).on(END));
    }

    @Property(tries = 700)
    void no_amount_is_ever_negative_and_what_is_settled_owes_nothing(@ForAll("stories") Story story) {
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(17)) {
            Position position = story.on(day);
            for (InstallmentPosition row : position.installments()) {
                assertThat(List.of(row.principal(), row.interest(), row.fee(), row.penalty()))
                        .allMatch(amount -> amount >= 0);
                if (row.state() != InstallmentPosition.State.FUTURE
                        && !row.state().isOpen()) {
                    assertThat(row.outstanding()).isZero();
                }
            }
            assertThat(position.credit())
                    .isGreaterThanOrEqualTo(-story.refunded()); // a refund may come before the money it gives back
            if (position.state() == Position.State.SETTLED) {
                assertThat(position.owed()).isZero();
            }
        }
    }

    @Property(tries = 700)
    void days_past_due_grow_day_by_day_while_nothing_happens(@ForAll("stories") Story story) {
        int before = story.on(QUIET).dpd();
        for (int days = 1; days < 40; days++) {
            int now = story.on(QUIET.plusDays(days)).dpd();
            assertThat(now).isEqualTo(before == 0 ? 0 : before + 1);
            before = now;
        }
    }

    @Property(tries = 150)
    void days_past_due_never_fall_on_a_day_without_a_fact(@ForAll("stories") Story story) {
        List<LocalDate> busy = new ArrayList<>();
        for (Fact fact : story.facts()) {
            busy.add(fact.valueDate());
            busy.add(fact.valueDate().plusDays(1)); // held back by a cut-off
        }
        int before = 0;
        for (LocalDate day = DRAWN; day.isBefore(END); day = day.plusDays(1)) {
            int now = story.on(day).dpd();
            if (!busy.contains(day)) {
                assertThat(now).as("on %s", day).isGreaterThanOrEqualTo(before);
            }
            before = now;
        }
    }

    /** What a list reads without touching a loan: days past due and class, from where the loan stood when it was looked at. */
    @Property(tries = 400)
    void between_two_events_days_and_class_follow_from_where_the_loan_stood(@ForAll("stories") Story story) {
        Facts facts = Facts.of(story.facts());
        for (LocalDate looked = DRAWN; looked.isBefore(QUIET); looked = looked.plusDays(7)) {
            LoanState stood = Positions.stateOn(story.terms(), facts, story.policy(), looked);
            int dpd = stood.dpd();
            ClassBasis basis = stood.classBasis();
            Optional<LocalDate> materialSince = stood.materialSince();
            LocalDate end = stood.nextEvent().orElse(END);
            for (LocalDate day = looked; day.isBefore(end) && isQuiet(story, looked, day); day = day.plusDays(1)) {
                int gone = (int) ChronoUnit.DAYS.between(looked, day);
                int expected = dpd == 0 ? 0 : dpd + gone;
                LocalDate today = day;
                int material = materialSince
                        .map(since -> (int) ChronoUnit.DAYS.between(since, today))
                        .orElse(0);
                Position position = story.on(day);
                assertThat(position.dpd()).as("on %s, seen on %s", day, looked).isEqualTo(expected);
                assertThat(position.creditClass())
                        .as("on %s, seen on %s: %s", day, looked, basis)
                        .isEqualTo(story.policy().classes().at(basis.days(expected, material, story.policy())));
            }
        }
    }

    private static boolean isQuiet(Story story, LocalDate after, LocalDate to) {
        return story.facts().stream()
                .noneMatch(fact ->
                        fact.valueDate().isAfter(after) && !fact.valueDate().isAfter(to));
    }

    /** As a book is kept: facts come when they are known, the state is stored every few days. */
    @Property(tries = 700)
    void a_state_that_is_kept_from_day_to_day_equals_one_built_from_scratch(@ForAll("stories") Story story) {
        Facts facts = Facts.of(story.facts());
        LoanState walking = LoanState.open(story.terms(), story.policy());
        LocalDate known = DRAWN.minusDays(1);
        try {
            for (LocalDate day = DRAWN; !day.isAfter(END); day = day.plusDays(1)) {
                LocalDate from = known;
                LocalDate today = day;
                List<Fact> news = facts.where(fact -> fact.recordedOn().isAfter(from)
                                && !fact.recordedOn().isAfter(today))
                        .inOrder();
                if (!news.isEmpty() || day.getDayOfMonth() % 5 == 0) {
                    for (Fact fact : news) {
                        if (walking.accepts(fact)) {
                            walking.apply(fact);
                        } else {
                            walking = Positions.stateOn(story.terms(), facts.knownBy(day), story.policy(), day);
                            break;
                        }
                    }
                    walking.closeDay(day);
                    walking = LoanState.fromBytes(walking.toBytes(), story.policy());
                    known = day;
                }
            }
        } catch (IllegalArgumentException e) {
            // A plan may not fit while a payment before it is not known yet.
            Assume.that(!Stories.isMisfitOfPlan(e));
            throw e;
        }
        walking.closeDay(END);
        LoanState rebuilt = Positions.stateOn(story.terms(), facts, story.policy(), END);
        assertThat(walking.toBytes()).isEqualTo(rebuilt.toBytes());
        assertThat(walking.position()).isEqualTo(rebuilt.position());
    }

    @Property(tries = 1_000)
    void tolerance_neither_creates_nor_loses_money(@ForAll("stories") Story story) {
        Story strict = new Story(without(story.terms()), story.facts(), story.policy());
        Assume.that(strict.isConsistent());
        Position severe = strict.on(END);
        Position kind = story.on(END);
        assertThat(kind.balances().get(Account.CASH_IN_TRANSIT))
                .isEqualTo(severe.balances().get(Account.CASH_IN_TRANSIT));
        assertThat(severe.writtenOffByTolerance()).isZero();
        assertThat(severe.carriedByTolerance()).isZero();
        assertThat(kind.balances().get(Account.TOLERANCE_WRITTEN_OFF))
                .isLessThanOrEqualTo(kind.writtenOffByTolerance());
        assertThat(kind.writtenOffByTolerance()).isBetween(0L, 10_00L);
    }

    @Property(tries = 700)
    void a_protected_life_knows_neither_days_past_due_nor_penalty(@ForAll("stories") Story story) {
        List<Fact> facts = new ArrayList<>(story.facts());
        facts.add(new Fact.ProtectionGranted(
                Loans.header("shield", "2026-02-10"), DRAWN, END, Fact.ProtectionCause.SYSTEM_INCIDENT, "operations"));
        Story shielded = story.told(facts);
        Assume.that(shielded.isConsistent());
        Position end = shielded.on(END);
        assertThat(end.dpd()).isZero();
        assertThat(end.materialDays()).isZero();
        assertThat(end.creditClass()).isEqualTo(story.policy().classes().at(0));
        assertThat(end.penalty()).isZero();
        assertThat(end.balances().get(Account.PENALTY_INCOME)).isZero();
    }

    private static Fact atNoon(Fact fact) {
        Fact.Header told = fact.header();
        return fact.withHeader(new Fact.Header(
                told.source(), told.sourceId(), fact.valueDate().atTime(LocalTime.NOON), told.recordedOn()));
    }

    private static Terms without(Terms terms) {
        return new Terms(
                terms.loan(),
                terms.currency(),
                terms.principal(),
                terms.drawnOn(),
                terms.contractRate(),
                terms.schedule(),
                new Terms.Agreed(
                        terms.agreed().grace(),
                        Optional.of(Tolerance.NONE),
                        terms.agreed().allocation()));
    }

    @Provide
    Arbitrary<Story> stories() {
        return Stories.all();
    }
}
