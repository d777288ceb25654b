package dev.shouyue.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.kernel.loan.Fact;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform sees loans and files; the evaluator sees the truth; neither finds the other's. */
class HiddenTruthTest {

    private static final WorldSettings SETTINGS = WorldSettings.calm(3, 5_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void no_type_a_loan_is_made_of_knows_a_cause() {
        Set<Type> seen = new HashSet<>();
        Deque<Type> open = new ArrayDeque<>(List.of(SimulatedLoan.class));
        while (!open.isEmpty()) {
            Type type = open.remove();
            if (!seen.add(type)) {
                continue;
            }
            if (type instanceof ParameterizedType generic) {
                open.addAll(Arrays.asList(generic.getActualTypeArguments()));
            } else if (type instanceof Class<?> plain && plain.isRecord()) {
                Arrays.stream(plain.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .forEach(open::add);
            } else if (type instanceof Class<?> plain && plain.isSealed()) {
                open.addAll(Arrays.asList(plain.getPermittedSubclasses()));
            }
        }
        assertThat(seen)
                .contains(Borrower.class, Fact.DebitFailed.class, Fact.Header.class)
                .doesNotContain(Cause.class, Truth.class, TruthOf.class);
    }

    @Test
    void asking_for_the_truth_changes_no_loan() {
        World asked = World.of(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        World notAsked = World.of(SETTINGS);
        for (int i = 0; i < 500; i++) {
            truth.loan(i);
            assertThat(asked.loan(i)).isEqualTo(notAsked.loan(i));
        }
    }

    @Test
    void no_file_and_no_loan_says_a_word_of_a_cause() throws IOException {
        World world = World.of(SETTINGS);
        Pattern causes = Pattern.compile("forgot|short_today|hardship|technical|residue|dispute|unwilling|cause|truth");
        for (Path file : NativeFiles.write(world, folder.resolve("book"))) {
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            assertThat(text.lines().count()).as(file.toString()).isGreaterThan(100);
            assertThat(causes.matcher(text).find()).as(file.toString()).isFalse();
        }
        world.loans().limit(500).forEach(loan -> {
            String said = loan.toString()
                    .toLowerCase(Locale.ROOT)
                    .replace("cause=system_incident", "")
                    .replace("cause=channel_incident", "");
            assertThat(causes.matcher(said).find()).as(said).isFalse();
        });
    }

    @Test
    void what_a_debit_was_refused_for_does_not_give_its_cause_away() {
        // A refusal for want of funds, by far the most frequent, stands for several causes: a platform has to infer.
        Set<Cause> behindFunds = new HashSet<>();
        World world = World.of(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        for (int i = 0; i < 5_000; i++) {
            boolean funds = world.loan(i).facts().stream()
                    .anyMatch(fact -> fact instanceof Fact.DebitFailed f && f.reason() == Fact.DebitFailure.FUNDS);
            if (funds) {
                truth.loan(i).forEach(late -> behindFunds.add(late.cause()));
            }
        }
        assertThat(behindFunds).contains(Cause.SHORT_TODAY, Cause.HARDSHIP, Cause.UNWILLING);
    }

    @Test
    void the_truth_is_a_file_of_its_own_and_never_lies_with_the_book() throws IOException {
        Path book = folder.resolve("book");
        Path apart = folder.resolve("truth");
        NativeFiles.write(World.of(SETTINGS), book);
        assertThatThrownBy(() -> NativeFiles.writeTruth(SETTINGS, book))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another folder");

        Path file = NativeFiles.writeTruth(SETTINGS, apart);
        assertThatThrownBy(() -> NativeFiles.write(World.of(SETTINGS), apart))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another folder");

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("loan_id,number,cause,since");
        TruthOf truth = new TruthOf(SETTINGS);
        List<String> expected = java.util.stream.IntStream.range(0, 5_000)
                .mapToObj(truth::loan)
                .flatMap(List::stream)
                .map(late -> late.loan() + "," + late.installment() + "," + late.cause() + "," + late.since())
                .toList();
        assertThat(lines.subList(1, lines.size())).isEqualTo(expected).hasSizeGreaterThan(1_000);
    }

    @Test
    void every_late_installment_has_a_cause_and_every_cause_a_late_installment() {
        World world = World.of(SETTINGS);
        TruthOf truth = new TruthOf(SETTINGS);
        int lastDay = (int) SETTINGS.lastDay().toEpochDay();
        for (int i = 0; i < 5_000; i++) {
            Counting.Paid paid = Counting.Paid.of(world.loan(i));
            Set<Integer> explained = new HashSet<>();
            for (Truth late : truth.loan(i)) {
                explained.add(late.installment());
                boolean seen = paid.isLate(late.installment() - 1);
                boolean mayBeUnseen = late.cause() == Cause.RESIDUE || late.cause() == Cause.TECHNICAL;
                assertThat(seen || mayBeUnseen).as(late.toString()).isTrue();
            }
            for (int k = 0; k < paid.size() && paid.dueOn()[k] < lastDay && paid.dueOn()[k] < paid.chargedOff(); k++) {
                if (paid.isLate(k)) {
                    assertThat(explained).as("late installments of loan " + i).contains(k + 1);
                }
            }
        }
    }
}
