package dev.shouyue.storage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The programs of PostgreSQL, run as somebody who may run them; {@code postgres.log} holds what they and the server say. */
final class PostgresPrograms {

    private static final Pattern SAID_BY_SERVER = Pattern.compile(".*?\\b(FATAL|PANIC|ERROR|LOG|HINT|DETAIL): +");
    private static final List<String> DEADLY = List.of("FATAL: ", "PANIC: ");

    private final Path home;
    private final Path log;
    private final PostgresBinaries binaries;
    private final List<String> asOther;

    private PostgresPrograms(Path home, PostgresBinaries binaries, List<String> asOther) {
        this.home = home;
        this.log = home.resolve("postgres.log");
        this.binaries = binaries;
        this.asOther = asOther;
    }

    static PostgresPrograms of(Path home, PostgresBinaries binaries) {
        return new PostgresPrograms(home, binaries, notAsRoot());
    }

    Path log() {
        return log;
    }

    /** How a program of PostgreSQL ended, and what was written to the log meanwhile. */
    record Ended(int code, String said) {

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

    /** Runs a program, by its name and its arguments, to its end. */
    Ended call(List<String> command, int seconds) {
        try {
            long before = said();
            List<String> line = new ArrayList<>(asOther);
            line.add(binaries.program(command.getFirst()).toString());
            line.addAll(command.subList(1, command.size()));
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
            return new Ended(process.exitValue(), saidSince(before));
        } catch (IOException e) {
            throw new DatabaseUnavailable(Say.of("unusable", "home", home, "why", PostgresBinaries.reason(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted");
        }
    }

    /** How much was said so far, in bytes. */
    long said() {
        return Files.exists(log) ? log.toFile().length() : 0;
    }

    /** What was said since then; of much the end. */
    String saidSince(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(position, file.length() - 64 * 1024));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
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
}
