package dev.shouyue.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the service keeps files: they are as large as what people bring, so they are not put where the system puts small
 * temporary files.
 *
 * @param uploads files to import, one folder an import
 * @param arriving files that are being uploaded
 * @param exports lists as files
 */
record ServerFolders(Path uploads, Path arriving, Path exports) {

    /** The folders in {@code place}; what a program that was ended has left half-done there is deleted. */
    static ServerFolders in(Path place) {
        Path absolute = place.toAbsolutePath();
        ServerFolders folders = new ServerFolders(
                absolute.resolve("uploads"), absolute.resolve("arriving"), absolute.resolve("exports"));
        try {
            for (Path passing : new Path[] {folders.arriving, folders.exports}) {
                Uploads.delete(passing);
                Files.createDirectories(passing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }
}
