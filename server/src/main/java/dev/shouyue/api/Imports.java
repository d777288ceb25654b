package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.api.Import.ImportCount;
import dev.shouyue.api.Import.ImportFile;
import dev.shouyue.api.Import.Progress;
import dev.shouyue.api.Import.State;
import dev.shouyue.decision.Sentence;
import dev.shouyue.intake.ImportFailed;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All imports by upload and the work on them, one at a time in the background. What is known of an import is written to its
 * folder whenever it begins or ends, so that it outlives the program.
 */
final class Imports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final Intake intake;
    private final Uploads uploads;
    private final Clock clock;
    private final Map<String, Import> known = new ConcurrentHashMap<>();
    /** The work that an import stands for now: what an earlier one tells is not heard. */
    private final Map<String, FutureTask<?>> work = new ConcurrentHashMap<>();

    /** The import that the worker is at, also after somebody stopped it: its rows may be in the book before it hears. */
    private volatile @Nullable String atWork;

    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());

    Imports(Intake intake, Uploads uploads, Clock clock) {
        this.intake = intake;
        this.uploads = uploads;
        this.clock = clock;
        for (Import one : uploads.all()) {
            known.put(one.id(), one.state().goesOn() ? one.ended(State.STOPPED, null, clock.instant()) : one);
        }
    }

    /** Newest first. */
    List<Import> all() {
        return known.values().stream()
                .sorted(Comparator.comparing(Import::createdAt).reversed().thenComparing(Import::id))
                .toList();
    }

    Import find(String id) {
        return Optional.ofNullable(known.get(id)).orElseThrow(() -> unknown(id));
    }

    void add(Import made) {
        uploads.write(made);
        known.put(made.id(), made);
    }

    /** Changes one that has not begun or has ended. */
    Import change(String id, UnaryOperator<Import> how) {
        return update(id, now -> how.apply(waiting(now)));
    }

    /** Begins work; what was begun by somebody else is not begun a second time. */
    Import begin(String id, State as) {
        FutureTask<?> task = new FutureTask<>(() -> run(id), null);
        Import begun = update(id, now -> {
            Import started = waiting(now).started(as, clock.instant());
            work.put(id, task);
            return started;
        });
        worker.execute(task); // only now: it looks at what it begins with
        return begun;
    }

    Import stop(String id) {
        return update(id, now -> {
            if (!now.state().goesOn()) {
                throw new Refusal.Conflict(Say.of("import.notRunning"));
            }
            FutureTask<?> task = work.remove(id);
            if (task != null) {
                task.cancel(true);
            }
            return now.ended(State.STOPPED, null, clock.instant());
        });
    }

    void discard(String id) {
        update(id, now -> {
            waiting(now);
            if (id.equals(atWork)) {
                throw new Refusal.Conflict(Say.of("import.ending"));
            }
            return null;
        });
    }

    /** Deletes the files that are kept no longer; what is done stays known without them. */
    void forgetOld() {
        known.values().stream().filter(one -> one.isOld(clock.instant())).forEach(old -> {
            if (old.state() == State.DONE) {
                uploads.deleteFiles(old.id());
            } else {
                known.computeIfPresent(old.id(), (id, now) -> {
                    if (!now.isOld(clock.instant())) {
                        return now; // somebody has begun it just now
                    }
                    uploads.delete(id);
                    return null;
                });
            }
        });
    }

    /** The import that took the same content before. */
    Optional<Import> ofContent(String digest) {
        return all().stream()
                .filter(one -> one.state() == State.DONE)
                .filter(one -> one.files().stream().map(ImportFile::sha256).anyMatch(digest::equals))
                .findFirst();
    }

    List<Path> paths(Import one) {
        return one.files().stream()
                .map(file -> uploads.file(one.id(), file.name()))
                .toList();
    }

    private void run(String id) {
        atWork = id;
        try {
            FutureTask<?> mine = work.get(id);
            Import begun = known.get(id);
            if (mine != null && begun != null && begun.state().goesOn()) { // else stopped before it came to its turn
                run(begun, mine);
            }
        } finally {
            atWork = null;
        }
    }

    private void run(Import begun, FutureTask<?> mine) {
        String id = begun.id();
        boolean dry = begun.state() == State.CHECKING;
        try {
            ImportReport report = intake.run(
                    ImportFiles.format(begun.format()),
                    paths(begun),
                    Optional.of(uploads.rejects(id)),
                    Optional.empty(),
                    dry,
                    new Told(id, mine));
            List<ImportCount> counts = report.kinds().stream()
                    .map(kind -> new ImportCount(
                            kind.name(), kind.read(), kind.taken(), kind.alreadyThere(), kind.rejected()))
                    .toList();
            // what is in the book is in the book, also when somebody wished it stopped at the very end
            end(
                    id,
                    mine,
                    !dry,
                    now -> dry
                            ? now.checked(counts, report.rejected(), clock.instant())
                            : now.done(counts, report.rejected(), clock.instant()));
        } catch (RuntimeException e) {
            boolean stopped = Thread.interrupted() || worker.isShutdown();
            if (!stopped && !(e instanceof ImportFailed)) {
                LOG.error("an import failed", e);
            }
            end(
                    id,
                    mine,
                    false,
                    now -> stopped
                            ? now.ended(State.STOPPED, null, clock.instant())
                            : now.ended(State.FAILED, ImportFiles.kept(e), clock.instant()));
        } finally {
            if (work.get(id) == mine) { // an Error, too, must not leave it running for ever
                LOG.error("import {} was broken off by an error", id);
                end(
                        id,
                        mine,
                        false,
                        now -> now.ended(State.FAILED, Say.of("faultOfOurs").kept(), clock.instant()));
            }
        }
    }

    private void end(String id, FutureTask<?> mine, boolean inAnyCase, UnaryOperator<Import> how) {
        if (known.containsKey(id)) {
            update(id, now -> {
                atWork = null; // from here on nothing more comes of it
                boolean current = work.remove(id, mine);
                return current || (inAnyCase && !now.state().goesOn()) ? how.apply(now) : now;
            });
        }
    }

    /** Passes the progress on. */
    private final class Told implements Intake.Progress {

        private final String id;
        private final FutureTask<?> mine;

        Told(String id, FutureTask<?> mine) {
            this.id = id;
            this.mine = mine;
        }

        @Override
        public void report(long bytes, long total) {
            tell(now -> now.at(new Progress(bytes, total, "bytes", null)));
        }

        @Override
        public void phase(Sentence step) {
            tell(now -> now.at(new Progress(
                    now.progress() == null ? 0 : now.progress().done(),
                    now.progress() == null ? 0 : now.progress().total(),
                    "bytes",
                    step.kept())));
        }

        private void tell(UnaryOperator<Import> to) {
            known.computeIfPresent(id, (key, now) -> work.get(id) == mine ? to.apply(now) : now);
        }
    }

    /**
     * Changes what is known and writes it in the same breath; null forgets the import with its files. What cannot be
     * written is known all the same until the program ends: a full disk keeps no import from coming to its end.
     */
    private Import update(String id, Change how) {
        Import[] before = new Import[1];
        Import after = known.computeIfPresent(id, (key, now) -> {
            before[0] = now;
            Import changed = how.of(now);
            if (changed == null) {
                uploads.delete(id);
            } else {
                try {
                    uploads.write(changed);
                } catch (RuntimeException e) {
                    LOG.error("import {} is {}, but that cannot be written", id, changed.state(), e);
                }
            }
            return changed;
        });
        if (before[0] == null) {
            throw unknown(id);
        }
        return after == null ? before[0] : after;
    }

    private interface Change {
        @Nullable
        Import of(Import now);
    }

    private static Import waiting(Import one) {
        if (!one.state().waits()) {
            throw new Refusal.Conflict(Say.of(one.state() == State.DONE ? "import.done" : "import.begun"));
        }
        return one;
    }

    private static Refusal unknown(String id) {
        return new Refusal.Unknown(Say.of("import.unknown", "id", id));
    }

    /** Stops what goes on; it can be resumed after the next start. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
