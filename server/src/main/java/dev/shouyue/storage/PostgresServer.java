package dev.shouyue.storage;

import dev.shouyue.decision.Sentence;
import dev.shouyue.storage.PostgresPrograms.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    private final Path home;
    private final Path data;
    private final PostgresBinaries binaries;
    private final PostgresPrograms programs;
    private final Thread atExit = new Thread(this::close, "stop-postgres");
    private int port;
    private long logBefore;

    private PostgresServer(Path home, PostgresBinaries binaries) {
        this.home = home;
        this.data = home.resolve("postgres");
        this.binaries = binaries;
        this.programs = PostgresPrograms.of(home, binaries);
    }

    /**
     * Starts a server on {@code home}, making its data when there is none. One that a killed program left running there
     * is stopped first.
     *
     * @throws DatabaseUnavailable naming the reason in one line
     */
    static PostgresServer start(Path home) {
        PostgresServer server = new PostgresServer(home, PostgresBinaries.unpacked(home));
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
                Ended initdb = programs.call(
                        List.of(
                                "initdb",
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
                    throw new DatabaseUnavailable(
                            Say.of("notMade", "home", home, "why", initdb.reason(), "log", programs.log()));
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
            Ended start = programs.call(
                    List.of(
                            "pg_ctl",
                            "-D",
                            data.toString(),
                            "-w",
                            "-t",
                            Integer.toString(START_SECONDS),
                            "-o",
                            PostgresOptions.text(port),
                            "start"),
                    START_SECONDS + 30);
            if (start.code() == 0) {
                logBefore = programs.said();
                return;
            }
            if (!start.said().contains("Address already in use") || attempt == PORTS_TO_TRY) {
                throw new DatabaseUnavailable(
                        Say.of("notStarted", "home", home, "why", start.reason(), "log", programs.log()));
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
            return Optional.of(new Ended(1, programs.saidSince(logBefore)).reason());
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
            throw new DatabaseUnavailable(
                    Say.of("notStopped", "home", home, "why", stop.reason(), "log", programs.log()));
        }
        server.ifPresent(PostgresServer::awaitEnd);
    }

    private Ended stop(String mode) {
        return programs.call(
                List.of(
                        "pg_ctl",
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
}
