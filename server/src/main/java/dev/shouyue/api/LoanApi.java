package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.decision.PackReading;
import dev.shouyue.decision.PolicyPack;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.position.Trace;
import dev.shouyue.kernel.schedule.CostOfCredit;
import dev.shouyue.portfolio.Reasons;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One loan: what was agreed, what happened, where it stands on any day under any pack, and why. */
@RestController
class LoanApi {

    /** So far past the last thing the book knows a position may be asked for. */
    private static final int YEARS_AHEAD = 5;

    private final Platform platform;
    private final Path report;

    LoanApi(Platform platform, Path reportFile) {
        this.platform = platform;
        this.report = reportFile;
    }

    record BorrowerView(String id, boolean masked) {}

    /**
     * What was agreed.
     *
     * @param allInCostPercent all that the borrower pays over what the borrower received, 12 × the monthly internal rate
     *     of return of the plan at the drawdown; absent where the plan has no rate
     * @param effectiveRatePercent the same cost compounded over a year
     * @param toleranceAmount the contract's own, absent where the pack's holds
     * @param allocation what a payment is set against first, in the asked language
     * @param allocationAgreed whether the contract says so, and not the pack
     */
    record Loan(
            String id,
            BorrowerView borrower,
            @Nullable String product,
            String pack,
            LocalDate packVersion,
            String currency,
            Amount principal,
            LocalDate drawnOn,
            String dailyRatePercent,
            @Nullable String allInCostPercent,
            @Nullable String effectiveRatePercent,
            LocalDate firstDue,
            LocalDate lastDue,
            @Nullable Integer graceDays,
            @Nullable String graceMode,
            @Nullable Amount toleranceAmount,
            String allocation,
            boolean allocationAgreed,
            LocalDate bookDay,
            LocalDate lastDay,
            int factCount,
            int installmentCount,
            String sentence) {}

    record SharePaid(
            String sourceId,
            LocalDate valueDate,
            Amount amount,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount penalty,
            long daysLate) {}

    record ScheduleRow(
            int number,
            LocalDate due,
            LocalDate countsFrom,
            LocalDate freeUntil,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount total,
            Amount paid,
            Amount outstanding,
            Amount penalty,
            String state,
            @Nullable LocalDate settledOn,
            Amount shortfall,
            List<SharePaid> payments) {}

    record ScheduleView(LocalDate on, List<ScheduleRow> items) {}

    record FactEntry(
            int sequence,
            String kind,
            LocalDateTime valueTime,
            LocalDate recordedOn,
            String source,
            String sourceId,
            @Nullable Amount amount,
            @Nullable Integer installment,
            String text) {}

    record JournalLine(
            String account,
            @Nullable Amount debit,
            @Nullable Amount credit) {}

    record JournalEntry(LocalDate postedOn, LocalDate valueDate, String reason, String text, List<JournalLine> lines) {}

    record JournalView(List<JournalEntry> items, List<JournalLine> balances) {}

    record PositionView(
            LocalDate on,
            String pack,
            LocalDate packVersion,
            String state,
            String sentence,
            int dpd,
            String bucket,
            String creditClass,
            @Nullable String bureauCode,
            Amount owed,
            Amount pastDue,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount penalty,
            Amount credit,
            Amount carried,
            Amount writtenOff,
            @Nullable LocalDate pendingSince,
            @Nullable LocalDate pastDueSince,
            int materialDays,
            boolean inDefault,
            boolean protectedToday,
            @Nullable LocalDate nextDue,
            @Nullable Amount nextAmount) {}

    record StepInput(String name, String value) {}

    record Step(
            String key,
            String title,
            String text,
            List<StepInput> inputs,
            String result,
            @Nullable String formula,
            @Nullable String source,
            Reasons.Verdict verdict) {}

    record CauseView(String key, String text) {}

    record ExplanationView(
            LocalDate on,
            String pack,
            LocalDate packVersion,
            String state,
            String sentence,
            @Nullable CauseView cause,
            List<Step> steps) {}

    record PackRow(
            String pack,
            String packTitle,
            boolean own,
            String state,
            String sentence,
            int dpd,
            String bucket,
            String creditClass,
            boolean badMark,
            @Nullable String bureauCode,
            Amount penalty,
            Amount pastDue,
            Amount tolerated,
            boolean graceUsed) {}

    record PackRows(LocalDate on, List<PackRow> items) {}

    record TimelineEvent(
            LocalDate day,
            String kind,
            String title,
            String text,
            @Nullable Amount amount,
            String tone,
            @Nullable String sourceId) {}

    @GetMapping("/api/v1/book")
    @Needs(Right.OVERVIEW_READ)
    LoanBook.Summary book() {
        return platform.book.summary();
    }

    @GetMapping("/api/v1/loans/{id}")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    Loan loan(@PathVariable String id, Caller caller, Locale locale) {
        Reading reading = read(id, null, null);
        StoredLoan loan = reading.loan();
        Terms terms = loan.terms();
        String borrower = platform.book.borrowerOf(loan.key());
        boolean personal = caller.may(Right.LOANS_PERSONAL);
        caller.acted(id, personal ? "borrower shown" : "borrower masked");
        Explanation why = Explanation.of(terms, loan.facts(), reading.policy(), reading.day());
        Optional<CostOfCredit> cost = CostOfCredit.ifAny(terms.principal(), terms.drawnOn(), terms.schedule());
        return new Loan(
                terms.loan(),
                new BorrowerView(caller.shown(borrower), !personal),
                loan.product().isEmpty() ? null : loan.product(),
                loan.pack(),
                reading.policy().effectiveFrom(),
                terms.currency().getCurrencyCode(),
                amount(terms.principal(), loan),
                terms.drawnOn(),
                terms.contractRate()
                        .perDay(10)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString(),
                cost.map(rate -> percent(rate.apr())).orElse(null),
                cost.map(rate -> percent(rate.effective())).orElse(null),
                terms.schedule().first().due(),
                terms.schedule().installments().getLast().due(),
                terms.agreed().grace().map(grace -> grace.days()).orElse(null),
                terms.agreed().grace().map(grace -> grace.mode().name()).orElse(null),
                terms.agreed()
                        .tolerance()
                        .map(tolerance -> amount(tolerance.limit(terms.currency(), 0), loan))
                        .orElse(null),
                PackReading.in(locale.getLanguage())
                        .allocation(terms.agreed()
                                .allocation()
                                .orElse(reading.policy().allocation())),
                terms.agreed().allocation().isPresent(),
                reading.bookDay(),
                reading.bookDay().plusYears(YEARS_AHEAD),
                loan.facts().size(),
                terms.schedule().installments().size(),
                Reasons.in(locale.getLanguage()).sentence(terms, why));
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction * 100)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** What was billed, what each payment paid of it, and what is left, at the end of a day. */
    @GetMapping("/api/v1/loans/{id}/schedule")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    ScheduleView schedule(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy) {
        Reading reading = read(id, on, policy);
        StoredLoan loan = reading.loan();
        Position position = Positions.on(loan.terms(), loan.facts(), reading.policy(), reading.day());
        Trace trace = Trace.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
        return new ScheduleView(
                reading.day(),
                position.installments().stream()
                        .map(row -> row(row, trace, loan))
                        .toList());
    }

    private static ScheduleRow row(InstallmentPosition row, Trace trace, StoredLoan loan) {
        Trace.Billed billed = trace.billed().getOrDefault(row.number(), new Trace.Billed(0, 0, 0));
        List<Trace.Share> shares = trace.shares().stream()
                .filter(share -> share.installment() == row.number())
                .toList();
        return new ScheduleRow(
                row.number(),
                row.due(),
                row.countsFrom(),
                row.freeUntil(),
                amount(billed.principal(), loan),
                amount(billed.interest(), loan),
                amount(billed.fee(), loan),
                amount(billed.total(), loan),
                amount(shares.stream().mapToLong(Trace.Share::total).sum(), loan),
                amount(row.outstanding(), loan),
                amount(row.penalty(), loan),
                row.state().name(),
                row.settledOn().orElse(null),
                amount(row.shortfall(), loan),
                shares.stream()
                        .map(share -> new SharePaid(
                                share.payment(),
                                share.received(),
                                amount(share.total(), loan),
                                amount(share.principal(), loan),
                                amount(share.interest(), loan),
                                amount(share.fee(), loan),
                                amount(share.penalty(), loan),
                                Math.max(
                                        share.received().toEpochDay()
                                                - row.due().toEpochDay(),
                                        0)))
                        .toList());
    }

    @GetMapping("/api/v1/loans/{id}/facts")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    UserApi.Everything<FactEntry> facts(@PathVariable String id, Locale locale) {
        StoredLoan loan = find(id);
        Reasons words = Reasons.in(locale.getLanguage());
        List<FactEntry> entries = new ArrayList<>();
        for (Fact fact : loan.facts().inOrder()) {
            entries.add(new FactEntry(
                    entries.size() + 1,
                    fact.getClass().getSimpleName(),
                    fact.valueTime(),
                    fact.recordedOn(),
                    fact.header().source(),
                    fact.header().sourceId(),
                    Reasons.amount(fact).map(minor -> amount(minor, loan)).orElse(null),
                    Reasons.installment(fact).orElse(null),
                    words.fact(fact, loan.terms())));
        }
        return UserApi.Everything.of(entries);
    }

    @GetMapping("/api/v1/loans/{id}/journal")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    JournalView journal(@PathVariable String id, Locale locale) {
        StoredLoan loan = find(id);
        Reasons words = Reasons.in(locale.getLanguage());
        Map<String, Long> balances = new TreeMap<>();
        List<JournalEntry> entries = platform.book.journal(loan.key()).stream()
                .map(entry -> {
                    entry.amounts().forEach((account, minor) -> balances.merge(account, minor, Long::sum));
                    return new JournalEntry(
                            entry.postedOn(),
                            entry.valueDate(),
                            entry.reason(),
                            words.entry(entry.reason()),
                            lines(entry.amounts(), loan));
                })
                .toList();
        return new JournalView(entries, lines(balances, loan));
    }

    private static List<JournalLine> lines(Map<String, Long> amounts, StoredLoan loan) {
        return amounts.entrySet().stream()
                .filter(line -> line.getValue() != 0)
                .map(line -> new JournalLine(
                        line.getKey(),
                        line.getValue() > 0 ? amount(line.getValue(), loan) : null,
                        line.getValue() < 0 ? amount(-line.getValue(), loan) : null))
                .toList();
    }

    @GetMapping("/api/v1/loans/{id}/position")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    PositionView position(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy,
            Locale locale) {
        Reading reading = read(id, on, policy);
        StoredLoan loan = reading.loan();
        Explanation why = Explanation.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
        Position position = why.position();
        Optional<InstallmentPosition> next = Reasons.next(position);
        return new PositionView(
                reading.day(),
                reading.policy().pack(),
                reading.policy().effectiveFrom(),
                position.state().name(),
                Reasons.in(locale.getLanguage()).sentence(loan.terms(), why),
                position.dpd(),
                position.bucket(),
                position.creditClass(),
                Reasons.bureauCode(loan.terms(), loan.facts(), reading.policy(), reading.day())
                        .orElse(null),
                amount(position.owed(), loan),
                amount(position.pastDue(), loan),
                amount(position.principal(), loan),
                amount(position.interest(), loan),
                amount(position.fee(), loan),
                amount(position.penalty(), loan),
                amount(position.credit(), loan),
                amount(position.carriedByTolerance(), loan),
                amount(position.writtenOffByTolerance(), loan),
                position.pendingSince().orElse(null),
                position.dpd() == 0 ? null : reading.day().minusDays(position.dpd()),
                position.materialDays(),
                position.inDefault(),
                position.protectedToday(),
                next.map(InstallmentPosition::due).orElse(null),
                next.map(row -> amount(row.outstanding(), loan)).orElse(null));
    }

    /** Why it is overdue, or why it is not: step by step. */
    @GetMapping("/api/v1/loans/{id}/explanation")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    ExplanationView explanation(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy,
            Locale locale) {
        Reading reading = read(id, on, policy);
        StoredLoan loan = reading.loan();
        Explanation why = Explanation.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
        Reasons.Told told = Reasons.in(locale.getLanguage()).told(loan.terms(), loan.facts(), why, reading.pack());
        return new ExplanationView(
                reading.day(),
                reading.policy().pack(),
                reading.policy().effectiveFrom(),
                why.position().state().name(),
                told.sentence(),
                told.cause()
                        .map(cause -> new CauseView(cause.key(), cause.text()))
                        .orElse(null),
                told.steps().stream().map(LoanApi::step).toList());
    }

    private static Step step(Reasons.Step step) {
        return new Step(
                step.key(),
                step.title(),
                step.text(),
                step.inputs().stream()
                        .map(input -> new StepInput(input.name(), input.value()))
                        .toList(),
                step.result(),
                step.formula().orElse(null),
                step.source().orElse(null),
                step.verdict());
    }

    /** The same facts under every pack, side by side. */
    @GetMapping("/api/v1/loans/{id}/comparison")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    PackRows comparison(
            @PathVariable String id, @RequestParam(required = false) @Nullable LocalDate on, Locale locale) {
        Reading own = read(id, on, null);
        StoredLoan loan = own.loan();
        List<PackRow> rows = new ArrayList<>();
        for (String name : platform.packs.names()) {
            Reading reading = own.under(pack(name, loan));
            Explanation why = Explanation.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
            Position position = why.position();
            rows.add(new PackRow(
                    name,
                    PackReading.in(locale.getLanguage()).title(reading.pack()),
                    name.equals(loan.pack()),
                    position.state().name(),
                    Reasons.in(locale.getLanguage()).sentence(loan.terms(), why),
                    position.dpd(),
                    position.bucket(),
                    position.creditClass(),
                    position.dpd() >= reading.policy().badMarkFromDpd(),
                    Reasons.bureauCode(loan.terms(), loan.facts(), reading.policy(), reading.day())
                            .orElse(null),
                    amount(position.penalty(), loan),
                    amount(position.pastDue(), loan),
                    amount(position.carriedByTolerance(), loan),
                    why.trace().events().stream().anyMatch(event -> event.kind() == Trace.Kind.PAID_IN_GRACE)));
        }
        return new PackRows(own.day(), rows);
    }

    /** The facts and what followed from them, in words, oldest first. */
    @GetMapping("/api/v1/loans/{id}/timeline")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    UserApi.Everything<TimelineEvent> timeline(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale) {
        Reading reading = read(id, to, null);
        StoredLoan loan = reading.loan();
        Trace trace = Trace.of(loan.terms(), loan.facts(), reading.policy(), reading.day());
        return UserApi.Everything.of(
                Reasons.in(locale.getLanguage()).timeline(loan.terms(), loan.facts(), trace, reading.day()).stream()
                        .filter(moment -> from == null || !moment.day().isBefore(from))
                        .map(moment -> new TimelineEvent(
                                moment.day(),
                                moment.kind(),
                                moment.title(),
                                moment.text(),
                                moment.amount()
                                        .map(money -> Amount.of(money.minor(), money.currency()))
                                        .orElse(null),
                                moment.tone(),
                                moment.sourceId().orElse(null)))
                        .toList());
    }

    @GetMapping(value = "/report", produces = MediaType.TEXT_HTML_VALUE)
    @Needs(Right.OVERVIEW_READ)
    Resource report() {
        if (!report.toFile().isFile()) {
            throw new Refusal.Unknown("no report was written yet; run `shouyue replay --report " + report + "`");
        }
        return new FileSystemResource(report);
    }

    /** A loan, the pack it is read under, and the day. */
    private record Reading(StoredLoan loan, PolicyPack pack, LocalDate day, LocalDate bookDay) {

        Policy policy() {
            return pack.policy();
        }

        Reading under(PolicyPack other) {
            return new Reading(loan, other, day, bookDay);
        }
    }

    private Reading read(String id, @Nullable LocalDate on, @Nullable String policy) {
        StoredLoan loan = find(id);
        if (policy != null && !platform.packs.has(policy)) {
            throw new Refusal.BadValue(
                    "policy", policy, "one of " + platform.packs.names(), "there is no policy pack '" + policy + "'");
        }
        LocalDate bookDay = platform.days
                .closed()
                .map(closed -> closed.last())
                .orElse(loan.terms().drawnOn());
        LocalDate day = on == null ? bookDay : on;
        LocalDate last = bookDay.plusYears(YEARS_AHEAD);
        if (day.isBefore(loan.terms().drawnOn().minusYears(1)) || day.isAfter(last)) {
            throw new Refusal.BadValue(
                    "on",
                    day.toString(),
                    loan.terms().drawnOn().minusYears(1) + " to " + last,
                    day + " is too far from the life of this loan");
        }
        return new Reading(loan, pack(policy == null ? loan.pack() : policy, loan), day, bookDay);
    }

    private PolicyPack pack(String name, StoredLoan loan) {
        return platform.packs
                .packOn(name, loan.terms().drawnOn())
                .orElseThrow(() -> new IllegalStateException("the pack " + name + " of a loan is not there"));
    }

    private StoredLoan find(String id) {
        return platform.book
                .find(id)
                .orElseThrow(() -> new Refusal.Unknown("there is no loan '" + id + "' in the book"));
    }

    private static Amount amount(long minor, StoredLoan loan) {
        return Amount.of(minor, loan.terms().currency());
    }
}
