package dev.shouyue.benchmarks;

import dev.shouyue.Platform;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import dev.shouyue.simulator.NativeFiles;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Payments from a file into a book that holds their loans, beside a bare COPY of the same file. */
final class ImportFigures {

    private static final double ROWS_A_SECOND = 50_000;
    private static final int RUNS = 3;

    private final Path folder;
    private final int loans;

    ImportFigures(Path folder, int loans) {
        this.folder = folder;
        this.loans = loans;
    }

    List<Figure> measure() throws IOException, SQLException {
        World world = World.of(WorldSettings.calm(3, loans).withWindow(LocalDate.of(2026, 1, 1), 365));
        List<Path> files = NativeFiles.write(world, folder.resolve("files"));
        List<Path> payments =
                files.stream().filter(file -> file.endsWith("payments.csv")).toList();
        List<Path> agreed = files.stream()
                .filter(file -> !file.endsWith("payments.csv") && !file.endsWith("events.csv"))
                .toList();
        List<Double> rates = new ArrayList<>();
        double again = 0;
        List<Double> floors = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Path book = folder.resolve("import-" + run);
            try (Platform platform = Platform.on(Optional.empty(), book)) {
                Intake intake = platform.intake.asOf(world.settings().lastDay());
                intake.run(Format.NATIVE, agreed, Optional.empty(), false, Intake.Progress.SILENT);
                ImportReport report =
                        intake.run(Format.NATIVE, payments, Optional.empty(), false, Intake.Progress.SILENT);
                if (report.rejected() > 0) {
                    throw new IllegalStateException(report.rejected() + " payments were rejected");
                }
                rates.add(report.rows() / (report.elapsed().toNanos() / 1e9));
                floors.add(report.rows() / copy(platform, payments.getFirst()));
                BookFigures.say(
                        "import of %,d payments: %,.0f rows/s; bare COPY %,.0f rows/s",
                        report.rows(), rates.getLast(), floors.getLast());
                if (run == RUNS - 1) {
                    ImportReport second =
                            intake.run(Format.NATIVE, payments, Optional.empty(), false, Intake.Progress.SILENT);
                    again = second.rows() / (second.elapsed().toNanos() / 1e9);
                }
            } finally {
                Benchmarks.delete(book);
            }
        }
        double rate = BookFigures.median(rates);
        double floor = BookFigures.median(floors);
        Figure first = new Figure(
                "import.rows_per_second",
                rate,
                "1/s",
                ROWS_A_SECOND,
                String.format(Locale.ROOT, "COPY of the same file into one bare table: %,.0f rows/s", floor),
                rate / floor);
        return List.of(first, Figure.besides("import.again_rows_per_second", again, "1/s", first));
    }

    /** Seconds that PostgreSQL takes to store the file's cells as they are, durably. */
    private static double copy(Platform platform, Path file) throws SQLException, IOException {
        try (Connection connection = platform.dataSource().getConnection();
                Statement statement = connection.createStatement();
                BufferedReader text = Files.newBufferedReader(file)) {
            String header = Files.lines(file).findFirst().orElseThrow();
            statement.execute("create table bare_payment (" + String.join(" text, ", header.split(",")) + " text)");
            long started = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare_payment from stdin (format csv, header)", text);
            return BookFigures.seconds(started);
        }
    }
}
