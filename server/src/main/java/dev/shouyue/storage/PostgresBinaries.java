package dev.shouyue.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL that come along, unpacked once for a user: {@code bin/initdb}, {@code bin/pg_ctl},
 * {@code bin/postgres}.
 */
record PostgresBinaries(Path folder) {

    /**
     * Unpacks them into the user's cache, or into {@code home} when the user has none that can be written.
     *
     * @throws DatabaseUnavailable when there are none for this kind of machine, or no place for them
     */
    static PostgresBinaries unpacked(Path home) {
        String archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        if (PostgresBinaries.class.getResource(archive) == null) {
            throw new DatabaseUnavailable(Say.of(
                    "noBinaries", "system", System.getProperty("os.name"), "machine", System.getProperty("os.arch")));
        }
        try {
            String name = "postgresql-" + digest(archive).substring(0, 16);
            Path folder = cache().orElse(home).resolve(name);
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new DatabaseUnavailable(Say.of("unpack", "why", reason(e)), e);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Name of the archive on the class path, such as {@code /postgres-linux-x86_64.txz}. */
    static String archive(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String cpu =
                switch (machine.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine.toLowerCase(Locale.ROOT);
                };
        return "/postgres-" + os + "-" + cpu + ".txz";
    }

    private static Optional<Path> cache() {
        Path base = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "/nowhere"), ".cache"));
        Path own = base.resolve("shouyue");
        try {
            Files.createDirectories(own);
            return Files.isWritable(own) ? Optional.of(own) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String digest(String archive) throws IOException {
        try (InputStream in = open(archive)) {
            return HexFormat.of().formatHex(Sha256.of(in));
        }
    }

    /** Into a folder of its own first, so that a second copy or a cut never sees half of it. */
    private static void unpack(String archive, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking");
        try {
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, fresh);
                }
            }
            try {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                return; // another copy was faster
            } catch (FileSystemException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        } finally {
            delete(fresh);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, into.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if (entry.getName().replaceFirst("^\\./", "").startsWith("bin/")
                    && !target.toFile().setExecutable(true, false)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException(archive + " is missing from the program");
        }
        return in;
    }

    /** Deletes a folder and all in it; what cannot be deleted stays. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted: " + reason(e), e);
        }
    }

    static String reason(IOException e) {
        return e instanceof FileSystemException denied && denied.getReason() != null
                ? denied.getFile() + ": " + denied.getReason()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
