package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.warning.Happenings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was observed of borrowers, channels and groups of loans: told to us, and looked at. */
@RestController
@RequestMapping("/api/v1/happenings")
class HappeningApi {

    private static final int LARGEST_PAGE = 500;

    private final Happenings happenings;
    private final Cursors cursors;
    private final JsonMapper json;

    HappeningApi(Platform platform, Cursors cursors, JsonMapper json) {
        this.happenings = platform.happenings;
        this.cursors = cursors;
        this.json = json;
    }

    /**
     * An event that was not taken.
     *
     * @param line of the request, from 1; of an array the element
     */
    record RejectedLine(int line, @Nullable String id, String field, String value, String problem, String expected) {}

    record TakenHappenings(int taken, int again, List<RejectedLine> rejected) {}

    record HappeningRow(
            long sequence,
            String id,
            HappeningText.Kind kind,
            @Nullable String borrower,
            @Nullable String channel,
            Instant at,
            Instant known,
            Happenings.Source source,
            String text) {}

    record HappeningPage(List<HappeningRow> items, @Nullable String next) {}

    record RejectedHappening(
            long number,
            Happenings.Source source,
            Instant received,
            String place,
            String field,
            String problem,
            String content,
            @Nullable Instant replayedAt) {

        static RejectedHappening of(Happenings.Rejected rejected, String language) {
            return new RejectedHappening(
                    rejected.number(),
                    rejected.source(),
                    rejected.received(),
                    rejected.place(),
                    rejected.field(),
                    Sentence.told(rejected.problem(), language),
                    rejected.content(),
                    rejected.replayedAt().orElse(null));
        }
    }

    record RejectedHappenings(
            List<RejectedHappening> items, @Nullable String next) {}

    record ReplayedHappenings(int taken) {}

    /** Takes events of behaviour, one a line or in an array; each is taken, was there, or is rejected for itself. */
    @PostMapping(consumes = {"application/json", "application/x-ndjson"})
    @Needs(value = Right.HAPPENINGS_WRITE, audit = "happenings.told")
    TakenHappenings tellHappenings(@RequestBody byte[] body, Caller caller) {
        List<Happenings.Text> texts = texts(new String(body, StandardCharsets.UTF_8));
        Happenings.Taken taken = happenings.take(Happenings.Source.REST, texts);
        caller.acted(
                "",
                taken.taken() + " new, " + taken.again() + " again, "
                        + taken.rejected().size() + " rejected");
        String language = Reader.language();
        return new TakenHappenings(
                taken.taken(),
                taken.again(),
                taken.rejected().stream()
                        .map(each -> new RejectedLine(
                                Integer.parseInt(each.place()),
                                each.id().isEmpty() ? null : each.id(),
                                each.field(),
                                each.value(),
                                each.problem().in(language),
                                each.expected().in(language)))
                        .toList());
    }

    private List<Happenings.Text> texts(String body) {
        List<Happenings.Text> texts = new ArrayList<>();
        if (body.stripLeading().startsWith("[")) {
            JsonNode array;
            try {
                array = json.readTree(body);
            } catch (JacksonException e) {
                throw new Refusal.BadValue("", "", Say.of("expected.events"), Say.of("body"));
            }
            for (JsonNode each : array) {
                texts.add(new Happenings.Text(String.valueOf(texts.size() + 1), each.toString()));
            }
            return texts;
        }
        int line = 0;
        for (String content : body.split("\n", -1)) {
            line++;
            if (!content.isBlank()) {
                texts.add(new Happenings.Text(String.valueOf(line), content.strip()));
            }
        }
        if (texts.isEmpty()) {
            throw new Refusal.BadValue("", "", Say.of("expected.events"), Say.of("body"));
        }
        return texts;
    }

    /** Newest first; {@code to} is not included. */
    @GetMapping
    @Needs(value = Right.WARNINGS_READ, audit = "happenings.read")
    HappeningPage happenings(
            @RequestParam(required = false) @Nullable String borrower,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) HappeningText.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, LARGEST_PAGE);
        Happenings.Filter filter = new Happenings.Filter(
                given(borrower),
                given(channel),
                Optional.ofNullable(kind),
                given(from).map(text -> EventApi.moment("from", text)),
                given(to).map(text -> EventApi.moment("to", text)));
        String list = "happenings" + filter;
        List<Happenings.Entry> found = happenings.page(filter, before(list, cursor), limit + 1);
        List<Happenings.Entry> shown = found.subList(0, Math.min(limit, found.size()));
        caller.acted(borrower == null ? "" : borrower, shown.size() + " events");
        String language = Reader.language();
        return new HappeningPage(
                shown.stream().map(each -> row(each, caller, language)).toList(),
                found.size() > limit
                        ? cursors.seal(
                                list, List.of(String.valueOf(shown.getLast().sequence())))
                        : null);
    }

    private static HappeningRow row(Happenings.Entry entry, Caller caller, String language) {
        Happening.Head head = entry.event().head();
        return new HappeningRow(
                entry.sequence(),
                head.id(),
                entry.kind(),
                head.borrower().isEmpty() ? null : caller.shown(head.borrower()),
                entry.channel().orElse(null),
                head.at(),
                head.known(),
                entry.source(),
                entry.told().in(language));
    }

    /** What came and could not be taken, newest first, from whichever way it came. */
    @GetMapping("/rejected")
    @Needs(value = Right.HAPPENINGS_WRITE, audit = "happenings.rejected-read")
    RejectedHappenings rejectedHappenings(
            @RequestParam(required = false) Happenings.@Nullable Source source,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        String list = "happenings-rejected" + source + open;
        List<Happenings.Rejected> found =
                happenings.rejected(Optional.ofNullable(source), open, before(list, cursor), limit + 1);
        List<Happenings.Rejected> shown = found.subList(0, Math.min(limit, found.size()));
        String language = Reader.language();
        return new RejectedHappenings(
                shown.stream().map(each -> RejectedHappening.of(each, language)).toList(),
                found.size() > limit
                        ? cursors.seal(
                                list, List.of(String.valueOf(shown.getLast().number())))
                        : null);
    }

    /** Tries one again; it is answered as taken, or with what is wrong now. */
    @PostMapping("/rejected/{number}/replay")
    @Needs(value = Right.HAPPENINGS_WRITE, audit = "happenings.replayed")
    RejectedHappening replayHappening(@PathVariable long number) {
        return RejectedHappening.of(happenings.replay(number), Reader.language());
    }

    /** Tries all again that were not taken. */
    @PostMapping("/rejected/replay")
    @Needs(value = Right.HAPPENINGS_WRITE, audit = "happenings.replayed")
    ReplayedHappenings replayHappenings(Caller caller) {
        int taken = happenings.replayAll();
        caller.acted("all", taken + " taken");
        return new ReplayedHappenings(taken);
    }

    private long before(String list, @Nullable String cursor) {
        return cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
