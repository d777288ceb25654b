package dev.shouyue.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * The file of the rejected rows. It is written beside its place and moved there when it is whole, so that a call that
 * fails leaves the file of an earlier one alone.
 */
final class RejectFile implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final CsvWriter csv;

    private RejectFile(Path target, Path part, CsvWriter csv) {
        this.target = target;
        this.part = part;
        this.csv = csv;
    }

    /**
     * Begins the file.
     *
     * @throws ImportFailed when it cannot be written there
     */
    static RejectFile at(Path target, List<Path> inputs) {
        try {
            if (Files.isDirectory(target)) {
                throw new ImportFailed(Say.failed("rejectsDirectory", "file", target));
            }
            for (Path input : inputs) {
                if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                    throw new ImportFailed(Say.failed("rejectsOverInput", "file", target));
                }
            }
            Path part = target.resolveSibling(target.getFileName() + ".part");
            CsvWriter csv = CsvWriter.builder().build(part);
            csv.writeRecord("file", "line", "column", "value", "problem", "expected");
            return new RejectFile(target, part, csv);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    void write(ImportReport.Reject row) {
        try {
            csv.writeRecord(
                    row.file().toString(),
                    Long.toString(row.line()),
                    row.column(),
                    row.value(),
                    row.problem(),
                    row.expected());
        } catch (java.io.UncheckedIOException e) {
            throw failed(target, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Says that all rows are written: the file takes its place. */
    void keep() {
        try {
            csv.close();
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private static ImportFailed failed(Path target, IOException e) {
        return new ImportFailed(
                switch (e) {
                    case java.nio.file.NoSuchFileException n -> Say.failed("rejectsFolder", "file", target);
                    case java.nio.file.AccessDeniedException a -> Say.failed("rejectsDenied", "file", target);
                    default -> Say.failed("rejectsUnwritten", "file", target, "why", String.valueOf(e.getMessage()));
                });
    }

    @Override
    public void close() {
        try {
            csv.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // the part is of no use to anyone
        }
    }
}
