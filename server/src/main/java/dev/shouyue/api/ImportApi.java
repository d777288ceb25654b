package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.Import.ImportFile;
import dev.shouyue.api.Import.SameAs;
import dev.shouyue.api.Import.State;
import dev.shouyue.api.ImportAnswers.FilePreview;
import dev.shouyue.api.ImportAnswers.FormatChoice;
import dev.shouyue.api.ImportAnswers.ImportLimits;
import dev.shouyue.api.ImportAnswers.ImportPage;
import dev.shouyue.api.ImportAnswers.ImportPreview;
import dev.shouyue.api.ImportAnswers.PreviewColumn;
import dev.shouyue.api.ImportAnswers.Reject;
import dev.shouyue.api.ImportAnswers.RejectPage;
import dev.shouyue.decision.Sentence;
import dev.shouyue.intake.FileLook;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.RejectRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
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
import org.springframework.web.multipart.MaxUploadSizeExceededException;
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
class ImportApi implements Ageing, AutoCloseable {

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_FILES = 40;
    private static final String AUTO = "auto";
    private static final String LIST = "imports";

    private final Platform platform;
    private final ServerLimits limits;
    private final Uploads uploads;
    private final Cursors cursors;
    private final Imports imports;

    ImportApi(Platform platform, ServerFolders folders, ServerLimits limits, Cursors cursors, JsonMapper json) {
        this.platform = platform;
        this.limits = limits;
        this.cursors = cursors;
        this.uploads = new Uploads(folders.uploads(), json);
        this.imports = new Imports(platform.intake, uploads, platform.clock);
    }

    /** Newest first. */
    @GetMapping
    @Needs(Right.IMPORTS_READ)
    ImportPage listImports(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        imports.forgetOld();
        List<Import> all = imports.all();
        String language = Reader.language();
        int from =
                cursor == null ? 0 : Integer.parseInt(cursors.open(LIST, cursor).getFirst());
        List<Import> items = all.stream().skip(from).limit(limit).toList();
        int after = from + items.size();
        return new ImportPage(
                items.stream().map(item -> item.in(language)).toList(),
                after < all.size() ? cursors.seal(LIST, List.of(String.valueOf(after))) : null,
                (long) all.size(),
                true);
    }

    @GetMapping("/limits")
    @Needs(Right.IMPORTS_READ)
    ImportLimits importLimits() {
        return new ImportLimits(limits.uploadBytes(), MOST_FILES, Import.KEPT.toDays(), limits.requestBytes());
    }

    /** Keeps files and looks at them; when one of them cannot be read, none is kept. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.uploaded")
    Import uploadFiles(
            @RequestParam(defaultValue = AUTO) String format,
            @RequestPart("files") List<MultipartFile> files,
            Caller caller) {
        Optional<Format> asked = format.equals(AUTO) ? Optional.empty() : Optional.of(ImportFiles.format(format));
        if (files.size() > MOST_FILES) {
            throw new Refusal.BadValue(
                    "files",
                    String.valueOf(files.size()),
                    Say.of("files.mostExpected", "most", MOST_FILES),
                    Say.of("files.many"));
        }
        String id = UUID.randomUUID().toString();
        try {
            List<Path> kept = new ArrayList<>();
            List<String> digests = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (MultipartFile file : files) {
                String name = ImportFiles.nameOf(file, names);
                digests.add(uploads.keep(id, name, file::transferTo));
                kept.add(uploads.file(id, name));
            }
            List<FileLook> looks = ImportFiles.look(platform.intake, kept, asked);
            Import made = Import.uploaded(
                    id,
                    caller.actor().name(),
                    ImportFiles.word(looks.getFirst().format()),
                    asked.isEmpty(),
                    described(looks, digests),
                    platform.clock.instant());
            imports.add(made);
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
        imports.forgetOld();
        return imports.find(id).in(Reader.language());
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.IMPORTS_READ)
    SseEmitter importEvents(@PathVariable String id, Caller caller) {
        String language = Reader.language();
        imports.find(id);
        return Live.of(
                () -> imports.find(id).in(language),
                known -> known.state().goesOn(),
                () -> caller.stands(platform.access));
    }

    /** The first rows: they hold what borrowers' files hold, so whoever may not import does not see them. */
    @GetMapping("/{id}/preview")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.read")
    ImportPreview previewImport(@PathVariable String id, Locale locale) {
        Import known = withFiles(id);
        List<FileLook> looks = ImportFiles.look(
                platform.intake, imports.paths(known), Optional.of(ImportFiles.format(known.format())));
        return new ImportPreview(
                looks.stream().map(look -> preview(look, locale)).toList());
    }

    private static FilePreview preview(FileLook look, Locale locale) {
        return new FilePreview(
                ImportFiles.nameIn(look.file()),
                look.kind(),
                look.columns().stream()
                        .map(column -> new PreviewColumn(
                                column,
                                Columns.meaning(look.kind(), column, locale.getLanguage())
                                        .orElse(null),
                                look.known().contains(column)))
                        .toList(),
                look.rows());
    }

    @PostMapping("/{id}/format")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.format")
    Import chooseFormat(@PathVariable String id, @RequestBody FormatChoice choice) {
        Format chosen = ImportFiles.format(Refusals.required("format", choice.format()));
        Import known = withFiles(id);
        List<FileLook> looks = ImportFiles.look(platform.intake, imports.paths(known), Optional.of(chosen));
        List<String> digests = known.files().stream().map(ImportFile::sha256).toList();
        return imports.change(id, now -> now.of(ImportFiles.word(chosen), described(looks, digests)))
                .in(Reader.language());
    }

    @PostMapping("/{id}/dry-run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.checked")
    Import checkImport(@PathVariable String id) {
        imports.forgetOld();
        return imports.begin(id, State.CHECKING).in(Reader.language());
    }

    /** Starts it, or resumes one that did not come to its end: what is in the book already is not taken twice. */
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.started")
    Import startImport(@PathVariable String id) {
        imports.forgetOld();
        return imports.begin(id, State.RUNNING).in(Reader.language());
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.stopped")
    Import stopImport(@PathVariable String id) {
        return imports.stop(id).in(Reader.language());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(value = Right.IMPORTS_RUN, audit = "import.discarded")
    void discardImport(@PathVariable String id) {
        imports.discard(id);
    }

    @GetMapping("/{id}/rejects")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.read")
    RejectPage rejects(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Import known = withFiles(id);
        String list = "rejects " + id;
        String language = Reader.language();
        long from =
                cursor == null ? 0 : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<Reject> items = RejectRows.read(uploads.rejects(id), from, limit).stream()
                .map(row -> Reject.of(row, language))
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

    /**
     * As a file that a spreadsheet can open without taking anything in it for a formula; {@code lang}, {@code en} or
     * {@code zh}, stands before {@code Accept-Language}: a link cannot send that.
     */
    @GetMapping("/{id}/rejects.csv")
    @Needs(value = Right.IMPORTS_RUN, audit = "import.read")
    ResponseEntity<Resource> rejectFile(
            @PathVariable String id, @RequestParam(required = false) @Nullable String lang) {
        withFiles(id);
        Path file = uploads.rejects(id);
        String language = Reader.language(lang);
        if (!Files.exists(file)) {
            throw new Refusal.Unknown(Say.of("import.noRejects"));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects.csv\"")
                .body(new InputStreamResource(
                        () -> RejectRows.handedOut(file, text -> Formulas.safe(Sentence.told(text, language)))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException large) {
        boolean one = ServerLimits.isOfOneFile(large);
        String most = ServerLimits.words(one ? limits.uploadBytes() : limits.requestBytes());
        ProblemDetail problem = Refusals.badField(
                ProblemKind.TOO_LARGE,
                "files",
                "",
                Say.of(one ? "file.largeExpected" : "files.largeExpected", "most", most),
                Say.of(
                        one ? "file.large" : "files.large",
                        "most",
                        most,
                        "one",
                        ServerLimits.words(limits.uploadBytes())));
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noFiles(MultipartException wrong) {
        return Refusals.answer(
                new Refusal.BadValue("files", "", Say.of("files.formExpected"), Say.of("files.unreadable")));
    }

    /** An import whose files are still there. */
    private Import withFiles(String id) {
        imports.forgetOld();
        Import known = imports.find(id);
        if (!uploads.hasFiles(id)) {
            throw new Refusal.Unknown(
                    Say.of("import.filesGone", "until", known.keptUntil() == null ? "-" : known.keptUntil()));
        }
        return known;
    }

    private List<ImportFile> described(List<FileLook> looks, List<String> digests) {
        List<ImportFile> files = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            FileLook look = looks.get(i);
            String digest = digests.get(i);
            files.add(new ImportFile(
                    ImportFiles.nameIn(look.file()),
                    look.bytes(),
                    look.kind(),
                    ImportFiles.word(look.format()),
                    digest,
                    imports.ofContent(digest)
                            .map(known -> new SameAs(known.id(), known.finishedAt()))
                            .orElse(null)));
        }
        return files;
    }

    @Override
    public void forgetOld() {
        imports.forgetOld();
    }

    @Override
    public void close() {
        imports.close();
    }
}
