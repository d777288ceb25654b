package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.LoanAnswers.BorrowerView;
import dev.shouyue.api.LoanAnswers.FactEntry;
import dev.shouyue.api.LoanAnswers.JournalEntry;
import dev.shouyue.api.LoanAnswers.JournalLine;
import dev.shouyue.api.LoanAnswers.JournalView;
import dev.shouyue.api.LoanAnswers.Loan;
import dev.shouyue.api.LoanAnswers.PositionView;
import dev.shouyue.api.LoanAnswers.ScheduleRow;
import dev.shouyue.api.LoanAnswers.ScheduleView;
import dev.shouyue.api.LoanAnswers.SharePaid;
import dev.shouyue.api.LoanReadings.Reading;
import dev.shouyue.decision.PackReading;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.loan.Terms;
import dev.shouyue.kernel.position.Explanation;
import dev.shouyue.kernel.position.InstallmentPosition;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.kernel.position.Trace;
import dev.shouyue.kernel.schedule.CostOfCredit;
import dev.shouyue.portfolio.Reasons;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One loan: what was agreed, what happened, and where it stands on any day under any pack. */
@RestController
class LoanApi {

    private final Platform platform;
    private final LoanReadings readings;
    private final Path report;

    LoanApi(Platform platform, Path reportFile) {
        this.platform = platform;
        this.readings = new LoanReadings(platform);
        this.report = reportFile;
    }

    @GetMapping("/api/v1/book")
    @Needs(Right.OVERVIEW_READ)
    LoanBook.Summary book() {
        return platform.book.summary();
    }

    @GetMapping("/api/v1/loans/{id}")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    ResponseEntity<Loan> loan(@PathVariable String id, Caller caller, Locale locale) {
        Reading reading = readings.read(id, null, null);
        StoredLoan loan = reading.loan();
        Terms terms = loan.terms();
        String borrower = platform.book.borrowerOf(loan.key());
        boolean personal = caller.may(Right.LOANS_PERSONAL);
        caller.acted(id, personal ? "borrower shown" : "borrower masked");
        Explanation why = Explanation.of(terms, loan.facts(), reading.policy(), reading.day());
        Optional<CostOfCredit> cost = CostOfCredit.ifAny(terms.principal(), terms.drawnOn(), terms.schedule());
        Loan shown = new Loan(
                terms.loan(),
                new BorrowerView(caller.shown(borrower), !personal),
                loan.product().isEmpty() ? null : loan.product(),
                loan.pack(),
                reading.policy().effectiveFrom(),
                terms.currency().getCurrencyCode(),
                LoanReadings.amount(terms.principal(), loan),
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
                        .map(tolerance -> LoanReadings.amount(tolerance.limit(terms.currency(), 0), loan))
                        .orElse(null),
                PackReading.in(locale.getLanguage())
                        .allocation(terms.agreed()
                                .allocation()
                                .orElse(reading.policy().allocation())),
                terms.agreed().allocation().isPresent(),
                reading.bookDay(),
                reading.bookDay().plusYears(LoanReadings.YEARS_AHEAD),
                loan.facts().size(),
                terms.schedule().installments().size(),
                Reasons.in(locale.getLanguage()).sentence(terms, why));
        return ResponseEntity.ok()
                .eTag(PostingDesk.tag(loan.facts().size(), shown))
                .body(shown);
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
        Reading reading = readings.read(id, on, policy);
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
                LoanReadings.amount(billed.principal(), loan),
                LoanReadings.amount(billed.interest(), loan),
                LoanReadings.amount(billed.fee(), loan),
                LoanReadings.amount(billed.total(), loan),
                LoanReadings.amount(
                        shares.stream().mapToLong(Trace.Share::total).sum(), loan),
                LoanReadings.amount(row.outstanding(), loan),
                LoanReadings.amount(row.penalty(), loan),
                row.state().name(),
                row.settledOn().orElse(null),
                LoanReadings.amount(row.shortfall(), loan),
                shares.stream()
                        .map(share -> new SharePaid(
                                share.payment(),
                                share.received(),
                                LoanReadings.amount(share.total(), loan),
                                LoanReadings.amount(share.principal(), loan),
                                LoanReadings.amount(share.interest(), loan),
                                LoanReadings.amount(share.fee(), loan),
                                LoanReadings.amount(share.penalty(), loan),
                                Math.max(
                                        share.received().toEpochDay()
                                                - row.due().toEpochDay(),
                                        0)))
                        .toList());
    }

    @GetMapping("/api/v1/loans/{id}/facts")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    UserApi.Everything<FactEntry> facts(@PathVariable String id, Locale locale) {
        StoredLoan loan = readings.find(id);
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
                    Reasons.amount(fact)
                            .map(minor -> LoanReadings.amount(minor, loan))
                            .orElse(null),
                    Reasons.installment(fact).orElse(null),
                    words.fact(fact, loan.terms())));
        }
        return UserApi.Everything.of(entries);
    }

    @GetMapping("/api/v1/loans/{id}/journal")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    JournalView journal(@PathVariable String id, Locale locale) {
        StoredLoan loan = readings.find(id);
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
                        line.getValue() > 0 ? LoanReadings.amount(line.getValue(), loan) : null,
                        line.getValue() < 0 ? LoanReadings.amount(-line.getValue(), loan) : null))
                .toList();
    }

    @GetMapping("/api/v1/loans/{id}/position")
    @Needs(value = Right.LOANS_READ, audit = "loan.read")
    PositionView position(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy,
            Locale locale) {
        Reading reading = readings.read(id, on, policy);
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
                LoanReadings.amount(position.owed(), loan),
                LoanReadings.amount(position.pastDue(), loan),
                LoanReadings.amount(position.principal(), loan),
                LoanReadings.amount(position.interest(), loan),
                LoanReadings.amount(position.fee(), loan),
                LoanReadings.amount(position.penalty(), loan),
                LoanReadings.amount(position.credit(), loan),
                LoanReadings.amount(position.carriedByTolerance(), loan),
                LoanReadings.amount(position.writtenOffByTolerance(), loan),
                position.pendingSince().orElse(null),
                position.dpd() == 0 ? null : reading.day().minusDays(position.dpd()),
                position.materialDays(),
                position.inDefault(),
                position.protectedToday(),
                next.map(InstallmentPosition::due).orElse(null),
                next.map(row -> LoanReadings.amount(row.outstanding(), loan)).orElse(null));
    }

    @GetMapping(value = WayToReport.REPORT, produces = MediaType.TEXT_HTML_VALUE)
    @Needs(Right.OVERVIEW_READ)
    @Nullable
    Resource report(HttpServletRequest request, HttpServletResponse response) {
        if (report.toFile().isFile()) {
            return new FileSystemResource(report);
        }
        if (WayToReport.shown(request, response)) {
            return null; // the screen tells it
        }
        throw new Refusal.Unknown(Say.of("report.none", "file", report));
    }
}
