package dev.shouyue.cli;

import dev.shouyue.servicing.Rebuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Commands over the whole book. */
final class BookCommands {

    private static final int LISTED = 20;

    private BookCommands() {}

    @Command(name = "prove", description = "Proves the books: facts, positions and journal agree, loan by loan.")
    static final class Proving implements Callable<Integer> {

        @ParentCommand
        private Root root = new Root();

        @Override
        public Integer call() {
            return root.on(platform -> {
                try (Root.Bar bar = new Root.Bar(
                        root.words().say("bar.proving"), root.words().say("unit.loans"), 1)) {
                    Rebuild.Result result = platform.proofs
                            .prove(Optional.empty(), bar.progress())
                            .result();
                    print(root, result);
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
                try (Root.Bar bar = new Root.Bar(
                        root.words().say("bar.rebuilding"), root.words().say("unit.loans"), 1)) {
                    print(root, platform.rebuild.rebuild(bar.progress()));
                    return Root.DONE;
                }
            });
        }
    }

    private static void print(Root root, Rebuild.Result result) {
        List<Object> told = new ArrayList<>(List.of(
                "loans",
                String.format(Locale.ROOT, "%,d", result.loans()),
                "differences",
                String.format(Locale.ROOT, "%,d", result.differences()),
                "seconds",
                String.format(Locale.ROOT, "%.1f", result.elapsed().toMillis() / 1000.0)));
        result.trialBalance().ifPresent(balance -> told.addAll(List.of("balance", balance)));
        root.say(result.trialBalance().isPresent() ? "compared" : "rebuilt", told.toArray());
        result.differing().stream()
                .limit(LISTED)
                .forEach(difference ->
                        System.out.println("  " + difference.told().in(root.language())));
        if (result.differences() > LISTED) {
            root.say("more", "n", String.format(Locale.ROOT, "%,d", result.differences() - LISTED));
        }
    }
}
