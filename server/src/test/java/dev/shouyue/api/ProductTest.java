package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.servicing.DayClose;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Products over HTTP: written by one, approved by another; offers, and loans that are drawn. Today is 2026-03-31. */
class ProductTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor risk;
    private static Visitor finance;
    private static Visitor operations;

    @BeforeAll
    static void open() {
        house = new House(folder);
        house.administrator();
        risk = house.someone("risk", Role.RISK);
        finance = house.someone("finance", Role.FINANCE);
        operations = house.someone("operations", Role.OPERATIONS);
        inForce("cash", Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** Domain sheet, section 2, example 1: 10,000.00 at 0.04 % a day in twelve level installments. */
    @Test
    void an_offer_has_the_schedule_and_the_cost_of_the_domain_example() {
        JsonNode offer = ok(200, offer("cash", "10000.00", 12)).json();
        assertThat(offer.path("schedule").path(0).path("total").path("amount").asString())
                .isEqualTo("899.75");
        assertThat(offer.path("schedule").path(11).path("total").path("amount").asString())
                .isEqualTo("899.80");
        assertThat(offer.path("schedule").path(0).path("due").asString()).isEqualTo("2026-05-10");
        assertThat(offer.path("schedule").path(1).path("due").asString()).isEqualTo("2026-06-10");
        assertThat(offer.path("interest").path("amount").asString()).isEqualTo("797.05");
        assertThat(offer.path("apr").asString()).isEqualTo("14.40");
        assertThat(offer.path("aprOn365").asString()).isEqualTo("14.60");
        assertThat(offer.path("effective").asString()).isEqualTo("15.39");
        assertThat(offer.path("penaltyRatePerDay").asString()).isEqualTo("0.06");
    }

    @Test
    void fees_count_in_the_cost_and_may_not_lead_over_what_the_product_allows() {
        inForce("dear", Map.of("installmentFee", "50.00", "mostCost", "24.00"));
        Answer answer = offer("dear", "10000.00", 12);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("ratePerDay");
        assertThat(answer.text()).contains("24.86 %", "fees included");
        JsonNode larger = ok(200, offer("dear", "50000.00", 12)).json();
        assertThat(larger.path("fees").path("amount").asString()).isEqualTo("600.00");
        assertThat(larger.path("apr").asString()).isEqualTo("16.52");
    }

    @ParameterizedTest
    @CsvSource({
        "principal, 10000.50, 12, 0.04",
        "principal, 999.00, 12, 0.04",
        "principal, 60000.00, 12, 0.04",
        "installments, 10000.00, 5, 0.04",
        "ratePerDay, 10000.00, 12, 0.05",
        "ratePerDay, 10000.00, 12, 0.04x",
        "principal, -1, 12, 0.04",
    })
    void what_the_product_does_not_lend_is_refused_by_its_field(
            String field, String principal, int installments, String rate) {
        Answer answer = operations.post(
                "/api/v1/products/cash/offers",
                Map.of(
                        "principal", principal,
                        "installments", installments,
                        "ratePerDay", rate,
                        "drawnOn", "2026-03-31"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "pack, NOWHERE",
        "mostPrincipal, 10.00",
        "leastPrincipal, 0",
        "principalStep, 0.001",
        "mostRate, 0.01",
        "mostRate, 2",
        "mostCost, 101",
        "currency, ABC",
        "name, ''",
        "dueDay, 10", // the method counts months as 30 days
        "graceDays, 31",
        "tolerance, 0.001",
    })
    void terms_on_which_no_loan_can_be_drawn_are_refused_by_their_field(String field, String value) {
        boolean number = field.equals("dueDay") || field.equals("graceDays");
        Answer answer = draft("bad", Map.of(field, number ? (Object) Integer.valueOf(value) : value));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo(field);
        assertThat(risk.get("/api/v1/products/bad").status()).isEqualTo(404);
    }

    @Test
    void who_wrote_a_version_does_not_approve_it_and_what_is_approved_is_what_was_read() {
        ok(201, draft("two-eyes", Map.of()));
        Answer own = approve(risk, "two-eyes", 1, "\"1\"");
        assertThat(own.status()).isEqualTo(409);
        ok(
                200,
                risk.send(
                        "PUT",
                        "/api/v1/products/two-eyes/versions/1",
                        version(Map.of("mostRate", "0.06")),
                        Map.of("If-Match", "\"1\"")));
        assertThat(approve(finance, "two-eyes", 1, "\"1\"").status()).isEqualTo(412);
        ok(200, approve(finance, "two-eyes", 1, "\"2\""));
        Answer late = risk.send(
                "PUT", "/api/v1/products/two-eyes/versions/1", version(Map.of()), Map.of("If-Match", "\"2\""));
        assertThat(late.status()).isEqualTo(409);
        assertThat(risk.send("DELETE", "/api/v1/products/two-eyes/versions/1", null, Map.of())
                        .status())
                .isEqualTo(409);
        JsonNode product = ok(200, risk.get("/api/v1/products/two-eyes")).json();
        assertThat(product.path("inForce").asInt()).isEqualTo(1);
        assertThat(product.path("versions").path(0).path("approvedBy").asString())
                .isEqualTo("finance");
    }

    @Test
    void a_later_version_takes_over_on_its_day_and_an_ended_one_lends_no_more() {
        inForce("renewed", Map.of());
        ok(
                201,
                risk.post(
                        "/api/v1/products/renewed/versions",
                        version(Map.of("leastRate", "0.03", "mostRate", "0.03", "effectiveFrom", "2026-05-01"))));
        ok(200, approve(finance, "renewed", 2, "\"1\""));
        assertThat(rateOn("renewed", "2026-04-30")).isEqualTo("0.04");
        assertThat(rateOn("renewed", "2026-05-01")).isEqualTo("0.03");
        ok(200, finance.post("/api/v1/products/renewed/versions/2/end", Map.of("endedOn", "2026-06-01")));
        Answer after = operations.post(
                "/api/v1/products/renewed/offers",
                Map.of("principal", "1000.00", "installments", 12, "drawnOn", "2026-06-01"));
        assertThat(after.status()).isEqualTo(409);
    }

    @Test
    void a_loan_is_drawn_once_however_often_it_is_asked_for() {
        Map<String, Object> request = drawdown("D1", "P-1");
        Answer preview = ok(200, operations.post("/api/v1/loans?preview=true", request));
        assertThat(preview.json().path("preview").asBoolean()).isTrue();
        assertThat(operations.get("/api/v1/loans/D1").status()).isEqualTo(404);

        Answer first = ok(201, operations.post("/api/v1/loans", request));
        Answer again = ok(201, operations.post("/api/v1/loans", request));
        assertThat(again.text()).isEqualTo(first.text());
        Answer other = operations.post("/api/v1/loans", drawdown("D1", "P-2"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(count("servicing.fact f join servicing.loan l using (loan_id) where l.external_id = 'D1'"))
                .isEqualTo(1);
        JsonNode loan = ok(200, operations.get("/api/v1/loans/D1")).json();
        assertThat(loan.path("product").asString()).isEqualTo("cash");
    }

    @Test
    void a_loan_that_was_drawn_lives_in_the_book_and_the_books_agree() {
        ok(201, operations.post("/api/v1/loans", drawdown("D2", "P-1")));
        Answer paid = operations.send(
                "POST",
                "/api/v1/loans/D2/payments",
                Map.of("amount", "100.00", "currency", "CNY"),
                Map.of("Idempotency-Key", "pay-D2"));
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 31), DayClose.Progress.SILENT);
        ok(201, operations.post("/api/v1/loans", drawdown("D3", "P-1"))); // recorded on the next day
        house.platform.dayClose.close(LocalDate.of(2026, 5, 10), DayClose.Progress.SILENT);
        JsonNode position = ok(200, operations.get("/api/v1/loans/D3/position?on=2026-05-10"))
                .json();
        assertThat(position.path("dpd").asInt()).isEqualTo(10);
        assertThat(position.path("pastDue").path("amount").asString()).isEqualTo("899.75");
        assertThat(position.path("penalty").path("amount").asString()).isEqualTo("4.68"); // 779.75 × 0.06 % × 10
        assertThat(house.platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
        assertThat(count("event.outbox where type = 'dev.shouyue.servicing.disbursed.v1' and subject = 'D3'")
                        + count("event.log where type = 'dev.shouyue.servicing.disbursed.v1' and subject = 'D3'"))
                .isEqualTo(1);
        assertThat(count("access.audit_event where action = 'loan.draw' and subject = 'D3'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_loan_drawn_many_times_at_once_is_one() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                answers.add(executor.submit(() -> operations.post("/api/v1/loans", drawdown("D4", "P-1"))));
            }
        }
        for (Future<Answer> answer : answers) {
            ok(201, answer.get());
        }
        assertThat(count("servicing.loan where external_id = 'D4'")).isEqualTo(1);
        assertThat(count("servicing.drawdown d join servicing.loan l using (loan_id) where l.external_id = 'D4'"))
                .isEqualTo(1);
    }

    @Test
    void a_drawdown_in_the_future_or_without_a_name_changes_nothing() {
        Map<String, Object> future = drawdown("D5", "P-1");
        future.put("paidOut", "2026-04-01T10:00:00");
        assertThat(error(refused(400, operations.post("/api/v1/loans", future))))
                .isEqualTo("paidOut");
        Map<String, Object> nameless = drawdown(" ", "P-1");
        assertThat(error(refused(400, operations.post("/api/v1/loans", nameless))))
                .isEqualTo("loan");
        Map<String, Object> none = drawdown("D5", "P-1");
        none.put("product", "nothing");
        refused(404, operations.post("/api/v1/loans", none));
        assertThat(count("servicing.loan where external_id in ('D5', ' ')")).isZero();
    }

    private static void inForce(String product, Map<String, Object> change) {
        ok(201, draft(product, change));
        ok(200, approve(finance, product, 1, "\"1\""));
    }

    private static Answer draft(String product, Map<String, Object> change) {
        return risk.post("/api/v1/products", Map.of("product", product, "version", version(change)));
    }

    private static Map<String, Object> version(Map<String, Object> change) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("effectiveFrom", "2026-03-31");
        version.put("name", "Cash loan");
        version.put("currency", "CNY");
        version.put("pack", "CN-LOAN");
        version.put("leastPrincipal", "1000.00");
        version.put("mostPrincipal", "50000.00");
        version.put("principalStep", "100.00");
        version.put("installments", List.of(3, 6, 12));
        version.put("method", "LEVEL_30_360");
        version.put("leastRate", "0.04");
        version.put("mostRate", "0.04");
        version.put("mostCost", "24.00");
        version.putAll(change);
        return version;
    }

    private static Answer approve(Visitor who, String product, int version, String tag) {
        return who.send(
                "POST",
                "/api/v1/products/" + product + "/versions/" + version + "/approval",
                null,
                Map.of("If-Match", tag));
    }

    private static Answer offer(String product, String principal, int installments) {
        return operations.post(
                "/api/v1/products/" + product + "/offers",
                Map.of("principal", principal, "installments", installments, "drawnOn", "2026-04-10"));
    }

    private static String rateOn(String product, String day) {
        return ok(
                        200,
                        operations.post(
                                "/api/v1/products/" + product + "/offers",
                                Map.of("principal", "1000.00", "installments", 12, "drawnOn", day)))
                .json()
                .path("ratePerDay")
                .asString();
    }

    private static Map<String, Object> drawdown(String loan, String reference) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("loan", loan);
        request.put("borrower", "B-" + loan);
        request.put("product", "cash");
        request.put("principal", "10000.00");
        request.put("installments", 12);
        request.put("paidOut", "2026-03-31T10:00:00");
        request.put("reference", reference);
        return request;
    }

    private static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    private static Answer refused(int status, Answer answer) {
        return ok(status, answer);
    }

    private static String error(Answer answer) {
        return answer.json().path("errors").path(0).path("field").asString("");
    }

    private static int count(String from) {
        return JdbcClient.create(house.database.dataSource())
                .sql("select count(*) from " + from)
                .query(Integer.class)
                .single();
    }
}
