package dev.shouyue.cli;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.servicing.Simulation;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "simulate", description = "Fills an empty book with simulated loans.")
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

    /**
     * Fills an empty book. The same again is fine; into other loans nothing is mixed, since a simulated payment on a
     * lender's loan could never be taken back.
     */
    static void simulate(Root root, Platform platform, int loans, int days, long seed) {
        WorldSettings calm = WorldSettings.calm(seed, loans);
        World world = World.of(calm.withWindow(calm.start(), days));
        Simulation simulation = new Simulation(seed, days, loans);
        long held = platform.book.summary().loans();
        if (held == 0) {
            root.say(
                    "simulate.done",
                    "loans",
                    String.format(Locale.ROOT, "%,d", loans),
                    "facts",
                    String.format(Locale.ROOT, "%,d", load(root, platform, world, simulation)),
                    "seed",
                    seed);
        } else if (platform.book.simulations().contains(simulation)) {
            root.say("simulate.already", "loans", String.format(Locale.ROOT, "%,d", loans), "seed", seed);
        } else {
            throw new IllegalStateException(
                    root.words().say("simulate.held", "loans", String.format(Locale.ROOT, "%,d", held)));
        }
    }

    private static long load(Root root, Platform platform, World world, Simulation simulation) {
        int loans = world.settings().loans();
        try (Root.Bar bar =
                new Root.Bar(root.words().say("bar.simulating"), root.words().say("unit.loans"), loans)) {
            return platform.bookLoad
                    .load(SimulatedBook.parts(world), WORKERS, bar.progress(), loans, Optional.of(simulation))
                    .facts();
        }
    }
}
