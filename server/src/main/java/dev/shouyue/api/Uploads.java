package dev.shouyue.api;

import dev.shouyue.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of uploaded files: one folder an import, with the files, what is known of the import, and its rejected rows.
 * It outlives the program, so that an import that was broken off can be resumed.
 */
final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final String KNOWN = "import.json";
    private static final String FILES = "files";
    private static final String REJECTS = "rejects.csv";

    private final Path folder;
    private final JsonMapper json;

    Uploads(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
    }

    /** Puts content into a file that is not there yet. */
    interface Content {
        void to(java.io.File file) throws IOException;
    }

    /** Keeps an uploaded file; the digest of its content. */
    String keep(String id, String name, Content content) throws IOException {
        Path target = Files.createDirectories(folder.resolve(id).resolve(FILES)).resolve(name);
        content.to(target.toAbsolutePath().toFile());
        try (InputStream in = Files.newInputStream(target)) {
            return HexFormat.of().formatHex(Sha256.of(in));
        }
    }

    Path file(String id, String name) {
        return folder.resolve(id).resolve(FILES).resolve(name);
    }

    boolean hasFiles(String id) {
        return Files.isDirectory(folder.resolve(id).resolve(FILES));
    }

    Path rejects(String id) {
        return folder.resolve(id).resolve(REJECTS);
    }

    void write(Import known) {
        try {
            Path place = folder.resolve(known.id());
            Path part = place.resolve(KNOWN + ".part");
            Files.writeString(part, json.writeValueAsString(known));
            Files.move(part, place.resolve(KNOWN), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All imports that are known. */
    List<Import> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Import> found = new ArrayList<>();
        try (Stream<Path> places = Files.list(folder)) {
            places.map(place -> place.resolve(KNOWN)).filter(Files::exists).forEach(file -> read(file)
                    .ifPresent(found::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** One that cannot be read is left alone: the others go on. */
    private static Optional<Import> unreadable(Path file, Exception why) {
        LOG.warn("{} cannot be read, so this import is not shown: {}", file, why.getMessage());
        return Optional.empty();
    }

    private Optional<Import> read(Path file) {
        try {
            return Optional.of(json.readValue(Files.readString(file), Import.class));
        } catch (IOException | JacksonException e) {
            return unreadable(file, e);
        }
    }

    /** Deletes the uploaded files and the rejected rows; what is known of the import stays. */
    void deleteFiles(String id) {
        delete(folder.resolve(id).resolve(FILES));
        delete(rejects(id));
    }

    void delete(String id) {
        delete(folder.resolve(id));
    }

    /** Deletes a folder with what is in it, or a file; neither need be there. */
    static void delete(Path place) {
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
