package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Payments over HTTP: what was asked of borrowers, what channels call, and that what is bad changes nothing. */
class PaymentApiTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operations;
    private static Visitor finance;

    /** Loans of two installments of 506.00, due 2026-03-31 and 2026-04-30; it is 16:00 of the first due date. */
    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < 9; i++) {
            loans.append("L" + i + ",B" + i + ",CNY,1000.00,2026-02-28,0.04,CN-LOAN\n");
            plan.append("L" + i + ",1,2026-03-31,500.00,6.00\nL" + i + ",2,2026-04-30,500.00,6.00\n");
        }
        house.platform.intake.run(
                Format.NATIVE,
                List.of(
                        Files.writeString(folder.resolve("loans.csv"), loans.toString()),
                        Files.writeString(folder.resolve("plan.csv"), plan.toString())),
                Optional.empty(),
                false,
                Intake.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 30), DayClose.Progress.SILENT);
        house.platform.payments.use(List.of(new Wallet()));
        house.administrator();
        operations = house.someone("operations", Role.OPERATIONS);
        finance = house.someone("finance", Role.FINANCE);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_borrower_is_invited_consents_is_debited_and_all_of_it_can_be_read() {
        Answer invited = operations.post("/api/v1/mandates", mandate("L0", "1000.00"));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        String number = invited.json().path("mandate").path("number").asString();
        assertThat(invited.json().path("page").asString()).endsWith(number);
        assertThat(invited.json().path("mandate").path("state").asString()).isEqualTo("INVITED");

        Answer given = operations.post("/api/v1/mandates", withAgreement("L1"));
        assertThat(given.json().path("mandate").path("state").asString()).isEqualTo("ACTIVE");
        assertThat(operations.get("/api/v1/mandates?loan=L1").text()).contains("\"agreement\":\"A1\"");
        assertThat(house.someone("reader", Role.READ_ONLY)
                        .get("/api/v1/mandates?loan=L1")
                        .text())
                .contains("\"agreement\":\"***\"");
        assertThat(run("PLAN")).isEqualTo(1);
        assertThat(run("SEND")).isEqualTo(1);
        assertThat(run("POST")).isGreaterThanOrEqualTo(1);

        JsonNode orders =
                operations.get("/api/v1/payments/orders?loan=L1").json().path("items");
        assertThat(orders).hasSize(1);
        JsonNode order = orders.get(0);
        assertThat(order.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(order.path("paid").path("amount").asString()).isEqualTo("506.00");
        JsonNode detail = operations
                .get("/api/v1/payments/orders/" + order.path("number").asString())
                .json();
        assertThat(detail.path("answers").get(0).path("result").asString()).isEqualTo("Success");
        assertThat(detail.path("chain")).hasSize(1);
        assertThat(operations.get("/api/v1/payments").json().path("counts").toString())
                .contains("SUCCEEDED");
        assertThat(operations.get("/api/v1/loans/L1/facts").text()).contains("wallet");

        Answer ended = operations.send("DELETE", "/api/v1/mandates/" + number, null, Map.of());
        assertThat(ended.json().path("state").asString()).isEqualTo("ENDED");
        assertThat(operations.get("/api/v1/work-items?kind=MANDATE").text()).contains(number);
    }

    @Test
    void finance_closes_a_finding_with_a_reason_and_opens_it_again() {
        JdbcClient.create(house.platform.dataSource()).sql("""
                        insert into payment.finding (channel, day, subject, category, amount_there, currency, state, found_at)
                        values ('wallet', '2026-03-30', 'M/1', 'TWICE', 50600, 'CNY', 'OPEN', now())""").update();
        String closures = "/api/v1/reconciliation/findings/closures";
        Map<String, String> which =
                Map.of("channel", "wallet", "day", "2026-03-30", "subject", "M/1", "category", "TWICE");
        assertThat(operations.post(closures, because(which, "no")).status()).isEqualTo(403);
        Answer silent = finance.post(closures, which);
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.json().path("errors").get(0).path("field").asString()).isEqualTo("reason");
        assertThat(finance.post(closures, because(which, " "))
                        .json()
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("reason");

        Answer closed = finance.post(closures, because(which, "given back"));
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(closed.json().path("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.json().path("how").asString()).isEqualTo("given back");
        assertThat(finance.post(closures, because(which, "another"))
                        .json()
                        .path("how")
                        .asString())
                .as("closed already")
                .isEqualTo("given back");
        assertThat(finance.get("/api/v1/reconciliation/findings?day=2026-03-30")
                        .json()
                        .path("items"))
                .isEmpty();

        Answer open = finance.post("/api/v1/reconciliation/findings/reopenings", because(which, "not given back"));
        assertThat(open.json().path("state").asString()).as(open.text()).isEqualTo("OPEN");
        JsonNode item = finance.get("/api/v1/work-items?kind=RECONCILIATION")
                .json()
                .path("items")
                .get(0);
        assertThat(item.path("subject").asString()).isEqualTo("wallet/M/1");
        String done = "/api/v1/work-items/" + item.path("id").asLong() + "/done";
        assertThat(operations.post(done, Map.of("note", "seen to")).status())
                .as("who may not close the finding is not done with its work item either")
                .isEqualTo(409);
        Visitor administrator = house.someone("chief", Role.ADMINISTRATOR);
        assertThat(administrator.post(done, Map.of("note", "a\u001fb")).status())
                .as("what would not be told as it was written")
                .isEqualTo(400);
        assertThat(administrator
                        .post(done, Map.of("note", "given back after all"))
                        .status())
                .isEqualTo(200);
        assertThat(finance.get("/api/v1/reconciliation/findings?day=2026-03-30&open=false")
                        .json()
                        .path("items")
                        .get(0)
                        .path("how")
                        .asString())
                .isEqualTo("given back after all");
        assertThat(audited(administrator, "finding.closed"))
                .as("finance closed it twice, which is the same as once")
                .containsExactly("chief wallet/M/1", "finance wallet/M/1", "finance wallet/M/1");
        assertThat(audited(administrator, "work-item.done"))
                .contains("chief wallet/M/1")
                .doesNotContain("finance wallet/M/1");
        finance.post("/api/v1/reconciliation/findings/reopenings", because(which, "once more"));
        finance.post(closures, because(which, "it was"));
        assertThat(audited(administrator, "work-item.done")).contains("finance wallet/M/1");
        assertThat(finance.get("/api/v1/work-items?kind=RECONCILIATION").json().path("items"))
                .isEmpty();
        Map<String, String> unknown =
                Map.of("channel", "wallet", "day", "2026-03-29", "subject", "M/1", "category", "TWICE");
        assertThat(finance.post(closures, because(unknown, "x")).status()).isEqualTo(404);
    }

    /** Who was granted that deed, and to what. */
    private static List<String> audited(Visitor visitor, String action) {
        List<String> deeds = new ArrayList<>();
        for (JsonNode event : visitor.get("/api/v1/audit?action=" + action + "&outcome=ALLOWED")
                .json()
                .path("items")) {
            deeds.add(
                    event.path("actor").asString() + " " + event.path("subject").asString());
        }
        return deeds;
    }

    private static Map<String, String> because(Map<String, String> which, String reason) {
        Map<String, String> asked = new HashMap<>(which);
        asked.put("reason", reason);
        return asked;
    }

    @Test
    void a_list_goes_on_by_its_cursor_and_by_no_other() {
        for (String loan : List.of("L2", "L3", "L4")) {
            assertThat(operations
                            .post("/api/v1/loans/" + loan + "/pay-links", Map.of("channel", "wallet"))
                            .status())
                    .isEqualTo(201);
        }
        JsonNode first =
                operations.get("/api/v1/payments/orders?limit=2&state=SENT").json();
        assertThat(first.path("items")).hasSize(2);
        String next = first.path("next").asString();
        assertThat(operations
                        .get("/api/v1/payments/orders?limit=2&state=SENT&cursor=" + next)
                        .json()
                        .path("items"))
                .isNotEmpty();
        assertThat(operations
                        .get("/api/v1/payments/orders?limit=2&state=FAILED&cursor=" + next)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_page_to_pay_on_is_made_for_what_is_owed_and_its_notice_is_believed_once() {
        Answer link = finance.post("/api/v1/loans/L5/pay-links", Map.of("channel", "wallet"));
        assertThat(link.status()).as(link.text()).isEqualTo(201);
        String order = link.json().path("order").path("number").asString();
        assertThat(link.json().path("page").asString()).endsWith(order);
        Visitor channel = new Visitor(house.server);
        for (int i = 0; i < 3; i++) {
            Answer heard = notice(channel, "signed answer " + order + " 506.00", "x");
            assertThat(heard.status()).isEqualTo(200);
            assertThat(heard.text()).isEqualTo("success");
        }
        run("POST");
        assertThat(operations.get("/api/v1/payments/orders/" + order).text()).contains("\"SUCCEEDED\"");
        assertThat(facts("L5")).isEqualTo(1);
    }

    @Test
    void a_page_to_pay_on_that_is_asked_for_again_under_the_same_key_is_the_same() {
        String path = "/api/v1/loans/L6/pay-links";
        Map<String, String> key = Map.of("Idempotency-Key", "link-1");
        Answer first = finance.send("POST", path, Map.of("channel", "wallet"), key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        Answer again = finance.send("POST", path, Map.of("channel", "wallet"), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(operations.get("/api/v1/payments/orders?loan=L6").json().path("items"))
                .hasSize(1);
        Answer other = finance.send("POST", "/api/v1/loans/L8/pay-links", Map.of("channel", "wallet"), key);
        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(operations
                        .send(
                                "POST",
                                "/api/v1/loans/L8/pay-links",
                                Map.of("channel", "wallet"),
                                Map.of("Idempotency-Key", "a b"))
                        .status())
                .isEqualTo(400);
        Answer byAnother = operations.send("POST", "/api/v1/loans/L8/pay-links", Map.of("channel", "wallet"), key);
        assertThat(byAnother.status()).as("a key is its caller's own").isEqualTo(201);
    }

    @Test
    void a_consent_that_is_asked_for_again_under_the_same_key_is_the_same() throws InterruptedException {
        Map<String, String> key = Map.of("Idempotency-Key", "consent-1");
        Answer first = operations.send("POST", "/api/v1/mandates", mandate("L8", "1000.00"), key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(operations
                        .send("POST", "/api/v1/mandates", mandate("L8", "1000.00"), key)
                        .text())
                .isEqualTo(first.text());
        Answer other = operations.send("POST", "/api/v1/mandates", mandate("L8", "999.00"), key);
        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(operations.get("/api/v1/mandates?loan=L8").json().path("items"))
                .hasSize(1);

        Map<String, String> atOnce = Map.of("Idempotency-Key", "consent-2");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> operations.send("POST", "/api/v1/mandates", mandate("L7", "1000.00"), atOnce)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(operations.get("/api/v1/mandates?loan=L7").json().path("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"signed answer SY1 506.00, y", "forged answer SY1 506.00, x", "'', x"})
    void a_call_that_is_not_the_channels_is_a_problem_and_changes_nothing(String body, String signature) {
        long before = rows();
        Answer refused = notice(new Visitor(house.server), body, signature);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("bad-value");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_call_of_a_form_is_taken_as_it_came_a_huge_one_and_one_of_no_channel_are_refused() {
        Visitor channel = new Visitor(house.server);
        Answer form = channel.send(
                "POST",
                "/channels/wallet/notices?a=1",
                "signed=credit=F1=1.00",
                Map.of("signature", "x", "Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.status()).as(form.text()).isEqualTo(200);
        assertThat(notice(channel, "signed " + "x".repeat(70_000), "x").status())
                .isEqualTo(413);
        Answer nobody = channel.send("POST", "/channels/pigeon/notices", "coo", Map.of());
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(channel.get("/channels/wallet/notices").status()).isIn(401, 403, 404, 405);
    }

    @Test
    void money_in_suspense_is_matched_and_undone() {
        notice(new Visitor(house.server), "signed credit C7 506.00", "x");
        JsonNode open = finance.get("/api/v1/suspense").json().path("items");
        assertThat(open.toString()).contains("C7").doesNotContain("Zhang San");
        String path = "/api/v1/suspense/wallet/C7";
        assertThat(finance.post(path + "/match", Map.of("loan", "nobody")).status())
                .isEqualTo(404);
        Answer matched = finance.post(path + "/match", Map.of("loan", "L7", "note", "he called"));
        assertThat(matched.status()).as(matched.text()).isEqualTo(200);
        assertThat(matched.json().path("receipt").path("state").asString()).isEqualTo("MATCHED");
        assertThat(facts("L7")).isEqualTo(1);
        assertThat(finance.post(path + "/match", Map.of("loan", "L7")).status()).isEqualTo(409);
        Answer undone = finance.send("DELETE", path + "/match", null, Map.of());
        assertThat(undone.json().path("receipt").path("state").asString()).isEqualTo("OPEN");
        assertThat(finance.get(path).json().path("steps")).hasSize(2);
        Answer unsaid = finance.post(path + "/refund", Map.of("note", "to the payer"));
        assertThat(unsaid.status()).as(unsaid.text()).isEqualTo(400);
        assertThat(unsaid.json().path("errors").get(0).path("field").asString()).isEqualTo("reference");
        Answer back = finance.post(path + "/refund", Map.of("reference", "T-1", "note", "to the payer"));
        assertThat(back.json().path("steps").get(2).path("reference").asString())
                .isEqualTo("T-1");
        assertThat(back.json().path("receipt").path("state").asString()).isEqualTo("REFUNDED");
    }

    @Test
    void an_account_is_taken_from_a_loan_only_when_that_is_named() {
        String path = "/api/v1/suspense/accounts/88007";
        assertThat(operations.send("PUT", path, Map.of("loan", "L7"), Map.of()).status())
                .isEqualTo(200);
        Answer taken = operations.send("PUT", path, Map.of("loan", "L8"), Map.of());
        assertThat(taken.status()).as(taken.text()).isEqualTo(409);
        assertThat(taken.text()).contains("88007").contains("L7");
        assertThat(operations
                        .send("PUT", path, Map.of("loan", "L8", "former", "L6"), Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(operations
                        .send("PUT", path, Map.of("loan", "L8", "former", "L7"), Map.of())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "loan, nobody, 404",
        "channel, pigeon, 400",
        "mostEach, -1, 400",
        "mostEach, 1.001, 400",
        "currency, USD, 400",
        "until, 2026-01-01, 400",
        "consentedAt, 2099-01-01T00:00:00, 400",
        "mostInAll, 999.99, 400",
        "until, someday, 400",
        "colour, red, 400",
    })
    void a_consent_that_cannot_be_is_refused_by_the_name_of_its_field(String field, String value, int status) {
        Map<String, String> body = new HashMap<>(mandate("L8", "1000.00"));
        body.put(field, value);
        Answer refused = operations.post("/api/v1/mandates", body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        String named = field.equals("currency") ? "mostEach" : field;
        assertThat(refused.json().path("errors").get(0).path("field").asString())
                .isEqualTo(named);
    }

    private static Map<String, String> mandate(String loan, String most) {
        return Map.of(
                "loan",
                loan,
                "channel",
                "wallet",
                "mostEach",
                most,
                "currency",
                "CNY",
                "from",
                "2026-03-01",
                "until",
                "2027-03-01");
    }

    private static Map<String, String> withAgreement(String loan) {
        Map<String, String> body = new HashMap<>(mandate(loan, "1000.00"));
        body.put("agreement", "A1");
        body.put("consentedAt", "2026-03-01T12:00:00");
        return body;
    }

    private static int run(String desk) {
        Answer answer = operations.post("/api/v1/payments/desks/" + desk + "/runs", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("looked").asInt();
    }

    private static Answer notice(Visitor channel, String body, String signature) {
        return channel.send(
                "POST", "/channels/wallet/notices", body, Map.of("signature", signature, "Content-Type", "text/plain"));
    }

    private static long facts(String loan) {
        return count("select count(*) from servicing.fact f join servicing.loan l using (borrower_id, loan_id)"
                + " where l.external_id = '" + loan + "' and f.kind = 2 and f.source = 'wallet'");
    }

    private static long rows() {
        return count("select (select count(*) from servicing.fact) + (select count(*) from payment.answer)"
                + " + (select count(*) from payment.receipt) + (select count(*) from payment.work_item)");
    }

    private static long count(String sql) {
        return JdbcClient.create(house.database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }
}
