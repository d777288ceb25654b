package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.warning.BookLearning;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
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
        try (Told told = new Told(root)) {
            model = platform.warnings.forecasts.learning.learn(wish, told);
        }
        UnwrittenFile.write(out, model.toText());
        DueReport measured = model.report().orElseThrow();
        String text = new ForecastReport(root.words()).text(model, measured);
        System.out.print(text);
        UnwrittenFile.write(report, text);
        root.say("train.done", "file", out.toAbsolutePath(), "version", model.version());
        return Root.DONE;
    }

    /** Bars of what is read and learnt. */
    private static final class Told implements BookLearning.Progress, AutoCloseable {
        private final Root root;
        private Root.Bar bar;

        Told(Root root) {
            this.root = root;
            this.bar = new Root.Bar(root.words().say("bar.reading"), "borrowers", 1);
        }

        @Override
        public void read(long done, long total) {
            bar.progress().report(done, total);
            if (done == total) {
                bar.close();
                bar = new Root.Bar(root.words().say("bar.learning"), "models", 1);
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
