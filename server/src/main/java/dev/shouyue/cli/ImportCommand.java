package dev.shouyue.cli;

import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(names = "--dry-run", description = "check everything, keep nothing")
    private boolean dryRun;

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
            ImportReport report;
            try (Root.Bar bar = new Root.Bar("Importing", "B", 1)) {
                report =
                        platform.intake.run(known, files, Optional.ofNullable(rejects), dryRun, bar.progress()::report);
            }
            print(report);
            return report.rejected() == 0 ? Root.DONE : Root.REJECTED;
        });
    }

    private void print(ImportReport report) {
        System.out.println(report.dryRun() ? "dry run, nothing was kept" : "imported");
        System.out.printf(Locale.ROOT, "  rows read      %,d%n", report.rows());
        report.imported().forEach((what, n) -> System.out.printf(Locale.ROOT, "  %-14s %,d%n", what, n));
        System.out.printf(Locale.ROOT, "  already there  %,d%n", report.alreadyThere());
        System.out.printf(
                Locale.ROOT,
                "  rejected       %,d%s%n",
                report.rejected(),
                rejects == null || report.rejected() == 0 ? "" : ", see " + rejects);
        System.out.printf(
                Locale.ROOT, "  seconds        %.1f%n", report.elapsed().toMillis() / 1000.0);
    }
}
