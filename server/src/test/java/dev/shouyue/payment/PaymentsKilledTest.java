package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The desks in a process that is killed again and again, wherever it is, while the channels and their borrowers go on: at the end
 * the books are as if nothing had been. {@code shouyue.kills} has it killed more often, {@code shouyue.kills.loans} makes the world larger.
 */
class PaymentsKilledTest {

    private static final int KILLS = Integer.getInteger("shouyue.kills", 5);
    private static final int LOANS = Integer.getInteger("shouyue.kills.loans", 30);

    /** The process lives for up to so long after it is up, in milliseconds: in a larger world longer, so that it is killed throughout. */
    private static final int LIFE = 1_000 + LOANS;

    @TempDir
    Path folder;

    @Test
    void a_process_that_is_killed_at_any_moment_loses_nothing_and_doubles_nothing() throws IOException {
        try (World world = new World(folder, 5, LOANS)) {
            Lives lives = new Lives(world);
            try {
                world.agree();
                world.live(lives.begin(world.leave()));
            } finally {
                lives.end();
            }
            new WorldProof(world).all();
            assertThat(lives.kills.get()).as("it was killed so often").isGreaterThanOrEqualTo(KILLS);
        }
    }

    /** The process, and each that follows when it was killed. */
    private final class Lives {

        final AtomicInteger kills = new AtomicInteger();

        private final World world;
        private final LongBuffer shared;
        private final Random dice = new Random(5);
        private @Nullable Process process;

        Lives(World world) throws IOException {
            this.world = world;
            shared = PaymentsProcess.shared(folder.resolve("clock"));
        }

        /** What the world has done at each moment from here on. */
        World.Workers begin(URI ear) {
            return now -> {
                shared.put(PaymentsProcess.NOW, now.toEpochMilli());
                while (shared.get(PaymentsProcess.DONE) != now.toEpochMilli()) {
                    if (process == null || !process.isAlive()) {
                        process = start(ear);
                    }
                    LockSupport.parkNanos(1_000_000);
                }
            };
        }

        private Process start(URI ear) {
            try {
                Path output = Files.createTempFile(folder, "desks", ".txt");
                Process started = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PaymentsProcess.class.getName(),
                                world.url(),
                                world.other.settings.toString(),
                                folder.resolve("clock").toString(),
                                String.valueOf(ear.getPort()))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                while (started.isAlive() && !Files.readString(output).contains("hears at")) {
                    LockSupport.parkNanos(5_000_000);
                }
                assertThat(started.isAlive()).as(Files.readString(output)).isTrue();
                if (kills.get() < KILLS) {
                    long life = dice.nextInt(LIFE);
                    Thread.ofVirtual().start(() -> {
                        LockSupport.parkNanos(life * 1_000_000);
                        if (started.isAlive()) {
                            kills.incrementAndGet();
                            started.destroyForcibly();
                        }
                    });
                }
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
