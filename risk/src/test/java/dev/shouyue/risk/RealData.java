package dev.shouyue.risk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Files that are not part of the project. A test that wants one is skipped where it is not there; the folder is named by
 * the environment variable {@code SHOUYUE_SHARED_DATA}, or found above the working folder.
 */
public final class RealData {

    private static final Path FOLDER = folder();

    private RealData() {}

    /** The text of a file, unpacked. */
    public static String text(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), "the real set " + file + " is not on this machine");
        try (InputStream in = Files.newInputStream(path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return String.join("\n", reader.lines().toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The rows of a CSV file without quotation marks, by column name. */
    public static List<Map<String, String>> rows(String file) {
        String[] lines = text(file).split("\n", -1);
        String[] names = lines[0].split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int k = 1; k < lines.length; k++) {
            String[] cells = lines[k].split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int c = 0; c < names.length && c < cells.length; c++) {
                row.put(names[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Path folder() {
        String named = System.getenv("SHOUYUE_SHARED_DATA");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Path.of("shared/data");
    }
}
