package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.api.ServerLimits;
import dev.shouyue.event.EventSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "run",
        description =
                "The main job: makes a demonstration book if there is none, replays it, writes the report and serves it.")
final class RunCommand implements Callable<Integer> {

    private static final int DEMONSTRATION_LOANS = 20_000;
    private static final int DEMONSTRATION_DAYS = 365;
    private static final long DEMONSTRATION_SEED = 1;

    @ParentCommand
    private Root root = new Root();

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "where the report goes (default: report.html in the data folder)")
    private Path report = Path.of("");

    @Mixin
    private ServeOptions options = new ServeOptions();

    @Override
    public Integer call() {
        ServerLimits limits = options.limits(root);
        EventSettings events = options.events(root);
        int port = options.port(root);
        Path target = report.toString().isEmpty() ? root.folder().resolve("report.html") : report;
        return root.on(platform -> {
            demonstrate(platform);
            int done = new ReplayCommand(root, target).replay(platform);
            return done == Root.DONE ? ServeCommand.serve(root, platform, target, port, limits, events, options) : done;
        });
    }

    private void demonstrate(Platform platform) {
        if (platform.book.summary().loans() == 0) {
            root.say(
                    "run.demonstration",
                    "loans",
                    String.format(Locale.ROOT, "%,d", DEMONSTRATION_LOANS),
                    "days",
                    DEMONSTRATION_DAYS,
                    "seed",
                    DEMONSTRATION_SEED);
            SimulateCommand.simulate(root, platform, DEMONSTRATION_LOANS, DEMONSTRATION_DAYS, DEMONSTRATION_SEED);
        }
    }
}
