package dev.shouyue.api;

import dev.shouyue.decision.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import by upload, as it stands.
 *
 * @param detected whether the format was found, not chosen
 * @param rejected rows that were not taken, or would not be
 * @param resumable whether starting it again goes on
 * @param message why it failed, as it is {@linkplain Sentence#kept kept}; so is the phase of the progress
 * @param keptUntil when its files are deleted, and it with them unless it is done; null while it goes on
 */
record Import(
        String id,
        State state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String format,
        boolean detected,
        List<ImportFile> files,
        @Nullable Progress progress,
        List<ImportCount> counts,
        long rejected,
        @Nullable String message,
        boolean resumable,
        @Nullable DryRun dryRun,
        @Nullable Instant keptUntil) {

    /** So long files are kept after they were last used. */
    static final Duration KEPT = Duration.ofDays(30);

    enum State {
        UPLOADED,
        CHECKING,
        CHECKED,
        RUNNING,
        DONE,
        FAILED,
        STOPPED;

        boolean goesOn() {
            return this == CHECKING || this == RUNNING;
        }

        /** Whether nothing of it is in the book and it can be begun. */
        boolean waits() {
            return !goesOn() && this != DONE;
        }
    }

    /** An earlier import of the same content. */
    record SameAs(String id, @Nullable Instant finishedAt) {}

    record ImportFile(
            String name,
            long bytes,
            String kind,
            String format,
            String sha256,
            @Nullable SameAs sameAs) {}

    record Progress(
            long done, long total, String unit, @Nullable String phase) {}

    record ImportCount(String kind, long rows, long created, long same, long rejected) {}

    record DryRun(Instant at, List<ImportCount> counts, long rejected) {}

    /** Files that were kept just now. */
    static Import uploaded(
            String id, String by, String format, boolean detected, List<ImportFile> files, Instant when) {
        return new Import(
                id,
                State.UPLOADED,
                when,
                by,
                null,
                null,
                format,
                detected,
                files,
                null,
                List.of(),
                0,
                null,
                false,
                null,
                when.plus(KEPT));
    }

    Import started(State as, Instant when) {
        return new Import(
                id,
                as,
                createdAt,
                createdBy,
                when,
                null,
                format,
                detected,
                files,
                null,
                List.of(),
                0,
                null,
                false,
                as == State.CHECKING ? null : dryRun,
                null);
    }

    Import at(Progress now) {
        return new Import(
                id, state, createdAt, createdBy, startedAt, null, format, detected, files, now, counts, rejected,
                message, false, dryRun, null);
    }

    Import checked(List<ImportCount> would, long bad, Instant when) {
        return over(State.CHECKED, List.of(), bad, null, new DryRun(when, would, bad), when);
    }

    Import done(List<ImportCount> came, long bad, Instant when) {
        return over(State.DONE, came, bad, null, dryRun, when);
    }

    /** Not to its end, for a reason or because somebody wished so; it can be begun again. */
    Import ended(State as, @Nullable String why, Instant when) {
        return over(as, List.of(), 0, why, dryRun, when);
    }

    private Import over(
            State as, List<ImportCount> came, long bad, @Nullable String why, @Nullable DryRun would, Instant when) {
        return new Import(
                id,
                as,
                createdAt,
                createdBy,
                startedAt,
                when,
                format,
                detected,
                files,
                null,
                came,
                bad,
                why,
                as == State.FAILED || as == State.STOPPED,
                would,
                when.plus(KEPT));
    }

    /** The same files, read in another format. */
    Import of(String chosen, List<ImportFile> looked) {
        return new Import(
                id,
                State.UPLOADED,
                createdAt,
                createdBy,
                null,
                null,
                chosen,
                false,
                looked,
                null,
                List.of(),
                0,
                null,
                false,
                null,
                keptUntil);
    }

    /** The same with what is told of it in {@code en} or {@code zh}. */
    Import in(String language) {
        Progress now = progress;
        return new Import(
                id,
                state,
                createdAt,
                createdBy,
                startedAt,
                finishedAt,
                format,
                detected,
                files,
                now == null || now.phase() == null
                        ? now
                        : new Progress(now.done(), now.total(), now.unit(), Sentence.told(now.phase(), language)),
                counts,
                rejected,
                message == null ? null : Sentence.told(message, language),
                resumable,
                dryRun,
                keptUntil);
    }

    List<String> names() {
        return files.stream().map(ImportFile::name).toList();
    }

    boolean isOld(Instant now) {
        Instant last = finishedAt == null ? createdAt : finishedAt;
        return !state.goesOn() && !now.isBefore(keptUntil == null ? last.plus(KEPT) : keptUntil);
    }
}
