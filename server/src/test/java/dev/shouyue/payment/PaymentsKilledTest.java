package dev.shouyue.payment;

import dev.shouyue.access.Access;
import dev.shouyue.access.Person;
import dev.shouyue.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again, whatever it does, while channels, borrowers and officers go on: at the end the books are as if
 * nothing had been. {@code shouyue.kills} has it killed more often, {@code shouyue.kills.loans} makes the world larger,
 * {@code shouyue.kills.seed} makes it another. The kills are spread over all of the world's days.
 */
class PaymentsKilledTest {

    private static final int KILLS = Integer.getInteger("shouyue.kills", 5);
    private static final int LOANS = Integer.getInteger("shouyue.kills.loans", 30);
    private static final long SEED = Long.getLong("shouyue.kills.seed", 5);

    private static final String PASSWORD = "two of us agree 4711";

    /** Machines give outgoing connections ports above these: none of them takes ours while nobody listens there. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;

    @TempDir
    Path folder;

    @Test
    void a_server_that_is_killed_at_any_moment_loses_nothing_and_doubles_nothing() throws InterruptedException {
        int port = freePort();
        URI home = URI.create("http://127.0.0.1:" + port);
        try (World world = new World(folder, SEED, LOANS, home)) {
            try (KilledAgain server = new KilledAgain(world, folder, port, KILLS, new Random(SEED));
                    PatientClient first = PatientClient.machine(home, token(world), server::awaitNext);
                    PatientClient second = PatientClient.person(home, person(world), PASSWORD, server::awaitNext)) {
                world.live(new OfficeByRest(first, second), server);
                server.end(KILLS);
            }
            WorldProof proof = new WorldProof(world);
            proof.all();
            System.out.printf("%,d payments of %,d loans, every fen accounted for%n", proof.payments(), LOANS);
        }
    }

    /** Those of a program that works for operations. */
    private static String token(World world) {
        return world.platform
                .access
                .tokens
                .create("officer", Role.OPERATIONS, 300, "test")
                .secret();
    }

    /** Somebody of finance, who has chosen a password. */
    private static String person(World world) {
        Access access = world.platform.access;
        Person.WithPassword made = access.users.create("second", "Second Officer", Role.FINANCE);
        String user = made.person().user();
        access.signIns.changePassword(
                access.signIns.signIn(user, made.oneTimePassword(), "127.0.0.1").session(),
                made.oneTimePassword(),
                PASSWORD,
                "127.0.0.1");
        return user;
    }

    private static int freePort() {
        Random dice = new Random();
        for (int i = 0; i < 100; i++) {
            int port = FIRST_PORT + dice.nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // in use
            }
        }
        throw new UncheckedIOException(new IOException("no port is free"));
    }
}
