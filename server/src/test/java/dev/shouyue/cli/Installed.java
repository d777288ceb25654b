package dev.shouyue.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The distribution in a folder with no checkout around, and what it does as a process. */
final class Installed {

    private static final long PATIENCE_SECONDS = 240;

    /** Most calls end before it would pay to compile what they run thoroughly. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 ";

    private final Path home;
    private final Path work;
    private final List<String> prefix;

    private final Map<String, String> environment;

    private Installed(Path home, Path work, List<String> prefix, Map<String, String> environment) {
        this.home = home;
        this.work = work;
        this.prefix = prefix;
        this.environment = environment;
    }

    /** The same, run by a Java with options. */
    Installed with(String javaOptions) {
        return in("SHOUYUE_JAVA_OPTS", SHORT_LIVED + javaOptions);
    }

    /** The same with something set in its environment. */
    Installed in(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Installed(home, work, prefix, more);
    }

    /** A test run in the background of a shell ignores Ctrl-C or a hangup, and what it starts inherits that: undone where it can be. */
    private static List<String> hearingCtrlC() throws IOException {
        List<String> prefix = List.of("env", "--default-signal=INT,HUP");
        try {
            return new ProcessBuilder("env", "--default-signal=INT,HUP", "true")
                                    .start()
                                    .waitFor()
                            == 0
                    ? prefix
                    : List.of();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a call left behind. */
    record Ended(int code, String out, String err, Duration took) {}

    static Installed in(Path folder) throws IOException {
        Path built = Path.of("target", "shouyue").toAbsolutePath();
        Path home = Files.createDirectories(folder.resolve("opt/shouyue"));
        Files.createDirectory(home.resolve("bin"));
        for (String file : List.of("shouyue", "java-home")) {
            Files.copy(
                    built.resolve("bin").resolve(file),
                    home.resolve("bin").resolve(file),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createSymbolicLink(home.resolve("lib"), built.resolve("lib"));
        return new Installed(home, Files.createDirectories(folder.resolve("work")), hearingCtrlC(), Map.of()).with("");
    }

    /** Where calls are made from. */
    Path work() {
        return work;
    }

    /** A file where calls are made from; its path. */
    String file(String name, String text) throws IOException {
        return Files.writeString(work.resolve(name), text).toString();
    }

    String launcher() {
        return home.resolve("bin/shouyue").toString();
    }

    /** Runs the command line to its end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        return runWithin(Duration.ofSeconds(PATIENCE_SECONDS), arguments);
    }

    /** Runs the command line to its end, which is to come within {@code patience}. */
    Ended runWithin(Duration patience, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(work, "out", "");
        Path err = Files.createTempFile(work, "err", "");
        long started = System.nanoTime();
        Process process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", arguments) + " did not end; it said " + Files.readString(out)
                    + Files.readString(err));
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out),
                Files.readString(err),
                Duration.ofNanos(System.nanoTime() - started));
    }

    /** Starts the command line and waits until it has said {@code word}. */
    Process start(Path out, String word, String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        await(word, () -> !process.isAlive() || said(out, word));
        if (!process.isAlive()) {
            throw new AssertionError("it ended with " + process.exitValue() + ": " + Files.readString(out));
        }
        return process;
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> line = new ArrayList<>(prefix);
        line.add(launcher());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(work.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(environment);
        return builder;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            Thread.sleep(50);
        }
    }

    private static boolean said(Path out, String word) {
        try {
            return Files.readString(out).contains(word);
        } catch (IOException e) {
            return false;
        }
    }

    /** Processes of a PostgreSQL on a data folder. */
    static List<ProcessHandle> serversOn(Path data) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains("/bin/postgres") && line.contains(data.toString()))
                            .isPresent())
                    .toList();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
