package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.AuditTrail;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.warning.Alerts;
import dev.shouyue.warning.Alerts.Act;
import dev.shouyue.warning.Alerts.Item;
import dev.shouyue.warning.Alerts.Outcome;
import dev.shouyue.warning.Happenings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Alerts: who or what is about to go wrong, why, who sees to it, and what came of it. */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertApi {

    private static final int LARGEST_PAGE = 500;
    private static final int LIVE_AT_ONCE = 500;
    /** Changes are numbered before they are committed: so many numbers are looked at again. */
    private static final int LIVE_BACK = 1_000;

    private final Platform platform;
    private final Alerts alerts;
    private final Cursors cursors;

    AlertApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.alerts = platform.warnings.alerts;
        this.cursors = cursors;
    }

    /** The order of the list: what presses first, or the newest first. */
    enum AlertOrder {
        pressing,
        newest
    }

    record AlertReason(String code, double number, String sentence) {}

    /** An alert in a list; {@code incident} is the one that it opened or that explains it. */
    record AlertRow(
            long id,
            Alert.Kind kind,
            String subject,
            @Nullable String loan,
            String signal,
            String title,
            Alert.Level level,
            Alerts.State state,
            Instant raisedAt,
            Instant lastAt,
            int times,
            @Nullable Integer leadHours,
            @Nullable Instant dueAt,
            @Nullable Instant escalatesAt,
            boolean escalated,
            @Nullable String owner,
            @Nullable Instant snoozedUntil,
            @Nullable Long incident,
            @Nullable Outcome outcome,
            List<AlertReason> reasons,
            int version) {

        static AlertRow of(Item alert, Caller caller, String language) {
            return new AlertRow(
                    alert.id(),
                    alert.kind(),
                    alert.kind() == Alert.Kind.BORROWER ? caller.shown(alert.subject()) : alert.subject(),
                    alert.loan().orElse(null),
                    alert.signal(),
                    alert.title().in(language),
                    alert.level(),
                    alert.state(),
                    alert.raisedAt(),
                    alert.lastAt(),
                    alert.times(),
                    alert.leadHours().isPresent() ? alert.leadHours().getAsInt() : null,
                    alert.dueAt().orElse(null),
                    alert.escalatesAt().orElse(null),
                    alert.escalated(),
                    alert.owner().orElse(null),
                    alert.snoozedUntil().orElse(null),
                    alert.incident().orElse(null),
                    alert.outcome().orElse(null),
                    alert.reasons().stream()
                            .map(each -> new AlertReason(
                                    each.code(), each.number(), each.sentence().in(language)))
                            .toList(),
                    alert.version());
        }
    }

    record AlertPage(List<AlertRow> items, @Nullable String next) {}

    record AlertEvidence(String id, HappeningText.Kind kind, Instant at, Instant known, String text) {}

    record AlertStep(
            Instant at, String actor, String step, @Nullable String note) {}

    /** What came of the bill at risk; days in the borrower's zone. */
    record AlertAfter(LocalDate dueOn, @Nullable LocalDate paidOn, int daysLate) {}

    record AlertDetail(
            AlertRow alert,
            List<AlertEvidence> evidence,
            List<AlertStep> steps,
            @Nullable AlertAfter after) {}

    record AlertActs(
            @Nullable List<Long> ids,
            @Nullable Act act,
            @Nullable String owner,
            @Nullable Instant until,
            @Nullable Outcome outcome,
            @Nullable String note) {}

    record AlertNotDone(long id, String problem) {}

    record AlertsDone(List<AlertRow> done, List<AlertNotDone> refused) {}

    record AlertsOfSignal(String signal, String title, long open) {}

    record AlertSummary(
            long open,
            Map<Alert.Level, Long> byLevel,
            Map<Alert.Kind, Long> byKind,
            List<AlertsOfSignal> bySignal,
            long mine,
            long snoozed,
            long escalated) {}

    record AlertChange(long id, Alert.Level level, Alerts.State state) {}

    /** {@code to} is not included. */
    @GetMapping
    @Needs(Right.WARNINGS_READ)
    AlertPage alerts(
            @RequestParam(required = false) Alert.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String signal,
            @RequestParam(required = false) Alert.@Nullable Level level,
            @RequestParam(required = false) Alerts.@Nullable State state,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "pressing") AlertOrder sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, LARGEST_PAGE);
        Alerts.Filter filter = new Alerts.Filter(
                Optional.ofNullable(kind),
                given(subject),
                given(signal),
                Optional.ofNullable(level),
                Optional.ofNullable(state),
                given(owner),
                given(from).map(value -> EventApi.moment("from", value)),
                given(to).map(value -> EventApi.moment("to", value)),
                given(text),
                caller.may(Right.LOANS_PERSONAL));
        Alerts.Order order = Alerts.Order.valueOf(sort.name().toUpperCase(Locale.ROOT));
        String list = "alerts" + filter + order;
        Optional<Alerts.Place> after = Optional.ofNullable(cursor).map(text1 -> place(cursors.open(list, text1)));
        List<Item> found = alerts.page(filter, order, after, limit + 1);
        List<Item> shown = found.subList(0, Math.min(limit, found.size()));
        String language = Reader.language();
        return new AlertPage(
                shown.stream().map(each -> AlertRow.of(each, caller, language)).toList(),
                found.size() > limit ? cursors.seal(list, values(shown.getLast())) : null);
    }

    private static List<String> values(Item last) {
        return List.of(String.valueOf(last.pressing()), last.raisedAt().toString(), String.valueOf(last.id()));
    }

    private static Alerts.Place place(List<String> values) {
        return new Alerts.Place(
                Integer.parseInt(values.get(0)), Instant.parse(values.get(1)), Long.parseLong(values.get(2)));
    }

    @GetMapping("/summary")
    @Needs(Right.WARNINGS_READ)
    AlertSummary alertSummary(Caller caller) {
        Alerts.Summary summary = alerts.summary(caller.actor().name());
        String language = Reader.language();
        return new AlertSummary(
                summary.open(),
                summary.byLevel(),
                summary.byKind(),
                summary.bySignal().stream()
                        .map(each ->
                                new AlertsOfSignal(each.signal(), each.title().in(language), each.open()))
                        .toList(),
                summary.mine(),
                summary.snoozed(),
                summary.escalated());
    }

    /** Each alert that is raised or changed from now on, as it happens. */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.WARNINGS_READ)
    SseEmitter liveAlerts(Caller caller) {
        long[] last = {alerts.lastChange()};
        long first = last[0];
        Map<Long, Long> sent = new HashMap<>();
        return Live.each(
                () -> {
                    List<AlertChange> more = new ArrayList<>();
                    for (Item each : alerts.changed(Math.max(first, last[0] - LIVE_BACK), LIVE_AT_ONCE + LIVE_BACK)) {
                        last[0] = Math.max(last[0], each.change());
                        if (!Long.valueOf(each.change()).equals(sent.put(each.id(), each.change()))) {
                            more.add(new AlertChange(each.id(), each.level(), each.state()));
                        }
                    }
                    sent.values().removeIf(change -> change < last[0] - 2 * LIVE_BACK);
                    return more;
                },
                () -> caller.stands(platform.access));
    }

    @GetMapping("/{id}")
    @Needs(value = Right.WARNINGS_READ, audit = "alert.read")
    AlertDetail alert(@PathVariable long id, Caller caller) {
        Item alert = alerts.get(id);
        caller.acted(String.valueOf(id), alert.signal());
        String language = Reader.language();
        return new AlertDetail(
                AlertRow.of(alert, caller, language),
                alerts.evidence(alert).stream()
                        .map(each -> evidence(each, language))
                        .toList(),
                alerts.steps(alert).stream()
                        .map(each -> new AlertStep(
                                each.at(),
                                each.actor(),
                                each.step(),
                                each.note().isEmpty() ? null : each.note()))
                        .toList(),
                alerts.after(alert)
                        .map(each -> new AlertAfter(each.dueOn(), each.paidOn().orElse(null), each.daysLate()))
                        .orElse(null));
    }

    private static AlertEvidence evidence(Happenings.Entry entry, String language) {
        return new AlertEvidence(
                entry.event().head().id(),
                entry.kind(),
                entry.event().head().at(),
                entry.event().head().known(),
                entry.told().in(language));
    }

    /** Does the same with several alerts, each for itself; each is on the audit trail. */
    @PostMapping("/acts")
    @Needs(value = Right.WARNINGS_ACT, audit = "alerts.acted")
    AlertsDone actOnAlerts(@RequestBody AlertActs asked, Caller caller) {
        Act act = Refusals.required("act", asked.act());
        Optional<String> owner = given(asked.owner());
        owner.filter(name -> platform.access.users.find(name).isEmpty()).ifPresent(name -> {
            throw new Refusal.BadValue("owner", name, Say.of("expected.user"), Say.of("owner.unknown", "user", name));
        });
        String note = asked.note() == null ? "" : asked.note().strip();
        Alerts.Done done = alerts.act(
                Refusals.required("ids", asked.ids()),
                new Alerts.Deed(
                        act, owner, Optional.ofNullable(asked.until()), Optional.ofNullable(asked.outcome()), note),
                caller.actor().name());
        String action = "alert." + act.name().toLowerCase(Locale.ROOT);
        for (Item each : done.done()) {
            platform.access.audit.write(new AuditTrail.Deed(
                    caller.actor().name(),
                    caller.actor().role().name(),
                    action,
                    String.valueOf(each.id()),
                    AuditTrail.Outcome.ALLOWED,
                    owner.map(name -> name + " ").orElse("") + note,
                    caller.address()));
        }
        caller.acted(act.name(), done.done().size() + " done, " + done.refused().size() + " refused");
        String language = Reader.language();
        return new AlertsDone(
                done.done().stream()
                        .map(each -> AlertRow.of(each, caller, language))
                        .toList(),
                done.refused().stream()
                        .map(each -> new AlertNotDone(each.id(), each.problem().in(language)))
                        .toList());
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
