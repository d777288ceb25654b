package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.ProofApi.KeptProof;
import dev.shouyue.decision.Sentence;
import dev.shouyue.servicing.DayBook;
import dev.shouyue.servicing.Proof;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The close of a day: what was done, and doing it, in the background, one at a time. */
@RestController
class CloseApi {

    private static final Logger LOG = LoggerFactory.getLogger(CloseApi.class);

    record Close(
            LocalDate day,
            Instant startedAt,
            Instant finishedAt,
            long touched,
            long newlyPastDue,
            long cured,
            long tolerated,
            long entries,
            double seconds,
            @Nullable KeptProof proof) {

        static Close of(DayBook.Close close, Optional<Proof> proof) {
            return new Close(
                    close.day(),
                    close.startedAt(),
                    close.finishedAt(),
                    close.touched(),
                    close.newlyPastDue(),
                    close.cured(),
                    close.tolerated(),
                    close.entries(),
                    Duration.between(close.startedAt(), close.finishedAt()).toMillis() / 1000.0,
                    proof.map(KeptProof::of).orElse(null));
        }
    }

    record Closes(
            List<Close> items,
            @Nullable LocalDate closedTo,
            @Nullable LocalDate firstDay) {}

    record NextClose(@Nullable LocalDate day, long due, long recorded, long openDays) {}

    record Steps(long done, long total) {}

    /** The days that are being closed, or were last. */
    record CloseRun(
            Work state,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate current,
            long done,
            long total,
            @Nullable Steps loans,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String message,
            @Nullable String startedBy) {

        static final CloseRun NOTHING = new CloseRun(Work.NONE, null, null, null, 0, 0, null, null, null, null, null);

        /** The same with what is told of it in {@code en} or {@code zh}. */
        CloseRun in(String language) {
            return message == null
                    ? this
                    : new CloseRun(
                            state,
                            from,
                            to,
                            current,
                            done,
                            total,
                            loans,
                            startedAt,
                            finishedAt,
                            Sentence.told(message, language),
                            startedBy);
        }

        CloseRun at(LocalDate day, long daysDone, Steps loansDone) {
            return new CloseRun(
                    state, from, to, day, daysDone, total, loansDone, startedAt, finishedAt, message, startedBy);
        }

        CloseRun ended(Work how, Instant when, @Nullable String why) {
            return new CloseRun(
                    how,
                    from,
                    to,
                    current,
                    how == Work.DONE ? total : done,
                    total,
                    loans,
                    startedAt,
                    when,
                    why,
                    startedBy);
        }
    }

    record NewClose(@Nullable LocalDate day) {}

    private final Platform platform;
    private final Clock clock;
    private final Standing<CloseRun> closing = new Standing<>(CloseRun.NOTHING);

    CloseApi(Platform platform) {
        this.platform = platform;
        this.clock = platform.clock;
    }

    /** The closed days between two days (both included); without them all. */
    @GetMapping("/api/v1/closes")
    @Needs(Right.CLOSE_READ)
    Closes closes(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Optional<DayBook.Closed> closed = platform.days.closed();
        if (closed.isEmpty()) {
            return new Closes(List.of(), null, null);
        }
        LocalDate first = from == null ? closed.get().first() : from;
        LocalDate last = to == null ? closed.get().last() : to;
        Map<LocalDate, Proof> proofs =
                platform.proofs.ofDays(first, last).stream().collect(Collectors.toMap(Proof::day, Function.identity()));
        return new Closes(
                platform.days.closes(first, last).stream()
                        .map(close -> Close.of(close, Optional.ofNullable(proofs.get(close.day()))))
                        .toList(),
                closed.get().last(),
                closed.get().first());
    }

    @GetMapping("/api/v1/closes/next")
    @Needs(Right.CLOSE_READ)
    NextClose nextClose() {
        return platform.days
                .next()
                .map(next -> new NextClose(next.day(), next.due(), next.recorded(), next.openDays()))
                .orElse(new NextClose(null, 0, 0, 0));
    }

    /** The close that runs, or the last one since the start; {@code NONE} when there was none. */
    @GetMapping("/api/v1/closes/running")
    @Needs(Right.CLOSE_READ)
    CloseRun runningClose() {
        return closing.get().in(Reader.language());
    }

    /** The same, told whenever it changes, until it is over. */
    @GetMapping(path = "/api/v1/closes/running/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.CLOSE_READ)
    SseEmitter closeEvents(Caller caller) {
        String language = Reader.language();
        return Live.of(
                () -> closing.get().in(language),
                run -> run.state() == Work.RUNNING,
                () -> caller.stands(platform.access));
    }

    /** Closes the open days up to and including a day, today at the latest, in the background. */
    @PostMapping("/api/v1/closes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(value = Right.CLOSE_RUN, audit = "close.run")
    CloseRun close(@RequestBody NewClose asked, Caller caller) {
        LocalDate day = Refusals.required("day", asked.day());
        caller.acted(day.toString(), "");
        CloseRun run;
        synchronized (closing) { // so that no other run closes days between the look and the beginning
            if (closing.get().state() == Work.RUNNING) {
                throw new Refusal.Conflict(Say.of("close.running"));
            }
            run = asked(day, caller.actor().name());
            closing.set(run);
        }
        LocalDate from = Objects.requireNonNull(run.from());
        Thread.ofVirtual().name("close").start(() -> run(from, day));
        return run;
    }

    /**
     * The run that closes up to {@code day}.
     *
     * @throws Refusal when the book is empty, the day is closed, or has not begun
     */
    private CloseRun asked(LocalDate day, String by) {
        LocalDate first = platform.days
                .next()
                .map(DayBook.Next::day)
                .orElseThrow(() -> new Refusal.Conflict(Say.of("close.empty")));
        boolean opening = platform.days.closed().isEmpty();
        if (day.isBefore(first)) {
            throw new Refusal.BadValue(
                    "day",
                    day.toString(),
                    Say.of("expected.orLater", "day", first),
                    opening ? Say.of("close.beforeFirst") : Say.of("close.closed", "day", day));
        }
        LocalDate today = LocalDate.now(clock);
        if (day.isAfter(today)) {
            throw new Refusal.BadValue(
                    "day",
                    day.toString(),
                    Say.of("expected.orEarlier", "day", today),
                    Say.of("close.future", "day", day));
        }
        LocalDate from = opening ? day : first;
        return new CloseRun(
                Work.RUNNING,
                from,
                day,
                from,
                0,
                day.toEpochDay() - from.toEpochDay() + 1,
                null,
                clock.instant(),
                null,
                null,
                by);
    }

    private void run(LocalDate from, LocalDate to) {
        boolean over = false;
        try {
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                LocalDate current = day;
                long daysDone = day.toEpochDay() - from.toEpochDay();
                platform.dayClose.close(
                        day, (done, total) -> closing.change(run -> run.at(current, daysDone, new Steps(done, total))));
            }
            platform.loans.refresh();
            platform.afterClose();
            over = true;
            closing.change(run -> run.ended(Work.DONE, clock.instant(), null));
        } catch (RuntimeException e) {
            over = true;
            LOG.error("the close failed", e);
            closing.change(run -> run.ended(
                    Work.FAILED,
                    clock.instant(),
                    Say.of("close.failed", "why", DiskProblems.told(e, Say.of("faultOfOurs")))
                            .kept()));
        } finally {
            if (!over) { // an Error, too, must not keep the next run out
                closing.change(run -> run.ended(
                        Work.FAILED, clock.instant(), Say.of("faultOfOurs").kept()));
            }
        }
    }
}
