package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.intake.FileLook;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportFailed;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import dev.shouyue.intake.RejectRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Importing by upload: files are kept and looked at first; nothing is imported before somebody says so. One import runs at
 * a time, watched while it goes on; one that was stopped, or broken off, can be resumed.
 */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi implements AutoCloseable {

    private static final int LARGEST_PAGE = 500;
    private static final String AUTO = "auto";
    private static final String LIST = "imports";

    private final Platform platform;
    private final Uploads uploads;
    private final Cursors cursors;
    private final Clock clock;
    private final Map<String, Import> imports = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());

    ImportApi(Platform platform, Path reportFile, Cursors cursors, JsonMapper json) {
        this.platform = platform;
        this.cursors = cursors;
        this.clock = platform.clock;
        Path place = reportFile.toAbsolutePath().getParent();
        this.uploads = new Uploads((place == null ? Path.of("") : place).resolve("uploads"), json);
        for (Import known : uploads.all()) {
            imports.put(known.id(), known.state().goesOn() ? known.brokenOff(clock.instant()) : known);
        }
    }

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
            @Nullable DryRun dryRun) {

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
                    as == State.CHECKING ? null : dryRun);
        }

        Import at(Progress now) {
            return new Import(
                    id, state, createdAt, createdBy, startedAt, null, format, detected, files, now, counts, rejected,
                    message, false, dryRun);
        }

        Import checked(List<ImportCount> would, long bad, Instant when) {
            return new Import(
                    id,
                    State.CHECKED,
                    createdAt,
                    createdBy,
                    startedAt,
                    when,
                    format,
                    detected,
                    files,
                    null,
                    List.of(),
                    bad,
                    null,
                    false,
                    new DryRun(when, would, bad));
        }

        Import done(List<ImportCount> came, long bad, Instant when) {
            return new Import(
                    id,
                    State.DONE,
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
                    null,
                    false,
                    dryRun);
        }

        Import ended(State as, @Nullable String why, Instant when) {
            return new Import(
                    id, as, createdAt, createdBy, startedAt, when, format, detected, files, null, List.of(), 0, why,
                    true, dryRun);
        }

        Import brokenOff(Instant when) {
            return ended(State.STOPPED, null, when);
        }

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
                    null);
        }

        List<String> names() {
            return files.stream().map(ImportFile::name).toList();
        }
    }

    record ImportPage(
            List<Import> items,
            @Nullable String next,
            @Nullable Long total,
            boolean totalIsExact) {}

    record PreviewColumn(String name, @Nullable String meaning, boolean known) {}

    record FilePreview(String file, String kind, List<PreviewColumn> columns, List<List<String>> rows) {}

    record ImportPreview(List<FilePreview> items) {}

    record Reject(String file, long line, String column, String value, String problem, String expected) {}

    record RejectPage(
            List<Reject> items,
            @Nullable String next,
            @Nullable Long total,
            boolean totalIsExact) {}

    record FormatChoice(@Nullable String format) {}

    /** Newest first. */
    @GetMapping
    @Needs(Right.IMPORTS_READ)
    ImportPage listImports(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        List<Import> all = imports.values().stream()
                .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
                .toList();
        int from =
                cursor == null ? 0 : Integer.parseInt(cursors.open(LIST, cursor).getFirst());
        List<Import> items = all.stream().skip(from).limit(limit).toList();
        int after = from + items.size();
        return new ImportPage(
                items,
                after < all.size() ? cursors.seal(LIST, List.of(String.valueOf(after))) : null,
                (long) all.size(),
                true);
    }

    /** Keeps files and looks at them; when one of them cannot be read, none is kept. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.uploaded")
    Import uploadFiles(
            @RequestParam(defaultValue = AUTO) String format,
            @RequestPart("files") List<MultipartFile> files,
            Caller caller) {
        Optional<Format> asked = format.equals(AUTO) ? Optional.empty() : Optional.of(format(format));
        String id = UUID.randomUUID().toString();
        try {
            List<Path> kept = new ArrayList<>();
            List<String> digests = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (MultipartFile file : files) {
                String name = nameOf(file, names);
                digests.add(uploads.keep(id, name, file.getInputStream()));
                kept.add(uploads.file(id, name));
            }
            List<FileLook> looks = look(kept, asked);
            Import made = new Import(
                    id,
                    State.UPLOADED,
                    clock.instant(),
                    caller.actor().name(),
                    null,
                    null,
                    word(looks.getFirst().format()),
                    asked.isEmpty(),
                    described(looks, digests),
                    null,
                    List.of(),
                    0,
                    null,
                    false,
                    null);
            uploads.write(made);
            imports.put(id, made);
            caller.acted(id, String.join(", ", made.names()));
            return made;
        } catch (IOException e) {
            uploads.delete(id);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            uploads.delete(id);
            throw e;
        }
    }

    @GetMapping("/{id}")
    @Needs(Right.IMPORTS_READ)
    Import importState(@PathVariable String id) {
        return find(id);
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.IMPORTS_READ)
    SseEmitter importEvents(@PathVariable String id) {
        find(id);
        return Live.of(() -> find(id), known -> known.state().goesOn());
    }

    /** The first rows: they hold what borrowers' files hold, so whoever may not import does not see them. */
    @GetMapping("/{id}/preview")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.read")
    ImportPreview previewImport(@PathVariable String id, Locale locale) {
        Import known = find(id);
        return new ImportPreview(look(paths(known), Optional.of(format(known.format()))).stream()
                .map(look -> new FilePreview(
                        nameIn(look.file()),
                        look.kind(),
                        look.columns().stream()
                                .map(column -> new PreviewColumn(
                                        column,
                                        Columns.meaning(look.kind(), column, locale.getLanguage())
                                                .orElse(null),
                                        look.known().contains(column)))
                                .toList(),
                        look.rows()))
                .toList());
    }

    @PostMapping("/{id}/format")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.format")
    Import chooseFormat(@PathVariable String id, @RequestBody FormatChoice choice) {
        Format chosen = format(Refusals.required("format", choice.format()));
        Import known = find(id);
        List<FileLook> looks = look(paths(known), Optional.of(chosen));
        List<String> digests = known.files().stream().map(ImportFile::sha256).toList();
        return change(id, now -> waiting(now).of(word(chosen), described(looks, digests)));
    }

    @PostMapping("/{id}/dry-run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.checked")
    Import checkImport(@PathVariable String id) {
        return begin(id, State.CHECKING);
    }

    /** Starts it, or resumes one that did not come to its end: what is in the book already is not taken twice. */
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.started")
    Import startImport(@PathVariable String id) {
        return begin(id, State.RUNNING);
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.stopped")
    Import stopImport(@PathVariable String id) {
        if (!find(id).state().goesOn()) {
            throw new Refusal.Conflict("this import does not run");
        }
        Future<?> work = running.get(id);
        if (work != null) {
            work.cancel(true);
        }
        return change(id, now -> now.state().goesOn() ? now.ended(State.STOPPED, null, clock.instant()) : now);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.discarded")
    void discardImport(@PathVariable String id) {
        waiting(find(id));
        imports.remove(id);
        uploads.delete(id);
    }

    @GetMapping("/{id}/rejects")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.read")
    RejectPage rejects(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Import known = find(id);
        String list = "rejects " + id;
        long from =
                cursor == null ? 0 : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<Reject> items = RejectRows.read(uploads.rejects(id), from, limit).stream()
                .map(ImportApi::reject)
                .toList();
        long after = from + items.size();
        return new RejectPage(
                items,
                items.size() == limit && after < known.rejected()
                        ? cursors.seal(list, List.of(String.valueOf(after)))
                        : null,
                known.rejected(),
                true);
    }

    @GetMapping("/{id}/rejects.csv")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.read")
    ResponseEntity<Resource> rejectFile(@PathVariable String id) {
        find(id);
        Path file = uploads.rejects(id);
        if (!Files.exists(file)) {
            throw new Refusal.Unknown("this import has no rejected rows");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects.csv\"")
                .body(new FileSystemResource(file));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noFiles(MultipartException wrong) {
        return Refusals.answer(new Refusal.BadValue(
                "files", "", "files as multipart/form-data", "the files cannot be read from the request"));
    }

    private Import begin(String id, State as) {
        Import begun = change(id, now -> waiting(now).started(as, clock.instant()));
        running.put(id, worker.submit(() -> run(id, as)));
        return begun;
    }

    private void run(String id, State as) {
        Import begun = find(id);
        try {
            ImportReport report = platform.intake.run(
                    format(begun.format()),
                    paths(begun),
                    Optional.of(uploads.rejects(id)),
                    as == State.CHECKING,
                    new Told(id));
            RejectRows.nameFiles(uploads.rejects(id));
            List<ImportCount> counts = report.kinds().stream()
                    .map(kind -> new ImportCount(
                            kind.name(), kind.read(), kind.taken(), kind.alreadyThere(), kind.rejected()))
                    .toList();
            change(
                    id,
                    now -> as == State.CHECKING
                            ? now.checked(counts, report.rejected(), clock.instant())
                            : now.done(counts, report.rejected(), clock.instant()));
        } catch (RuntimeException e) {
            boolean stopped = Thread.interrupted() || find(id).state() == State.STOPPED;
            change(
                    id,
                    now -> stopped
                            ? now.ended(State.STOPPED, null, clock.instant())
                            : now.ended(State.FAILED, told(e), clock.instant()));
        } finally {
            running.remove(id);
        }
    }

    /** Passes the progress on. */
    private final class Told implements Intake.Progress {

        private final String id;

        Told(String id) {
            this.id = id;
        }

        @Override
        public void report(long bytes, long total) {
            tell(now -> now.at(new Progress(bytes, total, "bytes", null)));
        }

        @Override
        public void phase(String name) {
            tell(now -> now.at(new Progress(
                    now.progress() == null ? 0 : now.progress().done(),
                    now.progress() == null ? 0 : now.progress().total(),
                    "bytes",
                    name)));
        }

        private void tell(UnaryOperator<Import> to) {
            imports.computeIfPresent(id, (key, now) -> now.state().goesOn() ? to.apply(now) : now);
        }
    }

    private Import change(String id, UnaryOperator<Import> to) {
        Import changed = imports.computeIfPresent(id, (key, now) -> to.apply(now));
        if (changed == null) {
            throw unknown(id);
        }
        uploads.write(changed);
        return changed;
    }

    private static Import waiting(Import known) {
        if (!known.state().waits()) {
            throw new Refusal.Conflict(
                    known.state() == State.DONE ? "this import is done" : "somebody has started this import already");
        }
        return known;
    }

    private Import find(String id) {
        Import known = imports.get(id);
        if (known == null) {
            throw unknown(id);
        }
        return known;
    }

    private static Refusal unknown(String id) {
        return new Refusal.Unknown("there is no import '" + id + "'");
    }

    private List<Path> paths(Import known) {
        return known.files().stream()
                .map(file -> uploads.file(known.id(), file.name()))
                .toList();
    }

    private List<FileLook> look(List<Path> files, Optional<Format> asked) {
        try {
            return platform.intake.look(files, asked);
        } catch (ImportFailed e) {
            String message = told(e);
            String name = files.stream()
                    .map(ImportApi::nameIn)
                    .filter(message::startsWith)
                    .findFirst()
                    .orElse("");
            throw new Refusal.BadValue("files", name, "files that can be imported", message);
        }
    }

    /** The message without the folder that only the server knows. */
    private static String told(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\S*/uploads/[0-9a-f-]{36}/files/", "");
    }

    private List<ImportFile> described(List<FileLook> looks, List<String> digests) {
        List<ImportFile> files = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            FileLook look = looks.get(i);
            String digest = digests.get(i);
            files.add(new ImportFile(
                    nameIn(look.file()), look.bytes(), look.kind(), word(look.format()), digest, earlier(digest)));
        }
        return files;
    }

    private @Nullable SameAs earlier(String digest) {
        return imports.values().stream()
                .filter(known -> known.state() == State.DONE)
                .filter(known ->
                        known.files().stream().anyMatch(file -> file.sha256().equals(digest)))
                .map(known -> new SameAs(known.id(), known.finishedAt()))
                .findFirst()
                .orElse(null);
    }

    private static Reject reject(ImportReport.Reject row) {
        return new Reject(nameIn(row.file()), row.line(), row.column(), row.value(), row.problem(), row.expected());
    }

    private static String nameIn(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The last part of the name that the browser gives, made of plain signs, and different from the others. */
    private static String nameOf(MultipartFile file, Set<String> taken) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("file");
        String plain = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String name = plain.isEmpty() || plain.startsWith(".") ? "file" + plain : plain;
        if (!taken.add(name)) {
            throw new Refusal.BadValue("files", name, "files of different names", name + ": two files have this name");
        }
        return name;
    }

    private static Format format(String word) {
        for (Format format : Format.values()) {
            if (word(format).equals(word)) {
                return format;
            }
        }
        String known = List.of(Format.values()).stream().map(ImportApi::word).collect(Collectors.joining(", "));
        throw new Refusal.BadValue("format", word, "one of " + known, "there is no format '" + word + "'");
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

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
