package dev.shouyue.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.payment.PatientClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The service in another process, by REST: a program of the first officer with a token, and the second officer in person. A call that
 * was cut off is made again; that it was done before is an answer as well.
 *
 * @param first may do all but agree to refunds
 * @param second agrees to them
 */
record OfficeByRest(PatientClient first, PatientClient second, AtomicLong calls) implements Office {

    private static final int PAGE = 500;

    OfficeByRest(PatientClient first, PatientClient second) {
        this(first, second, new AtomicLong());
    }

    @Override
    public Optional<Page> invite(Mandates.Wish wish) {
        Answer answer = consent(wish);
        return answer.isUnanswered()
                ? Optional.empty()
                : Optional.of(new Page(
                        answer.must(201).path("mandate").path("number").asString(),
                        answer.json().path("page").asString()));
    }

    @Override
    public void keep(Mandates.Wish given) {
        consent(given).must(201);
    }

    /** One consent of a loan however often it is asked for: its page may have failed to be made. */
    private Answer consent(Mandates.Wish wish) {
        return first.post(
                "/mandates",
                Map.of(
                        "loan",
                        wish.loan(),
                        "channel",
                        wish.channel(),
                        "agreement",
                        wish.agreement().orElse(""),
                        "mostEach",
                        wish.mostEach().decimal().toPlainString(),
                        "currency",
                        wish.mostEach().currency().getCurrencyCode(),
                        "from",
                        wish.from(),
                        "until",
                        wish.until()),
                "consent-" + wish.loan());
    }

    @Override
    public Optional<Page> payLink(String loan, String channel) {
        Answer answer = first.post("/loans/" + loan + "/pay-links", Map.of("channel", channel), key("link"));
        return answer.isUnanswered() || answer.status() == 409
                ? Optional.empty()
                : Optional.of(new Page(
                        answer.must(201).path("order").path("number").asString(),
                        answer.json().path("page").asString()));
    }

    @Override
    public List<Waiting> suspense() {
        return all(
                "/suspense?state=OPEN",
                item -> new Waiting(
                        item.path("channel").asString(),
                        item.path("id").asString(),
                        item.path("reference").asString()));
    }

    @Override
    public boolean isInSuspense(Waiting money) {
        return first.get(path(money))
                .must(200)
                .path("receipt")
                .path("state")
                .asString()
                .equals("OPEN");
    }

    @Override
    public void match(Waiting money, String loan) {
        first.post(path(money) + "/match", Map.of("loan", loan, "note", "named by the payer"))
                .must(200, 409);
    }

    @Override
    public void sentBack(Waiting money, String transfer, Officer by) {
        (by == Officer.FIRST ? first : second)
                .post(path(money) + "/refund", Map.of("reference", transfer, "note", "by transfer"))
                .must(200, 409);
    }

    @Override
    public List<Doubled> doubled() {
        return all(
                "/work-items?kind=PAID_TWICE",
                item -> new Doubled(
                        item.path("id").asLong(), item.path("subject").asString()));
    }

    @Override
    public void seenTo(Doubled money, String note) {
        first.post("/work-items/" + money.item() + "/done", Map.of("note", note))
                .must(200, 404);
    }

    @Override
    public Optional<Asked> refund(String order, String why) {
        Answer answer =
                first.post("/payments/orders/" + plain(order) + "/refunds", Map.of("reason", why), key("refund"));
        return answer.status() == 201 ? Optional.of(asked(answer.json())) : refused(answer);
    }

    private static Optional<Asked> refused(Answer answer) {
        answer.must(400, 404, 409);
        return Optional.empty();
    }

    @Override
    public Asked approve(Asked refund) {
        second.post("/payments/refunds/" + refund.number() + "/approval", Map.of("note", ""))
                .must(200, 409);
        return asked(first.get("/payments/refunds/" + refund.number()).must(200));
    }

    @Override
    public void made(Asked refund, String transfer) {
        first.post("/payments/refunds/" + refund.number() + "/transfer", Map.of("reference", transfer))
                .must(200, 409);
    }

    private static Asked asked(JsonNode refund) {
        return new Asked(
                refund.path("number").asString(),
                Refund.State.valueOf(refund.path("state").asString()));
    }

    /** It is begun again for as long as the service was stopped on the way. */
    @Override
    public void close(LocalDate day) {
        while (isOpen(day)) {
            Answer begun = first.post("/closes", Map.of("day", day));
            if (begun.status() != 202 && begun.status() != 409) {
                assertThat(isOpen(day)).as(begun.text()).isFalse();
            }
            JsonNode run = running();
            while (run.path("state").asString().equals("RUNNING")) {
                LockSupport.parkNanos(5_000_000);
                run = running();
            }
            assertThat(run.path("state").asString()).as(run.toString()).isNotEqualTo("FAILED");
        }
    }

    private boolean isOpen(LocalDate day) {
        JsonNode next = first.get("/closes/next").must(200);
        return !LocalDate.parse(next.path("day").asString()).isAfter(day);
    }

    private JsonNode running() {
        return first.get("/closes/running").must(200);
    }

    private <T> List<T> all(String list, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        String from = list + "&limit=" + PAGE;
        for (String at = from; !at.isEmpty(); ) {
            JsonNode page = first.get(at).must(200);
            page.path("items").forEach(item -> items.add(read.apply(item)));
            String next = page.path("next").asString("");
            at = next.isEmpty() ? "" : from + "&cursor=" + plain(next);
        }
        return items;
    }

    private static String path(Waiting money) {
        return "/suspense/" + money.channel() + '/' + plain(money.id());
    }

    private String key(String what) {
        return what + '-' + calls.incrementAndGet();
    }

    private static String plain(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
