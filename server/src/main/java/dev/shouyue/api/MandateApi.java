package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Mandate;
import dev.shouyue.payment.Mandates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The borrowers' consents to be debited. */
@RestController
@RequestMapping("/api/v1/mandates")
class MandateApi {

    private final Platform platform;
    private final Cursors cursors;

    MandateApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    /** {@code agreement} is masked for those who need not know the borrower's account. */
    record PaymentMandate(
            String number,
            String loan,
            String channel,
            String agreement,
            Amount mostEach,
            @Nullable Amount mostInAll,
            LocalDate from,
            LocalDate until,
            Mandate.State state,
            @Nullable LocalDateTime consentedAt,
            @Nullable Instant endedAt,
            @Nullable String endedWhy,
            Instant createdAt,
            String createdBy) {

        static PaymentMandate of(Mandate mandate, Caller caller) {
            Currency currency = mandate.mostEach().currency();
            return new PaymentMandate(
                    mandate.number(),
                    mandate.loan(),
                    mandate.channel(),
                    caller.shownAccount(mandate.agreement()),
                    Amount.of(mandate.mostEach().minor(), currency),
                    mandate.mostInAll()
                            .map(most -> Amount.of(most.minor(), currency))
                            .orElse(null),
                    mandate.from(),
                    mandate.until(),
                    mandate.state(),
                    mandate.consentedAt().orElse(null),
                    mandate.endedAt().orElse(null),
                    mandate.endedWhy().orElse(null),
                    mandate.createdAt(),
                    mandate.createdBy());
        }
    }

    record PaymentMandates(
            List<PaymentMandate> items, @Nullable String next) {}

    /** A mandate, and the page on which the borrower consents; none where that was done elsewhere. */
    record NewlyMade(PaymentMandate mandate, @Nullable String page) {}

    record NewMandate(
            @Nullable String loan,
            @Nullable String channel,
            @Nullable String agreement,
            @Nullable String mostEach,
            @Nullable String mostInAll,
            @Nullable String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDateTime consentedAt) {}

    @GetMapping
    @Needs(Right.PAYMENTS_READ)
    PaymentMandates mandates(
            @RequestParam(required = false) @Nullable String loan,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Refusals.limit(limit, PaymentApi.LARGEST_PAGE);
        Optional<Mandate.State> wanted =
                Optional.ofNullable(state).map(name -> PaymentApi.oneOf("state", name, Mandate.State.values()));
        String list = "mandates " + loan + " " + state;
        Optional<String> after =
                Optional.ofNullable(cursor).map(text -> cursors.open(list, text).getFirst());
        List<Mandate> found = platform.payments.mandates.list(Optional.ofNullable(loan), wanted, after, limit + 1);
        List<Mandate> shown = found.subList(0, Math.min(limit, found.size()));
        return new PaymentMandates(
                shown.stream()
                        .map(mandate -> PaymentMandate.of(mandate, caller))
                        .toList(),
                found.size() > limit
                        ? cursors.seal(list, List.of(shown.getLast().number()))
                        : null);
    }

    /** Keeps a consent that was given, or invites the borrower to give it on a page of the channel; once under one key. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.PAYMENTS_MANAGE, audit = "mandate.created")
    NewlyMade createMandate(
            @RequestBody NewMandate asked,
            @RequestHeader(name = Refusals.KEY, required = false) @Nullable String key,
            Caller caller) {
        String loan = Refusals.required("loan", asked.loan());
        caller.acted(loan, "");
        Money each = money("mostEach", asked.mostEach(), asked.currency());
        Optional<Money> inAll =
                Optional.ofNullable(asked.mostInAll()).map(most -> money("mostInAll", most, asked.currency()));
        Mandates.Made made = platform.payments.mandates.create(
                new Mandates.Wish(
                        loan,
                        Refusals.required("channel", asked.channel()),
                        Optional.ofNullable(asked.agreement()).filter(text -> !text.isBlank()),
                        each,
                        inAll,
                        Refusals.required("from", asked.from()),
                        Refusals.required("until", asked.until()),
                        Optional.ofNullable(asked.consentedAt())),
                caller.actor().name(),
                Refusals.key(key));
        caller.acted(loan, made.mandate().number());
        return new NewlyMade(
                PaymentMandate.of(made.mandate(), caller), made.page().orElse(null));
    }

    private static Money money(String field, @Nullable String amount, @Nullable String currency) {
        try {
            PostingRequests.Asked asked = PostingRequests.Asked.of(Refusals.required(field, amount), currency);
            return new Money(asked.minor(), asked.currency());
        } catch (Refusal.BadValue bad) {
            throw bad.field().equals("amount")
                    ? new Refusal.BadValue(field, bad.value(), bad.expected(), bad.told())
                    : bad;
        }
    }

    /** Ends a consent; what is still to be sent under it is not. */
    @DeleteMapping("/{number}")
    @Needs(value = Right.PAYMENTS_MANAGE, audit = "mandate.ended")
    PaymentMandate endMandate(@PathVariable String number, Caller caller) {
        Mandate ended = platform.payments
                .mandates
                .stop(number, caller.actor().name())
                .orElseThrow(() -> new Refusal.Unknown(Say.of("mandate.unknown", "number", number)));
        caller.acted(ended.loan(), number);
        return PaymentMandate.of(ended, caller);
    }
}
