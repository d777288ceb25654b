package dev.shouyue.cli;

import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "import", description = "Imports loans, installments, payments and events from CSV files.")
final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--format", required = true, description = "native, home-credit or superlender")
    private String format = "";

    @Option(names = "--rejects", paramLabel = "FILE", description = "write rejected rows here, with the reason of each")
    private @Nullable Path rejects;

    @Option(names = "--dry-run", description = "judge every row, say what would be imported, keep nothing")
    private boolean dryRun;

    @Option(
            names = "--as-of",
            paramLabel = "D",
            description = "business date of the call: what is recorded later is refused (default: today)")
    private @Nullable LocalDate asOf;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV, plain or gzip; the header tells the kind")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        Format known;
        try {
            known = Format.valueOf(format.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--format is native, home-credit or superlender, not '" + format + "'");
        }
        return root.on(platform -> {
            Intake intake = asOf == null ? platform.intake : platform.intake.asOf(asOf);
            ImportReport report;
            try (Bar bar = new Bar()) {
                report = intake.run(known, files, Optional.ofNullable(rejects), dryRun, bar);
            }
            print(report);
            return report.rejected() == 0 ? Root.DONE : Root.REJECTED;
        });
    }

    private void print(ImportReport report) {
        System.out.println(report.dryRun() ? "dry run: this would be imported; nothing was kept" : "imported");
        System.out.printf("  %-20s %13s %13s %13s %13s%n", "", "read", "taken", "already there", "rejected");
        for (ImportReport.Kind kind : report.kinds()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-20s %,13d %,13d %,13d %,13d%n",
                    kind.name(),
                    kind.read(),
                    kind.taken(),
                    kind.alreadyThere(),
                    kind.rejected());
        }
        report.imported()
                .forEach((what, n) -> System.out.printf(
                        Locale.ROOT,
                        "  %-20s %,13d %s%n",
                        what,
                        n,
                        report.dryRun() ? "would be new in the book" : "new in the book"));
        System.out.printf(
                Locale.ROOT,
                "  %,d rows in %.1f s, %,.0f rows/s%n",
                report.rows(),
                report.elapsed().toMillis() / 1000.0,
                report.rowsPerSecond());
        if (report.rejected() > 0) {
            tellRejects(report);
        }
    }

    private void tellRejects(ImportReport report) {
        if (rejects != null) {
            System.out.println("  the rejected rows are in " + rejects);
            return;
        }
        System.out.println("  the first rejected rows (all of them with --rejects FILE):");
        for (ImportReport.Reject reject : report.firstRejects()) {
            System.out.printf(
                    "  %s:%d: %s%s%s; expected %s%n",
                    reject.file(),
                    reject.line(),
                    reject.column().isEmpty() ? "" : reject.column() + ": ",
                    reject.problem(),
                    reject.value().isEmpty() ? "" : " ('" + reject.value() + "')",
                    reject.expected());
        }
    }

    /** On a terminal: a bar while files are read, then the name of what is done. */
    private static final class Bar implements Intake.Progress, AutoCloseable {
        private final @Nullable ProgressBar bar;

        Bar() {
            bar = Boolean.getBoolean("shouyue.terminal") // the launcher knows: standard error is a terminal
                    ? new ProgressBarBuilder()
                            .setTaskName("Reading")
                            .setUnit("MB", 1_000_000)
                            .setInitialMax(1)
                            .setUpdateIntervalMillis(200)
                            .build()
                    : null;
        }

        @Override
        public void report(long bytes, long total) {
            if (bar != null) {
                bar.maxHint(total).stepTo(bytes);
            }
        }

        @Override
        public void phase(String name) {
            if (bar != null) {
                bar.setExtraMessage(name).refresh();
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
