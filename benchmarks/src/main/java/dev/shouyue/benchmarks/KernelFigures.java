package dev.shouyue.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The figures of the kernel, measured by JMH. */
public final class KernelFigures {

    /** Design, "Figures to reach". */
    private static final double POSITIONS_A_SECOND = 500_000;

    private static final String POSITION = "position";

    private KernelFigures() {}

    /** Measures for less than a minute, on one thread: what has a goal in two processes, what stands beside it in one, for a shorter time. */
    public static List<Figure> measure() throws RunnerException {
        List<RunResult> results = new ArrayList<>(run(POSITION + "$", 2, 5));
        results.addAll(run(POSITION + ".+|fold|closeOfStoredState", 1, 3));
        Figure position =
                Figure.againstGoal("position.per_second_core", score(results, POSITION), "1/s", POSITIONS_A_SECOND);
        return List.of(
                position,
                Figure.besides(
                        "position.of_read_facts_per_second_core",
                        score(results, "positionOfReadFacts"),
                        "1/s",
                        position),
                Figure.besides(
                        "position.untroubled_per_second_core",
                        score(results, "positionWithoutTrouble"),
                        "1/s",
                        position),
                Figure.besides("position.fold_per_second_core", score(results, "fold"), "1/s", position),
                Figure.besides("state.close_per_second_core", score(results, "closeOfStoredState"), "1/s", position));
    }

    private static Collection<RunResult> run(String benchmarks, int processes, int seconds) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(PositionBenchmark.class.getSimpleName() + "\\.(" + benchmarks + ")")
                        .forks(processes)
                        .warmupIterations(seconds)
                        .measurementIterations(seconds)
                        .build())
                .run();
    }

    private static double score(Collection<RunResult> results, String benchmark) {
        String name = PositionBenchmark.class.getName() + "." + benchmark;
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("benchmark " + name + " did not run"))
                .getPrimaryResult()
                .getScore();
    }

    /**
     * Without arguments measures and prints the figures; with {@code --json FILE} writes them too; any other arguments
     * go to JMH, such as {@code -prof gc}.
     */
    public static void main(String[] arguments) throws RunnerException, IOException, CommandLineOptionException {
        if (arguments.length > 0 && !arguments[0].equals("--json")) {
            new Runner(new CommandLineOptions(arguments)).run();
            return;
        }
        List<Figure> figures = measure();
        figures.forEach(System.out::println);
        if (arguments.length == 2) {
            Figure.write(Path.of(arguments[1]), figures);
        }
    }
}
