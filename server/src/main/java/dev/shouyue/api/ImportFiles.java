package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.decision.Sentence;
import dev.shouyue.decision.Told;
import dev.shouyue.intake.FileLook;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportFailed;
import dev.shouyue.intake.Intake;
import dev.shouyue.storage.FullDisk;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.multipart.MultipartFile;

/** The files of imports as the API speaks of them: by the names their owner gave, in formats by word. */
final class ImportFiles {

    private static final int LONGEST_NAME = 120;

    private ImportFiles() {}

    /**
     * Looks at files.
     *
     * @throws Refusal.BadValue when one of them cannot be read, naming it
     */
    static List<FileLook> look(Intake intake, List<Path> files, Optional<Format> asked) {
        try {
            return intake.look(files, asked);
        } catch (ImportFailed e) {
            Sentence told = shown(e.told());
            String name = files.stream()
                    .map(ImportFiles::nameIn)
                    .filter(told.toString()::contains)
                    .findFirst()
                    .orElse("");
            throw new Refusal.BadValue("files", name, Say.of("files.expected"), told);
        }
    }

    /** Why an import failed, to be kept: what a person can do something about, and of a fault that it is ours. */
    static String kept(RuntimeException e) {
        if (FullDisk.caused(e)) {
            return Say.of("disk").kept();
        }
        return e instanceof Told told ? shown(told.told()).kept() : withoutFolder(String.valueOf(e.getMessage()));
    }

    /** The sentence without the folder that only the server knows. */
    private static Sentence shown(Sentence told) {
        List<Object> pairs = told.pairs().stream()
                .map(part -> part instanceof Sentence inner ? shown(inner) : withoutFolder(part.toString()))
                .toList();
        return new Sentence(told.module(), told.key(), pairs);
    }

    private static String withoutFolder(String text) {
        return text.replaceAll("\\S*/uploads/[0-9a-f-]{36}/files/", "");
    }

    static String nameIn(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The last part of the name that the browser gives, made of plain signs, and different from the others. */
    static String nameOf(MultipartFile file, Set<String> taken) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("file");
        String plain = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String whole = plain.isEmpty() || plain.startsWith(".") ? "file" + plain : plain;
        String name = whole.substring(Math.max(0, whole.length() - LONGEST_NAME));
        if (!taken.add(name)) {
            throw new Refusal.BadValue("files", name, Say.of("files.names"), Say.of("files.sameName", "name", name));
        }
        return name;
    }

    static Format format(String word) {
        return Arrays.stream(Format.values())
                .filter(format -> word(format).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        "format",
                        word,
                        Say.of(
                                "expected.oneOf",
                                "values",
                                Arrays.stream(Format.values())
                                        .map(ImportFiles::word)
                                        .collect(Collectors.joining(", "))),
                        Say.of("format.unknown", "format", word)));
    }

    static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
