package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.decision.Failed;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueCase;
import dev.shouyue.risk.hazard.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of a run that was cut off, and when it is not gone on with. */
class SampleFileTest {

    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 31);
    private static final SampleFile.Of ASKED = of("book-a", "0.1.0", UNTIL, 1_000, 3);

    @TempDir
    Path folder;

    private static SampleFile.Of of(String book, String code, LocalDate until, int most, long seed) {
        return new SampleFile.Of(book, code, until, most, seed);
    }

    private Path cutOff() throws IOException {
        Path path = folder.resolve("own.json.sample");
        try (SampleFile file = SampleFile.open(path, ASKED)) {
            Course course = new Course(new double[BorrowerSeen.NAMES.size()], -3, 2, true);
            file.add(7, List.of(List.of(new DueCase("5", LocalDate.of(2026, 9, 1), course))));
        }
        return path;
    }

    @Test
    void the_same_is_gone_on_with() throws IOException {
        try (SampleFile file = SampleFile.open(cutOff(), ASKED)) {
            assertThat(file.doneTo()).isEqualTo(7);
            assertThat(file.sample().cases()).extracting(DueCase::borrower).containsExactly("5");
        }
    }

    @Test
    void days_that_do_not_count_are_kept_with_the_days_of_the_calendar() throws IOException {
        Path path = folder.resolve("spared.sample");
        Course course = new Course(new double[BorrowerSeen.NAMES.size()], 1, 4, true);
        DueCase spared = new DueCase("5", LocalDate.of(2026, 9, 1), course, 2, 9, List.of(1, 3, 4, 5, 6));
        try (SampleFile file = SampleFile.open(path, ASKED)) {
            file.add(7, List.of(List.of(spared)));
        }
        try (SampleFile file = SampleFile.open(path, ASKED)) {
            assertThat(file.sample().cases()).singleElement().satisfies(again -> {
                assertThat(again.askedOn()).isEqualTo(LocalDate.of(2026, 9, 3));
                assertThat(again.seenAfter()).isEqualTo(9);
                assertThat(again.spared()).isEqualTo(spared.spared());
                assertThat(again.course().from()).isEqualTo(1);
                assertThat(again.course().until()).isEqualTo(4);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "book-b, 0.1.0, 2026-10-31, 1000, 3",
        "book-a, 0.1.1, 2026-10-31, 1000, 3",
        "book-a, 0.1.0, 2026-10-30, 1000, 3",
        "book-a, 0.1.0, 2026-10-31, 1001, 3",
        "book-a, 0.1.0, 2026-10-31, 1000, 4"
    })
    void of_another_book_program_day_size_or_seed_it_begins_anew(
            String book, String code, LocalDate until, int most, long seed) throws IOException {
        Path path = cutOff();
        try (SampleFile file = SampleFile.open(path, of(book, code, until, most, seed))) {
            assertThat(file.doneTo()).isEqualTo(-1);
            assertThat(file.sample().cases()).isEmpty();
        }
    }

    @Test
    void a_second_run_at_once_is_refused_and_the_first_loses_nothing() throws IOException {
        Path path = cutOff();
        try (SampleFile first = SampleFile.open(path, ASKED)) {
            assertThat(first.doneTo()).isEqualTo(7);
            for (SampleFile.Of second : List.of(ASKED, of("book-b", "0.1.0", UNTIL, 1_000, 3))) {
                assertThatThrownBy(() -> SampleFile.open(path, second))
                        .isInstanceOf(Failed.class)
                        .hasMessageContaining("another run is at work with " + path);
            }
        }
        try (SampleFile after = SampleFile.open(path, ASKED)) {
            assertThat(after.doneTo()).isEqualTo(7);
            after.done();
        }
        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "the notes of a year, and no sample", "\0\5hello and more"})
    void a_file_that_is_no_sample_is_refused_and_left_as_it_is(String content) throws IOException {
        Path path = Files.writeString(folder.resolve("own.json.sample"), content);
        assertThatThrownBy(() -> SampleFile.open(path, ASKED))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("is no sample of a run that was cut off");
        assertThat(path).hasContent(content);
    }

    @Test
    void an_empty_file_is_begun_in() throws IOException {
        try (SampleFile file = SampleFile.open(Files.createFile(folder.resolve("empty")), ASKED)) {
            assertThat(file.doneTo()).isEqualTo(-1);
        }
    }
}
