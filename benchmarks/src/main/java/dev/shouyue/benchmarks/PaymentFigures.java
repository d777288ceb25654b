package dev.shouyue.benchmarks;

import static dev.shouyue.benchmarks.BookFigures.say;

import dev.shouyue.Platform;
import dev.shouyue.access.Role;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payments posted durably one by one over HTTP, by a server in a process of its own and clients in this one, beside the bare
 * transaction on the same PostgreSQL; and payments from a file into the same book.
 */
final class PaymentFigures {

    private static final int CLIENTS = 64;
    private static final double GOAL = 3_000;
    private static final double GOAL_MILLIS = 50;
    private static final double FILE_GOAL = 50_000;
    private static final int FILE_ROWS = 200_000;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int WORKERS = 2;

    private final Path folder;
    private final int loans;
    private final LocalDate today = LocalDate.now(Clock.systemUTC());

    PaymentFigures(Path folder, int loans) {
        this.folder = folder.resolve("payment");
        this.loans = loans;
    }

    /** What the book was made ready with. */
    private record Ready(List<String> loans, String token, double filePerSecond, double barePerSecond) {}

    List<Figure> measure() throws IOException, SQLException {
        try {
            Ready ready = ready();
            PaymentLoad.Run steady;
            PaymentLoad.Run most;
            try (ServedBook served = ServedBook.start(folder)) {
                PaymentLoad load = new PaymentLoad(served.port(), ready.token(), ready.loans(), CLIENTS);
                say("warming up: %s", load.run(0, WARM_UP));
                most = load.run(0, MEASURED);
                say("as fast as answers come: %s", most);
                steady = load.run(GOAL, MEASURED);
                say("%,.0f/s offered: %s", GOAL, steady);
            }
            String bare = String.format(
                    Locale.ROOT, "the bare transaction, %d clients: %,.0f/s", CLIENTS, ready.barePerSecond());
            double ratio = most.perSecond() / ready.barePerSecond();
            return List.of(
                    new Figure("payment.rest_per_second", most.perSecond(), "1/s", GOAL, bare, ratio),
                    new Figure(
                            "payment.rest_p99_ms",
                            steady.at(0.99),
                            "ms",
                            GOAL_MILLIS,
                            String.format(
                                    Locale.ROOT,
                                    "%,.0f/s offered, from the intended moment: p50 %.1f, p99.9 %.1f ms, %,.0f/s answered;"
                                            + " at the most: p50 %.1f, p99 %.1f ms",
                                    GOAL,
                                    steady.at(0.5),
                                    steady.at(0.999),
                                    steady.perSecond(),
                                    most.at(0.5),
                                    most.at(0.99)),
                            steady.at(0.99) / GOAL_MILLIS),
                    Figure.againstGoal("payment.file_per_second", ready.filePerSecond(), "1/s", FILE_GOAL),
                    Figure.againstGoal("payment.ratio_to_pgbench", ratio, "times", 1));
        } finally {
            Benchmarks.delete(folder);
        }
    }

    private Ready ready() throws IOException, SQLException {
        World world = World.of(WholeBook.young(loans, today));
        try (Platform platform = Platform.on(Optional.empty(), folder)) {
            platform.bookLoad.load(
                    SimulatedBook.parts(world, 0, loan -> true), WORKERS, DayClose.Progress.SILENT, loans);
            platform.dayClose.close(today, DayClose.Progress.SILENT);
            platform.afterClose();
            say(
                    "asked about: %,d installments",
                    platform.warnings.forecasts.score(today).loans());
            List<String> open = JdbcClient.create(platform.dataSource())
                    .sql("select l.external_id from servicing.position p"
                            + " join servicing.loan l using (borrower_id, loan_id)"
                            + " where p.status in ('CURRENT', 'PAST_DUE') and p.currency = 'CNY' and p.principal > 100000 and p.credit = 0"
                            + " and l.drawn_on < current_date - 5")
                    .query(String.class)
                    .list();
            double file = file(platform, open);
            say("from a file: %,.0f payments/s", file);
            BookFigures.settle(platform.dataSource());
            double bare = BarePosting.measure(platform.dataSource(), CLIENTS, MEASURED);
            say("bare transaction: %,.0f/s", bare);
            String token = platform.access
                    .tokens
                    .create("measuring", Role.OPERATIONS, 1, "benchmarks")
                    .secret();
            return new Ready(open, token, file, bare);
        }
    }

    private double file(Platform platform, List<String> open) throws IOException {
        StringBuilder rows = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 0; i < FILE_ROWS; i++) {
            rows.append("F")
                    .append(i)
                    .append(',')
                    .append(open.get(i % open.size()))
                    .append(',');
            rows.append(today.minusDays(1)).append("T10:00:00,0.01,CNY\n");
        }
        Path file = Files.writeString(folder.resolveSibling("payments.csv"), rows);
        ImportReport report =
                platform.intake.run(Format.NATIVE, List.of(file), Optional.empty(), false, Intake.Progress.SILENT);
        Files.delete(file);
        if (report.rejected() > 0) {
            throw new IllegalStateException(report.rejected() + " payments were rejected: " + report.firstRejects());
        }
        return report.rows() / (report.elapsed().toNanos() / 1e9);
    }
}
