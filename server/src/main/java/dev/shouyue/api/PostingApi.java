package dev.shouyue.api;

import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.api.PostingAnswers.PostingAnswer;
import dev.shouyue.api.PostingDesk.Ask;
import dev.shouyue.api.PostingRequests.Asked;
import dev.shouyue.api.PostingRequests.ChargeOffPosting;
import dev.shouyue.api.PostingRequests.EarlyRepayment;
import dev.shouyue.api.PostingRequests.EarlyRepaymentPosting;
import dev.shouyue.api.PostingRequests.FeePosting;
import dev.shouyue.api.PostingRequests.PaymentPosting;
import dev.shouyue.api.PostingRequests.ProtectionPosting;
import dev.shouyue.api.PostingRequests.RefundPosting;
import dev.shouyue.api.PostingRequests.ReversalPosting;
import dev.shouyue.api.PostingRequests.StatementPosting;
import dev.shouyue.api.PostingRequests.WaiverPosting;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Facts posted to a loan one by one: what came, what is charged, forgiven, given back and undone. Each is recorded once,
 * however often it is asked for under the same key.
 */
@RestController
class PostingApi {

    private static final String KEY = "Idempotency-Key";
    private static final String MATCH = "If-Match";

    private final PostingDesk desk;

    PostingApi(PostingDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/v1/loans/{id}/payments")
    @Needs(value = Right.PAYMENTS_POST, audit = "payment.post")
    @Recorded
    ResponseEntity<String> postPayment(
            @PathVariable String id,
            @RequestBody PaymentPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        Asked asked = Asked.of(body.amount(), body.currency());
        OptionalInt installment = installment(body.installment());
        return desk.answer(
                Ask.of(id, "payment.post", body, key, match, preview)
                        .in(asked.currency())
                        .at(body.valueTime()),
                header -> new Fact.PaymentReceived(header, asked.minor(), installment),
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/early-repayments")
    @Needs(value = Right.PAYMENTS_POST, audit = "loan.repay-early")
    @Recorded
    ResponseEntity<String> repayEarly(
            @PathVariable String id,
            @RequestBody EarlyRepaymentPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        EarlyRepayment asked = body.read();
        return desk.repayEarly(
                Ask.of(id, "loan.repay-early", body, key, match, preview)
                        .in(asked.currency())
                        .at(body.valueTime()),
                asked,
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/reversals")
    @Needs(value = Right.PAYMENTS_REVERSE, audit = "payment.reverse")
    @Recorded
    ResponseEntity<String> reversePayment(
            @PathVariable String id,
            @RequestBody ReversalPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        String payment = Refusals.required("payment", body.payment());
        return desk.answer(
                Ask.of(id, "payment.reverse", body, key, match, preview).at(body.valueTime()),
                header -> new Fact.PaymentReversed(header, payment),
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/fees")
    @Needs(value = Right.FEES_CHARGE, audit = "fee.charge")
    @Recorded
    ResponseEntity<String> chargeFee(
            @PathVariable String id,
            @RequestBody FeePosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        Asked asked = Asked.of(body.amount(), body.currency());
        OptionalInt installment = installment(body.installment());
        return desk.answer(
                Ask.of(id, "fee.charge", body, key, match, preview)
                        .in(asked.currency())
                        .at(body.valueTime()),
                header -> new Fact.FeeCharged(header, asked.minor(), installment),
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/waivers")
    @Needs(value = Right.AMOUNTS_WAIVE, audit = "amount.waive")
    @Recorded
    ResponseEntity<String> waive(
            @PathVariable String id,
            @RequestBody WaiverPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        Component component = Refusals.required("component", body.component());
        Asked asked = Asked.of(body.amount(), body.currency());
        OptionalInt installment = installment(body.installment());
        return desk.answer(
                Ask.of(id, "amount.waive", body, key, match, preview)
                        .in(asked.currency())
                        .at(body.valueTime()),
                header -> new Fact.AmountWaived(header, component, asked.minor(), installment),
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/refunds")
    @Needs(value = Right.CREDIT_REFUND, audit = "credit.refund")
    @Recorded
    ResponseEntity<String> refundCredit(
            @PathVariable String id,
            @RequestBody RefundPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        Asked asked = Asked.of(body.amount(), body.currency());
        return desk.answer(
                Ask.of(id, "credit.refund", body, key, match, preview)
                        .in(asked.currency())
                        .at(body.valueTime()),
                header -> new Fact.CreditRefunded(header, asked.minor()),
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/charge-off")
    @Needs(value = Right.LOANS_CHARGE_OFF, audit = "loan.charge-off")
    @Recorded
    ResponseEntity<String> chargeOff(
            @PathVariable String id,
            @RequestBody ChargeOffPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        return desk.answer(
                Ask.of(id, "loan.charge-off", body, key, match, preview).at(body.valueTime()),
                Fact.ChargedOff::new,
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/protections")
    @Needs(value = Right.PROTECTIONS_GRANT, audit = "protection.grant")
    @Recorded
    ResponseEntity<String> grantProtection(
            @PathVariable String id,
            @RequestBody ProtectionPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        LocalDate from = Refusals.required("from", body.from());
        LocalDate to = Refusals.required("to", body.to());
        Fact.ProtectionCause cause = Refusals.required("cause", body.cause());
        if (to.isBefore(from)) {
            throw new Refusal.BadValue(
                    "to", to.toString(), Say.of("expected.from", "from", from), Say.of("protection.ends"));
        }
        List<Integer> installments = installments(body.installments());
        return desk.answer(
                Ask.of(id, "protection.grant", body, key, match, preview).at(body.valueTime()),
                header -> new Fact.ProtectionGranted(
                        header, from, to, cause, caller.actor().name(), installments),
                caller,
                locale);
    }

    @DeleteMapping("/api/v1/loans/{id}/protections/{protection}")
    @Needs(value = Right.PROTECTIONS_GRANT, audit = "protection.withdraw")
    @Recorded
    ResponseEntity<String> withdrawProtection(
            @PathVariable String id,
            @PathVariable String protection,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        return desk.answer(
                Ask.of(id, "protection.withdraw", protection, key, match, preview),
                header -> new Fact.ProtectionWithdrawn(header, protection),
                caller,
                locale);
    }

    @PostMapping("/api/v1/loans/{id}/statements")
    @Needs(value = Right.STATEMENTS_RECORD, audit = "statement.record")
    @Recorded
    ResponseEntity<String> recordStatement(
            @PathVariable String id,
            @RequestBody StatementPosting body,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        Fact.StatedCause cause = Refusals.required("cause", body.cause());
        Fact.StatedBy by = Refusals.required("by", body.by());
        List<Integer> installments = installments(body.installments());
        return desk.answer(
                Ask.of(id, "statement.record", body, key, match, preview).at(body.valueTime()),
                header -> new Fact.CauseStated(header, cause, by, installments),
                caller,
                locale);
    }

    @DeleteMapping("/api/v1/loans/{id}/statements/{statement}")
    @Needs(value = Right.STATEMENTS_RECORD, audit = "statement.withdraw")
    @Recorded
    ResponseEntity<String> withdrawStatement(
            @PathVariable String id,
            @PathVariable String statement,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = MATCH, required = false) @Nullable String match,
            @RequestParam(defaultValue = "false") boolean preview,
            Caller caller,
            Locale locale) {
        return desk.answer(
                Ask.of(id, "statement.withdraw", statement, key, match, preview),
                header -> new Fact.StatementWithdrawn(header, statement),
                caller,
                locale);
    }

    private static List<Integer> installments(@Nullable List<@Nullable Integer> numbers) {
        List<Integer> named = new ArrayList<>();
        for (Integer number : numbers == null ? List.<@Nullable Integer>of() : numbers) {
            if (number == null || number < 1) {
                throw new Refusal.BadValue(
                        "installments", String.valueOf(number), Say.of("expected.numbers"), Say.of("number.bad"));
            }
            named.add(number);
        }
        return named;
    }

    private static OptionalInt installment(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** What every posting answers: what was recorded, or would be. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ApiResponse(
            responseCode = "201",
            description = "It is recorded, and durable; asked again under the same key, the same answer",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PostingAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What would be recorded; nothing is (`preview`)",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PostingAnswer.class)))
    @interface Recorded {}
}
