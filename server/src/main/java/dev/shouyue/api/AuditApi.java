package dev.shouyue.api;

import dev.shouyue.access.Access;
import dev.shouyue.access.AuditTrail;
import dev.shouyue.access.AuditTrail.Outcome;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for those who may read it. */
@RestController
class AuditApi {

    private static final int LARGEST_PAGE = 500;

    private final Access access;
    private final Cursors cursors;

    AuditApi(Access access, Cursors cursors) {
        this.access = access;
        this.cursors = cursors;
    }

    record AuditEntry(
            long id,
            Instant at,
            String actor,
            String role,
            String action,
            String subject,
            Outcome outcome,
            String detail,
            String address) {

        static AuditEntry of(AuditTrail.Event event) {
            AuditTrail.Deed deed = event.deed();
            return new AuditEntry(
                    event.id(),
                    event.at(),
                    deed.actor(),
                    deed.role(),
                    deed.action(),
                    deed.subject(),
                    deed.outcome(),
                    deed.detail(),
                    deed.address());
        }
    }

    record AuditPage(
            List<AuditEntry> items,
            @Nullable String next,
            @Nullable Long total,
            boolean totalIsExact) {}

    /** Newest first; {@code from} and {@code to} are days in UTC, both included. */
    @GetMapping("/api/v1/audit")
    @Needs(value = Right.AUDIT_READ, audit = "audit.read")
    AuditPage auditTrail(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, LARGEST_PAGE);
        AuditTrail.Filter filter = new AuditTrail.Filter(
                given(actor),
                given(action),
                given(subject),
                given(outcome).map(AuditApi::outcome),
                given(from).map(day -> startOf(day, "from")),
                given(to).map(day -> startOf(day, "to").plusSeconds(24 * 60 * 60)));
        String list = "audit" + filter;
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<AuditTrail.Event> events = access.audit.page(filter, before, limit + 1);
        boolean more = events.size() > limit;
        List<AuditTrail.Event> shown = more ? events.subList(0, limit) : events;
        caller.acted(subject == null ? "" : subject, shown.size() + " events");
        return new AuditPage(
                shown.stream().map(AuditEntry::of).toList(),
                more ? cursors.seal(list, List.of(String.valueOf(shown.getLast().id()))) : null,
                null,
                false);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Outcome outcome(String name) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        "outcome",
                        name,
                        Say.of("expected.oneOf", "values", Arrays.toString(Outcome.values())),
                        Say.of("outcome.unknown", "name", name)));
    }

    private static Instant startOf(String day, String field) {
        try {
            return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Refusal.BadValue(
                    field, day, Say.of("expected.date"), Say.of("date", "field", field, "value", day));
        }
    }
}
