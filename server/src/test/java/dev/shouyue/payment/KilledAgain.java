package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server that is killed so many times in the life of a world, and started again whenever it is gone. When is drawn from all that is
 * done in that life, the work of the desks at a moment or what others do meanwhile, each as likely as another, however large the world
 * is; the kill comes some time after that was begun, up to as long as the longest took so far, sooner rather than later: most takes
 * milliseconds, some a minute.
 */
final class KilledAgain implements World.Workers, AutoCloseable {

    /** The exit of a process that was killed: 128 and the number of the signal. */
    private static final int KILLED = 137;

    /** From so many loans on it is worth the while to have the server compiled well: it signs eight times faster then. */
    private static final int LARGE = 1_000;

    private final World world;
    private final Path folder;
    private final int port;
    private final Random dice;
    private final List<Thread> killers = new ArrayList<>();
    private final Thread supervisor;

    /** What was being done when it was killed, and how often; and the days of it. */
    private final Map<String, Integer> kills = new TreeMap<>();

    private final List<String> days = new ArrayList<>();

    private int phasesLeft = World.phases();
    private int killsLeft;
    private String doing = "";
    private long begun = System.nanoTime();
    private double longest = 1_000;
    private volatile @Nullable Process process;
    private volatile boolean isOver;
    private volatile @Nullable Throwable fault;

    KilledAgain(World world, Path folder, int port, int kills, Random dice) {
        this.world = world;
        this.folder = folder;
        this.port = port;
        this.dice = dice;
        killsLeft = kills;
        supervisor = Thread.ofPlatform().name("supervisor").start(this::supervise);
    }

    @Override
    public void work() {
        begin("the desks");
        long moment = world.time.ask();
        while (!world.time.isDone(moment)) {
            check();
            pause(1);
        }
    }

    @Override
    public void meanwhile(String what, Runnable deed) {
        begin(what);
        world.time.open(true);
        try {
            deed.run();
        } finally {
            world.time.open(false);
        }
    }

    private synchronized void begin(String what) {
        long now = System.nanoTime();
        longest = Math.max(longest, (now - begun) / 1e6);
        begun = now;
        doing = what;
        if (dice.nextInt(Math.max(1, Math.max(phasesLeft, killsLeft))) < killsLeft) {
            killsLeft--;
            long after = Math.round(Math.pow(longest, dice.nextDouble()));
            killers.add(Thread.ofVirtual().start(() -> {
                pause(after);
                kill();
            }));
        }
        phasesLeft--;
    }

    /** Kills it, or the next one where it was killed before. */
    private void kill() {
        while (!hit()) {
            if (isOver || fault != null) {
                return;
            }
            pause(1);
        }
    }

    /** Whether one was alive to be killed. */
    private synchronized boolean hit() {
        Process alive = process;
        if (alive == null || !alive.isAlive()) {
            return false;
        }
        kills.merge(doing, 1, Integer::sum);
        days.add(world.today().toString());
        alive.destroyForcibly().onExit().join();
        return true;
    }

    /** Before a call that was not answered is made again. */
    void awaitNext() {
        check();
        pause(5);
    }

    private void check() {
        Throwable met = fault;
        if (met != null) {
            throw new AssertionError("the server met a fault", met);
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    private void supervise() {
        try {
            for (int life = 0; !isOver; life++) {
                Path output = folder.resolve("server-" + life + ".txt");
                Process started = start(output);
                process = started;
                int exit = started.waitFor();
                String said = Files.readString(output);
                assertThat(exit).as(said).isEqualTo(KILLED);
                assertThat(said).as("faults are all that it logs").doesNotContain(" ERROR ");
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            fault = e;
        }
    }

    private Process start(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=" + (world.loans < LARGE ? 1 : 4),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        world.url(),
                        world.other.settings.toString(),
                        world.time.file().toString(),
                        folder.resolve("server").toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** It is killed as often as was asked, ends, and says when that was. */
    void end(int asked) throws InterruptedException {
        for (Thread killer : killers) {
            killer.join();
        }
        close();
        supervisor.join();
        check();
        assertThat(days).as("it was killed so often").hasSize(asked);
        System.out.println("killed during " + kills + ", on " + days);
    }

    @Override
    public void close() {
        isOver = true;
        Process last = process;
        if (last != null) {
            last.destroyForcibly();
        }
    }
}
