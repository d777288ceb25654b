package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is seen of borrowers follows from their hidden causes, and gives none of them away. */
class BehavioursTest {

    private static final WorldSettings SETTINGS = WorldSettings.calm(5, 12_000);
    private static final Behaviours BEHAVIOURS = Behaviours.of(SETTINGS);

    @Test
    void who_pays_by_hand_is_told_no_debit() {
        WorldSettings settings = WorldSettings.calm(9, 600);
        LoanMaker maker = new LoanMaker(settings);
        Behaviours behaviours = Behaviours.of(settings);
        int byHand = 0;
        int debited = 0;
        for (int first = 0; first < 600; first++) {
            if (!World.isFirstOfBorrower(first)) {
                continue;
            }
            long answers = behaviours.borrower(first).stream()
                    .filter(event -> event instanceof Happening.DebitAnswered)
                    .count();
            if (maker.traits(first).auto()) {
                debited += answers > 0 ? 1 : 0;
            } else {
                assertThat(answers).as("borrower of loan " + first).isZero();
                byHand++;
            }
        }
        assertThat(byHand).isGreaterThan(100);
        assertThat(debited).isGreaterThan(200);
    }

    @Test
    void equal_settings_give_equal_events_in_any_order_and_leave_the_loans_as_they_are() {
        World world = World.of(SETTINGS);
        List<SimulatedLoan> before = world.loans().limit(40).toList();
        List<List<Happening>> forwards = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            forwards.add(BEHAVIOURS.borrower(i));
        }
        for (int i = 39; i >= 0; i--) {
            assertThat(Behaviours.of(SETTINGS.withLoans(5_000)).borrower(i)).isEqualTo(forwards.get(i));
        }
        assertThat(world.loans().limit(40).toList()).isEqualTo(before);
        assertThat(forwards.get(3)).as("loan 3 is of the borrower of loan 2").isEqualTo(forwards.get(2));
        assertThat(BEHAVIOURS.loansOf(3)).containsExactly(2, 3);
    }

    @Test
    void every_event_has_its_own_id_and_is_known_not_before_it_happens_nor_after_the_last_day() {
        Set<String> ids = new HashSet<>();
        Instant end = SETTINGS.lastDay().plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8));
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            if (!World.isFirstOfBorrower(i)) {
                continue;
            }
            Instant last = Instant.EPOCH;
            for (Happening each : BEHAVIOURS.borrower(i)) {
                assertThat(ids.add(each.head().id())).as(each.toString()).isTrue();
                assertThat(each.head().borrower()).isEqualTo("B" + i);
                assertThat(each.head().known())
                        .isAfterOrEqualTo(each.head().at())
                        .isBefore(end);
                assertThat(each.head().known()).isAfterOrEqualTo(last);
                last = each.head().known();
                kinds.add(each.getClass());
                assertThat(HappeningText.read(
                                HappeningText.write(each), each.head().known()))
                        .isEqualTo(each);
            }
        }
        assertThat(kinds).hasSize(12); // all kinds of a borrower; cohorts are judged from the book
    }

    @Test
    void no_event_says_a_word_of_a_cause() {
        Pattern causes = Pattern.compile("forgot|hardship|technical|residue|dispute|unwilling|cause|truth|tight|cross");
        for (int i = 0; i < 300; i++) {
            for (Happening each : BEHAVIOURS.borrower(i)) {
                String said = HappeningText.write(each).toLowerCase(Locale.ROOT);
                assertThat(causes.matcher(said).find()).as(said).isFalse();
            }
        }
    }

    @Test
    void hardship_shows_in_balances_and_questions_before_the_due_date_and_forgetting_hardly_does() {
        Seen seen = Seen.of(BEHAVIOURS);
        assertThat(seen.lowBalance(Cause.HARDSHIP)).isGreaterThan(seen.lowBalance(null) + .10);
        assertThat(seen.lowBalance(Cause.SHORT_TODAY)).isGreaterThan(seen.lowBalance(null) + .06);
        assertThat(seen.asked(Cause.HARDSHIP)).isGreaterThan(1.5 * seen.asked(null));
        assertThat(seen.lowBalance(Cause.FORGOT)).isCloseTo(seen.lowBalance(null), within(.06));
    }

    @Test
    void most_who_look_troubled_pay_in_time() {
        Seen seen = Seen.of(BEHAVIOURS);
        int onTime = seen.queried[Seen.NONE];
        int all = 0;
        for (int count : seen.queried) {
            all += count;
        }
        assertThat((double) onTime / all)
                .as("with a question to the bureau, and on time")
                .isBetween(.80, .99);
    }

    @Test
    void weakened_to_nothing_it_tells_nothing_of_what_is_to_come() {
        Seen seen = Seen.of(BEHAVIOURS.weakenedTo(0));
        assertThat(seen.lowBalance(Cause.HARDSHIP)).isCloseTo(seen.lowBalance(null), within(.09));
        assertThat(seen.lowBalance(Cause.SHORT_TODAY)).isCloseTo(seen.lowBalance(null), within(.06));
        assertThatThrownBy(() -> BEHAVIOURS.weakenedTo(1.1)).hasMessageContaining("between 0 and 1, not 1.1");
    }

    @Test
    void a_loan_that_is_not_there_has_no_borrower() {
        assertThatThrownBy(() -> BEHAVIOURS.borrower(12_000))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("no loan 12000");
    }

    /** The two weeks before a due date, by the cause for which it was missed. */
    private record Seen(int[] told, int[] low, int[] queried, int[] all) {
        static final int NONE = Cause.values().length;

        static Seen of(Behaviours behaviours) {
            Seen seen = new Seen(new int[NONE + 1], new int[NONE + 1], new int[NONE + 1], new int[NONE + 1]);
            World world = World.of(SETTINGS);
            TruthOf truths = new TruthOf(SETTINGS);
            for (int i = 0; i < SETTINGS.loans(); i++) {
                if (!World.isFirstOfBorrower(i)) {
                    continue;
                }
                List<Happening> events = behaviours.borrower(i);
                List<Truth> late = truths.loan(i);
                for (var row : world.loan(i).terms().schedule().installments()) {
                    if (row.due().isAfter(SETTINGS.lastDay())) {
                        continue;
                    }
                    List<Truth> of = late.stream()
                            .filter(each -> each.installment() == row.number())
                            .toList();
                    if (of.isEmpty() || of.getFirst().isNew()) {
                        Instant due = row.due().atStartOfDay().toInstant(ZoneOffset.ofHours(8));
                        seen.add(
                                events,
                                due,
                                row.total(),
                                of.isEmpty() ? NONE : of.getFirst().cause().ordinal());
                    }
                }
            }
            return seen;
        }

        private void add(List<Happening> events, Instant due, long amount, int cause) {
            all[cause]++;
            boolean asked = false;
            long balance = -1;
            for (Happening each : events) {
                Instant at = each.head().at();
                if (at.isBefore(due) && at.isAfter(due.minus(Duration.ofDays(14)))) {
                    asked |= each instanceof Happening.BureauQueried;
                    if (each instanceof Happening.BalanceHinted hint) {
                        balance = hint.balance();
                    }
                }
            }
            queried[cause] += asked ? 1 : 0;
            told[cause] += balance >= 0 ? 1 : 0;
            low[cause] += balance >= 0 && balance < amount ? 1 : 0;
        }

        double lowBalance(@org.jspecify.annotations.Nullable Cause cause) {
            int c = cause == null ? NONE : cause.ordinal();
            return (double) low[c] / told[c];
        }

        double asked(@org.jspecify.annotations.Nullable Cause cause) {
            int c = cause == null ? NONE : cause.ordinal();
            return (double) queried[c] / all[c];
        }
    }
}
