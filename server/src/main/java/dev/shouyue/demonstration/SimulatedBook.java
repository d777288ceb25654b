package dev.shouyue.demonstration;

import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.servicing.BookLoad;
import dev.shouyue.servicing.BookLoad.NewBorrower;
import dev.shouyue.servicing.BookLoad.NewLoan;
import dev.shouyue.simulator.Borrower;
import dev.shouyue.simulator.SimulatedLoan;
import dev.shouyue.simulator.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The loans of a simulated world as the book takes them, in parts that can be loaded at once. */
public final class SimulatedBook {

    private static final int PART = 50_000;

    private SimulatedBook() {}

    /** All loans of a world, with its borrowers. */
    public static List<BookLoad.Part> parts(World world) {
        return parts(world, loan -> Optional.of(newLoan(loan)));
    }

    /** Some loans of a world, numbered and named after {@code before} others, each of a borrower of its own. */
    public static List<BookLoad.Part> parts(World world, int before, Predicate<SimulatedLoan> which) {
        return parts(world, loan -> which.test(loan) ? Optional.of(renamed(loan, before)) : Optional.empty());
    }

    private static List<BookLoad.Part> parts(World world, Function<SimulatedLoan, Optional<NewLoan>> as) {
        int loans = world.settings().loans();
        List<BookLoad.Part> parts = new ArrayList<>();
        for (int from = 0; from < loans; from += PART) {
            int first = from;
            int end = Math.min(loans, from + PART);
            parts.add(to -> world.read(first, end, loan -> as.apply(loan).ifPresent(to)));
        }
        return parts;
    }

    private static NewLoan newLoan(SimulatedLoan loan) {
        return newLoan(
                loan,
                loan.index() + 1L,
                borrower(
                        loan.borrower(),
                        World.borrowerOf(loan.index()) + 1L,
                        loan.borrower().id()),
                World.isFirstOfBorrower(loan.index()),
                loan.terms());
    }

    private static NewLoan renamed(SimulatedLoan loan, int before) {
        long key = before + loan.index() + 1L;
        Terms terms = loan.terms();
        return newLoan(
                loan,
                key,
                borrower(loan.borrower(), key, "B" + key),
                true,
                new Terms(
                        "L" + key,
                        terms.currency(),
                        terms.principal(),
                        terms.drawnOn(),
                        terms.contractRate(),
                        terms.schedule(),
                        terms.agreed()));
    }

    private static NewLoan newLoan(SimulatedLoan loan, long key, NewBorrower borrower, boolean first, Terms terms) {
        return new NewLoan(key, borrower, first, loan.product(), loan.pack(), terms, loan.facts());
    }

    private static NewBorrower borrower(Borrower borrower, long key, String name) {
        return new NewBorrower(
                key, name, borrower.birthYear(), borrower.region(), borrower.channel(), borrower.payday());
    }
}
