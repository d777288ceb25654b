package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.servicing.ListedLoan;
import dev.shouyue.servicing.LoanKey;
import dev.shouyue.servicing.LoanList;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The loans of the book as a list, as of the last close: filtered, sorted, page by page, and counted. */
@RestController
class LoanListApi {

    private final Platform platform;
    private final Cursors cursors;

    LoanListApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    record LoanRow(
            String id,
            String borrower,
            @Nullable String product,
            String pack,
            String currency,
            String state,
            int dpd,
            String bucket,
            String creditClass,
            Amount principal,
            Amount pastDue,
            Amount penalty,
            Amount carried,
            Amount credit,
            LocalDate drawnOn,
            @Nullable LocalDate nextDue,
            @Nullable Amount nextAmount,
            @Nullable LocalDate pastDueSince,
            @Nullable String channel,
            @Nullable String region) {

        static LoanRow of(ListedLoan loan, Caller caller) {
            return new LoanRow(
                    loan.id(),
                    caller.shown(loan.borrower()),
                    orNull(loan.product()),
                    loan.pack(),
                    loan.currency().getCurrencyCode(),
                    loan.state(),
                    loan.dpd(),
                    loan.bucket(),
                    loan.creditClass(),
                    Amount.of(loan.principal(), loan.currency()),
                    Amount.of(loan.pastDue(), loan.currency()),
                    Amount.of(loan.penalty(), loan.currency()),
                    Amount.of(loan.carried(), loan.currency()),
                    Amount.of(loan.credit(), loan.currency()),
                    loan.drawnOn(),
                    loan.nextDue().orElse(null),
                    loan.nextDue()
                            .map(due -> Amount.of(loan.nextAmount(), loan.currency()))
                            .orElse(null),
                    loan.pastDueSince().orElse(null),
                    orNull(loan.channel()),
                    orNull(loan.region()));
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    record LoanPage(List<LoanRow> items, @Nullable String next, long total, boolean totalIsExact, LocalDate on) {}

    record FacetCount(String value, long loans) {}

    record Facets(
            List<FacetCount> state,
            List<FacetCount> bucket,
            List<FacetCount> pack,
            List<FacetCount> currency,
            List<FacetCount> product,
            List<FacetCount> channel,
            List<FacetCount> region,
            List<FacetCount> creditClass,
            boolean exact) {}

    @GetMapping("/api/v1/loans")
    @Needs(value = Right.LOANS_READ, audit = "loans.listed")
    LoanPage loans(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters, Caller caller) {
        LoanParameters asked = new LoanParameters(parameters, platform.packs);
        if (parameters.containsKey("q") && !caller.may(Right.LOANS_PERSONAL)) {
            checkPrefix(parameters, caller);
        }
        LoanList.Page page = platform.loans.page(
                asked.filter(platform.loans.asOf()),
                asked.order(),
                asked.cursor().map(cursor -> place(asked.list(), cursor)),
                asked.limit());
        caller.acted(
                "",
                page.loans().size() + " of " + asked.list()
                        + (caller.may(Right.LOANS_PERSONAL) ? ", borrowers shown" : ""));
        return new LoanPage(
                page.loans().stream().map(loan -> LoanRow.of(loan, caller)).toList(),
                page.next()
                        .map(next -> cursors.seal(
                                asked.list(),
                                List.of(
                                        next.value(),
                                        String.valueOf(next.key().borrowerId()),
                                        String.valueOf(next.key().loanId()))))
                        .orElse(null),
                page.total(),
                page.exact(),
                page.asOf());
    }

    @GetMapping("/api/v1/loans/facets")
    @Needs(Right.LOANS_READ)
    Facets facets(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        LoanParameters asked = new LoanParameters(parameters, platform.packs);
        LoanList.Facets facets = platform.loans.facets(asked.filter(platform.loans.asOf()));
        return new Facets(
                counts(facets, "STATE"),
                counts(facets, "BUCKET"),
                counts(facets, "PACK"),
                counts(facets, "CURRENCY"),
                counts(facets, "PRODUCT"),
                counts(facets, "CHANNEL"),
                counts(facets, "REGION"),
                counts(facets, "CLASS"),
                facets.exact());
    }

    private static void checkPrefix(MultiValueMap<String, String> parameters, Caller caller) {
        caller.acted("", "q=" + parameters.getFirst("q")); // a search by name is on record in any case
    }

    private static List<FacetCount> counts(LoanList.Facets facets, String facet) {
        return facets.counts().getOrDefault(facet, Map.of()).entrySet().stream()
                .map(count -> new FacetCount(count.getKey(), count.getValue()))
                .sorted(java.util.Comparator.comparingLong(FacetCount::loans).reversed())
                .toList();
    }

    private LoanList.Place place(String list, String cursor) {
        List<String> values = cursors.open(list, cursor);
        return new LoanList.Place(
                values.get(0), new LoanKey(Long.parseLong(values.get(1)), Long.parseLong(values.get(2))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> beingPrepared(LoanList.BeingPrepared wait) {
        return ResponseEntity.status(ProblemKind.BEING_PREPARED.status())
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(ProblemKind.BEING_PREPARED.detail(Say.of("preparing")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unclear(LoanList.UnclearAmount unclear) {
        return Refusals.answer(
                new Refusal.BadValue("currency", "", Say.of("expected.oneCurrency"), Say.of("decimals")));
    }
}
