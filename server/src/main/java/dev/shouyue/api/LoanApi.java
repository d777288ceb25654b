package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.kernel.policy.Policy;
import dev.shouyue.kernel.position.Position;
import dev.shouyue.kernel.position.Positions;
import dev.shouyue.servicing.LoanBook;
import dev.shouyue.servicing.StoredLoan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The loan book over HTTP, read-only. Amounts are exact decimals in text. */
@RestController
class LoanApi {

    private static final int LARGEST_PAGE = 500;

    private final Platform platform;
    private final Path report;

    LoanApi(Platform platform, Path reportFile) {
        this.platform = platform;
        this.report = reportFile;
    }

    /** An exact amount, such as 899.75 CNY. */
    record Amount(String amount, String currency) {}

    record LoanView(
            String id, String borrower, String product, String policyPack, LocalDate drawnOn, Amount principal) {}

    record Page(List<LoanBook.Row> items, @Nullable String next) {}

    record InstallmentView(int number, LocalDate due, Amount principal, Amount interest, Amount fee) {}

    record FactView(
            String kind, LocalDateTime valueTime, LocalDate recordedOn, String source, String sourceId, String text) {}

    record PositionView(
            LocalDate date,
            String policyPack,
            String state,
            int dpd,
            String bucket,
            String creditClass,
            Amount owed,
            Amount pastDue,
            Amount principal,
            Amount interest,
            Amount fee,
            Amount penalty,
            Amount credit) {}

    @GetMapping("/api/v1/book")
    LoanBook.Summary book() {
        return platform.book.summary();
    }

    @GetMapping("/api/v1/loans")
    Page loans(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Problems.BadParameter("limit", "limit is 1 to " + LARGEST_PAGE + ", not " + limit);
        }
        List<LoanBook.Row> rows = platform.book.page(after, limit);
        return new Page(rows, rows.size() == limit ? rows.getLast().id() : null);
    }

    @GetMapping("/api/v1/loans/{id}")
    LoanView loan(@PathVariable String id) {
        StoredLoan loan = find(id);
        return new LoanView(
                loan.terms().loan(),
                platform.book.borrowerOf(loan.key()),
                loan.product(),
                loan.pack(),
                loan.terms().drawnOn(),
                amount(loan.terms().principal(), loan));
    }

    @GetMapping("/api/v1/loans/{id}/schedule")
    List<InstallmentView> schedule(@PathVariable String id) {
        StoredLoan loan = find(id);
        return loan.terms().schedule().installments().stream()
                .map(row -> new InstallmentView(
                        row.number(),
                        row.due(),
                        amount(row.principal(), loan),
                        amount(row.interest(), loan),
                        amount(row.fee(), loan)))
                .toList();
    }

    @GetMapping("/api/v1/loans/{id}/facts")
    List<FactView> facts(@PathVariable String id) {
        return find(id).facts().inOrder().stream().map(LoanApi::view).toList();
    }

    @GetMapping("/api/v1/loans/{id}/position")
    PositionView position(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy) {
        StoredLoan loan = find(id);
        if (policy != null && !platform.packs.has(policy)) {
            throw new Problems.BadParameter(
                    "policy",
                    "there is no policy pack '" + policy + "'; there are " + String.join(", ", platform.packs.names()));
        }
        LocalDate day = on != null
                ? on
                : platform.book.summary().lastDay().orElse(loan.terms().drawnOn());
        Policy rules = policy == null
                ? platform.book.policyOf(loan)
                : platform.packs.policy(policy, loan.terms().drawnOn());
        Position position = Positions.on(loan.terms(), loan.facts(), rules, day);
        return new PositionView(
                day,
                rules.pack(),
                position.state().name(),
                position.dpd(),
                position.bucket(),
                position.creditClass(),
                amount(position.owed(), loan),
                amount(position.pastDue(), loan),
                amount(position.principal(), loan),
                amount(position.interest(), loan),
                amount(position.fee(), loan),
                amount(position.penalty(), loan),
                amount(position.credit(), loan));
    }

    @GetMapping("/api/v1/loans/{id}/journal")
    List<Map<String, Object>> journal(@PathVariable String id) {
        StoredLoan loan = find(id);
        return platform.book.journal(loan.key()).stream()
                .map(entry -> {
                    Map<String, Amount> amounts = new TreeMap<>();
                    entry.amounts().forEach((account, minor) -> amounts.put(account, amount(minor, loan)));
                    return Map.<String, Object>of(
                            "postedOn",
                            entry.postedOn(),
                            "valueDate",
                            entry.valueDate(),
                            "reason",
                            entry.reason(),
                            "amounts",
                            amounts);
                })
                .toList();
    }

    @GetMapping(
            value = {"/", "/report"},
            produces = MediaType.TEXT_HTML_VALUE)
    Resource report() {
        if (!report.toFile().isFile()) {
            throw new Problems.NotThere("no report was written yet; run `shouyue replay --report " + report + "`");
        }
        return new FileSystemResource(report);
    }

    private StoredLoan find(String id) {
        return platform.book
                .find(id)
                .orElseThrow(() -> new Problems.NotThere("there is no loan '" + id + "' in the book"));
    }

    private static FactView view(Fact fact) {
        return new FactView(
                fact.getClass().getSimpleName(),
                fact.valueTime(),
                fact.recordedOn(),
                fact.header().source(),
                fact.header().sourceId(),
                fact.toString());
    }

    private static Amount amount(long minor, StoredLoan loan) {
        Money money = new Money(minor, loan.terms().currency());
        return new Amount(money.decimal().toPlainString(), money.currency().getCurrencyCode());
    }
}
