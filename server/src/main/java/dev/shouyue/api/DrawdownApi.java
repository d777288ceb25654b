package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Right;
import dev.shouyue.api.ProductAnswers.DrawdownAnswer;
import dev.shouyue.api.ProductAnswers.OfferView;
import dev.shouyue.api.ProductRequests.DrawdownRequest;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.product.Offer;
import dev.shouyue.servicing.Drawdown;
import dev.shouyue.servicing.Drawdowns;
import dev.shouyue.servicing.Drawdowns.Drawn;
import dev.shouyue.servicing.Posting.Deed;
import dev.shouyue.servicing.StoredLoan;
import dev.shouyue.storage.Sha256;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Loans that are drawn under a product. The name of the loan is the key: the same request again gets the same answer. */
@RestController
class DrawdownApi {

    private final Platform platform;
    private final JsonMapper json;

    DrawdownApi(Platform platform, JsonMapper json) {
        this.platform = platform;
        this.json = json;
    }

    @PostMapping("/api/v1/loans")
    @Needs(value = Right.LOANS_DRAW, audit = "loan.draw")
    @ApiResponse(
            responseCode = "201",
            description = "The loan is in the book, and durable; asked again in the same words, the same answer",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DrawdownAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What would be drawn; nothing is (`preview`)",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DrawdownAnswer.class)))
    ResponseEntity<String> draw(
            @RequestBody DrawdownRequest body, @RequestParam(defaultValue = "false") boolean preview, Caller caller) {
        String loan = Drawdowns.name("loan", Refusals.required("loan", body.loan()));
        String borrower = Refusals.required("borrower", body.borrower());
        String reference = Refusals.required("reference", body.reference());
        Offer offer = platform.products.offer(Refusals.required("product", body.product()), body.wish());
        if (preview) {
            caller.acted(loan, "preview");
            return told(HttpStatus.OK, json.writeValueAsString(answer(loan, borrower, reference, true, null, offer)));
        }
        Drawn drawn = platform.drawdowns.draw(new Drawdown(
                borrower,
                offer.terms(loan),
                offer.version().product(),
                offer.version().version(),
                offer.version().terms().pack(),
                reference,
                Refusals.required("paidOut", body.paidOut()).truncatedTo(ChronoUnit.MICROS),
                Sha256.of(body.toString()),
                new Deed(caller.actor().name(), caller.actor().role().name(), "loan.draw", caller.address()),
                stored ->
                        json.writeValueAsString(answer(loan, borrower, reference, false, recordedOn(stored), offer))));
        if (drawn.known()) {
            caller.acted(loan, "drawn before");
        } else {
            caller.isOnRecord(); // in the transaction of the loan
        }
        return told(HttpStatus.CREATED, drawn.answer());
    }

    private static LocalDate recordedOn(StoredLoan loan) {
        Fact first = loan.facts().inOrder().getFirst();
        return first.recordedOn();
    }

    private static DrawdownAnswer answer(
            String loan,
            String borrower,
            String reference,
            boolean preview,
            @Nullable LocalDate recordedOn,
            Offer offer) {
        return new DrawdownAnswer(loan, borrower, preview, recordedOn, reference, OfferView.of(offer));
    }

    private static ResponseEntity<String> told(HttpStatus status, String answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }
}
