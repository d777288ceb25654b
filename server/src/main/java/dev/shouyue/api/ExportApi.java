package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.decision.Sentence;
import dev.shouyue.servicing.LoanFilter;
import dev.shouyue.servicing.LoanOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists of loans as files, made in the background: everything that fits a filter, as CSV or as an Excel workbook. A file is
 * for the one who asked, and is kept for a day, or until the server stops.
 */
@RestController
@RequestMapping("/api/v1/loans/exports")
class ExportApi implements Ageing, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExportApi.class);

    /** So long a file is kept after it was asked for. */
    private static final Duration KEPT = Duration.ofDays(1);
    /** Files kept for one owner; the oldest goes first. */
    private static final int MOST_KEPT = 20;
    /** Exports of one owner that wait or are being made. */
    private static final int MOST_GOING = 5;
    /** So many rows between two looks at the progress. */
    private static final int STEP = 500;

    private final Platform platform;
    private final Path folder;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicLong asked = new AtomicLong();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export").factory());

    ExportApi(Platform platform, ServerFolders folders) {
        this.platform = platform;
        this.folder = folders.exports();
    }

    record ExportRequest(
            @Nullable String format,
            @Nullable List<String> columns,
            @Nullable String query) {}

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    record Export(
            String id,
            State state,
            long done,
            @Nullable Long total,
            @Nullable String message,
            Instant keptUntil) {

        /** The same with what is told of it in {@code en} or {@code zh}. */
        Export in(String language) {
            return message == null
                    ? this
                    : new Export(id, state, done, total, Sentence.told(message, language), keptUntil);
        }
    }

    private record Job(long number, String owner, boolean workbook, Path file, Export export) {
        boolean goesOn() {
            return export.state() == State.WAITING || export.state() == State.RUNNING;
        }

        Job with(Export now) {
            return new Job(number, owner, workbook, file, now);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.LOANS_EXPORT, audit = "loans.exported")
    Export startExport(@RequestBody ExportRequest request, Caller caller) {
        String format = Refusals.required("format", request.format());
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw new Refusal.BadValue(
                    "format", format, Say.of("expected.csvOrXlsx"), Say.of("format.unknown", "format", format));
        }
        List<String> columns = Refusals.required("columns", request.columns());
        for (String column : columns) {
            if (!ExportColumns.ALL.containsKey(column)) {
                throw new Refusal.BadValue(
                        "columns",
                        column,
                        Say.of("expected.someOf", "values", ExportColumns.ALL.keySet()),
                        Say.of("column.unknown", "column", column));
            }
        }
        if (columns.isEmpty()) {
            throw new Refusal.BadValue("columns", "", Say.of("expected.atLeastOne"), Say.of("columns.none"));
        }
        String query = request.query() == null ? "" : request.query();
        LoanParameters parameters = new LoanParameters(parsed(query), platform.packs);
        LoanFilter filter = parameters.filter(platform.loans.asOf());
        LoanOrder order = parameters.order();
        boolean workbook = format.equals("xlsx");
        long total = platform.loans.size(filter);
        if (workbook && total >= Sheet.MOST_ROWS) {
            throw new Refusal.BadValue(
                    "format",
                    format,
                    Say.of("expected.plain", "text", "csv"),
                    Say.of("workbook.large", "most", Sheet.MOST_ROWS - 1, "total", total));
        }
        String id = UUID.randomUUID().toString();
        Job job = new Job(
                asked.incrementAndGet(),
                caller.actor().name(),
                workbook,
                folder.resolve(id),
                new Export(
                        id,
                        State.WAITING,
                        0,
                        total,
                        null,
                        platform.clock.instant().plus(KEPT)));
        begin(job);
        caller.acted(id, format + ", " + total + " loans: " + query);
        worker.execute(() -> make(id, filter, order, columns, caller));
        return job.export();
    }

    @GetMapping("/{id}")
    @Needs(Right.LOANS_EXPORT)
    Export exportState(@PathVariable String id, Caller caller) {
        return find(id, caller).export().in(Reader.language());
    }

    @GetMapping("/{id}/file")
    @Needs(value = Right.LOANS_EXPORT, audit = "loans.export.taken")
    ResponseEntity<Resource> exportFile(@PathVariable String id, Caller caller) {
        Job job = find(id, caller);
        if (job.export().state() != State.DONE) {
            throw new Refusal.Conflict(Say.of("export.notReady"));
        }
        MediaType type = job.workbook()
                ? MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                : new MediaType("text", "csv", StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"loans." + (job.workbook() ? "xlsx" : "csv") + "\"")
                .body(new FileSystemResource(job.file()));
    }

    /** Stops it if it is still being made, and deletes the file. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(value = Right.LOANS_EXPORT, audit = "loans.export.cancelled")
    void cancelExport(@PathVariable String id, Caller caller) {
        Job job = find(id, caller);
        forget(job);
    }

    /** Takes the job on, and lets go of the oldest files of the same owner. */
    private void begin(Job job) {
        forgetOld();
        synchronized (jobs) {
            List<Job> own = jobs.values().stream()
                    .filter(other -> other.owner().equals(job.owner()))
                    .sorted(Comparator.comparingLong(Job::number))
                    .toList();
            long going = own.stream().filter(Job::goesOn).count();
            if (going >= MOST_GOING) {
                throw new Refusal.Conflict(Say.of("export.many", "n", going));
            }
            own.stream()
                    .filter(other -> !other.goesOn())
                    .limit(Math.max(0, own.size() + 1 - MOST_KEPT))
                    .forEach(this::forget);
            jobs.put(job.export().id(), job);
        }
    }

    private void forget(Job job) {
        jobs.remove(job.export().id());
        delete(job);
    }

    private Job find(String id, Caller caller) {
        forgetOld();
        Job job = jobs.get(id);
        if (job == null || !job.owner().equals(caller.actor().name())) {
            throw new Refusal.Unknown(Say.of("export.unknown", "id", id));
        }
        return job;
    }

    private void make(String id, LoanFilter filter, LoanOrder order, List<String> columns, Caller caller) {
        Job job = jobs.get(id);
        if (job == null) {
            return;
        }
        change(id, State.RUNNING, 0, null);
        try {
            long done = write(job, filter, order, columns, caller);
            if (open.get()) {
                change(id, State.DONE, done, null);
            } else {
                change(id, State.FAILED, done, Say.of("export.stopped"));
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("an export failed", e);
            change(id, State.FAILED, 0, DiskProblems.told(e, Say.of("export.fault")));
        } finally {
            Job now = jobs.get(id);
            if (now != null && now.goesOn()) { // an Error, too, must not leave it running for ever
                change(id, State.FAILED, 0, Say.of("faultOfOurs"));
            }
            if (now == null || now.export().state() != State.DONE) {
                delete(job);
            }
        }
    }

    /** Writes the file; how many loans are in it. */
    private long write(Job job, LoanFilter filter, LoanOrder order, List<String> columns, Caller caller)
            throws IOException {
        List<Function<LoanListApi.LoanRow, Sheet.Cell>> cells = columns.stream()
                .map(name -> Objects.requireNonNull(ExportColumns.ALL.get(name)))
                .toList();
        AtomicLong done = new AtomicLong();
        String id = job.export().id();
        try (ExportRows rows = ExportRows.in(job.file(), job.workbook())) {
            rows.write(columns.stream().map(name -> new Sheet.Cell(name, false)).toList());
            platform.loans.each(filter, order, () -> open.get() && jobs.containsKey(id), loan -> {
                LoanListApi.LoanRow row = LoanListApi.LoanRow.of(loan, caller);
                rows.write(cells.stream().map(cell -> cell.apply(row)).toList());
                if (done.incrementAndGet() % STEP == 0) {
                    change(id, State.RUNNING, done.get(), null);
                }
            });
        }
        return done.get();
    }

    private void change(String id, State state, long done, @Nullable Sentence told) {
        jobs.computeIfPresent(id, (key, job) -> {
            Long total = state == State.DONE ? Long.valueOf(done) : job.export().total();
            return job.with(new Export(
                    id,
                    state,
                    done,
                    total,
                    told == null ? null : told.kept(),
                    job.export().keptUntil()));
        });
    }

    @Override
    public void forgetOld() {
        Instant now = platform.clock.instant();
        jobs.values().stream()
                .filter(job -> !job.goesOn() && !now.isBefore(job.export().keptUntil()))
                .toList()
                .forEach(this::forget);
    }

    private static MultiValueMap<String, String> parsed(String query) {
        MultiValueMap<String, String> words = new LinkedMultiValueMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                try {
                    words.add(
                            URLDecoder.decode(name, StandardCharsets.UTF_8),
                            URLDecoder.decode(value, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new Refusal.BadValue("query", pair, Say.of("expected.query"), Say.of("query", "part", pair));
                }
            }
        }
        return words;
    }

    private static void delete(Job job) {
        try {
            Files.deleteIfExists(job.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        open.set(false);
        worker.close();
        jobs.values().forEach(ExportApi::delete);
    }
}
