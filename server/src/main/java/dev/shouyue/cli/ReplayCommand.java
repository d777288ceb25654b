package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.Report;
import dev.shouyue.servicing.LoanBook;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "replay", description = "Closes the book day by day and shows how delinquency moved.")
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "D", description = "first day (default: the first drawdown)")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "last day (default: the last day anything was recorded)")
    private @Nullable LocalDate to;

    @Option(names = "--policy", paramLabel = "PACK", description = "read every loan under this pack")
    private @Nullable String policy;

    @Option(names = "--report", paramLabel = "FILE.html", description = "write the report here")
    private @Nullable Path report;

    @Option(names = "--json", paramLabel = "FILE.json", description = "write all figures here")
    private @Nullable Path json;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "a word on the book for the report's first page, such as 'simulated'")
    private String note = "";

    @Option(names = "--lang", description = "language of the report: en or zh (default: en)")
    private String language = "en";

    @Override
    public Integer call() {
        if (!language.equals("en") && !language.equals("zh")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--lang is en or zh, not '" + language + "'");
        }
        return root.on(this::replay);
    }

    ReplayCommand() {}

    /** A replay of the whole book with the report in {@code report}. */
    ReplayCommand(Path report, String language) {
        this.report = report;
        this.language = language;
    }

    int replay(Platform platform) {
        String pack = policy;
        if (pack != null && !platform.packs.has(pack)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is no policy pack '" + pack + "'; there are " + String.join(", ", platform.packs.names()));
        }
        LoanBook.Summary book = platform.book.summary();
        if (book.loans() == 0) {
            System.err.println("shouyue: the book is empty; import a loan book first");
            return Root.FAILED;
        }
        LocalDate first = from == null ? book.firstDay().orElseThrow() : from;
        LocalDate last = to == null ? book.lastDay().orElseThrow() : to;
        if (last.isBefore(first)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "the replay ends on " + last + ", before it begins on " + first);
        }
        long started = System.nanoTime();
        closeDays(platform, first, last);
        ReplayResult result;
        try (Root.Bar bar = new Root.Bar("Reading", "loans", book.loans())) {
            result = platform.replays.analyse(first, last, Optional.ofNullable(pack), bar.progress());
        }
        result = result.told(note, (System.nanoTime() - started) / 1e9);
        UnwrittenFile.write(
                json,
                new JsonMapper()
                        .rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(result));
        UnwrittenFile.write(report, report == null ? "" : Report.html(result, language));
        print(result);
        return Root.DONE;
    }

    private static void closeDays(Platform platform, LocalDate first, LocalDate last) {
        LocalDate next =
                platform.book.summary().closedTo().map(day -> day.plusDays(1)).orElse(first);
        long days = Math.max(last.toEpochDay() - next.toEpochDay() + 1, 0);
        try (Root.Bar bar = new Root.Bar("Closing", "days", days)) {
            for (LocalDate day = next; !day.isAfter(last); day = day.plusDays(1)) {
                platform.dayClose.close(day, (done, total) -> {});
                bar.progress().report(day.toEpochDay() - next.toEpochDay() + 1, days);
            }
        }
    }

    private void print(ReplayResult result) {
        System.out.printf(
                "%s to %s: %,d loans, %,d facts, %,d installments%n",
                result.from(), result.to(), result.loans(), result.facts(), result.installments());
        System.out.printf(
                Locale.ROOT, "first paid after the due day: %.2f %%; of these paid by day", result.lateShare() * 100);
        result.cureCurve().forEach((day, share) -> System.out.printf(Locale.ROOT, "  %s: %.1f %%", day, share * 100));
        System.out.println();
        result.packs()
                .forEach((name, view) -> System.out.printf(
                        "%-8s %,7d delinquent  %,7d reported  %,6d forgiven by tolerance  %,6d by grace%n",
                        name, view.delinquent(), view.reported(), view.forgivenByTolerance(), view.forgivenByGrace()));
        System.out.printf(Locale.ROOT, "trial balance %d, %.1f s%n", result.trialBalance(), result.elapsedSeconds());
        if (report != null) {
            System.out.println("report " + report.toAbsolutePath());
        }
    }
}
