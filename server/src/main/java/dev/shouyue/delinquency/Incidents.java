package dev.shouyue.delinquency;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.delinquency.Incident.Deed;
import dev.shouyue.delinquency.Incident.Kind;
import dev.shouyue.delinquency.Incident.Report;
import dev.shouyue.delinquency.Incident.State;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanSearch;
import dev.shouyue.servicing.Posted;
import dev.shouyue.servicing.Postings;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Incidents, and the protection of all that they touched: told, planned, decided by a second person where it is much,
 * carried out, and undone if it was wrong. The door of this module for those who manage them.
 */
public final class Incidents implements AutoCloseable {

    /** Days to pay after the borrower can be told, where the author does not say otherwise. */
    public static final int FAIR_DAYS = 3;

    /** Most loans that one incident may name. */
    public static final int MOST_LISTED = 100_000;

    private static final int SHOWN = 5;

    private final Clock clock;
    private volatile ApprovalLimits limits;
    private final LoanSearch search;
    private final IncidentRows incidents;
    private final PlanRows plans;
    private final EffectRows effects;
    private final IncidentWork work;

    /** @param money whom the orders of a channel are asked of */
    public Incidents(
            DataSource database,
            LoanBook book,
            Postings postings,
            Clock clock,
            ApprovalLimits limits,
            MoneyDesk money) {
        this.clock = clock;
        this.limits = limits;
        this.search = new LoanSearch(database);
        this.incidents = new IncidentRows(database, clock);
        this.plans = new PlanRows(database);
        this.effects = new EffectRows(database);
        this.work = new IncidentWork(
                database,
                incidents,
                new Planning(book, search, money, postings, incidents, plans, effects),
                new Applying(book, postings, incidents, plans));
    }

    /** Which incidents are wanted; what is empty does not narrow. {@code on}: some part of that day, in UTC. */
    public record Filter(
            Optional<Kind> kind,
            Optional<Deed> deed,
            Optional<State> state,
            Optional<String> channel,
            Optional<String> author,
            Optional<LocalDate> on) {
        public static final Filter ALL = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Something that somebody did with an incident; {@code -} is the program itself. */
    public record Step(Instant at, String actor, String step, String note) {}

    /** How far a deed is: loans of the plan, those it is recorded of, those it could not be recorded of. */
    public record Progress(long total, long applied, long refused) {}

    /** A month that a bureau was told, and what is right by now. */
    public record BureauCorrection(
            LoanKey key, String loan, YearMonth month, String sent, String right, LocalDate recordedOn) {}

    public ApprovalLimits limits() {
        return limits;
    }

    /** From now on one person may do so much alone; what was submitted before is not looked at again. */
    public void limit(ApprovalLimits most) {
        limits = most;
    }

    /** The last day of protection, where the author names none. */
    public LocalDate usualUntil(Instant to) {
        return ReportCheck.latest(to, clock.instant()).plusDays(FAIR_DAYS);
    }

    /**
     * Keeps what is told of an incident; nothing is done yet.
     *
     * @param loans the lender's own names of loans, where the report lists them
     * @param key the author's name of the request: asked again in the same words, the same incident is answered
     * @throws Refused when a field does not hold what it should, or the key was used for something else
     */
    public Incident create(Report report, List<String> loans, String author, Optional<String> key) {
        ReportCheck.check(report, clock.instant());
        Set<LoanKey> listed = keys(report, loans);
        byte[] content = key.map(k -> Sha256.of(report + "\n" + loans)).orElse(null);
        Optional<Long> made = incidents.create(report, listed, author, key.orElse(null), content);
        if (made.isPresent()) {
            return get(made.get());
        }
        IncidentRows.Made before = incidents.made(author, key.orElseThrow());
        if (!Arrays.equals(before.content(), content)) {
            throw Refuse.of(Why.OTHER_CONTENT, "keyTaken");
        }
        return get(before.id());
    }

    private Set<LoanKey> keys(Report report, List<String> loans) {
        if (report.listed() != !loans.isEmpty()) {
            throw Refuse.badValue("loans", "", "loans.none");
        }
        if (loans.size() > MOST_LISTED) {
            throw Refuse.badValue("loans", String.valueOf(loans.size()), "loans.many", "most", MOST_LISTED);
        }
        Map<String, LoanKey> found = search.named(Set.copyOf(loans));
        List<String> unknown = loans.stream()
                .filter(loan -> !found.containsKey(loan))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw Refuse.badValue(
                    "loans",
                    String.join(", ", unknown.subList(0, Math.min(SHOWN, unknown.size()))),
                    "loans.unknown",
                    "n",
                    unknown.size());
        }
        return Set.copyOf(found.values());
    }

    /** @throws Refused when there is none */
    public Incident get(long id) {
        return incidents.find(id).orElseThrow(() -> Refuse.unknown(id));
    }

    /** Incidents before the one numbered {@code before}, newest first. */
    public List<Incident> page(Filter filter, long before, int limit) {
        return incidents.page(filter, before, limit);
    }

    public List<Step> steps(long id) {
        return incidents.steps(id);
    }

    public PlanSums sums(Incident incident) {
        return plans.sums(incident.id(), incident.deed());
    }

    public Progress progress(Incident incident) {
        return plans.progress(incident.id(), incident.deed());
    }

    /** Loans of a plan, and what was recorded of them, after the loan numbered {@code after}. */
    public List<PlanRow> rows(Incident incident, Deed deed, long after, int limit) {
        return plans.page(incident.id(), deed, after, limit);
    }

    /** Corrections of a bureau after a loan and month, in the order of both. */
    public List<BureauCorrection> corrections(
            Incident incident, Deed deed, long afterLoan, Optional<YearMonth> afterMonth, int limit) {
        return effects.corrections(incident.id(), deed, afterLoan, afterMonth, limit);
    }

    /** The protections of a loan and their withdrawals, whoever had them recorded, with what each did: in the order of recording. */
    public List<ProtectionEffect> effects(StoredLoan loan) {
        return effects.of(loan);
    }

    /** Whether a second person is needed for these sums. */
    public boolean needsApproval(PlanSums sums) {
        return !limits.allow(sums);
    }

    /**
     * Computes in the background what protecting, or undoing the protection of, all touched loans would do. Nothing is
     * recorded of any loan.
     *
     * @param ifVersion the version that was looked at
     * @throws Refused when it does not stand where that can be planned
     */
    public Incident plan(long id, Deed deed, String by, OptionalInt ifVersion) {
        Incident incident = at(id, ifVersion);
        boolean may =
                switch (deed) {
                    case PROTECT ->
                        incident.deed() == Deed.PROTECT
                                && isOneOf(incident, State.DRAFT, State.PLANNED, State.REJECTED);
                    case UNDO ->
                        incident.deed() == Deed.PROTECT
                                ? isOneOf(incident, State.APPLIED)
                                : isOneOf(incident, State.PLANNED);
                };
        if (!may) {
            throw notNow(incident);
        }
        move(incident, deed, State.PLANNING, Optional.empty(), by, deed == Deed.UNDO ? "UNDO_PLANNED" : "PLANNED", "");
        return started(id);
    }

    /**
     * Asks for the plan to be carried out. Within the limits it is at once; beyond them a second person decides.
     *
     * @throws Refused when there is no plan, or nothing in it
     */
    public Incident submit(long id, String by, OptionalInt ifVersion) {
        Incident incident = at(id, ifVersion);
        if (!isOneOf(incident, State.PLANNED)) {
            throw notNow(incident);
        }
        PlanSums sums = sums(incident);
        if (sums.loans() == 0) {
            throw Refuse.of(Why.CONFLICT, "plan.empty");
        }
        if (needsApproval(sums)) {
            move(incident, incident.deed(), State.SUBMITTED, Optional.of(by), by, "SUBMITTED", "");
            return get(id);
        }
        move(incident, incident.deed(), State.APPLYING, Optional.of(by), by, "WITHIN_LIMITS", "");
        return started(id);
    }

    /**
     * Has a submitted plan carried out.
     *
     * @throws Refused when the one who approves told of the incident or submitted it, or somebody else has decided
     */
    public Incident approve(long id, String by, String note, OptionalInt ifVersion) {
        Incident incident = submitted(id, by, ifVersion);
        move(incident, incident.deed(), State.APPLYING, incident.submittedBy(), by, "APPROVED", note);
        return started(id);
    }

    /** Has a submitted plan not carried out. A rejected protection can be planned anew; a rejected undoing leaves it. */
    public Incident reject(long id, String by, String note, OptionalInt ifVersion) {
        Incident incident = submitted(id, by, ifVersion);
        back(incident, State.REJECTED, by, "REJECTED", note);
        return get(id);
    }

    /** Takes back what was planned or submitted, as long as nothing is decided. */
    public Incident recall(long id, String by, OptionalInt ifVersion) {
        Incident incident = at(id, ifVersion);
        if (!isOneOf(incident, State.PLANNED, State.SUBMITTED)) {
            throw notNow(incident);
        }
        back(incident, State.DRAFT, by, "RECALLED", "");
        return get(id);
    }

    /**
     * Drops an incident of which nothing was carried out or waits for a decision: it stays on record, and nothing can be done about
     * it any more.
     *
     * @throws Refused when something was submitted or carried out, or it was dropped before
     */
    public Incident drop(long id, String by, OptionalInt ifVersion) {
        Incident incident = at(id, ifVersion);
        if (incident.deed() != Deed.PROTECT || !isOneOf(incident, State.DRAFT, State.PLANNED, State.REJECTED)) {
            throw notNow(incident);
        }
        if (!incidents.drop(incident, by)) {
            throw Refuse.of(Why.CHANGED, "changed");
        }
        return get(id);
    }

    /**
     * Says until when an incident lasts, as it is known by now. A plan that was made for another time is to be made anew.
     *
     * @throws Refused when it was submitted or carried out, or {@code to} cannot be true
     */
    public Incident lasts(long id, Instant to, String by, OptionalInt ifVersion) {
        Incident incident = at(id, ifVersion);
        if (incident.deed() != Deed.PROTECT || !isOneOf(incident, State.DRAFT, State.PLANNED, State.REJECTED)) {
            throw notNow(incident);
        }
        Report before = incident.report();
        LocalDate until = usualUntil(to);
        Report report = new Report(
                before.kind(),
                before.channel(),
                before.from(),
                to,
                before.due(),
                before.debits(),
                before.orders(),
                before.listed(),
                until.isAfter(before.protectUntil()) ? until : before.protectUntil(),
                before.reason());
        ReportCheck.check(report, clock.instant());
        if (!incidents.lasts(incident, report, by)) {
            throw Refuse.of(Why.CHANGED, "changed");
        }
        return get(id);
    }

    private void back(Incident incident, State ofProtection, String by, String step, String note) {
        State to = incident.deed() == Deed.UNDO ? State.APPLIED : ofProtection;
        move(incident, Deed.PROTECT, to, Optional.empty(), by, step, note);
    }

    private Incident submitted(long id, String by, OptionalInt ifVersion) {
        Incident incident = at(id, ifVersion);
        if (!isOneOf(incident, State.SUBMITTED)) {
            throw notNow(incident);
        }
        if (by.equals(incident.author())
                || incident.submittedBy().filter(by::equals).isPresent()) {
            throw Refuse.of(Why.SAME_PERSON, "samePerson");
        }
        return incident;
    }

    private Incident at(long id, OptionalInt ifVersion) {
        Incident incident = get(id);
        if (ifVersion.isPresent() && ifVersion.getAsInt() != incident.version()) {
            throw Refuse.of(Why.CHANGED, "changed");
        }
        return incident;
    }

    private void move(
            Incident from, Deed deed, State state, Optional<String> submittedBy, String by, String step, String note) {
        if (!incidents.move(from, deed, state, submittedBy, by, step, note)) {
            throw Refuse.of(Why.CHANGED, "changed");
        }
    }

    private static boolean isOneOf(Incident incident, State... states) {
        return List.of(states).contains(incident.state());
    }

    private static Refused notNow(Incident incident) {
        return Refuse.of(Why.CONFLICT, "notNow", "where", Say.of("state." + incident.deed() + "." + incident.state()));
    }

    private Incident started(long id) {
        Incident incident = get(id);
        work.start(incident);
        return incident;
    }

    /** Writes, in the transaction of postings, what the protections among them undid. */
    public void onRecord(Connection transaction, List<Posted> posted) throws SQLException {
        effects.write(transaction, posted);
    }

    /** Goes on with what broke off, here or on another server: with what did so before, and with what does from now on. */
    public void resume() {
        work.resume();
    }

    /** Stops after the part that is being worked at; {@link #resume} goes on. */
    @Override
    public void close() {
        work.close();
    }
}
