package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Reconciliation;
import dev.shouyue.payment.WorkItems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where statements, orders and book do not say the same, and what people have to look at. */
@RestController
@RequestMapping("/api/v1")
class ReconciliationApi {

    private static final String CLOSED = "finding.closed";
    private static final String DONE = "work-item.done";

    private final Platform platform;
    private final Cursors cursors;

    ReconciliationApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    /** What a statement comes to in one currency. */
    record StatementSum(Amount amount, Amount fees) {

        static StatementSum of(Reconciliation.Sum sum) {
            return new StatementSum(amount(sum.amount()), amount(sum.fees()));
        }

        private static Amount amount(Money money) {
            return Amount.of(money.minor(), money.currency());
        }
    }

    /** A day of a channel, with a sum for each currency of its statement. */
    record ReconciledDay(
            String channel,
            LocalDate day,
            int lines,
            int matched,
            List<StatementSum> sums,
            int open,
            int found,
            Instant at) {}

    record ReconciliationFinding(
            String channel,
            LocalDate day,
            String subject,
            Reconciliation.Category category,
            @Nullable Long hereMinor,
            @Nullable Long thereMinor,
            String currency,
            Reconciliation.State state,
            Instant foundAt,
            @Nullable Instant resolvedAt,
            @Nullable String how,
            @Nullable String closedBy) {

        static ReconciliationFinding of(Reconciliation.Finding finding) {
            return new ReconciliationFinding(
                    finding.which().channel(),
                    finding.which().day(),
                    finding.which().subject(),
                    finding.which().category(),
                    finding.here().orElse(null),
                    finding.there().orElse(null),
                    finding.currency().getCurrencyCode(),
                    finding.state(),
                    finding.foundAt(),
                    finding.resolvedAt().orElse(null),
                    finding.how(Reader.language()).orElse(null),
                    finding.closedBy().orElse(null));
        }
    }

    /** Which finding is closed or opened again, and why. */
    record FindingAct(
            @Nullable String channel,
            @Nullable LocalDate day,
            @Nullable String subject,
            @Nullable String category,
            @Nullable String reason) {

        Reconciliation.Which which() {
            return new Reconciliation.Which(
                    Refusals.required("channel", channel),
                    Refusals.required("day", day),
                    Refusals.required("subject", subject),
                    PaymentApi.oneOf(
                            "category", Refusals.required("category", category), Reconciliation.Category.values()));
        }

        String why() {
            return Refusals.required("reason", reason).strip();
        }
    }

    record ReconciliationFindings(Map<String, Integer> counts, List<ReconciliationFinding> items) {}

    record WorkItem(
            long id,
            WorkItems.Kind kind,
            String subject,
            String channel,
            String loan,
            String told,
            Instant openedAt,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            @Nullable String note) {

        static WorkItem of(WorkItems.Item item, Locale locale) {
            return new WorkItem(
                    item.id(),
                    item.kind(),
                    item.subject(),
                    item.channel(),
                    item.loan(),
                    item.told(locale.getLanguage()),
                    item.openedAt(),
                    item.doneAt().orElse(null),
                    item.doneBy().orElse(null),
                    item.note(locale.getLanguage()).orElse(null));
        }
    }

    record OpenWork(List<WorkItem> items, @Nullable String next) {}

    record WorkDone(@Nullable String note) {}

    @GetMapping("/reconciliation")
    @Needs(Right.PAYMENTS_READ)
    UserApi.Everything<ReconciledDay> reconciledDays(@RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, PaymentApi.LARGEST_PAGE);
        return UserApi.Everything.of(platform.payments.reconciliation.days(limit).stream()
                .map(day -> new ReconciledDay(
                        day.channel(),
                        day.day(),
                        day.lines(),
                        day.matched(),
                        day.sums().stream().map(StatementSum::of).toList(),
                        day.open(),
                        day.found(),
                        day.at()))
                .toList());
    }

    @GetMapping("/reconciliation/findings")
    @Needs(Right.PAYMENTS_READ)
    ReconciliationFindings reconciliationFindings(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "200") int limit) {
        Refusals.limit(limit, PaymentApi.LARGEST_PAGE);
        List<Reconciliation.Finding> found =
                platform.payments.reconciliation.findings(Optional.ofNullable(day), open, limit);
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach(finding -> counts.merge(finding.which().category().name(), 1, Integer::sum));
        return new ReconciliationFindings(
                counts, found.stream().map(ReconciliationFinding::of).toList());
    }

    /**
     * Closes a finding for its amounts of now, and has its work item done: when they change it is open again. Closed already, it is
     * left as it is.
     */
    @PostMapping("/reconciliation/findings/closures")
    @Needs(value = Right.FINDINGS_CLOSE, audit = CLOSED)
    ReconciliationFinding closeFinding(@RequestBody FindingAct asked, Caller caller) {
        Reconciliation.Which which = acted(asked, caller);
        Reconciliation.Closing closing =
                platform.payments.reconciliation.close(which, caller.actor().name(), asked.why());
        closing.item().ifPresent(item -> caller.alsoDid(DONE, item.subject(), detail(which, asked.why())));
        return ReconciliationFinding.of(closing.finding());
    }

    /** Opens a finding again that somebody closed. Open already, it is left as it is. */
    @PostMapping("/reconciliation/findings/reopenings")
    @Needs(value = Right.FINDINGS_CLOSE, audit = "finding.reopened")
    ReconciliationFinding reopenFinding(@RequestBody FindingAct asked, Caller caller) {
        Reconciliation.Which which = acted(asked, caller);
        return ReconciliationFinding.of(
                platform.payments.reconciliation.reopen(which, caller.actor().name(), asked.why()));
    }

    private static Reconciliation.Which acted(FindingAct asked, Caller caller) {
        Reconciliation.Which which = asked.which();
        caller.acted(named(which), detail(which, asked.why()));
        return which;
    }

    private static String named(Reconciliation.Which which) {
        return which.channel() + "/" + which.subject();
    }

    private static String detail(Reconciliation.Which which, String why) {
        return which.category() + " " + which.day() + ": " + why;
    }

    @GetMapping("/work-items")
    @Needs(Right.PAYMENTS_READ)
    OpenWork workItems(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        Refusals.limit(limit, PaymentApi.LARGEST_PAGE);
        Optional<WorkItems.Kind> wanted =
                Optional.ofNullable(kind).map(name -> PaymentApi.oneOf("kind", name, WorkItems.Kind.values()));
        String list = "work-items " + open + " " + kind;
        long after =
                cursor == null ? 0 : Long.parseLong(cursors.open(list, cursor).getFirst());
        List<WorkItems.Item> found = platform.payments.workItems.list(open, wanted, after, limit + 1);
        List<WorkItems.Item> shown = found.subList(0, Math.min(limit, found.size()));
        return new OpenWork(
                shown.stream().map(item -> WorkItem.of(item, locale)).toList(),
                found.size() > limit
                        ? cursors.seal(
                                list, List.of(String.valueOf(shown.getLast().id())))
                        : null);
    }

    /** Says that somebody saw to it. Findings that it is of are closed with it, so that it takes the right to close them. */
    @PostMapping("/work-items/{id}/done")
    @Needs(value = Right.PAYMENTS_MANAGE, audit = DONE)
    WorkItem finishWorkItem(@PathVariable long id, @RequestBody WorkDone asked, Caller caller, Locale locale) {
        WorkItems work = platform.payments.workItems;
        Supplier<Refusal> unknown = () -> new Refusal.Unknown(Say.of("workItem.unknown", "id", String.valueOf(id)));
        WorkItems.Item item = work.find(id).orElseThrow(unknown);
        if (item.kind() == WorkItems.Kind.RECONCILIATION && !caller.may(Right.FINDINGS_CLOSE)) {
            caller.acted(item.subject(), item.kind().name());
            throw new Refusal.Conflict(Say.of("workItem.finding", "right", Right.FINDINGS_CLOSE.key()));
        }
        String note = asked.note() == null ? "" : asked.note().strip();
        WorkItems.Done done = work.done(id, caller.actor().name(), note).orElseThrow(unknown);
        caller.acted(item.subject(), item.kind().name());
        done.closed().forEach(which -> caller.alsoDid(CLOSED, named(which), detail(which, note)));
        return WorkItem.of(done.item(), locale);
    }
}
