package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Words;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import dev.shouyue.warning.BehaviourFiles;
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

    private static final String BEHAVIOUR = "behaviour";

    @ParentCommand
    private Root root = new Root();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--format", required = true, description = "native, home-credit, superlender or behaviour")
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV, or a JSON event a line; plain or gzip")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        if (format.equals(BEHAVIOUR)) {
            return root.on(this::importBehaviour);
        }
        Format known;
        try {
            known = Format.valueOf(format.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), root.words().say("import.format", "format", format));
        }
        return root.on(platform -> {
            Intake intake = asOf == null ? platform.intake : platform.intake.asOf(asOf);
            ImportReport report;
            try (Bar bar = new Bar(root.words().say("bar.reading"), root.language())) {
                report = intake.run(
                        known, files, Optional.ofNullable(rejects), Optional.of(root.language()), dryRun, bar);
            }
            print(report);
            return report.rejected() == 0 ? Root.DONE : Root.REJECTED;
        });
    }

    private int importBehaviour(Platform platform) {
        BehaviourFiles.Report report;
        try (Bar bar = new Bar(root.words().say("bar.reading"), root.language())) {
            report = new BehaviourFiles(platform.happenings)
                    .run(files, Optional.ofNullable(rejects), root.language(), dryRun, bar::report);
        }
        Words words = root.words();
        System.out.println(words.say(dryRun ? "import.dry" : "import.done"));
        System.out.println(row(
                "",
                words.say("import.read"),
                words.say("import.taken"),
                words.say("import.there"),
                words.say("import.rejected")));
        System.out.println(row(
                words.say("import.behaviour"),
                number(report.read()),
                number(report.taken()),
                number(report.again()),
                number(report.rejected())));
        if (report.rejected() > 0 && rejects != null) {
            System.out.println("  " + words.say("import.rejectsIn", "file", rejects));
        } else if (report.rejected() > 0) {
            System.out.println("  " + words.say("import.firstRejects"));
            for (BehaviourFiles.Rejected each : report.first()) {
                System.out.println("  " + each.file() + ":" + each.line() + ": "
                        + words.say(
                                "import.reject",
                                "problem",
                                (each.field().isEmpty() ? "" : each.field() + ": ")
                                        + each.problem()
                                        + (each.value().isEmpty() ? "" : " ('" + each.value() + "')"),
                                "expected",
                                each.expected()));
            }
        }
        return report.rejected() == 0 ? Root.DONE : Root.REJECTED;
    }

    private void print(ImportReport report) {
        Words words = root.words();
        System.out.println(words.say(report.dryRun() ? "import.dry" : "import.done"));
        System.out.println(row(
                "",
                words.say("import.read"),
                words.say("import.taken"),
                words.say("import.there"),
                words.say("import.rejected")));
        for (ImportReport.Kind kind : report.kinds()) {
            System.out.println(row(
                    name(kind.name()),
                    number(kind.read()),
                    number(kind.taken()),
                    number(kind.alreadyThere()),
                    number(kind.rejected())));
        }
        report.imported()
                .forEach((what, n) -> System.out.println(row(name(what), number(n)) + " "
                        + words.say(report.dryRun() ? "import.wouldBeNew" : "import.new")));
        System.out.println("  "
                + words.say(
                        "import.speed",
                        "rows",
                        number(report.rows()),
                        "seconds",
                        String.format(Locale.ROOT, "%.1f", report.elapsed().toMillis() / 1000.0),
                        "speed",
                        String.format(Locale.ROOT, "%,.0f", report.rowsPerSecond())));
        if (report.rejected() > 0) {
            tellRejects(report, words);
        }
    }

    private void tellRejects(ImportReport report, Words words) {
        if (rejects != null) {
            System.out.println("  " + words.say("import.rejectsIn", "file", rejects));
            return;
        }
        System.out.println("  " + words.say("import.firstRejects"));
        for (ImportReport.Reject reject : report.firstRejects()) {
            String problem = (reject.column().isEmpty() ? "" : reject.column() + ": ")
                    + reject.problem()
                    + (reject.value().isEmpty() ? "" : " ('" + reject.value() + "')");
            System.out.println("  " + reject.file() + ":" + reject.line() + ": "
                    + words.say("import.reject", "problem", problem, "expected", reject.expected()));
        }
    }

    /** A kind of row or thing in the reader's words. */
    private String name(String kind) {
        return Words.in("intake", root.language()).code("kind", kind.replace(' ', '-'));
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String row(String name, String... cells) {
        StringBuilder row = new StringBuilder("  ").append(Columns.left(name, 20));
        for (String cell : cells) {
            row.append(' ').append(Columns.right(cell, 13));
        }
        return row.toString();
    }

    /** On a terminal: a bar while files are read, then the name of what is done. */
    private static final class Bar implements Intake.Progress, AutoCloseable {
        private final @Nullable ProgressBar bar;

        private final String language;

        Bar(String name, String language) {
            this.language = language;
            bar = Boolean.getBoolean("shouyue.terminal") // the launcher knows: standard error is a terminal
                    ? new ProgressBarBuilder()
                            .setTaskName(name)
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
        public void phase(Sentence step) {
            if (bar != null) {
                bar.setExtraMessage(step.in(language)).refresh();
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
