package dev.shouyue.cli;

import dev.shouyue.servicing.Rebuild;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Commands over the whole book. */
final class BookCommands {

    private BookCommands() {}

    @Command(name = "prove", description = "Proves the books: facts, positions and journal agree, loan by loan.")
    static final class Proving implements Callable<Integer> {

        @ParentCommand
        private Root root = new Root();

        @Override
        public Integer call() {
            return root.on(platform -> {
                try (Root.Bar bar = new Root.Bar("Proving", "loans", 1)) {
                    Rebuild.Result result = platform.rebuild.prove(bar.progress());
                    print(result);
                    return result.booksAgree() ? Root.DONE : Root.FAILED;
                }
            });
        }
    }

    @Command(name = "rebuild", description = "Computes all positions anew from the facts and replaces what differs.")
    static final class Rebuilding implements Callable<Integer> {

        @ParentCommand
        private Root root = new Root();

        @Override
        public Integer call() {
            return root.on(platform -> {
                try (Root.Bar bar = new Root.Bar("Rebuilding", "loans", 1)) {
                    print(platform.rebuild.rebuild(bar.progress()));
                    return Root.DONE;
                }
            });
        }
    }

    private static void print(Rebuild.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%,d loans compared, %,d differences, trial balance %d, %.1f s%n",
                result.loans(),
                result.differences(),
                result.trialBalance(),
                result.elapsed().toMillis() / 1000.0);
        result.differing().forEach(difference -> System.out.println("  " + difference));
    }
}
