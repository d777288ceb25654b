package dev.shouyue.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the design sets figures for, on books of so many loans: {@code Benchmarks LOANS RESULTS-FOLDER [PART …]},
 * where a part is kernel, import, book, console or payment. Writes {@code latest.json} and, from it, {@code latest.md}. Books are made in a
 * temporary folder and deleted.
 */
public final class Benchmarks {

    private static final int IMPORT_LOANS = 100_000;

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, SQLException, RunnerException {
        int loans = Integer.parseInt(arguments[0]);
        Path results = Path.of(arguments[1]);
        List<String> parts = arguments.length == 2
                ? List.of("kernel", "import", "book", "console", "payment")
                : List.of(arguments).subList(2, arguments.length);
        Path folder = Files.createTempDirectory("shouyue-bench");
        try {
            List<Figure> figures = new ArrayList<>();
            WholeBook whole = new WholeBook(folder, loans);
            for (String part : parts) {
                figures.addAll(
                        switch (part) {
                            case "kernel" -> KernelFigures.measure();
                            case "import" -> new ImportFigures(folder, Math.min(IMPORT_LOANS, loans)).measure();
                            case "book" -> new BookFigures(folder, whole, loans).measure();
                            case "console" -> new ConsoleFigures(whole).measure();
                            case "payment" -> new PaymentFigures(folder, Math.min(IMPORT_LOANS, loans)).measure();
                            default ->
                                throw new IllegalArgumentException(
                                        "a part is kernel, import, book, console or payment, not '" + part + "'");
                        });
            }
            Figure.write(results.resolve("latest.json"), figures);
            Files.writeString(results.resolve("latest.md"), Figure.table(figures, loans));
            System.out.println(Figure.table(figures, loans));
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
