package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.warning.BookLearning;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "train-forecast",
        description = "Learns the model of the forecasts on the book, and measures it. Goes on when it was cut off.")
final class TrainForecastCommand implements Callable<Integer> {

    @ParentCommand
    private Root root = new Root();

    @Option(names = "--out", paramLabel = "FILE.json", description = "write the model here (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("forecast-model.json");

    @Option(names = "--report", paramLabel = "FILE.md", description = "write the report here as well")
    private @Nullable Path report;

    @Option(names = "--until", paramLabel = "D", description = "last day that is known (default: the last closed day)")
    private @Nullable LocalDate until;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "learn from so many installments; of a larger book borrowers are drawn (default:"
                    + " ${DEFAULT-VALUE})")
    private int most = 100_000;

    @Option(names = "--seed", paramLabel = "N", description = "what chance follows (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--name", paramLabel = "VERSION", description = "version of the model (default: by day and seed)")
    private @Nullable String version;

    @Override
    public Integer call() {
        if (most < 1_000 || most > 5_000_000) {
            throw root.wrongUse(root.words().say("train.most", "value", most));
        }
        UnwrittenFile.probe(out);
        UnwrittenFile.probe(report);
        return root.on(this::train);
    }

    private int train(Platform platform) {
        LocalDate last = until != null ? until : platform.book.closedTo().orElse(LocalDate.EPOCH);
        BookLearning.Wish wish = new BookLearning.Wish(
                last,
                most,
                seed,
                version != null ? version : "book-" + last.toString().replace("-", "") + "-" + seed,
                Root.Version.number(),
                out.resolveSibling(out.getFileName() + ".sample"));
        DueModel model;
        try (Told told = new Told((task, unit) ->
                new Root.Bar(root.words().say(task), root.words().say("unit." + unit), 1))) {
            model = platform.warnings.forecasts.learning.learn(wish, told, this::write);
        }
        System.out.print(text(model));
        root.say("train.done", "file", out.toAbsolutePath(), "version", model.version());
        return Root.DONE;
    }

    private void write(DueModel model) {
        UnwrittenFile.write(out, model.toText());
        if (report != null) {
            UnwrittenFile.write(report, text(model));
        }
    }

    private String text(DueModel model) {
        return new ForecastReport(root.words()).text(model, model.report().orElseThrow());
    }

    /** Bars of what is read and then learnt. */
    static final class Told implements BookLearning.Progress, AutoCloseable {
        private final BiFunction<String, String, Root.Bar> bars;
        private Root.Bar bar;
        private boolean isLearning;

        /** With bars by the key of their task, and their unit. */
        Told(BiFunction<String, String, Root.Bar> bars) {
            this.bars = bars;
            this.bar = bars.apply("bar.readingBook", "borrowers");
        }

        @Override
        public void read(long done, long total) {
            if (isLearning) {
                return; // of borrowers that came while it read
            }
            bar.progress().report(done, total);
            if (done >= total) {
                isLearning = true;
                bar.close();
                bar = bars.apply("bar.learning", "models");
            }
        }

        @Override
        public void learnt(int done, int total) {
            bar.progress().report(done, total);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
