package dev.shouyue.cli;

import dev.shouyue.decision.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that was asked for and cannot be written; the message says which and why. */
final class UnwrittenFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final IOException cause;

    UnwrittenFile(Path file, IOException cause) {
        super(file + " cannot be written: " + cause.getMessage(), cause);
        this.file = file.toString();
        this.cause = cause;
    }

    String told(Words words) {
        return words.say("file.unwritten", "file", file, "why", reason(cause, words));
    }

    /** Writes a file whole or, when that fails, leaves what was there before. */
    static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, text); // such as /dev/stdout
                return;
            }
            Path whole = file.toAbsolutePath();
            Path part = whole.resolveSibling(whole.getFileName() + ".part");
            try {
                Files.writeString(part, text);
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UnwrittenFile(file, e);
        }
    }

    /**
     * Tries whether {@link #write} can write a file, before work whose result it is to hold.
     *
     * @throws UnwrittenFile when it cannot; what was there is left as it is
     */
    static void probe(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString());
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return; // such as /dev/stdout
            }
            Path whole = file.toAbsolutePath();
            Path part = whole.resolveSibling(whole.getFileName() + ".part");
            Files.writeString(part, "");
            Files.delete(part);
        } catch (IOException e) {
            throw new UnwrittenFile(file, e);
        }
    }

    private static String reason(IOException e, Words words) {
        return switch (e) {
            case NoSuchFileException missing -> words.say("file.noFolder");
            case AccessDeniedException denied -> words.say("file.denied");
            case FileSystemException file
            when file.getFile() != null && Files.isDirectory(Path.of(file.getFile())) -> words.say("file.isFolder");
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
