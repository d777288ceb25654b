package dev.shouyue.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of an import, or would come of it when it is a dry run.
 *
 * @param kinds the rows of the files by kind
 * @param imported what the book has more or anew: borrowers, loans, facts
 * @param firstRejects some of the rejected rows, in the order of the files; all of them are in the reject file
 */
public record ImportReport(
        List<Kind> kinds, Map<String, Long> imported, List<Reject> firstRejects, boolean dryRun, Duration elapsed) {

    /**
     * The rows of one kind: each was taken, was there already, or was rejected.
     *
     * @param alreadyThere rows that the book already held, or that stood twice in the files
     */
    public record Kind(String name, long read, long taken, long alreadyThere, long rejected) {}

    /** A row that was not taken. */
    public record Reject(Path file, long line, String column, String value, String problem, String expected) {}

    public long rows() {
        return kinds.stream().mapToLong(Kind::read).sum();
    }

    public long alreadyThere() {
        return kinds.stream().mapToLong(Kind::alreadyThere).sum();
    }

    public long rejected() {
        return kinds.stream().mapToLong(Kind::rejected).sum();
    }

    public double rowsPerSecond() {
        return rows() / Math.max(elapsed.toNanos() / 1e9, 1e-3);
    }
}
