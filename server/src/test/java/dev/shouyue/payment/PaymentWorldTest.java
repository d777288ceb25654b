package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weeks of payments over all channels with all faults on: at the end every fen is accounted for. {@code shouyue.world.loans} and
 * {@code shouyue.world.seed} make it larger, {@code shouyue.world.worlds} lets so many follow one another, each by the next seed: there are some three payments a loan.
 */
class PaymentWorldTest {

    @TempDir
    Path folder;

    static LongStream seeds() {
        Long one = Long.getLong("shouyue.world.seed");
        return one == null
                ? LongStream.of(1, 2, 3)
                : LongStream.range(one, one + Integer.getInteger("shouyue.world.worlds", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_fen_is_accounted_for(long seed) {
        int loans = Integer.getInteger("shouyue.world.loans", 80);
        long begun = System.nanoTime();
        try (World world = new World(folder, seed, loans)) {
            world.live();
            WorldProof proof = new WorldProof(world);
            proof.all();
            assertThat(proof.payments())
                    .as("payments of a world that was lived; how often a debit is tried again differs from run to run")
                    .isGreaterThan(loans * 5 / 2);
            System.out.printf(
                    "seed %d: %,d payments of %,d loans, every fen accounted for, in %,d s%n",
                    seed, proof.payments(), loans, (System.nanoTime() - begun) / 1_000_000_000);
        }
    }
}
