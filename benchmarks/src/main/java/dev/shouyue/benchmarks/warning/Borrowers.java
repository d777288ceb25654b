package dev.shouyue.benchmarks.warning;

import dev.shouyue.decision.PolicyPacks;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.simulator.Behaviours;
import dev.shouyue.simulator.Foresight;
import dev.shouyue.simulator.SimulatedLoan;
import dev.shouyue.simulator.TruthOf;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The borrowers of a simulated lender, one after the other, with their loans and all that was seen of them. */
final class Borrowers {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final WorldSettings settings;
    private final World world;
    private final Behaviours behaviours;
    private final TruthOf truth;
    private final double strength;
    private final boolean paydays;
    private final PolicyPacks packs = PolicyPacks.builtIn();

    Borrowers(WorldSettings settings, double strength) {
        this(settings, strength, true);
    }

    /** With a book that says on which day income comes, or does not. */
    Borrowers(WorldSettings settings, double strength, boolean paydays) {
        this.paydays = paydays;
        this.settings = settings;
        this.world = World.of(settings);
        this.behaviours = Behaviours.of(settings).weakenedTo(strength);
        this.truth = new TruthOf(settings);
        this.strength = strength;
    }

    /** One of them; {@code foresight} is what nobody may know. */
    record Borrower(String name, List<LoanSeen> loans, List<Happening> log, Foresight foresight) {}

    LocalDate today() {
        return settings.lastDay();
    }

    void read(Consumer<Borrower> reader) {
        IntStream.range(0, settings.loans())
                .filter(World::isFirstOfBorrower)
                .mapToObj(this::borrower)
                .forEach(reader);
    }

    private Borrower borrower(int first) {
        List<LoanSeen> loans = behaviours.loansOf(first).stream()
                .map(world::loan)
                .map(this::seen)
                .toList();
        return new Borrower("B" + first, loans, behaviours.borrower(first), truth.of(first, strength));
    }

    private LoanSeen seen(SimulatedLoan loan) {
        return new LoanSeen(
                loan.terms(),
                Facts.of(loan.facts()),
                packs.policy(loan.pack(), loan.terms().drawnOn()),
                paydays ? OptionalInt.of(loan.borrower().payday()) : OptionalInt.empty());
    }
}
