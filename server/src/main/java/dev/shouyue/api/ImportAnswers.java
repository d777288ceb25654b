package dev.shouyue.api;

import dev.shouyue.decision.Sentence;
import dev.shouyue.intake.ImportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked and answered about imports, besides the {@link Import} itself. */
final class ImportAnswers {

    private ImportAnswers() {}

    record ImportPage(
            List<Import> items,
            @Nullable String next,
            @Nullable Long total,
            boolean totalIsExact) {}

    /**
     * What may be uploaded.
     *
     * @param fileBytes the largest file
     * @param files most files at once
     * @param keptDays so long files are kept after they were last used
     * @param requestBytes all files of one upload together, with what the form adds to them
     */
    record ImportLimits(long fileBytes, int files, long keptDays, long requestBytes) {}

    record PreviewColumn(String name, @Nullable String meaning, boolean known) {}

    record FilePreview(String file, String kind, List<PreviewColumn> columns, List<List<String>> rows) {}

    record ImportPreview(List<FilePreview> items) {}

    record Reject(String file, long line, String column, String value, String problem, String expected) {
        static Reject of(ImportReport.Reject row, String language) {
            return new Reject(
                    ImportFiles.nameIn(row.file()),
                    row.line(),
                    row.column(),
                    row.value(),
                    Sentence.told(row.problem(), language),
                    Sentence.told(row.expected(), language));
        }
    }

    record RejectPage(
            List<Reject> items,
            @Nullable String next,
            @Nullable Long total,
            boolean totalIsExact) {}

    record FormatChoice(@Nullable String format) {}
}
