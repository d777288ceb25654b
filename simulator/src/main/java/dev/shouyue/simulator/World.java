package dev.shouyue.simulator;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The door of the simulator: a world of loans, each made when it is asked for and never kept. Loan {@code i} depends on
 * the settings and {@code i} alone, so any part can be made in any order, on any number of threads, and memory does not
 * grow with the world.
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

    /** Hands the loans of a range to {@code reader}, in order. */
    public void read(Range range, Consumer<SimulatedLoan> reader) {
        read(range.from(), range.to(), reader);
    }

    /**
     * The whole world in ranges of {@code size} loans (the last may be smaller), in order: work for several threads. The
     * first loan of a borrower and the further ones may lie in two ranges; {@link #isFirstOfBorrower} tells them apart.
     */
    public List<Range> ranges(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a range holds at least 1 loan, not " + size);
        }
        return new Ranges(settings.loans(), size);
    }

    /** The borrower of loan {@code index}, as the index of its first loan. */
    public static int borrowerOf(int index) {
        return LoanMaker.borrowerIndex(index);
    }

    /** Whether loan {@code index} is the first in the world of its borrower: each borrower has exactly one such loan. */
    public static boolean isFirstOfBorrower(int index) {
        return LoanMaker.borrowerIndex(index) == index;
    }

    /** Loans {@code from} (inclusive) to {@code to} (exclusive). */
    public record Range(int from, int to) {
        public int size() {
            return to - from;
        }
    }

    private static final class Ranges extends AbstractList<Range> implements RandomAccess {
        private final int loans;
        private final int size;

        Ranges(int loans, int size) {
            this.loans = loans;
            this.size = size;
        }

        @Override
        public Range get(int index) {
            java.util.Objects.checkIndex(index, size());
            int from = index * size;
            return new Range(from, from + Math.min(size, loans - from));
        }

        @Override
        public int size() {
            return (int) (((long) loans + size - 1) / size);
        }
    }
}
