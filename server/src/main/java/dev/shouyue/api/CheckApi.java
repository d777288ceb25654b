package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.decision.Sentence;
import dev.shouyue.warning.CheckPlan;
import dev.shouyue.warning.Checks;
import dev.shouyue.warning.Checks.Answer;
import dev.shouyue.warning.Checks.Check;
import dev.shouyue.warning.Checks.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The checks that a borrower gets while loans run: which are due, what they ask, what was found, and when they are drawn. */
@RestController
class CheckApi {

    private static final int LARGEST_PAGE = 500;
    private static final String MATCH = HttpHeaders.IF_MATCH;
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private final Platform platform;
    private final Checks checks;
    private final Cursors cursors;

    CheckApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.checks = platform.checks;
        this.cursors = cursors;
    }

    /** A check in a list; borrowers and loans of those who may not see them are masked. */
    record CheckRow(
            long id,
            String borrower,
            List<String> loans,
            CheckPlan.Code plan,
            String title,
            CheckPlan.Reason reason,
            String why,
            LocalDate drawnOn,
            LocalDate dueOn,
            @Nullable String owner,
            Checks.State state,
            @Nullable Result result,
            @Nullable LocalDate lastDoneOn,
            int version) {

        static CheckRow of(Check check, Caller caller) {
            String language = Reader.language();
            return new CheckRow(
                    check.id(),
                    caller.shown(check.borrower()),
                    check.loans(),
                    check.plan(),
                    check.plan().title().in(language),
                    check.plan().reason(),
                    check.why(language),
                    check.drawnOn(),
                    check.dueOn(),
                    check.owner().orElse(null),
                    check.state(),
                    check.result().orElse(null),
                    check.lastDoneOn().orElse(null),
                    check.version());
        }
    }

    record CheckPage(List<CheckRow> items, @Nullable String next) {}

    record ChecklistLine(
            CheckPlan.Question code,
            String title,
            @Nullable Answer answer,
            @Nullable String note) {}

    record ChangedFigure(String what, @Nullable String before, String now) {}

    record CheckStep(Instant at, String actor, String step, String note) {}

    /** A check in whole; the history is the oldest first. */
    record CheckView(
            CheckRow check,
            int planVersion,
            List<ChecklistLine> checklist,
            List<ChangedFigure> changed,
            List<CheckStep> history,
            @Nullable String note,
            @Nullable LocalDate nextOn,
            @Nullable String doneBy,
            @Nullable Instant doneAt) {

        static CheckView of(Checks.Whole whole, Caller caller) {
            Check check = whole.check();
            String language = Reader.language();
            return new CheckView(
                    CheckRow.of(check, caller),
                    check.planVersion(),
                    check.plan().checklist().stream()
                            .map(line -> new ChecklistLine(
                                    line,
                                    line.title().in(language),
                                    check.answers().get(line),
                                    check.notes().get(line)))
                            .toList(),
                    whole.changed().stream()
                            .map(each -> new ChangedFigure(
                                    each.what().in(language), each.before().orElse(null), each.now()))
                            .toList(),
                    whole.steps().stream()
                            .map(step -> new CheckStep(
                                    step.at(), step.actor(), step.step(), Sentence.told(step.note(), language)))
                            .toList(),
                    check.note().isEmpty() ? null : check.note(),
                    check.nextOn().orElse(null),
                    check.doneBy().orElse(null),
                    check.doneAt().orElse(null));
        }
    }

    record CheckOwner(@Nullable String owner) {}

    /** What was found; a note is needed where an answer is no, and where the result is not without concern. */
    record CheckFinding(
            @Nullable Map<String, Answer> answers,
            @Nullable Map<String, String> notes,
            @Nullable Result result,
            @Nullable String note,
            @Nullable LocalDate nextOn) {}

    record CheckReopening(@Nullable String note) {}

    record CheckPlanView(
            CheckPlan.Code code,
            String title,
            String what,
            CheckPlan.Reason reason,
            int everyDays,
            double sampleShare,
            boolean on,
            int version) {

        static CheckPlanView of(CheckPlan plan) {
            String language = Reader.language();
            return new CheckPlanView(
                    plan.code(),
                    plan.code().title().in(language),
                    plan.code().what().in(language),
                    plan.code().reason(),
                    plan.everyDays(),
                    plan.sampleShare(),
                    plan.isOn(),
                    plan.version());
        }
    }

    record CheckPlans(List<CheckPlanView> items) {}

    /** What is left out stays as it is. */
    record CheckPlanChange(
            @Nullable Integer everyDays,
            @Nullable Double sampleShare,
            @Nullable Boolean on) {}

    record DrawnChecks(@Nullable LocalDate day, int checks) {}

    /** Open ones by their day, the most overdue first; done ones the newest first. */
    @GetMapping("/api/v1/checks")
    @Needs(Right.CHECKS_READ)
    CheckPage checks(
            @RequestParam(required = false) Checks.@Nullable State state,
            @RequestParam(required = false) CheckPlan.@Nullable Reason reason,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, LARGEST_PAGE);
        Checks.Filter filter =
                new Checks.Filter(Optional.ofNullable(state), Optional.ofNullable(reason), given(owner), given(q));
        String list = "checks" + filter;
        Optional<List<String>> after = Optional.ofNullable(cursor).map(text -> cursors.open(list, text));
        List<Check> found = checks.page(
                filter,
                after.map(place -> LocalDate.parse(place.getFirst())),
                after.map(place -> Long.valueOf(place.getLast())),
                limit + 1);
        List<Check> shown = found.subList(0, Math.min(limit, found.size()));
        return new CheckPage(
                shown.stream().map(check -> CheckRow.of(check, caller)).toList(),
                found.size() > limit
                        ? cursors.seal(
                                list,
                                List.of(
                                        shown.getLast().dueOn().toString(),
                                        String.valueOf(shown.getLast().id())))
                        : null);
    }

    @GetMapping("/api/v1/checks/{id}")
    @Needs(value = Right.CHECKS_READ, audit = "check.read")
    ResponseEntity<CheckView> check(@PathVariable long id, Caller caller) {
        caller.acted(String.valueOf(id), "");
        return told(id, caller);
    }

    /** Gives a check to a user, or to nobody. */
    @PutMapping("/api/v1/checks/{id}")
    @Needs(value = Right.CHECKS_DO, audit = "check.assigned")
    ResponseEntity<CheckView> assignCheck(
            @PathVariable long id,
            @RequestBody CheckOwner asked,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        Optional<String> owner = given(asked.owner());
        owner.filter(name -> platform.access.users.find(name).isEmpty()).ifPresent(name -> {
            throw new Refusal.BadValue("owner", name, Say.of("expected.user"), Say.of("user.unknown", "user", name));
        });
        caller.acted(String.valueOf(id), owner.orElse(""));
        checks.assign(id, owner, OptionalInt.of(required(match)), caller.actor().name());
        return told(id, caller);
    }

    @PostMapping("/api/v1/checks/{id}/result")
    @Needs(value = Right.CHECKS_DO, audit = "check.done")
    ResponseEntity<CheckView> finishCheck(
            @PathVariable long id,
            @RequestBody CheckFinding found,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        Result result = Refusals.required("result", found.result());
        caller.acted(String.valueOf(id), result.name());
        checks.done(
                id,
                new Checks.Finding(
                        Refusals.required("answers", found.answers()),
                        found.notes() == null ? Map.of() : found.notes(),
                        result,
                        found.note() == null ? "" : found.note(),
                        Optional.ofNullable(found.nextOn())),
                version(match),
                caller.actor().name());
        return told(id, caller);
    }

    @PostMapping("/api/v1/checks/{id}/reopen")
    @Needs(value = Right.CHECKS_DO, audit = "check.reopened")
    ResponseEntity<CheckView> reopenCheck(
            @PathVariable long id,
            @RequestBody CheckReopening asked,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        caller.acted(String.valueOf(id), "");
        checks.reopen(
                id,
                version(match),
                asked.note() == null ? "" : asked.note(),
                caller.actor().name());
        return told(id, caller);
    }

    /** Draws the checks of closed days; drawing a day again finds what was forgotten and nothing else. */
    @PostMapping("/api/v1/checks/draw")
    @Needs(value = Right.CHECKS_DO, audit = "check.drawn")
    DrawnChecks drawChecks(@RequestParam(required = false) @Nullable LocalDate day, Caller caller) {
        caller.acted(day == null ? "" : day.toString(), "");
        Checks.Drawn drawn = checks.draw(Optional.ofNullable(day));
        return new DrawnChecks(drawn.day(), drawn.checks());
    }

    @GetMapping("/api/v1/check-plans")
    @Needs(Right.CHECKS_READ)
    CheckPlans checkPlans() {
        return new CheckPlans(checks.plans().stream().map(CheckPlanView::of).toList());
    }

    @PutMapping("/api/v1/check-plans/{code}")
    @Needs(value = Right.CHECK_PLANS_MANAGE, audit = "check.plan")
    ResponseEntity<CheckPlanView> setCheckPlan(
            @PathVariable String code,
            @RequestBody CheckPlanChange asked,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        CheckPlan.Code plan = checks.plans().stream()
                .map(CheckPlan::code)
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal.Unknown(Say.of("checkPlan.unknown", "code", code)));
        caller.acted(code, "");
        CheckPlan set = checks.set(
                plan,
                Optional.ofNullable(asked.everyDays()),
                Optional.ofNullable(asked.sampleShare()),
                Optional.ofNullable(asked.on()),
                required(match),
                caller.actor().name());
        return ResponseEntity.ok().eTag(tag(set.version())).body(CheckPlanView.of(set));
    }

    private ResponseEntity<CheckView> told(long id, Caller caller) {
        Checks.Whole whole = checks.get(id);
        return ResponseEntity.ok().eTag(tag(whole.check().version())).body(CheckView.of(whole, caller));
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** The version that was read: who changes something says which one. */
    private static int required(@Nullable String match) {
        return parsed(Refusals.required(MATCH, match));
    }

    private static OptionalInt version(@Nullable String match) {
        return match == null ? OptionalInt.empty() : OptionalInt.of(parsed(match));
    }

    private static int parsed(String match) {
        Matcher tag = TAG.matcher(match.strip());
        if (!tag.matches()) {
            throw new Refusal.BadValue(MATCH, match, Say.of("expected.tag"), Say.of("tag.bad"));
        }
        return Integer.parseInt(tag.group(1));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
