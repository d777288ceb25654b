package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.simulator.NativeFiles;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
                    spec.commandLine(), "--loans is 1 to 10000000 and --days 1 to 3650");
        }
        return root.on(platform -> {
            ImportReport report = simulate(platform, loans, days, seed);
            System.out.printf(
                    "simulated %,d loans with %,d facts%n",
                    report.imported().getOrDefault("loans", 0L),
                    report.imported().getOrDefault("facts", 0L));
            return report.rejected() == 0 ? Root.DONE : Root.REJECTED;
        });
    }

    /** Writes the world as files of the native format and imports them through the front door. */
    static ImportReport simulate(Platform platform, int loans, int days, long seed) {
        WorldSettings calm = WorldSettings.calm(seed, loans);
        World world = World.of(calm.withWindow(calm.start(), days));
        Path folder = null;
        try {
            folder = Files.createTempDirectory("shouyue-world");
            List<Path> files;
            try (Root.Bar bar = new Root.Bar("Simulating", "loans", loans)) {
                files = NativeFiles.write(world, folder, NativeFiles.Packing.PLAIN, done -> bar.progress()
                        .report(done, loans));
            }
            try (Root.Bar bar = new Root.Bar("Importing", "B", 1)) {
                return platform.intake.run(Format.NATIVE, files, Optional.empty(), false, bar.progress()::report);
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
