package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.payment.Receipt;
import dev.shouyue.payment.Receipts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money that came without an order, and whose it is. */
@RestController
@RequestMapping("/api/v1/suspense")
class SuspenseApi {

    private final Platform platform;
    private final Cursors cursors;

    SuspenseApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    record SuspenseReceipt(
            String channel,
            String id,
            String account,
            String payer,
            String reference,
            Amount amount,
            LocalDateTime at,
            Receipt.State state,
            String why,
            @Nullable String loan,
            Instant heardAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {

        static SuspenseReceipt of(Receipt receipt, Caller caller, Locale locale) {
            return new SuspenseReceipt(
                    receipt.channel(),
                    receipt.id(),
                    receipt.account(),
                    receipt.payer().isEmpty() ? "" : caller.shown(receipt.payer()),
                    caller.shownReference(receipt.reference()),
                    Amount.of(receipt.amount().minor(), receipt.amount().currency()),
                    receipt.at(),
                    receipt.state(),
                    receipt.why(locale.getLanguage()),
                    receipt.loan().orElse(null),
                    receipt.heardAt(),
                    receipt.decidedAt().orElse(null),
                    receipt.decidedBy().orElse(null));
        }
    }

    record SuspenseReceipts(
            List<SuspenseReceipt> items, @Nullable String next) {}

    /** Something that was done with it; {@code reference} is the bank's, of the transfer by which it was given back. */
    record SuspenseStep(
            String what,
            @Nullable String loan,
            String by,
            Instant at,
            String note,
            @Nullable String reference) {}

    record SuspenseDetail(SuspenseReceipt receipt, List<SuspenseStep> steps) {}

    record NewMatch(@Nullable String loan, @Nullable String note) {}

    /** A transfer back to the payer, under the bank's reference of it. */
    record SentBack(@Nullable String reference, @Nullable String note) {}

    /** The loan that has an account; {@code former} is the one that had it before, where it is to be taken from that. */
    record VirtualAccount(@Nullable String loan, @Nullable String former) {}

    @GetMapping
    @Needs(Right.PAYMENTS_READ)
    SuspenseReceipts suspense(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller,
            Locale locale) {
        Refusals.limit(limit, PaymentApi.LARGEST_PAGE);
        Receipt.State wanted = PaymentApi.oneOf("state", state, Receipt.State.values());
        String list = "suspense " + state;
        Optional<Receipt> after = Optional.ofNullable(cursor)
                .map(text -> cursors.open(list, text))
                .flatMap(place -> platform.payments.receipts.find(place.get(0), place.get(1)));
        List<Receipt> found = platform.payments.receipts.list(wanted, after, limit + 1);
        List<Receipt> shown = found.subList(0, Math.min(limit, found.size()));
        return new SuspenseReceipts(
                shown.stream()
                        .map(receipt -> SuspenseReceipt.of(receipt, caller, locale))
                        .toList(),
                found.size() > limit
                        ? cursors.seal(
                                list,
                                List.of(
                                        shown.getLast().channel(),
                                        shown.getLast().id()))
                        : null);
    }

    /** What came by a channel and is not in the ledger yet: in suspense since the last close, or about to be recorded. */
    record MoneyOutside(String channel, Amount suspense, long receipts, Amount onItsWay, long entries) {

        static MoneyOutside of(Receipts.Held held) {
            return new MoneyOutside(
                    held.channel(),
                    Amount.of(held.suspense().minor(), held.suspense().currency()),
                    held.receipts(),
                    Amount.of(held.onItsWay().minor(), held.onItsWay().currency()),
                    held.entries());
        }
    }

    /** Beside the trial balance: the sums of what it does not have. */
    @GetMapping("/sums")
    @Needs(Right.LEDGER_READ)
    UserApi.Everything<MoneyOutside> suspenseSums() {
        return UserApi.Everything.of(
                platform.payments.receipts.held().stream().map(MoneyOutside::of).toList());
    }

    @GetMapping("/{channel}/{receipt}")
    @Needs(Right.PAYMENTS_READ)
    SuspenseDetail suspenseReceipt(
            @PathVariable String channel, @PathVariable String receipt, Caller caller, Locale locale) {
        Receipt found = platform.payments
                .receipts
                .find(channel, receipt)
                .orElseThrow(() -> new Refusal.Unknown(Say.of("receipt.unknown", "id", channel + "/" + receipt)));
        return detail(found, caller, locale);
    }

    /** Puts the money to a loan: it counts there from when it came. */
    @PostMapping("/{channel}/{receipt}/match")
    @Needs(value = Right.SUSPENSE_MATCH, audit = "suspense.match")
    SuspenseDetail matchReceipt(
            @PathVariable String channel,
            @PathVariable String receipt,
            @RequestBody NewMatch asked,
            Caller caller,
            Locale locale) {
        String loan = Refusals.required("loan", asked.loan());
        caller.acted(loan, channel + "/" + receipt);
        return detail(
                platform.payments.suspense.match(
                        channel, receipt, loan, caller.actor().name(), note(asked.note())),
                caller,
                locale);
    }

    /** Takes it back from the loan it was put to. */
    @DeleteMapping("/{channel}/{receipt}/match")
    @Needs(value = Right.SUSPENSE_MATCH, audit = "suspense.undo")
    SuspenseDetail undoMatch(@PathVariable String channel, @PathVariable String receipt, Caller caller, Locale locale) {
        return detail(
                platform.payments.suspense.undo(channel, receipt, caller.actor().name(), ""), caller, locale);
    }

    /**
     * Says that it was given back to its payer by a transfer. Beyond the limit of refunds it is in suspense until a second person has
     * said the same.
     */
    @PostMapping("/{channel}/{receipt}/refund")
    @Needs(value = Right.SUSPENSE_MATCH, audit = "suspense.refund")
    SuspenseDetail refundReceipt(
            @PathVariable String channel,
            @PathVariable String receipt,
            @RequestBody SentBack asked,
            Caller caller,
            Locale locale) {
        String reference = Refusals.required("reference", asked.reference());
        caller.acted(channel + "/" + receipt, reference);
        return detail(
                platform.payments.suspense.refunded(
                        channel, receipt, reference, caller.actor().name(), note(asked.note())),
                caller,
                locale);
    }

    /** Has what is paid into an account go to a loan; an account that another loan has only when that is named. */
    @PutMapping("/accounts/{account}")
    @Needs(value = Right.PAYMENTS_MANAGE, audit = "account.assigned")
    VirtualAccount assignAccount(@PathVariable String account, @RequestBody VirtualAccount asked, Caller caller) {
        String loan = Refusals.required("loan", asked.loan());
        Optional<String> former = Optional.ofNullable(asked.former()).filter(name -> !name.isBlank());
        caller.acted(loan, former.map(name -> account + " (" + name + ")").orElse(account));
        platform.payments.suspense.assign(account, loan, former);
        return asked;
    }

    private SuspenseDetail detail(Receipt receipt, Caller caller, Locale locale) {
        return new SuspenseDetail(
                SuspenseReceipt.of(receipt, caller, locale),
                platform.payments.receipts.steps(receipt).stream()
                        .map(step -> new SuspenseStep(
                                step.what(),
                                step.loan().orElse(null),
                                step.by(),
                                step.at(),
                                step.note(locale.getLanguage()),
                                step.reference().isEmpty() ? null : step.reference()))
                        .toList());
    }

    private static String note(@Nullable String note) {
        String text = note == null ? "" : note.strip();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
