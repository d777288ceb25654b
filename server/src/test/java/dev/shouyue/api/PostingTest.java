package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** Facts posted over HTTP: what is answered, what is recorded, and that what is bad changes nothing. */
class PostingTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operations;
    private static int keys;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        fill(house);
        house.administrator();
        operations = house.someone("operations", Role.OPERATIONS);
    }

    /**
     * Loans of two installments of 506.00, due 2026-03-10 and 2026-04-10, and L39, which was repaid when it fell due on
     * 2026-03-15; today is 2026-03-31, the 24th is closed.
     */
    private static void fill(House house) throws IOException {
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 10; i < 40; i++) {
            loans.append("L" + i + ",B" + i + ",CNY,1000.00,2026-02-10,0.04,CN-LOAN\n");
            plan.append("L" + i + ",1,2026-03-10,500.00,6.00\nL" + i + ",2," + (i == 39 ? "2026-03-15" : "2026-04-10")
                    + ",500.00,6.00\n");
        }
        String payments = "payment_id,loan_id,paid_at,amount,currency\nP1,L39,2026-03-01,1012.00,CNY\n";
        List<Path> files = new ArrayList<>();
        for (String text : List.of(loans.toString(), plan.toString(), payments)) {
            files.add(Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text));
        }
        house.platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 9), DayClose.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 24), DayClose.Progress.SILENT);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** Twenty-one days late: 500.00 × 21 days × 0.06 % are 6.30 of penalty. */
    @Test
    void a_payment_is_answered_with_what_it_did_and_why() {
        Answer answer = post(operations, "L10/payments", "{\"amount\": \"512.30\", \"currency\": \"CNY\"}", "pay-L10");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode told = answer.json();
        assertThat(told.path("state").asString()).isEqualTo("CURRENT");
        assertThat(told.at("/facts/0/id").asString()).isEqualTo("pay-L10");
        assertThat(told.at("/facts/0/recordedOn").asString()).isEqualTo("2026-03-31");
        assertThat(change(told, "owed")).isEqualTo("512.30 → 0.00: 512.30 CNY paid on installment 1");
        assertThat(change(told, "penalty")).isEqualTo("6.30 → 0.00: 6.30 CNY paid on installment 1");
        assertThat(change(told, "interest")).isEqualTo("6.00 → 0.00: 6.00 CNY paid on installment 1");
        assertThat(change(told, "principal")).isEqualTo("1000.00 → 500.00: 500.00 CNY paid on installment 1");
    }

    @Test
    void what_is_owed_after_a_part_is_explained_with_principal_days_rate_and_policy() {
        JsonNode told = post(operations, "L11/payments", "{\"amount\": \"1.00\", \"currency\": \"CNY\"}", key())
                .json();
        assertThat(change(told, "penalty"))
                .contains("6.30 → 5.30", "500.00 CNY × 21 days × 0.06 % = 6.30 CNY", "policy CN-LOAN 20");
        Answer chinese = operations.send(
                "POST",
                "/api/v1/loans/L11/payments",
                "{\"amount\": \"1.00\", \"currency\": \"CNY\"}",
                Map.of("Idempotency-Key", key(), "Accept-Language", "zh"));
        assertThat(change(chinese.json(), "penalty")).contains("4.30", "规则 CN-LOAN");
        assertThat(chinese.json().at("/amounts/5/title").asString()).isEqualTo("罚息");
    }

    @Test
    void asked_again_under_its_key_it_is_answered_alike_and_recorded_once() {
        String body = "{\"amount\": \"10.00\", \"currency\": \"CNY\"}";
        Answer first = post(operations, "L12/payments", body, "once");
        Answer again = post(operations, "L12/payments", body, "once");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        assertThat(first.response().headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        Answer other = post(operations, "L12/payments", "{\"amount\": \"10.01\", \"currency\": \"CNY\"}", "once");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(other.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        assertThat(post(operations, "L12/fees", body, "once").status()).isEqualTo(422);
        assertThat(count("select count(*) from servicing.fact where source = 'api' and source_id = 'once'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from access.audit_event where subject = 'L12' and outcome = 'ALLOWED'"
                        + " and action = 'payment.post' and detail = 'api/once'"))
                .isEqualTo(1);
    }

    @Test
    void if_match_holds_a_posting_to_the_loan_that_was_read() {
        String tag = operations
                .get("/api/v1/loans/L13")
                .response()
                .headers()
                .firstValue("etag")
                .orElseThrow();
        String body = "{\"amount\": \"10.00\", \"currency\": \"CNY\"}";
        assertThat(operations
                        .send(
                                "POST",
                                "/api/v1/loans/L13/payments",
                                body,
                                Map.of("Idempotency-Key", key(), "If-Match", tag))
                        .status())
                .isEqualTo(201);
        Answer late = operations.send(
                "POST", "/api/v1/loans/L13/payments", body, Map.of("Idempotency-Key", key(), "If-Match", tag));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("precondition-failed");
        assertThat(late.json().at("/errors/0/field").asString()).isEqualTo("If-Match");
        assertThat(operations
                        .send("GET", "/api/v1/loans/L13", null, Map.of("If-None-Match", tag))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_preview_shows_the_effect_and_needs_no_key() {
        String body = "{\"amount\": \"10.00\", \"currency\": \"CNY\"}";
        long before = count("select count(*) from servicing.fact");
        Answer shown = operations.post("/api/v1/loans/L14/payments?preview=true", body);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.json().path("preview").asBoolean()).isTrue();
        assertThat(change(shown.json(), "owed")).startsWith("512.30 → 502.30");
        assertThat(count("select count(*) from servicing.fact")).isEqualTo(before);
    }

    /** A life of one loan through every endpoint; afterwards the books agree. */
    @Test
    void everything_that_can_be_posted_is_recorded_and_the_books_agree(@TempDir Path own) throws IOException {
        try (House other = new House(own)) {
            fill(other);
            other.administrator();
            live(other, other.someone("operations", Role.OPERATIONS), other.someone("finance", Role.FINANCE));
        }
    }

    private static void live(House house, Visitor operations, Visitor finance) {
        expect(201, post(operations, "L15/fees", "{\"amount\": \"5.00\", \"currency\": \"CNY\"}", "fee"));
        expect(
                201,
                post(
                        finance,
                        "L15/waivers",
                        "{\"component\": \"FEE\", \"amount\": \"5.00\", \"currency\": \"CNY\"}",
                        "waive"));
        expect(201, post(operations, "L15/payments", "{\"amount\": \"600.00\", \"currency\": \"CNY\"}", "pay"));
        Answer refund = post(finance, "L15/refunds", "{\"amount\": \"87.70\", \"currency\": \"CNY\"}", "refund");
        expect(201, refund);
        assertThat(change(refund.json(), "credit"))
                .isEqualTo("87.70 → 0.00: 87.70 CNY of credit was given back to the borrower.");
        expect(201, post(operations, "L15/reversals", "{\"payment\": \"pay\"}", "return"));
        Answer protect = post(
                operations,
                "L15/protections",
                "{\"from\": \"2026-03-10\", \"to\": \"2026-03-31\", \"cause\": \"CHANNEL_INCIDENT\"}",
                "protect");
        expect(201, protect);
        assertThat(protect.json().path("dpd").asInt()).isZero();
        Answer other = post(
                operations,
                "L16/protections?preview=true",
                "{\"from\": \"2026-03-10\", \"to\": \"2026-03-31\", \"cause\": \"CHANNEL_INCIDENT\","
                        + " \"installments\": [2]}",
                "other");
        expect(200, other);
        assertThat(other.json().path("dpd").asInt()).isPositive();
        Answer withdrawn = operations.send(
                "DELETE", "/api/v1/loans/L15/protections/protect", null, Map.of("Idempotency-Key", "withdraw"));
        expect(201, withdrawn);
        assertThat(withdrawn.json().path("dpd").asInt()).isEqualTo(21);
        expect(201, post(finance, "L15/charge-off", "{}", "off"));
        assertThat(operations
                        .get("/api/v1/loans/L15/facts")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(9);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 31), DayClose.Progress.SILENT);
        assertThat(house.platform.rebuild.prove(DayClose.Progress.SILENT).differing())
                .isEmpty();
        house.platform.dayClose.close(LocalDate.of(2026, 4, 1), DayClose.Progress.SILENT);
        assertThat(house.platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payments    | {\"amount\": \"-1.00\", \"currency\": \"CNY\"}                              | 400 | bad-value | amount",
                "payments    | {\"amount\": \"0\", \"currency\": \"CNY\"}                                  | 400 | bad-value | amount",
                "payments    | {\"amount\": \"1.005\", \"currency\": \"CNY\"}                              | 400 | bad-value | amount",
                "payments    | {\"amount\": \"1e3\", \"currency\": \"CNY\"}                                | 400 | bad-value | amount",
                "payments    | {\"amount\": \"999999999999999999999\", \"currency\": \"CNY\"}              | 400 | bad-value | amount",
                "payments    | {\"amount\": 12.5, \"currency\": \"CNY\"}                                   | 400 | bad-value | amount",
                "payments    | {\"amount\": {\"minor\": 1}, \"currency\": \"CNY\"}                         | 400 | bad-value | amount",
                "payments    | {\"amount\": \"1.00\"}                                                      | 400 | bad-value | currency",
                "payments    | {\"currency\": \"CNY\"}                                                     | 400 | bad-value | amount",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"USD\"}                               | 400 | bad-value | currency",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"XYZ\"}                               | 400 | bad-value | currency",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"CNY\", \"colour\": \"red\"}          | 400 | bad-value | colour",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"CNY\", \"installment\": 3}           | 400 | bad-value | installment",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"CNY\", \"installment\": \"first\"}   | 400 | bad-value | installment",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"CNY\", \"valueTime\": \"2026-04-01T12:00:00\"} | 400 | bad-value | valueTime",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"CNY\", \"valueTime\": \"2026-02-01T12:00:00\"} | 400 | bad-value | valueTime",
                "payments    | {\"amount\": \"1.00\", \"currency\": \"CNY\", \"valueTime\": \"yesterday\"} | 400 | bad-value | valueTime",
                "payments    | [1, 2]                                                                      | 400 | bad-value | ''",
                "payments    | {\"amount\": \"1.00\\u0000\", \"currency\": \"CNY\"}                       | 400 | bad-value | amount",
                "payments    | {\"amount\":                                                                | 400 | bad-value | ''",
                "waivers     | {\"component\": \"LOVE\", \"amount\": \"1.00\", \"currency\": \"CNY\"}      | 400 | bad-value | component",
                "waivers     | {\"component\": \"FEE\", \"amount\": \"1.00\", \"currency\": \"CNY\"}       | 409 | conflict  | amount",
                "refunds     | {\"amount\": \"1.00\", \"currency\": \"CNY\"}                               | 409 | conflict  | amount",
                "reversals   | {\"payment\": \"none\"}                                                     | 409 | conflict  | payment",
                "reversals   | {\"payment\": \"P\\u00001\"}                                                | 400 | bad-value | payment",
                "reversals   | {}                                                                          | 400 | bad-value | payment",
                "protections | {\"from\": \"2026-03-10\", \"to\": \"2026-03-09\", \"cause\": \"COURT\"}    | 400 | bad-value | to",
                "protections | {\"from\": \"2026-03-10\", \"to\": \"2026-03-19\", \"cause\": \"LUCK\"}     | 400 | bad-value | cause",
                "protections | {\"from\": \"2026-03-10\", \"to\": \"2026-03-19\", \"cause\": \"COURT\", \"installments\": [0]} | 400 | bad-value | installments",
                "protections | {\"from\": \"2026-03-10\", \"to\": \"2026-03-19\", \"cause\": \"COURT\", \"installments\": [1, 77]} | 400 | bad-value | installments",
                "protections | {\"from\": \"2026-03-10\", \"to\": \"2026-03-19\", \"cause\": \"COURT\", \"installments\": [null]} | 400 | bad-value | installments",
            })
    void what_is_bad_is_refused_by_the_name_of_its_field_and_changes_nothing(
            String what, String body, int status, String type, String field) {
        long before = count("select count(*) from servicing.fact");
        Answer answer = post(house.signedIn("admin"), "L16/" + what, body, key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.problem()).as(answer.text()).isEqualTo(type);
        if (!field.isEmpty()) {
            assertThat(answer.json().at("/errors/0/field").asString())
                    .as(answer.text())
                    .isEqualTo(field);
        }
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.shouyue");
        assertThat(count("select count(*) from servicing.fact")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cause     | LUCK      | one of SYSTEM_INCIDENT, CHANNEL_INCIDENT, OPERATOR, COURT, BORROWER_PROOF",
                "from      | soon      | a date such as 2026-03-31",
                "valueTime | yesterday | a civil time such as 2026-03-31T09:30:00",
            })
    void what_cannot_be_read_is_answered_with_what_can(String field, String value, String expected) {
        Answer answer =
                post(house.signedIn("admin"), "L16/protections", "{\"%s\": \"%s\"}".formatted(field, value), key());
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/expected").asString()).isEqualTo(expected);
    }

    @Test
    void a_loan_that_is_repaid_or_not_there_takes_no_payment() {
        String body = "{\"amount\": \"1.00\", \"currency\": \"CNY\"}";
        Answer closed = post(operations, "L39/payments", body, key());
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().at("/errors/0/field").asString()).isEqualTo("loan");
        Answer unknown = post(operations, "L99/payments", body, key());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("not-found");
    }

    @Test
    void a_key_is_needed_and_must_be_one() {
        String body = "{\"amount\": \"1.00\", \"currency\": \"CNY\"}";
        for (String key : List.of("", "with space", "x".repeat(101))) {
            Answer answer = operations.send(
                    "POST",
                    "/api/v1/loans/L16/payments",
                    body,
                    key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void a_huge_body_is_refused_whether_its_length_is_told_or_not() {
        String huge = "{\"amount\": \"1.00\", \"currency\": \"" + "C".repeat(200_000) + "\"}";
        Answer told = post(operations, "L16/payments", huge, key());
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.problem()).isEqualTo("too-large");
        byte[] bytes = huge.getBytes(StandardCharsets.UTF_8);
        Answer untold = operations.sendStream(
                "/api/v1/loans/L16/payments",
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)),
                Map.of("Idempotency-Key", key()));
        assertThat(untold.status()).as(untold.text()).isEqualTo(413);
    }

    @Test
    void a_machine_posts_with_its_token_and_one_without_the_right_does_not() {
        String secret = house.platform
                .access
                .tokens
                .create("core", Role.OPERATIONS, 30, "admin")
                .secret();
        Visitor machine = new Visitor(house.server).withToken(secret);
        String body = "{\"amount\": \"1.00\", \"currency\": \"CNY\"}";
        expect(201, post(machine, "L17/payments", body, key()));
        Answer refused = post(machine, "L17/refunds", body, key());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("right").asString()).isEqualTo("credit.refund");
    }

    private static Answer post(Visitor visitor, String path, String body, String key) {
        return visitor.send("POST", "/api/v1/loans/" + path, body, Map.of("Idempotency-Key", key));
    }

    private static String key() {
        return "key-" + ++keys;
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    /** One amount of an answer: before → after: why. */
    private static String change(JsonNode told, String name) {
        for (JsonNode change : told.path("amounts")) {
            if (change.path("name").asString().equals(name)) {
                List<String> because = new ArrayList<>();
                change.path("because").forEach(each -> because.add(each.asString()));
                return change.at("/before/amount").asString() + " → "
                        + change.at("/after/amount").asString() + ": " + String.join("; ", because);
            }
        }
        throw new AssertionError(told.toString());
    }

    private static long count(String sql) {
        return JdbcClient.create(house.platform.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }
}
