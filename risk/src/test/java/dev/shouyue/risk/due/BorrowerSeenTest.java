package dev.shouyue.risk.due;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.calendar.BusinessCalendar;
import dev.shouyue.kernel.calendar.Roll;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
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
import dev.shouyue.risk.feature.Lately;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.risk.measure.Chance;
import dev.shouyue.risk.signal.Happening;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A loan of 12,000.00 without interest over 12 months, due on the 10th from February on: 1,000.00 each. */
class BorrowerSeenTest {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Terms TERMS = aLoan().named("L1")
            .of("12000.00")
            .over(12)
            .atPercentPerDay("0")
            .drawnOn("2026-01-10")
            .dueOn(10)
            .terms();

    private static FactsBuilder facts() {
        return factsOf(TERMS);
    }

    private static BorrowerSeen at(Facts facts, String day) {
        return BorrowerSeen.at(List.of(new LoanSeen(TERMS, facts, policy())), LocalDate.parse(day), ZONE);
    }

    @Test
    void a_week_ahead_the_next_installment_is_asked_about() {
        Asked asked =
                at(facts().paidAsDue(1, 2).facts(), "2026-04-03").asked("L1").orElseThrow();
        assertThat(asked).isEqualTo(new Asked("L1", 3, LocalDate.of(2026, 4, 10), 1_000_00, -7));
    }

    @Test
    void the_oldest_unpaid_is_asked_about_when_one_is_late() {
        Asked asked =
                at(facts().paidAsDue(1, 1).facts(), "2026-03-15").asked("L1").orElseThrow();
        assertThat(asked.installment()).isEqualTo(2);
        assertThat(asked.from()).isEqualTo(5);
    }

    @Test
    void money_that_came_ahead_of_its_day_leaves_nothing_to_ask_about() {
        Facts ahead =
                facts().paidAsDue(1, 1).paid("2026-03-06T10:00", "1000.00").facts();
        assertThat(at(ahead, "2026-03-07").asked("L1").orElseThrow().installment())
                .as("the one after")
                .isEqualTo(3);
        assertThat(at(ahead, "2026-03-05").asked("L1").orElseThrow().installment())
                .isEqualTo(2);
    }

    @Test
    void what_we_learn_of_later_does_not_exist_before() {
        Facts told = facts().paid("2026-02-10T10:00", "1000.00")
                .knownOn("2026-02-14")
                .facts();
        assertThat(at(told, "2026-02-12").asked("L1").orElseThrow().installment())
                .isEqualTo(1);
        assertThat(at(told, "2026-02-14").asked("L1").orElseThrow().installment())
                .isEqualTo(2);
        assertThat(number(at(told, "2026-02-12"), "unpaid_past_due")).isEqualTo(1);
        assertThat(number(at(told, "2026-02-14"), "late_last"))
                .as("paid on its day")
                .isZero();
    }

    /** A leak would show: what comes after the asking is told with all the rest, on each day on which it is asked. */
    @Test
    void what_comes_after_the_asking_changes_no_number_neither_before_nor_after_the_due_date() {
        LocalDate due = LocalDate.of(2026, 4, 10);
        for (int from : new int[] {-7, -3, -1, 0, 1, 2}) {
            LocalDate day = due.plusDays(from);
            Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
            Facts until = facts().paidAsDue(1, 2).facts();
            Facts more = facts().paidAsDue(1, 2)
                    .paid(day.plusDays(1).atTime(0, 1).toString(), "1000.00")
                    .paid(day.atTime(23, 59).toString(), "1000.00")
                    .knownOn(day.plusDays(1).toString())
                    .facts();
            List<Happening> log = List.of(balance("a", end.minusSeconds(3600), 50_00));
            List<Happening> later = List.of(
                    balance("a", end.minusSeconds(3600), 50_00),
                    balance("b", end.plusSeconds(1), 9_000_00),
                    // happened in time and became known a second too late
                    new Happening.IncomeArrived(head("c", end.minusSeconds(7200), end.plusSeconds(1)), 8_000_00),
                    new Happening.DebitAnswered(
                            head("d", end.minusSeconds(60), end.plusSeconds(1)),
                            "bank-a",
                            "o",
                            Happening.Outcome.FUNDS,
                            1,
                            -1));
            BorrowerSeen seen = at(until, day.toString());
            BorrowerSeen told = at(more, day.toString());
            assertThat(told.asked("L1")).isEqualTo(seen.asked("L1"));
            assertThat(seen.asked("L1").orElseThrow().from()).isEqualTo(from);
            assertThat(told.numbers(told.asked("L1").orElseThrow(), Lately.asOf(later, told.instant())))
                    .as("asked on day %d", from)
                    .isEqualTo(seen.numbers(seen.asked("L1").orElseThrow(), Lately.asOf(log, seen.instant())));
        }
    }

    private static Happening balance(String id, Instant at, long amount) {
        return new Happening.BalanceHinted(head(id, at, at), amount);
    }

    private static Happening.Head head(String id, Instant at, Instant known) {
        return new Happening.Head(id, "B", at, known);
    }

    @Test
    void a_residue_of_a_yuan_is_no_lateness_and_a_half_payment_is() {
        Facts residue = facts().paid("2026-02-10T10:00", "999.00")
                .paid("2026-03-01T10:00", "1.00")
                .facts();
        assertThat(number(at(residue, "2026-03-03"), "late_last")).isZero();
        Facts half = facts().paid("2026-02-10T10:00", "500.00")
                .paid("2026-03-01T10:00", "500.00")
                .facts();
        assertThat(number(at(half, "2026-03-03"), "late_last")).isEqualTo(19);
    }

    @Test
    void nothing_is_asked_of_a_loan_that_is_paid_back_or_not_there() {
        assertThat(at(facts().paidAsDue(1, 12).facts(), "2027-01-11").asked("L1"))
                .isEmpty();
        assertThat(at(facts().facts(), "2026-04-03").asked("L2")).isEmpty();
        assertThat(at(facts().facts(), "2026-01-09").asked("L1"))
                .as("not drawn")
                .isEmpty();
    }

    @Test
    void every_number_has_a_name_and_a_group() {
        assertThat(BorrowerSeen.NAMES).doesNotHaveDuplicates();
        assertThat(Groups.byName().keySet()).containsExactlyInAnyOrderElementsOf(BorrowerSeen.NAMES);
        assertThat(Groups.ALL).containsAll(Groups.byName().values());
        assertThat(number(at(facts().facts(), "2026-02-03"), "amount")).isEqualTo(12_000);
        assertThat(number(at(facts().facts(), "2026-02-03"), "balance_to_amount"))
                .isNaN();
    }

    @Test
    void along_a_log_the_same_is_known_as_of_the_whole_of_it() {
        Chance chance = new Chance(5);
        List<Happening> log = new ArrayList<>();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int k = 0; k < 300; k++) {
            Instant at = start.plusSeconds(chance.below(100 * 86_400));
            Happening.Head head = new Happening.Head("e" + k, "B", at, at.plusSeconds(chance.below(5 * 86_400)));
            log.add(
                    switch (chance.below(3)) {
                        case 0 -> new Happening.BalanceHinted(head, chance.below(100_000));
                        case 1 -> new Happening.IncomeArrived(head, chance.below(100_000));
                        default -> new Happening.BureauQueried(head);
                    });
        }
        LatelyAlong along = LatelyAlong.of(log);
        for (int day = 0; day < 110; day += 7) {
            Instant now = start.plusSeconds(86_400L * day);
            assertThat(along.at(now).numbers(now, 1000))
                    .isEqualTo(Lately.asOf(log, now).numbers(now, 1000));
        }
    }

    @Test
    void a_model_learns_from_a_book_is_one_text_and_refuses_a_book_without_lateness() {
        Examples examples = new Examples(LocalDate.of(2027, 3, 1), 1);
        Chance chance = new Chance(2);
        for (int k = 0; k < 250; k++) {
            FactsBuilder facts = facts();
            boolean troubled = k % 4 == 0;
            for (int n = 0; n < 12; n++) {
                LocalDate due = TERMS.schedule().installments().get(n).due();
                int late = troubled && chance.below(3) == 0 ? 8 + chance.below(12) : 0;
                facts.paid(due.plusDays(late).atTime(10, 0).toString(), "1000.00");
            }
            examples.add("B" + k, List.of(new LoanSeen(TERMS, facts.facts(), policy())), List.of(), ZONE);
        }
        DueTraining.Label label = new DueTraining.Label("due", "1", DueModel.Origin.BOOK, "a book", "2027-03-01");
        DueModel model = DueTraining.fit(examples, DueTraining.learner(1), HazardModel.Calibration.NONE, label);
        assertThat(model.checks()).hasSize(4);
        assertThat(model.figures())
                .filteredOn(each -> each.name().equals("auc_late_over_7_a_week_before"))
                .allSatisfy(each -> assertThat(each.value()).isGreaterThan(.65));
        DueModel again = DueModel.read(model.toText());
        assertThat(again.toText()).isEqualTo(model.toText());
        double[] numbers = examples.course(3).features();
        assertThat(again.quick(numbers, -7)).isEqualTo(model.quick(numbers, -7));
        assertThat(again.forecast(numbers, -7).late7())
                .isEqualTo(model.quick(numbers, -7).late7());
        assertThat(again.forecast(numbers, -7).reasons())
                .allSatisfy(each -> assertThat(Groups.ALL).contains(each.group()));
        assertThatThrownBy(() -> DueModel.read(model.toText().replace("shouyue-due/1", "shouyue-due/9")))
                .hasMessageContaining("shouyue-due/9");

        Examples none = new Examples(LocalDate.of(2027, 3, 1), 1);
        none.add("B", List.of(new LoanSeen(TERMS, facts().paidAsDue(1, 12).facts(), policy())), List.of(), ZONE);
        assertThatThrownBy(() -> DueTraining.fit(none, DueTraining.learner(1), HazardModel.Calibration.NONE, label))
                .hasMessageContaining("a model needs 100 to learn from");
    }

    private static double number(BorrowerSeen seen, String name) {
        Asked asked = seen.asked("L1").orElseThrow();
        return seen.numbers(asked, Lately.nothing())[BorrowerSeen.NAMES.indexOf(name)];
    }

    static Policy policy() {
        return new Policy(
                "CN-CARD",
                LocalDate.of(2026, 1, 30),
                Grace.NONE,
                Tolerance.NONE,
                LocalTime.MIDNIGHT,
                Roll.NONE,
                BusinessCalendar.EVERY_DAY,
                false,
                new AllocationRule(Allocation.COMPONENT_FIRST, Allocation.PRINCIPAL_FIRST, 91),
                new PenaltyRule(new BigDecimal("1.5"), Optional.of(Rate.ofPercentPerYear("24", 360))),
                Ladder.of("M0", 1, "M1", 31, "M2", 61, "M3", 91, "M4", 121, "M5", 151, "M6", 181, "M7"),
                Ladder.of("NORMAL", 1, "SPECIAL_MENTION", 91, "SUBSTANDARD", 121, "DOUBTFUL", 181, "LOSS"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                1,
                Policy.Snapshot.MONTH_END,
                6,
                new CauseRule(5, 3, new BigDecimal("5"), 2));
    }
}
