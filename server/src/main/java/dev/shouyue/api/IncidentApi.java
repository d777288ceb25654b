package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.IncidentAnswers.BureauCorrection;
import dev.shouyue.api.IncidentAnswers.BureauCorrections;
import dev.shouyue.api.IncidentAnswers.Cause;
import dev.shouyue.api.IncidentAnswers.CausesOnDay;
import dev.shouyue.api.IncidentAnswers.IncidentPage;
import dev.shouyue.api.IncidentAnswers.IncidentProgress;
import dev.shouyue.api.IncidentAnswers.IncidentRow;
import dev.shouyue.api.IncidentAnswers.IncidentView;
import dev.shouyue.api.IncidentAnswers.ProtectionEffects;
import dev.shouyue.api.IncidentAnswers.ProtectionRow;
import dev.shouyue.api.IncidentAnswers.TouchedLoan;
import dev.shouyue.api.IncidentAnswers.TouchedLoans;
import dev.shouyue.delinquency.Incident;
import dev.shouyue.delinquency.Incident.Debits;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.delinquency.Incidents;
import dev.shouyue.delinquency.PlanRow;
import dev.shouyue.servicing.StoredLoan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Incidents: what was told of them, the plan of protecting all they touched, who decides, and how far it is. */
@RestController
class IncidentApi {

    private static final String MATCH = HttpHeaders.IF_MATCH;
    private static final int LARGEST_PAGE = 500;
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");
    /** A version that no incident has. */
    private static final int OF_ANOTHER = -1;

    private static final int LONGEST_NOTE = 500;

    private final Platform platform;
    private final Incidents incidents;
    private final Cursors cursors;
    private final LoanReadings readings;

    IncidentApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.incidents = platform.incidents;
        this.cursors = cursors;
        this.readings = new LoanReadings(platform);
    }

    /**
     * What is told of an incident.
     *
     * @param loans the lender's own names of loans that it touched, where it is known which
     * @param protectUntil left out: some days after today, or after the incident is over
     */
    record NewIncident(
            Incident.@Nullable Kind kind,
            @Nullable String channel,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean due,
            @Nullable Boolean debits,
            @Nullable String debitSource,
            @Nullable List<String> debitCodes,
            @Nullable Boolean orders,
            @Nullable List<String> loans,
            @Nullable LocalDate protectUntil,
            @Nullable String reason) {}

    record NewPlan(@Nullable Deed deed) {}

    record Decision(@Nullable String note) {}

    @GetMapping("/api/v1/incidents")
    @Needs(Right.INCIDENTS_READ)
    IncidentPage incidents(
            @RequestParam(required = false) Incident.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable Deed deed,
            @RequestParam(required = false) Incident.@Nullable State state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Incidents.Filter filter = new Incidents.Filter(
                Optional.ofNullable(kind),
                Optional.ofNullable(deed),
                Optional.ofNullable(state),
                given(channel),
                given(author),
                Optional.ofNullable(on));
        String list = "incidents" + filter;
        long before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<Incident> found = incidents.page(filter, before, limit + 1);
        boolean more = found.size() > limit;
        List<Incident> shown = more ? found.subList(0, limit) : found;
        return new IncidentPage(
                shown.stream().map(IncidentRow::of).toList(),
                more ? cursors.seal(list, List.of(String.valueOf(shown.getLast().id()))) : null);
    }

    /** Keeps what is told of an incident; nothing is done yet. */
    @PostMapping("/api/v1/incidents")
    @Needs(value = Right.INCIDENTS_MANAGE, audit = "incident.told")
    ResponseEntity<IncidentView> createIncident(
            @RequestBody NewIncident asked,
            @RequestHeader(name = Refusals.KEY, required = false) @Nullable String key,
            Caller caller) {
        List<String> loans = asked.loans() == null ? List.of() : asked.loans();
        Incident incident =
                incidents.create(report(asked, loans), loans, caller.actor().name(), Refusals.key(key));
        caller.acted(String.valueOf(incident.id()), incident.report().reason());
        return told(HttpStatus.CREATED, incident, caller);
    }

    private Report report(NewIncident asked, List<String> loans) {
        Instant to = Refusals.required("to", asked.to());
        boolean debits = Boolean.TRUE.equals(asked.debits());
        if (!debits && (asked.debitSource() != null || asked.debitCodes() != null)) {
            throw new Refusal.BadValue("debits", "false", Say.of("expected.true"), Say.of("incident.debits"));
        }
        return new Report(
                Refusals.required("kind", asked.kind()),
                given(asked.channel()),
                Refusals.required("from", asked.from()),
                to,
                Boolean.TRUE.equals(asked.due()),
                debits
                        ? Optional.of(new Debits(
                                given(asked.debitSource()),
                                asked.debitCodes() == null ? List.of() : asked.debitCodes()))
                        : Optional.empty(),
                Boolean.TRUE.equals(asked.orders()),
                !loans.isEmpty(),
                asked.protectUntil() == null ? incidents.usualUntil(to) : asked.protectUntil(),
                Refusals.required("reason", asked.reason()).strip());
    }

    @GetMapping("/api/v1/incidents/{id}")
    @Needs(value = Right.INCIDENTS_READ, audit = "incident.read")
    ResponseEntity<IncidentView> incident(@PathVariable long id, Caller caller) {
        return told(HttpStatus.OK, incidents.get(id), caller);
    }

    /** Drops an incident that was told of in error: nothing was recorded of a loan, and nothing will be. */
    @DeleteMapping("/api/v1/incidents/{id}")
    @Needs(value = Right.INCIDENTS_MANAGE, audit = "incident.dropped")
    ResponseEntity<IncidentView> dropIncident(
            @PathVariable long id,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        return told(HttpStatus.OK, incidents.drop(id, caller.actor().name(), version(match)), caller);
    }

    /** Loans of the plan and what is, or would be, done to them; in the order of their making. */
    @GetMapping("/api/v1/incidents/{id}/loans")
    @Needs(value = Right.INCIDENTS_READ, audit = "incident.read")
    TouchedLoans incidentLoans(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Deed deed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Incident incident = incidents.get(id);
        Deed of = deed == null ? incident.deed() : deed;
        String list = "incident-loans" + id + of;
        long after =
                cursor == null ? 0 : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<PlanRow> found = incidents.rows(incident, of, after, limit + 1);
        boolean more = found.size() > limit;
        List<PlanRow> shown = more ? found.subList(0, limit) : found;
        String language = Reader.language();
        return new TouchedLoans(
                shown.stream().map(row -> TouchedLoan.of(row, language)).toList(),
                more
                        ? cursors.seal(
                                list,
                                List.of(String.valueOf(shown.getLast().key().loanId())))
                        : null);
    }

    /** Months that a bureau is to be told anew, because they were told before it was known whose fault it was. */
    @GetMapping("/api/v1/incidents/{id}/corrections")
    @Needs(value = Right.INCIDENTS_READ, audit = "incident.read")
    BureauCorrections incidentCorrections(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Deed deed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Incident incident = incidents.get(id);
        Deed of = deed == null ? incident.deed() : deed;
        String list = "incident-corrections" + id + of;
        List<String> after = cursor == null ? List.of() : cursors.open(list, cursor);
        List<Incidents.BureauCorrection> found = incidents.corrections(
                incident,
                of,
                after.isEmpty() ? 0 : Long.parseLong(after.getFirst()),
                after.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(after.getLast())),
                limit + 1);
        boolean more = found.size() > limit;
        List<Incidents.BureauCorrection> shown = more ? found.subList(0, limit) : found;
        return new BureauCorrections(
                shown.stream()
                        .map(each -> new BureauCorrection(
                                each.loan(), each.month(), each.sent(), each.right(), each.recordedOn()))
                        .toList(),
                more
                        ? cursors.seal(
                                list,
                                List.of(
                                        String.valueOf(shown.getLast().key().loanId()),
                                        shown.getLast().month().toString()))
                        : null);
    }

    /** How far the plan or its carrying out is, told whenever it changes, until it is over. */
    @GetMapping(path = "/api/v1/incidents/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.INCIDENTS_READ)
    SseEmitter incidentEvents(@PathVariable long id, Caller caller) {
        incidents.get(id);
        return Live.of(
                () -> {
                    Incident incident = incidents.get(id);
                    return IncidentProgress.of(incident, incidents.progress(incident));
                },
                progress -> progress.state() == Incident.State.PLANNING || progress.state() == Incident.State.APPLYING,
                () -> caller.stands(platform.access));
    }

    /** Computes in the background what protecting all touched loans, or undoing it, would do. */
    @PostMapping("/api/v1/incidents/{id}/plan")
    @Needs(value = Right.INCIDENTS_MANAGE, audit = "incident.planned")
    ResponseEntity<IncidentView> planIncident(
            @PathVariable long id,
            @RequestBody NewPlan asked,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        Deed deed = Refusals.required("deed", asked.deed());
        caller.acted(String.valueOf(id), deed.name());
        return told(HttpStatus.ACCEPTED, incidents.plan(id, deed, caller.actor().name(), version(match)), caller);
    }

    /** Asks for the plan to be carried out: within the limits it is at once, beyond them a second person decides. */
    @PostMapping("/api/v1/incidents/{id}/submission")
    @Needs(value = Right.INCIDENTS_MANAGE, audit = "incident.submitted")
    ResponseEntity<IncidentView> submitIncident(
            @PathVariable long id,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        return told(HttpStatus.ACCEPTED, incidents.submit(id, caller.actor().name(), version(match)), caller);
    }

    /** Takes back what was planned or submitted, as long as nobody has decided. */
    @DeleteMapping("/api/v1/incidents/{id}/submission")
    @Needs(value = Right.INCIDENTS_MANAGE, audit = "incident.recalled")
    ResponseEntity<IncidentView> recallIncident(
            @PathVariable long id,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        return told(HttpStatus.OK, incidents.recall(id, caller.actor().name(), version(match)), caller);
    }

    @PostMapping("/api/v1/incidents/{id}/approval")
    @Needs(value = Right.INCIDENTS_APPROVE, audit = "incident.approved")
    ResponseEntity<IncidentView> approveIncident(
            @PathVariable long id,
            @RequestBody Decision decision,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        String note = decided(id, decision, caller);
        return told(HttpStatus.ACCEPTED, incidents.approve(id, caller.actor().name(), note, version(match)), caller);
    }

    @PostMapping("/api/v1/incidents/{id}/rejection")
    @Needs(value = Right.INCIDENTS_APPROVE, audit = "incident.rejected")
    ResponseEntity<IncidentView> rejectIncident(
            @PathVariable long id,
            @RequestBody Decision decision,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            Caller caller) {
        String note = decided(id, decision, caller);
        return told(HttpStatus.OK, incidents.reject(id, caller.actor().name(), note, version(match)), caller);
    }

    /** A decision is a person's: whoever makes tokens would otherwise be two. */
    private static String decided(long id, Decision decision, Caller caller) {
        String note = decision.note() == null ? "" : decision.note().strip();
        caller.acted(String.valueOf(id), note);
        if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal.BadValue(
                    "note", "", Say.of("expected.characters", "most", LONGEST_NOTE), Say.of("incident.note"));
        }
        if (caller.actor().isMachine()) {
            throw new Refusal.Conflict(Say.of("incident.machine"));
        }
        return note;
    }

    /** Why a loan is or was short at the end of a day, installment by installment, with the evidence. */
    @GetMapping("/api/v1/loans/{id}/causes")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    CausesOnDay causes(@PathVariable String id, @RequestParam(required = false) @Nullable LocalDate on) {
        LoanReadings.Reading reading = readings.read(id, on, null);
        return new CausesOnDay(
                reading.day(),
                platform.delinquencies.causes(reading.loan(), reading.day()).stream()
                        .map(found -> Cause.of(found, reading.loan().terms().currency()))
                        .toList());
    }

    /** All protections of the loan and withdrawals, each with what it undid or brought back, as it was written when it was recorded. */
    @GetMapping("/api/v1/loans/{id}/protections")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    ProtectionEffects protections(@PathVariable String id) {
        StoredLoan loan = readings.find(id);
        return new ProtectionEffects(incidents.effects(loan).stream()
                .map(effect -> ProtectionRow.of(effect, loan.terms().currency()))
                .toList());
    }

    private ResponseEntity<IncidentView> told(HttpStatus status, Incident incident, Caller caller) {
        return ResponseEntity.status(status)
                .eTag("W/\"" + incident.version() + "\"")
                .body(IncidentView.of(incident, incidents, caller.actor().name(), Reader.language()));
    }

    /** The version of an incident that its ETag tells; empty when any will do. */
    private static OptionalInt version(@Nullable String match) {
        if (match == null || match.strip().equals("*")) {
            return OptionalInt.empty();
        }
        Matcher tag = TAG.matcher(match.strip());
        return OptionalInt.of(tag.matches() ? Integer.parseInt(tag.group(1)) : OF_ANOTHER);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
