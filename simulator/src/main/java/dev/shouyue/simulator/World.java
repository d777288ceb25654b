package dev.shouyue.simulator;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The door of the simulator: a world of loans, each made when it is asked for and never kept. Loan {@code i} depends on
 * the settings and {@code i} alone, so any part can be made in any order, on any number of threads.
 */
public final class World {

    private final WorldSettings settings;
    private final LoanMaker maker;

    private World(WorldSettings settings) {
        this.settings = settings;
        this.maker = new LoanMaker(settings);
    }

    public static World of(WorldSettings settings) {
        return new World(settings);
    }

    public WorldSettings settings() {
        return settings;
    }

    /** Loan {@code index}, from 0. */
    public SimulatedLoan loan(int index) {
        if (index < 0 || index >= settings.loans()) {
            throw new IndexOutOfBoundsException(
                    "this world holds loans 0 to " + (settings.loans() - 1) + ", there is no loan " + index);
        }
        return maker.make(index, LoanMaker.NOBODY);
    }

    /** All loans in order, made as the stream is read; may be read in parallel. */
    public Stream<SimulatedLoan> loans() {
        return IntStream.range(0, settings.loans()).mapToObj(this::loan);
    }

    /** Hands loans {@code from} (inclusive) to {@code to} (exclusive) to {@code reader}, in order. */
    public void read(int from, int to, Consumer<SimulatedLoan> reader) {
        for (int i = from; i < to; i++) {
            reader.accept(loan(i));
        }
    }

    /** The borrower of loan {@code index}, as the index of its first loan. */
    public static int borrowerOf(int index) {
        return LoanMaker.borrowerIndex(index);
    }

    /** Whether loan {@code index} is the first in the world of its borrower: each borrower has exactly one such loan. */
    public static boolean isFirstOfBorrower(int index) {
        return LoanMaker.borrowerIndex(index) == index;
    }
}
