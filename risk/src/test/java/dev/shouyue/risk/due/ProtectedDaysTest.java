package dev.shouyue.risk.due;

import static dev.shouyue.kernel.loan.FactsBuilder.factsOf;
import static dev.shouyue.kernel.loan.LoanBuilder.aLoan;
import static dev.shouyue.risk.due.BorrowerSeenTest.TERMS;
import static dev.shouyue.risk.due.BorrowerSeenTest.ZONE;
import static dev.shouyue.risk.due.BorrowerSeenTest.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.kernel.loan.Fact.ProtectionCause;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.loan.FactsBuilder;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.risk.feature.Lately;
import dev.shouyue.risk.hazard.Course;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we or a channel caused costs no score. The loan of {@link BorrowerSeenTest}, of which 1,000.00 are due on 10 February. */
class ProtectedDaysTest {

    private static final ProtectionCause OURS = ProtectionCause.SYSTEM_INCIDENT;

    /** No. 1 is paid on 15 February, five days late; protected are days of the loan, or of one installment. */
    @ParameterizedTest
    @CsvSource({
        "0, 2026-01-20, 2026-01-25, 5",
        "0, 2026-02-10, 2026-02-15, 0",
        "0, 2026-02-11, 2026-02-15, 0",
        "1, 2026-02-11, 2026-02-15, 0",
        "2, 2026-02-11, 2026-02-15, 5", // another one is protected
        "0, 2026-02-12, 2026-02-13, 3",
        "1, 2026-02-14, 2026-03-01, 3",
    })
    void what_was_paid_late_is_late_by_the_days_that_count(int number, String from, String to, int late) {
        FactsBuilder facts = factsOf(TERMS).paid("2026-02-15T10:00", "1000.00");
        facts.protectedFor(number == 0 ? List.of() : List.of(number), from, to, OURS);
        BorrowerSeen seen = at(facts.facts(), "2026-03-03");
        for (String name : List.of("late_last", "late_mean", "late_worst", "late_recent")) {
            assertThat(number(seen, name)).as(name).isEqualTo(late);
        }
        assertThat(number(seen, "share_late")).isEqualTo(((late > 0 ? 1 : 0) + 2 * .17) / 3);
        assertThat(number(seen, "share_late_over_3")).isEqualTo(late > 3 ? 1 : 0);
        assertThat(daysLate(facts.facts(), "2026-03-03")).isEqualTo(late);
    }

    @Test
    void windows_that_overlap_count_once_and_one_that_was_withdrawn_not_at_all() {
        FactsBuilder facts = factsOf(TERMS)
                .paid("2026-02-15T10:00", "1000.00")
                .protectedFrom("2026-02-11", "2026-02-13", OURS)
                .protectedFor(List.of(1), "2026-02-12", "2026-02-14", OURS)
                .protectedFrom("2026-02-15", "2026-02-20", OURS)
                .as("mistaken")
                .withdrawn("2026-02-16", "mistaken");
        assertThat(number(at(facts.facts(), "2026-03-03"), "late_last")).isEqualTo(1);
        assertThat(number(at(facts.facts(), "2026-02-15"), "late_last"))
                .as("as it was known before the withdrawal")
                .isZero();
    }

    /** No. 1 is not paid; protected are 10 to 20 February. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-14, 0, 0, NaN",
        "2026-02-20, 0, 0, NaN",
        "2026-02-21, 1, 1, 2", // as of any other on the evening of the day after its due date
        "2026-02-25, 5, 1, 6",
    })
    void what_is_unpaid_is_past_due_from_the_first_day_on_that_counts(String day, int from, int unpaid, double late) {
        Facts facts =
                factsOf(TERMS).protectedFrom("2026-02-10", "2026-02-20", OURS).facts();
        BorrowerSeen seen = at(facts, day);
        Asked asked = seen.asked("L1").orElseThrow();
        assertThat(asked).isEqualTo(new Asked("L1", 1, LocalDate.of(2026, 2, 10), 1_000_00, from));
        assertThat(number(seen, "unpaid_past_due")).isEqualTo(unpaid);
        assertThat((Object) number(seen, "late_last")).isEqualTo(late);
        assertThat(daysLate(facts, day)).isEqualTo(from);
    }

    @Test
    void of_an_unpaid_one_the_days_between_are_left_out() {
        Facts facts =
                factsOf(TERMS).protectedFrom("2026-02-12", "2026-02-13", OURS).facts();
        BorrowerSeen seen = at(facts, "2026-02-15");
        assertThat(seen.asked("L1").orElseThrow().from()).isEqualTo(3);
        assertThat(number(seen, "late_last")).isEqualTo(4);
        assertThat(number(seen, "unpaid_past_due")).isEqualTo(1);
    }

    @Test
    void what_lies_ahead_is_so_many_days_ahead_whatever_is_protected() {
        Facts facts =
                factsOf(TERMS).protectedFrom("2026-02-01", "2026-02-20", OURS).facts();
        assertThat(at(facts, "2026-02-03").asked("L1").orElseThrow().from()).isEqualTo(-7);
    }

    @Test
    void before_a_protection_was_recorded_it_does_not_exist_and_what_is_recorded_by_now_counts_now() {
        LocalDate day = LocalDate.of(2026, 2, 14);
        Facts without = factsOf(TERMS).facts();
        FactsBuilder granted =
                factsOf(TERMS).protectedFrom("2026-02-10", "2026-02-25", OURS).knownOn("2026-02-20");
        assertThat(numbers(at(granted.facts(), "2026-02-14"))).isEqualTo(numbers(at(without, "2026-02-14")));
        BorrowerSeen now = BorrowerSeen.protectedByNow(seen(granted.facts()), day, ZONE);
        assertThat(now.asked("L1").orElseThrow().from()).isZero();
        assertThat(number(now, "unpaid_past_due")).isZero();

        Facts withdrawn = granted.withdrawn("2026-02-21", "protection-1").facts();
        assertThat(numbers(BorrowerSeen.protectedByNow(seen(withdrawn), day, ZONE)))
                .isEqualTo(numbers(at(without, "2026-02-14")));
        Facts paidSince = factsOf(TERMS)
                .protectedFrom("2026-02-10", "2026-02-25", OURS)
                .knownOn("2026-02-20")
                .paid("2026-02-20T10:00", "1000.00")
                .facts();
        assertThat(BorrowerSeen.protectedByNow(seen(paidSince), day, ZONE).asked("L1"))
                .as("what came since is not known")
                .isEqualTo(now.asked("L1"));
    }

    /** 11 to 14 February are protected, on another loan of the borrower. Each answer came at 01:00 UTC, but for one. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-12T01:00:00Z, FUNDS,   0, 0, 0",
        "2026-02-12T01:00:00Z, ACCOUNT, 0, 0, 0",
        "2026-02-12T01:00:00Z, MANDATE, 0, 0, 0",
        "2026-02-12T01:00:00Z, SUCCESS, 0, 0, 1",
        "2026-02-10T01:00:00Z, FUNDS,   1, 0, 0",
        "2026-02-15T01:00:00Z, ACCOUNT, 0, 1, 0",
        "2026-02-14T17:00:00Z, FUNDS,   1, 0, 0", // one in the morning of the 15th, where the borrower is
    })
    void a_debit_that_failed_on_a_protected_day_says_nothing_of_the_borrower(
            Instant at, Outcome outcome, double funds, double account, double debited) {
        List<Happening> log = List.of(
                new Happening.DebitAnswered(head("d", at), "bank-a", "o", outcome, 1, -1),
                new Happening.MandateChanged(
                        head("m", Instant.parse("2026-02-12T02:00:00Z")), Happening.Consent.CANCELLED));
        Terms other = aLoan().named("L2").drawnOn("2026-01-10").terms();
        Facts spared = factsOf(other)
                .protectedFor(List.of(7), "2026-02-11", "2026-02-14", OURS)
                .facts();
        List<LoanSeen> loans =
                List.of(new LoanSeen(TERMS, factsOf(TERMS).facts(), policy()), new LoanSeen(other, spared, policy()));
        BorrowerSeen seen = BorrowerSeen.at(loans, LocalDate.of(2026, 2, 20), ZONE);
        for (Lately lately : List.of(seen.lately(log), LatelyAlong.of(log).at(seen))) {
            double[] numbers = lately.numbers(seen.instant(), 100_00);
            assertThat(numbers[Lately.NAMES.indexOf("failed_for_funds_30")]).isEqualTo(funds);
            assertThat(numbers[Lately.NAMES.indexOf("failed_for_account_30")]).isEqualTo(account);
            assertThat(numbers[Lately.NAMES.indexOf("debited_30")]).isEqualTo(debited);
            assertThat(numbers[Lately.NAMES.indexOf("mandate_cancelled")]).isEqualTo(1);
        }
    }

    @Test
    void a_failed_debit_counts_as_long_as_the_protection_is_not_known() {
        List<Happening> log = List.of(new Happening.DebitAnswered(
                head("d", Instant.parse("2026-02-12T01:00:00Z")), "bank-a", "o", Outcome.FUNDS, 1, -1));
        Facts facts = factsOf(TERMS)
                .protectedFrom("2026-02-11", "2026-02-14", OURS)
                .knownOn("2026-02-20")
                .facts();
        LatelyAlong along = LatelyAlong.of(log);
        int funds = Lately.NAMES.indexOf("failed_for_funds_30");
        BorrowerSeen before = at(facts, "2026-02-19");
        assertThat(along.at(before).numbers(before.instant(), 1)[funds]).isEqualTo(1);
        BorrowerSeen after = at(facts, "2026-02-20");
        assertThat(along.at(after).numbers(after.instant(), 1)[funds]).isZero();
    }

    /** No. 1 is paid on 18 February, after eight days, of which the second and third are protected. */
    @Test
    void what_is_learnt_is_how_late_it_was_in_days_that_count_and_the_day_of_asking_is_one_of_the_calendar() {
        Facts facts = factsOf(TERMS)
                .protectedFrom("2026-02-12", "2026-02-13", OURS)
                .paid("2026-02-18T10:00", "1000.00")
                .facts();
        List<DueCase> cases = first(facts);
        assertThat(cases).allSatisfy(each -> {
            int asked = each.askedAfter();
            assertThat(each.course().until()).isEqualTo(6);
            assertThat(each.course().paid()).isTrue();
            assertThat(each.seenAfter()).isEqualTo(8);
            assertThat(each.spared()).containsExactly(2, 3);
            assertThat(each.course().from()).isEqualTo(asked <= 1 ? asked : asked == 3 ? 1 : asked - 2);
        });
        assertThat(cases).extracting(DueCase::askedAfter).contains(-7, -1, 0, 1, 3, 7);
    }

    @Test
    void what_was_paid_before_a_day_counted_was_paid_in_time_and_after_the_due_date_there_was_nothing_to_ask() {
        Facts facts = factsOf(TERMS)
                .protectedFrom("2026-02-11", "2026-02-18", OURS)
                .paid("2026-02-18T10:00", "1000.00")
                .facts();
        List<DueCase> cases = first(facts);
        assertThat(cases).isNotEmpty().allSatisfy(each -> {
            assertThat(each.course().until()).isZero();
            assertThat(each.isLate(0)).isFalse();
            assertThat(each.askedAfter()).isNegative();
        });
        Facts learntLater = factsOf(TERMS)
                .protectedFrom("2026-02-11", "2026-02-18", OURS)
                .knownOn("2026-03-01")
                .paid("2026-02-18T10:00", "1000.00")
                .facts();
        assertThat(first(learntLater)).isNotEmpty().allSatisfy(each -> {
            assertThat(each.course().until()).isZero();
            assertThat(each.askedAfter()).isNegative();
        });
    }

    @Test
    void of_a_case_with_protected_days_what_is_known_follows_the_calendar() {
        LocalDate due = LocalDate.of(2026, 2, 10);
        // asked about a week ahead, paid after twelve days, of which 3 to 6 do not count
        DueCase each = new DueCase("b", due, course(-7, 8, true), -7, 12, List.of(3, 4, 5, 6));
        assertThat(each.askedOn()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(each.knownBy(due.plusDays(12))).isSameAs(each);
        DueCase then = each.knownBy(due.plusDays(5));
        assertThat(then.course().until()).isEqualTo(2);
        assertThat(then.course().paid()).isFalse();
        assertThat(then.knownBy(due.plusDays(9))).isSameAs(then);
        assertThat(each.knownBy(due.plusDays(11)).course().until()).isEqualTo(7);
        // more than two days late is known when the seventh day has passed: four days after the second do not count
        assertThat(each.isKnown(2, due.plusDays(6))).isFalse();
        assertThat(each.isKnown(2, due.plusDays(7))).isTrue();
        assertThat(each.isKnown(1, due.plusDays(2))).isTrue();
        assertThat(each.isKnown(7, due.plusDays(11))).isFalse();
        assertThat(each.isKnown(7, due.plusDays(12))).isTrue();
    }

    @Test
    void an_installment_unpaid_at_the_end_of_its_due_date_is_excused_by_protection_alone() {
        assertThat(isExcused(factsOf(TERMS))).isFalse();
        assertThat(isExcused(factsOf(TERMS).protectedFrom("2026-02-10", "2026-02-10", OURS)))
                .as("the due date")
                .isTrue();
        assertThat(isExcused(factsOf(TERMS)
                        .protectedFrom("2026-02-11", "2026-02-14", OURS)
                        .paid("2026-02-14T10:00", "1000.00")))
                .as("each day until it was paid")
                .isTrue();
        assertThat(isExcused(factsOf(TERMS)
                        .protectedFrom("2026-02-11", "2026-02-13", OURS)
                        .paid("2026-02-14T10:00", "1000.00")))
                .isFalse();
        assertThat(isExcused(factsOf(TERMS).protectedFor(List.of(2), "2026-02-10", "2026-03-01", OURS)))
                .isFalse();
    }

    private static boolean isExcused(FactsBuilder facts) {
        return DaysLate.isExcused(TERMS, Positions.on(TERMS, facts.facts(), policy(), LocalDate.of(2026, 3, 1)), 1);
    }

    private static Course course(int from, int until, boolean paid) {
        return new Course(new double[0], from, until, paid);
    }

    /** Cases of the first installment, asked about on days that many seeds draw. */
    private static List<DueCase> first(Facts facts) {
        List<DueCase> cases = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            Examples examples = new Examples(LocalDate.of(2026, 3, 5), seed);
            examples.add("b", seen(facts), List.of(), ZONE);
            examples.cases().stream()
                    .filter(each -> each.due().equals(LocalDate.of(2026, 2, 10)))
                    .forEach(cases::add);
        }
        return cases;
    }

    private static int daysLate(Facts facts, String day) {
        return DaysLate.of(TERMS, Positions.on(TERMS, facts, policy(), LocalDate.parse(day)));
    }

    private static List<LoanSeen> seen(Facts facts) {
        return List.of(new LoanSeen(TERMS, facts, policy()));
    }

    private static BorrowerSeen at(Facts facts, String day) {
        return BorrowerSeen.at(seen(facts), LocalDate.parse(day), ZONE);
    }

    private static double[] numbers(BorrowerSeen seen) {
        return seen.numbers(seen.asked("L1").orElseThrow(), Lately.nothing());
    }

    private static double number(BorrowerSeen seen, String name) {
        return numbers(seen)[BorrowerSeen.NAMES.indexOf(name)];
    }

    private static Happening.Head head(String id, Instant at) {
        return new Happening.Head(id, "B", at, at);
    }
}
