package dev.shouyue.storage;

import com.sun.security.auth.module.UnixSystem;
import dev.shouyue.decision.Sentence;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A PostgreSQL of our own on a folder: {@code postgres/} holds its data, {@code postgres.log} what it says. Only who can
 * read the folder can sign in: the password is made with the data and kept beside it.
 */
final class PostgresServer implements AutoCloseable {

    /** Crash recovery of a large book takes its time; a server that fails is noticed at once. */
    private static final int START_SECONDS = 900;

    /** A fast stop writes a last checkpoint; one that takes longer is stopped as it stands and recovers when started. */
    private static final int STOP_SECONDS = 180;

    private static final String PASSWORD = "shouyue.password";
    private static final int PORTS_TO_TRY = 5;
    private static final Pattern SAID_BY_SERVER = Pattern.compile(".*?\\b(FATAL|PANIC|ERROR|LOG|HINT|DETAIL): +");
    private static final List<String> DEADLY = List.of("FATAL: ", "PANIC: ");

    private final Path home;
    private final Path data;
    private final Path log;
    private final PostgresBinaries binaries;
    private final List<String> asOther;
    private final Thread atExit = new Thread(this::close, "stop-postgres");
    private int port;
    private long logBefore;

    private PostgresServer(Path home, PostgresBinaries binaries, List<String> asOther) {
        this.home = home;
        this.data = home.resolve("postgres");
        this.log = home.resolve("postgres.log");
        this.binaries = binaries;
        this.asOther = asOther;
    }

    /**
     * Starts a server on {@code home}, making its data when there is none. One that a killed program left running there
     * is stopped first.
     *
     * @throws DatabaseUnavailable naming the reason in one line
     */
    static PostgresServer start(Path home) {
        PostgresServer server = new PostgresServer(home, PostgresBinaries.unpacked(home), notAsRoot());
        server.checkData();
        server.stopLeftBehind();
        if (!Files.exists(server.data.resolve("PG_VERSION"))) {
            server.makeData();
        }
        Runtime.getRuntime().addShutdownHook(server.atExit);
        try {
            server.start();
        } catch (DatabaseUnavailable e) {
            server.takeOver();
            throw e;
        }
        return server;
    }

    /** From here on the caller stops the server when the program ends; until then the server does so itself. */
    void takeOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is ending: the server is being stopped
        }
    }

    Path home() {
        return home;
    }

    /** JDBC URL of a database of the server, user and password included. */
    String url(String database) {
        try {
            Path file = data.resolve(PASSWORD);
            String password = Files.exists(file) ? "&password=" + Files.readString(file) : "";
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres" + password;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    Say.of("folder.unreadable", "home", home, "why", PostgresBinaries.reason(e)), e);
        }
    }

    @Override
    public synchronized void close() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            stop();
        }
    }

    private void checkData() {
        Path version = data.resolve("PG_VERSION");
        if (!Files.isDirectory(data) || isEmpty(data)) {
            return;
        }
        if (!Files.exists(version)) {
            throw damaged(Say.of("file.missing", "file", "postgres/PG_VERSION"));
        }
        try {
            String major = Files.readString(version).strip();
            String ours = Files.readString(binaries.folder().resolve("share/postgresql/postgres.bki"))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .replaceFirst("# PostgreSQL ", "");
            if (!major.equals(ours)) {
                throw new DatabaseUnavailable(Say.of("folder.version", "home", home, "made", major, "ours", ours));
            }
        } catch (IOException e) {
            throw damaged(Say.of("file.unreadable", "file", "postgres/PG_VERSION", "why", PostgresBinaries.reason(e)));
        }
    }

    /**
     * A server whose program was killed goes on alone: it is stopped, which rolls back what was not committed. A
     * postmaster.pid that names no such server is left from a crash of the machine, and its number may be another's now.
     */
    private void stopLeftBehind() {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (running().isPresent()) {
            stop();
        } else {
            try {
                Files.deleteIfExists(pidFile);
            } catch (IOException e) {
                throw damaged(Say.of(
                        "file.undeletable", "file", "postgres/postmaster.pid", "why", PostgresBinaries.reason(e)));
            }
        }
    }

    /** The server that postmaster.pid names, if that process is one. */
    private Optional<ProcessHandle> running() {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() > 1 && lines.getFirst().strip().matches("\\d{1,10}")
                    ? ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(process -> isServer(process, lines.get(1)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it has ended just now
        } catch (IOException e) {
            throw damaged(
                    Say.of("file.unreadable", "file", "postgres/postmaster.pid", "why", PostgresBinaries.reason(e)));
        }
    }

    private static boolean isServer(ProcessHandle process, String folder) {
        ProcessHandle.Info info = process.info();
        String line = info.commandLine()
                .orElseGet(() -> info.command().orElse("") + " "
                        + String.join(" ", info.arguments().orElse(new String[0])));
        return line.contains("postgres") && line.contains(folder);
    }

    /** In a folder of its own first: a cut leaves nothing that looks like data. */
    private void makeData() {
        Path fresh = home.resolve("postgres.new");
        PostgresBinaries.delete(fresh);
        PostgresBinaries.delete(data);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        try {
            Path password = Files.createTempFile(
                    home,
                    "password",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(password, HexFormat.of().formatHex(random));
                Ended initdb = call(
                        List.of(
                                binaries.program("initdb").toString(),
                                "-U",
                                "postgres",
                                "-A",
                                "scram-sha-256",
                                "--pwfile",
                                password.toString(),
                                "-E",
                                "UTF8",
                                "--locale",
                                "C.UTF-8",
                                "-D",
                                fresh.toString()),
                        START_SECONDS);
                if (initdb.code() != 0) {
                    throw new DatabaseUnavailable(Say.of("notMade", "home", home, "why", initdb.reason(), "log", log));
                }
                Files.move(password, fresh.resolve(PASSWORD));
                Files.move(fresh, data);
            } finally {
                Files.deleteIfExists(password);
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    Say.of("folder.unwritable", "home", home, "why", PostgresBinaries.reason(e)), e);
        }
    }

    private synchronized void start() {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            Ended start = call(
                    List.of(
                            binaries.program("pg_ctl").toString(),
                            "-D",
                            data.toString(),
                            "-w",
                            "-t",
                            Integer.toString(START_SECONDS),
                            "-o",
                            options(port),
                            "start"),
                    START_SECONDS + 30);
            if (start.code() == 0) {
                logBefore = Files.exists(log) ? log.toFile().length() : 0;
                return;
            }
            if (!start.said().contains("Address already in use") || attempt == PORTS_TO_TRY) {
                throw new DatabaseUnavailable(Say.of("notStarted", "home", home, "why", start.reason(), "log", log));
            }
        }
    }

    /** What the server said last before it ended on its own; empty while it runs. */
    Optional<String> ended(Duration patience) {
        Optional<ProcessHandle> server = running();
        try {
            if (server.isPresent()) {
                server.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            return Optional.of(new Ended(1, readFrom(logBefore)).reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("it cannot be read why: " + PostgresBinaries.reason(e));
        }
    }

    /** Has {@code work} done when the server ends, for whatever reason. */
    void whenEnded(Runnable work) {
        running()
                .ifPresentOrElse(
                        server -> Thread.ofVirtual().name("postgres-watch").start(() -> {
                            server.onExit().join();
                            work.run();
                        }),
                        work);
    }

    private synchronized void stop() {
        Optional<ProcessHandle> server = running();
        Ended stop = stop("fast");
        if (stop.code() != 0 && running().isPresent()) {
            stop = stop("immediate");
        }
        if (stop.code() != 0 && Files.exists(data.resolve("postmaster.pid"))) {
            throw new DatabaseUnavailable(Say.of("notStopped", "home", home, "why", stop.reason(), "log", log));
        }
        server.ifPresent(PostgresServer::awaitEnd);
    }

    private Ended stop(String mode) {
        return call(
                List.of(
                        binaries.program("pg_ctl").toString(),
                        "-D",
                        data.toString(),
                        "-m",
                        mode,
                        "-w",
                        "-t",
                        Integer.toString(STOP_SECONDS),
                        "stop"),
                STOP_SECONDS + 30);
    }

    /** A server gives its folder free a moment before it is gone; when this returns nothing of it is left. */
    private static void awaitEnd(ProcessHandle server) {
        try {
            server.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the folder is free: what is left of the process does no harm
        }
    }

    /** How a program of PostgreSQL ended, and what was written to the log meanwhile. */
    private record Ended(int code, String said) {

        /** What was wrong, in one line: the first deadly word of the server, or else the last line. */
        String reason() {
            List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream()
                    .filter(line -> DEADLY.stream().anyMatch(line::contains))
                    .findFirst()
                    .or(() -> lines.stream()
                            .filter(line -> line.contains("error:") || line.contains("could not"))
                            .findFirst())
                    .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                    .map(line -> SAID_BY_SERVER.matcher(line).replaceFirst("").strip())
                    .orElse("it ended with exit code " + code);
        }
    }

    private Ended call(List<String> command, int seconds) {
        try {
            long before = Files.exists(log) ? Files.size(log) : 0;
            List<String> line = new ArrayList<>(asOther);
            line.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ended(-1, "no answer within " + seconds + " s");
            }
            return new Ended(process.exitValue(), readFrom(before));
        } catch (IOException e) {
            throw new DatabaseUnavailable(Say.of("unusable", "home", home, "why", PostgresBinaries.reason(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted");
        }
    }

    private String readFrom(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(position, file.length() - 64 * 1024));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private DatabaseUnavailable damaged(Sentence what) {
        return new DatabaseUnavailable(Say.of("folder.damaged", "home", home, "what", what));
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseUnavailable(Say.of("noPort", "why", String.valueOf(e.getMessage())), e);
        }
    }

    /** PostgreSQL refuses to run as root: a user namespace makes it someone else who owns the same files. */
    private static List<String> notAsRoot() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "-U");
        try {
            Process probe = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (probe.waitFor() == 0) {
                return unshare;
            }
        } catch (IOException e) {
            // no unshare here: told below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DatabaseUnavailable(Say.of("root"));
    }

    private static String options(int port) {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        settings().forEach((name, value) -> {
            options.add("-c");
            options.add(name + "=" + value);
        });
        return String.join(" ", options);
    }

    private static Map<String, String> settings() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 4L << 30;
        long shared = Math.clamp((memory / 8) >> 20, 128, 2048);
        return new TreeMap<>(Map.ofEntries(
                Map.entry("shared_buffers", shared + "MB"),
                Map.entry("effective_cache_size", memory / 2 / (1 << 20) + "MB"),
                Map.entry("work_mem", "64MB"),
                Map.entry("maintenance_work_mem", "512MB"),
                Map.entry("max_wal_size", "4GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                // a close writes so many whole pages that packing them costs more than their bytes
                Map.entry("wal_compression", "off"),
                Map.entry("jit", "off"),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", "''"),
                Map.entry("max_connections", "100"),
                // a server that fails ends, so that it is noticed; the next start recovers
                Map.entry("restart_after_crash", "off"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_min_messages", "warning")));
    }
}
