package dev.shouyue.benchmarks;

import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.LoanState;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Positions and stored states on one thread. The collector is the serial one, so that a core is a core: nothing is
 * collected on another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms512m", "-Xmx512m"})
public class PositionBenchmark {

    /** As many as fit a core's cache: whoever computes a position has just read the facts. */
    private static final int LOANS = 32;

    private static final LocalDate CLOSED = LocalDate.of(2026, 9, 10);

    private final Policy policy = SampleLoans.policy();
    private final List<SampleLoans.Sample> troubled = SampleLoans.troubled(LOANS);
    private final List<SampleLoans.Sample> untroubled = SampleLoans.untroubled(LOANS);
    private final List<byte[]> stored = troubled.stream()
            .map(loan -> Positions.stateOn(loan.terms(), loan.facts(), policy, CLOSED)
                    .toBytes())
            .toList();
    private int turn;

    /** 12 installments, 40 facts, from scratch. */
    @Benchmark
    public Position position() {
        SampleLoans.Sample loan = troubled.get(next());
        return Positions.on(loan.terms(), loan.facts(), policy, SampleLoans.END);
    }

    /** The same from facts as they are read from storage, to be put in their order first. */
    @Benchmark
    public Position positionOfReadFacts() {
        SampleLoans.Sample loan = troubled.get(next());
        return Positions.on(loan.terms(), Facts.of(loan.facts().inOrder()), policy, SampleLoans.END);
    }

    /** 12 installments, paid on their days, from scratch. */
    @Benchmark
    public Position positionWithoutTrouble() {
        SampleLoans.Sample loan = untroubled.get(next());
        return Positions.on(loan.terms(), loan.facts(), policy, SampleLoans.END);
    }

    /** The fold alone, as those need it who store it and never look at a position. */
    @Benchmark
    public LoanState fold() {
        SampleLoans.Sample loan = troubled.get(next());
        return Positions.stateOn(loan.terms(), loan.facts(), policy, SampleLoans.END);
    }

    /** What the close of a day does to a stored loan on which nothing was recorded. */
    @Benchmark
    public byte[] closeOfStoredState() {
        LoanState state = LoanState.fromBytes(stored.get(next()), policy);
        state.closeDay(CLOSED.plusDays(1));
        return state.toBytes();
    }

    private int next() {
        turn = (turn + 1) & (LOANS - 1);
        return turn;
    }
}
