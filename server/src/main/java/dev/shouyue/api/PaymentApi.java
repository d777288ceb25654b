package dev.shouyue.api;

import dev.shouyue.Platform;
import dev.shouyue.access.Refusal;
import dev.shouyue.access.Right;
import dev.shouyue.kernel.loan.Fact.DebitFailure;
import dev.shouyue.payment.Announcer;
import dev.shouyue.payment.Order;
import dev.shouyue.payment.Orders;
import dev.shouyue.payment.Payments;
import dev.shouyue.payment.Progress;
import dev.shouyue.payment.RequestKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
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

/** What was asked of borrowers, by which channel, and what became of it. */
@RestController
@RequestMapping("/api/v1")
class PaymentApi implements Ageing {

    static final int LARGEST_PAGE = 500;

    private final Platform platform;
    private final Cursors cursors;

    PaymentApi(Platform platform, Cursors cursors) {
        this.platform = platform;
        this.cursors = cursors;
    }

    record PaymentOrder(
            String number,
            String loan,
            @Nullable Integer installment,
            Order.Kind kind,
            String channel,
            String mandate,
            Amount amount,
            LocalDate dueOn,
            String firstNumber,
            int attempt,
            Order.State state,
            Instant sendAt,
            @Nullable Instant nextAt,
            @Nullable Instant announcedAt,
            @Nullable Announcer announcedBy,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable Instant listedAt,
            int timesAsked,
            @Nullable String reference,
            @Nullable Amount paid,
            @Nullable LocalDateTime paidAt,
            @Nullable DebitFailure reason,
            @Nullable String code,
            @Nullable LocalDateTime returnedAt,
            @Nullable LocalDate protectedTo) {

        static PaymentOrder of(Order order) {
            Progress progress = order.progress();
            return new PaymentOrder(
                    order.number(),
                    order.loan(),
                    order.installment().isPresent() ? order.installment().getAsInt() : null,
                    order.kind(),
                    order.channel(),
                    order.mandate(),
                    Amount.of(order.amount().minor(), order.amount().currency()),
                    order.dueOn(),
                    order.first(),
                    order.tryNumber(),
                    progress.state(),
                    progress.sendAt(),
                    progress.nextAt().orElse(null),
                    progress.announcedAt().orElse(null),
                    progress.announcedBy().orElse(null),
                    progress.sentAt().orElse(null),
                    progress.answeredAt().orElse(null),
                    progress.listedAt().orElse(null),
                    progress.asked(),
                    progress.reference().orElse(null),
                    progress.paid()
                            .map(paid -> Amount.of(paid.minor(), order.amount().currency()))
                            .orElse(null),
                    progress.paid().map(Order.Paid::at).orElse(null),
                    progress.failure().map(Order.Failure::reason).orElse(null),
                    progress.failure().map(Order.Failure::code).orElse(null),
                    progress.returned().map(Order.Return::at).orElse(null),
                    progress.protectedTo().orElse(null));
        }
    }

    record PaymentOrders(List<PaymentOrder> items, @Nullable String next) {}

    record OrderAnswer(String via, String result, String content, Instant heardAt, Instant lastHeardAt, int times) {}

    /** An order with all that was heard of it, the orders for the same money before and after it, and its refunds. */
    record PaymentOrderDetail(
            PaymentOrder order,
            List<OrderAnswer> answers,
            List<PaymentOrder> chain,
            List<RefundApi.PaymentRefund> refunds) {}

    record OrderCount(String channel, Order.State state, long orders, Amount amount) {}

    record UnknownAgeing(String channel, long underAnHour, long underADay, long underAWeek, long longer, long listed) {}

    record PaymentSummary(Instant at, List<String> channels, List<OrderCount> counts, List<UnknownAgeing> unknown) {}

    record NewPayLink(@Nullable String channel) {}

    record PayLink(PaymentOrder order, String page) {}

    record DeskWork(String desk, int looked) {}

    @GetMapping("/payments")
    @Needs(Right.PAYMENTS_READ)
    PaymentSummary paymentSummary() {
        Instant now = platform.clock.instant();
        return new PaymentSummary(
                now,
                platform.payments.channelNames(),
                platform.payments.orders.counts().stream()
                        .map(count -> new OrderCount(
                                count.channel(),
                                count.state(),
                                count.orders(),
                                Amount.of(count.minor(), Currency.getInstance(count.currency()))))
                        .toList(),
                platform.payments.orders.ageing(now).stream()
                        .map(age -> new UnknownAgeing(
                                age.channel(),
                                age.underAnHour(),
                                age.underADay(),
                                age.underAWeek(),
                                age.longer(),
                                age.listed()))
                        .toList());
    }

    @GetMapping("/payments/orders")
    @Needs(Right.PAYMENTS_READ)
    PaymentOrders paymentOrders(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String loan,
            @RequestParam(required = false) @Nullable LocalDate dueOn,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        Refusals.limit(limit, LARGEST_PAGE);
        Orders.Filter filter = new Orders.Filter(
                Optional.ofNullable(state).map(name -> oneOf("state", name, Order.State.values())),
                Optional.ofNullable(channel),
                Optional.ofNullable(loan),
                Optional.ofNullable(dueOn));
        String list = "payment-orders" + filter;
        Optional<String> after =
                Optional.ofNullable(cursor).map(text -> cursors.open(list, text).getFirst());
        List<Order> found = platform.payments.orders.list(filter, after, limit + 1);
        List<Order> shown = found.subList(0, Math.min(limit, found.size()));
        return new PaymentOrders(
                shown.stream().map(PaymentOrder::of).toList(),
                found.size() > limit
                        ? cursors.seal(list, List.of(shown.getLast().number()))
                        : null);
    }

    @GetMapping("/payments/orders/{number}")
    @Needs(Right.PAYMENTS_READ)
    PaymentOrderDetail paymentOrder(@PathVariable String number) {
        Order order = platform.payments
                .orders
                .find(number)
                .orElseThrow(() -> new Refusal.Unknown(Say.of("order.unknown", "number", number)));
        return new PaymentOrderDetail(
                PaymentOrder.of(order),
                platform.payments.orders.answers(order).stream()
                        .map(answer -> new OrderAnswer(
                                answer.via(),
                                answer.result(),
                                answer.content(),
                                answer.heardAt(),
                                answer.lastHeardAt(),
                                answer.times()))
                        .toList(),
                platform.payments.orders.chain(order).stream()
                        .map(PaymentOrder::of)
                        .toList(),
                platform.payments.refunds.of(order).stream()
                        .map(RefundApi.PaymentRefund::of)
                        .toList());
    }

    /** Makes a page on which the borrower pays what is owed now; one however often it is asked for under one key. */
    @PostMapping("/loans/{id}/pay-links")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(value = Right.PAYMENTS_LINK, audit = "payment.link")
    PayLink createPayLink(
            @PathVariable String id,
            @RequestBody NewPayLink asked,
            @RequestHeader(name = Refusals.KEY, required = false) @Nullable String key,
            Caller caller) {
        Payments.Link link = platform.payments.payLink(
                id,
                Refusals.required("channel", asked.channel()),
                Refusals.key(key).map(name -> new RequestKey(caller.actor().name(), name)));
        caller.acted(id, link.order().number() + " " + link.order().amount());
        return new PayLink(PaymentOrder.of(link.order()), link.page());
    }

    /** Has a desk do its work once, now. */
    @PostMapping("/payments/desks/{desk}/runs")
    @Needs(value = Right.PAYMENTS_MANAGE, audit = "payment.desk-run")
    DeskWork runDesk(@PathVariable String desk, Caller caller) {
        Payments.Desk which = oneOf("desk", desk, Payments.Desk.values());
        DeskWork work = new DeskWork(which.name(), platform.payments.run(which));
        caller.acted(which.name(), String.valueOf(work.looked()));
        return work;
    }

    static <E extends Enum<E>> E oneOf(String field, String name, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.BadValue(
                        field,
                        name,
                        Say.of("expected.oneOf", "values", Arrays.toString(values)),
                        Say.of("value.unknown", "field", field, "value", name)));
    }

    @Override
    public void forgetOld() {
        platform.payments.forgetOld();
    }
}
