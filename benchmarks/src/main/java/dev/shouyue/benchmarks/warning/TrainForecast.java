package dev.shouyue.benchmarks.warning;

import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueTraining;
import dev.shouyue.risk.due.Examples;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.hazard.HazardModel;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Makes the model that is shipped: {@code TrainForecast FILE [LOANS]}. It learns from simulated borrowers of one seed, and
 * says so; the same file always comes out.
 */
public final class TrainForecast {

    static final long SEED = 20_260_101;
    static final int LOANS = 200_000;

    private static final int UNTOLD = 5;
    private static final int VERSION_BYTES = 4;

    private TrainForecast() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int loans = arguments.length > 1 ? Integer.parseInt(arguments[1]) : LOANS;
        long began = System.nanoTime();
        Examples examples = examples(loans, 1);
        DueModel model = named(train(examples, loans, HazardModel.Calibration.NONE));
        Files.writeString(file, model.toText());
        System.out.printf(
                Locale.ROOT,
                "%s: %d installments, %d bytes, %.0f s%n",
                file,
                examples.size(),
                Files.size(file),
                (System.nanoTime() - began) / 1e9);
        model.figures().forEach(each -> System.out.printf(Locale.ROOT, "  %-40s %.4f%n", each.name(), each.value()));
        model.checks()
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "  more than %d days: slope %.3f, gap %.4f%n",
                        each.horizon(),
                        each.slope(),
                        each.gap()));
    }

    /** A version of its own for each model: a score that was kept finds the one that made it, also after an upgrade. */
    static DueModel named(DueModel model) {
        return new DueModel(
                model.name(),
                model.version() + "-"
                        + HexFormat.of().formatHex(Sha256.of(model.hazard().toText()), 0, VERSION_BYTES),
                model.origin(),
                model.trainedOn(),
                model.trainedAt(),
                model.hazard(),
                model.importance(),
                model.checks(),
                model.figures(),
                model.report());
    }

    static Examples examples(int loans, double strength) {
        Borrowers borrowers = new Borrowers(WorldSettings.calm(SEED, loans), strength);
        Examples examples = new Examples(borrowers.today(), SEED);
        borrowers.read(each -> examples.add(each.name(), loans(each), each.log(), Borrowers.ZONE));
        return examples;
    }

    /** Of one borrower in five no payday is told: there are such books, and the model has to do without. */
    static List<LoanSeen> loans(Borrowers.Borrower borrower) {
        return Math.floorMod(borrower.name().hashCode(), UNTOLD) > 0
                ? borrower.loans()
                : borrower.loans().stream()
                        .map(each -> new LoanSeen(each.terms(), each.facts(), each.policy()))
                        .toList();
    }

    static DueModel train(Examples examples, int loans, HazardModel.Calibration calibration) {
        return train(examples, DueTraining.learner(SEED), loans, calibration);
    }

    static DueModel train(
            Examples examples, HazardModel.Learner learner, int loans, HazardModel.Calibration calibration) {
        String data = "simulated borrowers, seed " + SEED + ", " + loans + " loans";
        return DueTraining.fit(
                examples,
                learner,
                calibration,
                new DueTraining.Label(
                        "next-due",
                        "simulated-" + SEED + "-" + loans,
                        DueModel.Origin.SIMULATED,
                        data,
                        WorldSettings.calm(SEED, loans).lastDay().toString()));
    }
}
