package dev.shouyue.intake;

import java.time.Duration;
import java.util.Map;

/**
 * What came of an import.
 *
 * @param rows data rows read
 * @param imported new rows by kind: borrowers, loans, facts
 * @param alreadyThere rows that the book already held, or that stood twice in the files
 * @param rejected rows that were not taken; each is in the reject file
 */
public record ImportReport(
        long rows, Map<String, Long> imported, long alreadyThere, long rejected, boolean dryRun, Duration elapsed) {}
