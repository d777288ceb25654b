package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.portfolio.ReplayResult;
import dev.shouyue.portfolio.Report;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.Simulation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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

    @Override
    public Integer call() {
        return root.on(this::replay);
    }

    ReplayCommand() {}

    /** A replay of the whole book with the report in {@code report}. */
    ReplayCommand(Root root, Path report) {
        this.root = root;
        this.report = report;
    }

    /** Up to a day, where there is one: what was recorded later is left to those who look at the loans. */
    ReplayCommand upTo(Optional<LocalDate> day) {
        day.ifPresent(last -> to = last);
        return this;
    }

    int replay(Platform platform) {
        String pack = policy;
        if (pack != null && !platform.packs.has(pack)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    root.words()
                            .say("replay.noPack", "pack", pack, "packs", String.join(", ", platform.packs.names())));
        }
        LoanBook.Summary book = platform.book.summary();
        if (book.loans() == 0) {
            root.complain(root.words().say("replay.empty"));
            return Root.FAILED;
        }
        LocalDate first = from == null ? book.firstDay().orElseThrow() : from;
        LocalDate last = to == null ? book.lastDay().orElseThrow() : to;
        if (last.isBefore(first)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), root.words().say("replay.order", "from", first, "to", last));
        }
        root.requireOver(last, platform);
        UnwrittenFile.probe(json);
        UnwrittenFile.probe(report);
        long started = System.nanoTime();
        closeDays(platform, first, last);
        ReplayResult result;
        try (Root.Bar bar =
                new Root.Bar(root.words().say("bar.reading"), root.words().say("unit.loans"), book.loans())) {
            result = platform.replays.analyse(first, last, Optional.ofNullable(pack), bar.progress());
        }
        result = result.told(note(book, platform), (System.nanoTime() - started) / 1e9);
        UnwrittenFile.write(
                json,
                new JsonMapper()
                        .rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(result));
        UnwrittenFile.write(report, report == null ? "" : Report.html(result, root.language()));
        print(result);
        return Root.DONE;
    }

    private void closeDays(Platform platform, LocalDate first, LocalDate last) {
        LocalDate next =
                platform.book.summary().closedTo().map(day -> day.plusDays(1)).orElse(first);
        long days = Math.max(last.toEpochDay() - next.toEpochDay() + 1, 0);
        try (Root.Bar bar =
                new Root.Bar(root.words().say("bar.closing"), root.words().say("unit.days"), days)) {
            for (LocalDate day = next; !day.isAfter(last); day = day.plusDays(1)) {
                platform.dayClose.close(day, (done, total) -> {});
                bar.progress().report(day.toEpochDay() - next.toEpochDay() + 1, days);
            }
            platform.afterClose();
        }
    }

    /** The word that was given, and what the book itself tells of its origin. */
    private String note(LoanBook.Summary book, Platform platform) {
        List<Simulation> simulations = platform.book.simulations();
        if (simulations.isEmpty()) {
            return note;
        }
        long simulated = simulations.stream().mapToLong(Simulation::loans).sum();
        String origin = root.words()
                .say(
                        simulated >= book.loans() ? "simulated.all" : "simulated.part",
                        "simulated",
                        number(simulated),
                        "loans",
                        number(book.loans()),
                        "seed",
                        String.join(
                                ", ",
                                simulations.stream()
                                        .map(one -> Long.toString(one.seed()))
                                        .distinct()
                                        .toList()));
        return note.isEmpty() ? origin : note + " " + origin;
    }

    private void print(ReplayResult result) {
        if (!result.note().isEmpty()) {
            System.out.println(result.note());
        }
        root.say(
                "replay.book",
                "from",
                result.from(),
                "to",
                result.to(),
                "loans",
                number(result.loans()),
                "facts",
                number(result.facts()),
                "installments",
                number(result.installments()));
        StringBuilder cure =
                new StringBuilder(root.words().say("replay.late", "share", percent(result.lateShare(), 2)));
        result.cureCurve()
                .forEach((day, share) ->
                        cure.append("  ").append(day).append(": ").append(percent(share, 1)));
        System.out.println(cure);
        result.packs()
                .forEach((name, view) -> root.say(
                        "replay.packs",
                        "pack",
                        "%-8s".formatted(name),
                        "delinquent",
                        "%7s".formatted(number(view.delinquent())),
                        "reported",
                        "%7s".formatted(number(view.reported())),
                        "tolerance",
                        "%6s".formatted(number(view.forgivenByTolerance())),
                        "grace",
                        "%6s".formatted(number(view.forgivenByGrace()))));
        root.say(
                "replay.balance",
                "balance",
                result.trialBalance(),
                "seconds",
                String.format(Locale.ROOT, "%.1f", result.elapsedSeconds()));
        if (report != null) {
            root.say("replay.report", "file", report.toAbsolutePath());
        }
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", share * 100);
    }
}
