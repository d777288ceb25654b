package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.intake.Format;
import dev.shouyue.servicing.Simulation;
import dev.shouyue.simulator.NativeFiles;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "simulate", description = "Makes a book of simulated loans and imports it as any lender's files.")
final class SimulateCommand implements Callable<Integer> {

    private static final int WORKERS = 2;

    @ParentCommand
    private Root root = new Root();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--loans", required = true, paramLabel = "N", description = "1 to 10 million")
    private int loans;

    @Option(names = "--days", paramLabel = "N", description = "length of the window (default: 365)")
    private int days = 365;

    @Option(names = "--seed", paramLabel = "S", description = "equal seeds make equal books (default: 1)")
    private long seed = 1;

    @Override
    public Integer call() {
        if (loans < 1 || loans > 10_000_000 || days < 1 || days > 3_650) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), root.words().say("simulate.size"));
        }
        return root.on(platform -> {
            simulate(root, platform, loans, days, seed);
            return Root.DONE;
        });
    }

    /** Fills an empty book straight away; a book that holds loans takes the simulated ones through the front door. */
    static void simulate(Root root, Platform platform, int loans, int days, long seed) {
        WorldSettings calm = WorldSettings.calm(seed, loans);
        World world = World.of(calm.withWindow(calm.start(), days));
        long facts =
                platform.book.summary().loans() == 0 ? load(root, platform, world) : imported(root, platform, world);
        root.say(
                "simulate.done",
                "loans",
                String.format(Locale.ROOT, "%,d", loans),
                "facts",
                String.format(Locale.ROOT, "%,d", facts),
                "seed",
                seed);
    }

    private static long load(Root root, Platform platform, World world) {
        int loans = world.settings().loans();
        try (Root.Bar bar = new Root.Bar(root.words().say("bar.simulating"), "loans", loans)) {
            return platform.bookLoad
                    .load(
                            SimulatedBook.parts(world),
                            WORKERS,
                            bar.progress(),
                            loans,
                            Optional.of(simulation(world, loans)))
                    .facts();
        }
    }

    private static Simulation simulation(World world, long loans) {
        return new Simulation(world.settings().seed(), world.settings().days(), loans);
    }

    private static long imported(Root root, Platform platform, World world) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("shouyue-world");
            List<Path> files;
            int loans = world.settings().loans();
            try (Root.Bar bar = new Root.Bar(root.words().say("bar.simulating"), "loans", loans)) {
                files = NativeFiles.write(world, folder, NativeFiles.Packing.PLAIN, done -> bar.progress()
                        .report(done, loans));
            }
            try (Root.Bar bar = new Root.Bar(root.words().say("bar.importing"), "B", 1)) {
                Map<String, Long> imported = platform.intake
                        .asOf(world.settings().lastDay())
                        .run(Format.NATIVE, files, Optional.empty(), false, bar.progress()::report)
                        .imported();
                platform.book.tell(simulation(world, imported.getOrDefault("loans", 0L)));
                return imported.getOrDefault("facts", 0L);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated files cannot be written: " + e.getMessage(), e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a temporary folder
        }
    }
}
