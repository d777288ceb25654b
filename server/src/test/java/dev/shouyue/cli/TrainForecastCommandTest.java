package dev.shouyue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said before hours are spent on a book, and while they are. */
class TrainForecastCommandTest {

    @TempDir
    Path folder;

    /** A database that nobody has: were it asked first, it would be told of instead. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | --out    | .        | cannot be written: it is a folder",
                "zh | --out    | .        | 无法写入：它是一个文件夹",
                "en | --out    | no/a     | cannot be written: there is no such folder",
                "en | --report | no/a.md  | cannot be written: there is no such folder",
                "en | --out    | file/a   | cannot be written: Not a directory"
            })
    void a_file_that_cannot_be_written_is_told_in_one_line_before_the_book_is_read(
            String language, String option, String to, String said) throws IOException {
        Files.createFile(folder.resolve("file"));
        Path asked = folder.resolve(to);
        List<String> line = new ArrayList<>(List.of("--lang", language, "train-forecast"));
        line.addAll(List.of("--db", "jdbc:postgresql://127.0.0.1:1/none?user=nobody"));
        line.addAll(List.of(option, asked.toString()));
        if (!option.equals("--out")) {
            line.addAll(List.of("--out", folder.resolve("own.json").toString()));
        }
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            code = Root.run(line.toArray(String[]::new));
        } finally {
            System.setErr(before);
        }
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(asked.toString())
                .endsWith(said);
        assertThat(code).isEqualTo(Root.FAILED);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("file"));
        }
    }

    @Test
    void what_is_there_is_left_as_it_is_when_it_is_tried() throws IOException {
        Path model = Files.writeString(folder.resolve("own.json"), "a former model");
        UnwrittenFile.probe(model);
        assertThat(model).hasContent("a former model");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(model);
        }
    }

    /** Borrowers may come while the book is read: more are read then than were counted. */
    @Test
    void the_bar_of_learning_follows_that_of_reading_once() {
        List<String> bars = new ArrayList<>();
        try (TrainForecastCommand.Told told = new TrainForecastCommand.Told((task, unit) -> {
            bars.add(task + " " + unit);
            return new Root.Bar(task, unit, 1);
        })) {
            told.read(200, 350);
            assertThat(bars).containsExactly("bar.readingBook borrowers");
            told.read(400, 350);
            told.read(420, 350);
            told.learnt(1, 4);
        }
        assertThat(bars).containsExactly("bar.readingBook borrowers", "bar.learning models");
    }
}
