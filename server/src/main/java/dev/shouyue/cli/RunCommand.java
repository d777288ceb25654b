package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.api.ServerLimits;
import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incidents;
import dev.shouyue.demonstration.PaymentDays;
import dev.shouyue.event.EventSettings;
import dev.shouyue.servicing.Simulation;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final Simulation SIMULATION =
            new Simulation(DEMONSTRATION_SEED, DEMONSTRATION_DAYS, DEMONSTRATION_LOANS);
    private static final World WORLD = World.of(WorldSettings.calm(DEMONSTRATION_SEED, DEMONSTRATION_LOANS));

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
        Path target = report.toString().isEmpty() ? inFolder("report.html") : report;
        return root.on(platform -> {
            boolean isNew = demonstrate(platform);
            int done = new ReplayCommand(root, target)
                    .upTo(
                            platform.book.simulations().contains(SIMULATION)
                                    ? Optional.of(WORLD.settings().lastDay())
                                    : Optional.empty())
                    .replay(platform);
            if (isNew && done == Root.DONE && !options.hasChannels()) {
                pay(platform);
            }
            return done == Root.DONE ? ServeCommand.serve(root, platform, target, port, limits, events, options) : done;
        });
    }

    /** A file of the data folder, which an external database does without. */
    private Path inFolder(String name) {
        try {
            return Files.createDirectories(root.folder()).resolve(name);
        } catch (IOException e) {
            throw new UnwrittenFile(root.folder().resolve(name), e);
        }
    }

    /** Borrowers of the demonstration pay by simulated channels, so that there is something to see to. */
    private void pay(Platform platform) {
        root.say("run.payments");
        PaymentDays days = new PaymentDays(WORLD);
        try {
            days.live(Files.createDirectories(root.folder().resolve("demonstration")), platform::payments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        platform.incidents.create(
                new Incident.Report(
                        Incident.Kind.CHANNEL,
                        Optional.of("wechat"),
                        days.downFrom(),
                        days.downTo(),
                        true,
                        Optional.empty(),
                        false,
                        LocalDate.ofInstant(days.downTo(), ZoneOffset.UTC).plusDays(Incidents.FAIR_DAYS),
                        root.words().say("run.incident")),
                List.of(),
                "demonstration",
                Optional.empty());
    }

    /** Whether the demonstration book was made. */
    private boolean demonstrate(Platform platform) {
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
            return true;
        }
        return false;
    }
}
