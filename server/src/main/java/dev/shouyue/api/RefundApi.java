package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.PostingRequests.Asked;
import dev.shouyue.api.PostingRequests.Exact;
import dev.shouyue.kernel.money.Money;
import dev.shouyue.payment.Refund;
import dev.shouyue.payment.Refunds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Money of an order that goes back to its payer: asked for by one person, beyond a limit agreed to by another. */
@RestController
@RequestMapping("/api/v1/payments")
class RefundApi {

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_NOTE = 500;

    private final Platform platform;
    private final Cursors cursors;

    RefundApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    /** What is asked; without an amount, all that is left of the order's money. */
    record NewRefund(
            @JsonDeserialize(using = Exact.class) @Nullable String amount,
            @Nullable String currency,
            @Nullable String reason) {}

    record PaymentRefund(
            String number,
            String order,
            String loan,
            String channel,
            Amount amount,
            Refund.Source source,
            Refund.State state,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String note,
            @Nullable Instant sentAt,
            int timesAsked,
            @Nullable String code,
            @Nullable String reference,
            @Nullable LocalDateTime refundedAt) {

        static PaymentRefund of(Refund refund) {
            return new PaymentRefund(
                    refund.number(),
                    refund.order(),
                    refund.loan(),
                    refund.channel(),
                    Amount.of(refund.amount().minor(), refund.amount().currency()),
                    refund.source(),
                    refund.state(),
                    refund.why(),
                    refund.askedBy(),
                    refund.askedAt(),
                    refund.decidedBy().orElse(null),
                    refund.decidedAt().orElse(null),
                    refund.note().orElse(null),
                    refund.calledAt().orElse(null),
                    refund.timesAsked(),
                    refund.code().orElse(null),
                    refund.reference().orElse(null),
                    refund.refundedAt().orElse(null));
        }
    }

    record PaymentRefunds(
            List<PaymentRefund> items, @Nullable String next) {}

    /** What a refund would come to, and what it would do to the loan; that is null for money that waits in suspense. */
    record RefundPreview(
            Amount amount,
            Amount left,
            Refund.Source source,
            boolean byHand,
            boolean needsSecond,
            PostingAnswers.@Nullable PostingAnswer effect) {}

    record RefundDecision(@Nullable String note) {}

    record RefundMade(@Nullable String reference) {}

    record RefundNotMade(@Nullable String reason) {}

    /** What asking for a refund would come to; nothing is recorded. */
    @PostMapping("/orders/{number}/refunds/preview")
    @Needs(value = Right.PAYMENTS_REVERSE, audit = "payment.refund-preview")
    RefundPreview previewRefund(
            @PathVariable String number, @RequestBody NewRefund asked, Caller caller, Locale locale) {
        caller.acted(number, "preview");
        Refunds.Preview preview = platform.payments.refunds.preview(wish(number, asked, "-", caller, Optional.empty()));
        return new RefundPreview(
                amount(preview.amount()),
                amount(preview.left()),
                preview.source(),
                preview.byHand(),
                preview.needsSecond(),
                preview.posted()
                        .map(posted -> PostingAnswers.of(posted, true, locale.getLanguage()))
                        .orElse(null));
    }

    /** Asks for money to be refunded; one request is one refund, however often it is sent under one key. */
    @PostMapping("/orders/{number}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.PAYMENTS_REVERSE, audit = "payment.refund")
    PaymentRefund askRefund(
            @PathVariable String number,
            @RequestBody NewRefund asked,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Caller caller) {
        String given = Refusals.required(KEY, key);
        if (!PostingDesk.KEY.matcher(given).matches()) {
            throw new Refusal.BadValue(KEY, "", Say.of("expected.key"), Say.of("key.bad"));
        }
        String reason = Refusals.required("reason", asked.reason()).strip();
        caller.acted(number, reason);
        Refund refund = platform.payments.refunds.ask(wish(number, asked, reason, caller, Optional.of(given)));
        caller.acted(refund.loan(), refund.number() + " " + refund.amount());
        return PaymentRefund.of(refund);
    }

    private static Refunds.Wish wish(
            String number, NewRefund asked, String reason, Caller caller, Optional<String> key) {
        Optional<Money> amount = Optional.ofNullable(asked.amount())
                .map(text -> Asked.of(text, asked.currency()))
                .map(exact -> new Money(exact.minor(), exact.currency()));
        return new Refunds.Wish(number, amount, reason, caller.actor().name(), key);
    }

    private static Amount amount(Money money) {
        return Amount.of(money.minor(), money.currency());
    }

    @GetMapping("/refunds")
    @Needs(Right.PAYMENTS_READ)
    PaymentRefunds refunds(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, PaymentApi.LARGEST_PAGE);
        Optional<Refund.State> wanted =
                Optional.ofNullable(state).map(name -> PaymentApi.oneOf("state", name, Refund.State.values()));
        String list = "refunds " + state;
        Optional<String> after =
                Optional.ofNullable(cursor).map(text -> cursors.open(list, text).getFirst());
        List<Refund> found = platform.payments.refunds.list(wanted, after, limit + 1);
        List<Refund> shown = found.subList(0, Math.min(limit, found.size()));
        return new PaymentRefunds(
                shown.stream().map(PaymentRefund::of).toList(),
                found.size() > limit
                        ? cursors.seal(list, List.of(shown.getLast().number()))
                        : null);
    }

    @GetMapping("/refunds/{number}")
    @Needs(Right.PAYMENTS_READ)
    PaymentRefund refund(@PathVariable String number) {
        return platform.payments
                .refunds
                .find(number)
                .map(PaymentRefund::of)
                .orElseThrow(() -> new Refusal.Unknown(Say.of("refund.unknown", "number", number)));
    }

    @PostMapping("/refunds/{number}/approval")
    @Needs(value = Right.CREDIT_REFUND, audit = "payment.refund-approved")
    PaymentRefund approveRefund(@PathVariable String number, @RequestBody RefundDecision decision, Caller caller) {
        String note = decided(number, decision, caller);
        return PaymentRefund.of(
                platform.payments.refunds.approve(number, caller.actor().name(), note));
    }

    @PostMapping("/refunds/{number}/rejection")
    @Needs(value = Right.CREDIT_REFUND, audit = "payment.refund-rejected")
    PaymentRefund rejectRefund(@PathVariable String number, @RequestBody RefundDecision decision, Caller caller) {
        String note = decided(number, decision, caller);
        return PaymentRefund.of(
                platform.payments.refunds.reject(number, caller.actor().name(), note));
    }

    /** A decision is a person's: whoever makes tokens would otherwise be two. */
    private static String decided(String number, RefundDecision decision, Caller caller) {
        String note = text("note", decision.note() == null ? "" : decision.note());
        caller.acted(number, note);
        if (caller.actor().isMachine()) {
            throw new Refusal.Conflict(Say.of("incident.machine"));
        }
        return note;
    }

    private static String text(String field, String given) {
        String text = given.strip();
        if (text.length() > LONGEST_NOTE || text.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal.BadValue(
                    field, "", Say.of("expected.characters", "most", LONGEST_NOTE), Say.of("incident.note"));
        }
        return text;
    }

    /** Says that people made the transfer, where the channel gives nothing back. */
    @PostMapping("/refunds/{number}/transfer")
    @Needs(value = Right.PAYMENTS_REVERSE, audit = "payment.refund-made")
    PaymentRefund refundMade(@PathVariable String number, @RequestBody RefundMade made, Caller caller) {
        String reference = text("reference", Refusals.required("reference", made.reference()));
        caller.acted(number, reference);
        return PaymentRefund.of(
                platform.payments.refunds.made(number, caller.actor().name(), reference));
    }

    /** Says that people cannot make the transfer: the money stays where it was. */
    @PostMapping("/refunds/{number}/failure")
    @Needs(value = Right.PAYMENTS_REVERSE, audit = "payment.refund-not-made")
    PaymentRefund refundNotMade(@PathVariable String number, @RequestBody RefundNotMade told, Caller caller) {
        String reason = text("reason", Refusals.required("reason", told.reason()));
        caller.acted(number, reason);
        return PaymentRefund.of(platform.payments.refunds.notMade(number, reason));
    }
}
