package dev.shouyue.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of uploaded files: one folder an import, with the files, what is known of the import, and its rejected rows.
 * It outlives the program, so that an import that was broken off can be resumed.
 */
final class Uploads {

    private static final String KNOWN = "import.json";
    private static final String FILES = "files";
    private static final String REJECTS = "rejects.csv";

    private final Path folder;
    private final JsonMapper json;

    Uploads(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    /** Keeps an uploaded file; the digest of its content. */
    String keep(String id, String name, InputStream content) {
        try {
            Path target =
                    Files.createDirectories(folder.resolve(id).resolve(FILES)).resolve(name);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(content, digest)) {
                Files.copy(in, target);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path file(String id, String name) {
        return folder.resolve(id).resolve(FILES).resolve(name);
    }

    Path rejects(String id) {
        return folder.resolve(id).resolve(REJECTS);
    }

    void write(ImportApi.Import known) {
        try {
            Path place = folder.resolve(known.id());
            Path part = place.resolve(KNOWN + ".part");
            Files.writeString(part, json.writeValueAsString(known));
            Files.move(part, place.resolve(KNOWN), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All imports that are known, newest first. */
    List<ImportApi.Import> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ImportApi.Import> found = new ArrayList<>();
        try (Stream<Path> places = Files.list(folder)) {
            places.map(place -> place.resolve(KNOWN)).filter(Files::exists).forEach(file -> read(file)
                    .ifPresent(found::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(ImportApi.Import::createdAt).reversed());
        return found;
    }

    private Optional<ImportApi.Import> read(Path file) {
        try {
            return Optional.of(json.readValue(Files.readString(file), ImportApi.Import.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String id) {
        Path place = folder.resolve(id);
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(place)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
