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
import java.time.Duration;
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

/**
 * Loans repaid before they are due, over HTTP. They are that of example 1 of the domain sheet: 10,000.00 over 12 months at
 * 0.04 % a day, drawn on 2026-02-10, due on the 10th. Today is 2026-04-25. E: two installments are paid and 8,431.14 left, on
 * which 15 days of interest are 50.59. A: none is paid, as in example 3. O: a plan by no method. S: repaid.
 */
class EarlyRepaymentTest {

    private static final String FULL = "{\"kind\": \"FULL\", \"currency\": \"CNY\"}";

    private static final String PLAN = """
            1,2026-03-10,779.75,120.00
            2,2026-04-10,789.11,110.64
            3,2026-05-10,798.58,101.17
            4,2026-06-10,808.16,91.59
            5,2026-07-10,817.86,81.89
            6,2026-08-10,827.67,72.08
            7,2026-09-10,837.60,62.15
            8,2026-10-10,847.65,52.10
            9,2026-11-10,857.83,41.92
            10,2026-12-10,868.12,31.63
            11,2027-01-10,878.54,21.21
            12,2027-02-10,889.13,10.67
            """;

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operations;
    private static int keys;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        operations = fill(house);
    }

    private static Visitor fill(House house) throws IOException {
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (String loan : List.of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "A1", "A2", "S1")) {
            loans.append(loan + ",B" + loan + ",CNY,10000.00,2026-02-10,0.04,CN-LOAN\n");
            PLAN.lines().forEach(row -> plan.append(loan + "," + row + "\n"));
            if (loan.startsWith("E")) {
                payments.append("P1" + loan + "," + loan + ",2026-03-10,899.75,CNY\n");
                payments.append("P2" + loan + "," + loan + ",2026-04-10,899.75,CNY\n");
            }
        }
        loans.append("O1,BO1,CNY,1000.00,2026-02-10,0.04,CN-LOAN\nO2,BO2,CNY,1000.00,2026-02-10,0.04,CN-LOAN\n");
        plan.append("O1,1,2026-03-10,500.00,6.00\nO1,2,2026-05-10,500.00,6.00\n");
        plan.append("O2,1,2026-03-10,500.00,6.00\nO2,2,2026-04-10,500.00,6.00\n");
        payments.append("PO1,O1,2026-03-10,506.00,CNY\nPE7,E7,2026-04-20,100.00,CNY\n");
        List<Path> files = new ArrayList<>();
        for (String text : List.of(loans.toString(), plan.toString(), payments.toString())) {
            files.add(Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text));
        }
        house.platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        house.clock.pass(Duration.ofDays(25));
        house.platform.dayClose.close(LocalDate.of(2026, 4, 24), DayClose.Progress.SILENT);
        house.administrator();
        Visitor operations = house.someone("operations", Role.OPERATIONS);
        expect(201, post(operations, "S1/early-repayments", FULL, "all"));
        return operations;
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_preview_is_the_quote_to_the_fen_and_records_nothing() {
        long before = count("select count(*) from servicing.fact");
        Answer answer = operations.post("/api/v1/loans/E1/early-repayments?preview=true", FULL);
        expect(200, answer);
        JsonNode quote = answer.json().path("quote");
        assertThat(quote.at("/total/amount").asString()).isEqualTo("8481.73");
        assertThat(quote.path("days").asInt()).isEqualTo(15);
        assertThat(quote.path("goodUntil").asString()).startsWith("2026-04-26T00:00");
        assertThat(part(quote, "principal")).isEqualTo("8431.14: ");
        assertThat(part(quote, "interest")).isEqualTo("50.59: 8,431.14 CNY × 15 days × 0.04 % = 50.59 CNY");
        assertThat(part(quote, "penalty")).isEqualTo("0.00: ");
        assertThat(part(quote, "dueInterest")).isEqualTo("0.00: ");
        assertThat(quote.path("plan").size()).isEqualTo(1);
        assertThat(quote.at("/plan/0/number").asInt()).isEqualTo(3);
        assertThat(quote.at("/plan/0/due").asString()).isEqualTo("2026-04-25");
        assertThat(answer.json().path("state").asString()).isEqualTo("SETTLED");
        assertThat(count("select count(*) from servicing.fact")).isEqualTo(before);
        Answer chinese = operations.send(
                "POST", "/api/v1/loans/E1/early-repayments?preview=true", FULL, Map.of("Accept-Language", "zh"));
        assertThat(part(chinese.json().path("quote"), "interest")).contains("× 15 天 × 0.04 %");
    }

    @Test
    void all_of_a_loan_is_repaid_once_however_often_it_is_asked_for() {
        Answer first = post(operations, "E2/early-repayments", FULL, "all-E2");
        expect(201, first);
        JsonNode told = first.json();
        assertThat(told.path("state").asString()).isEqualTo("SETTLED");
        assertThat(told.at("/quote/paid/amount").asString()).isEqualTo("8481.73");
        assertThat(told.path("facts").size()).isEqualTo(2);
        assertThat(told.at("/facts/0/kind").asString()).isEqualTo("PlanChanged");
        assertThat(told.at("/facts/1/id").asString()).isEqualTo("all-E2");
        assertThat(told.at("/facts/1/amount/amount").asString()).isEqualTo("8481.73");
        Answer again = post(operations, "E2/early-repayments", FULL, "all-E2");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .contains("true");
        Answer other = post(
                operations,
                "E2/early-repayments",
                "{\"kind\": \"FULL\", \"amount\": \"8481.73\", \"currency\": \"CNY\"}",
                "all-E2");
        expect(422, other);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(count("select count(*) from servicing.fact where source = 'api' and source_id like 'all-E2%'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from access.audit_event where subject = 'E2' and outcome = 'ALLOWED'"
                        + " and action = 'loan.repay-early' and detail = 'api/all-E2 plan, api/all-E2'"))
                .isEqualTo(1);
    }

    /** 4,050.59 are 4,000.00 of principal and 15 days of interest; 4,431.14 × 0.0004 × 15 = 26.59 come on 10 May. */
    @ParameterizedTest
    @CsvSource({"E3, SMALLER, 11", "E4, FEWER, 7"})
    void a_part_leaves_smaller_installments_or_fewer(String loan, String then, int rows) {
        Answer answer = post(operations, loan + "/early-repayments", part("4050.59", then), key());
        expect(201, answer);
        JsonNode quote = answer.json().path("quote");
        assertThat(part(quote, "principal")).isEqualTo("4000.00: ");
        assertThat(quote.at("/total/amount").asString()).isEqualTo("4050.59");
        assertThat(quote.path("plan").size()).isEqualTo(rows);
        assertThat(quote.at("/plan/1/due").asString()).isEqualTo("2026-05-10");
        assertThat(quote.at("/plan/1/interest/amount").asString()).isEqualTo("26.59");
        assertThat(answer.json().path("state").asString()).isEqualTo("CURRENT");
        JsonNode loanNow = operations
                .get("/api/v1/loans/" + loan + "/position?on=2026-04-25")
                .json();
        assertThat(loanNow.at("/principal/amount").asString()).isEqualTo("4431.14");
        assertThat(loanNow.at("/owed/amount").asString()).isEqualTo("0.00");
    }

    /** Example 3: 2 × 899.75 and 21.52 + 7.10 of penalty are due, 1,828.12. */
    @Test
    void arrears_and_penalty_come_first() {
        JsonNode all = operations
                .post("/api/v1/loans/A1/early-repayments?preview=true", FULL)
                .json()
                .path("quote");
        assertThat(part(all, "duePrincipal")).isEqualTo("1568.86: ");
        assertThat(part(all, "dueInterest")).isEqualTo("230.64: ");
        assertThat(part(all, "penalty")).startsWith("28.62: ").contains("779.75 CNY × 46 days × 0.06 % = 21.52 CNY");
        assertThat(all.at("/total/amount").asString()).isEqualTo("10309.85"); // 1828.12 + 8431.14 + 50.59
        Answer tooLittle = post(operations, "A1/early-repayments", part("1878.71", "SMALLER"), key());
        expect(409, tooLittle);
        assertThat(tooLittle.text()).contains("1,878.72 CNY or more");
        Answer answer = post(operations, "A1/early-repayments", part("2878.71", "SMALLER"), key());
        expect(201, answer);
        assertThat(part(answer.json().path("quote"), "principal")).isEqualTo("1000.00: ");
        assertThat(answer.json().path("state").asString()).isEqualTo("CURRENT");
        assertThat(answer.json().path("dpd").asInt()).isZero();
    }

    @Test
    void money_that_is_there_already_counts() {
        Answer answer = post(operations, "E7/early-repayments", FULL, key());
        expect(201, answer);
        assertThat(part(answer.json().path("quote"), "credit")).isEqualTo("-100.00: ");
        assertThat(answer.json().at("/quote/paid/amount").asString()).isEqualTo("8381.73");
        assertThat(answer.json().path("state").asString()).isEqualTo("SETTLED");
    }

    @Test
    void if_match_holds_it_to_the_loan_that_was_quoted() {
        String tag = operations
                .get("/api/v1/loans/E6")
                .response()
                .headers()
                .firstValue("etag")
                .orElseThrow();
        expect(
                201,
                post(
                        operations,
                        "E6/fees",
                        "{\"amount\": \"5.00\", \"currency\": \"CNY\", \"valueTime\": \"2026-04-25T09:00:00\"}",
                        key()));
        Answer late = operations.send(
                "POST", "/api/v1/loans/E6/early-repayments", FULL, Map.of("Idempotency-Key", key(), "If-Match", tag));
        expect(412, late);
        Answer now = post(operations, "E6/early-repayments", FULL, key());
        expect(201, now);
        assertThat(part(now.json().path("quote"), "fee")).isEqualTo("5.00: ");
        assertThat(now.json().at("/quote/total/amount").asString()).isEqualTo("8486.73");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E5 | {'currency': 'CNY'}                                                              | 400 | kind",
                "E5 | {'kind': 'HALF', 'currency': 'CNY'}                                              | 400 | kind",
                "E5 | {'kind': 'FULL'}                                                                 | 400 | currency",
                "E5 | {'kind': 'FULL', 'currency': 'USD'}                                              | 400 | currency",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'then': 'FEWER'}                             | 400 | then",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'method': 'SINGLE'}                          | 400 | method",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'amount': '8481.72'}                         | 409 | amount",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'amount': '8481.74'}                         | 409 | amount",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'amount': '-1.00'}                           | 400 | amount",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'amount': 8481.73}                           | 400 | amount",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'valueTime': '2026-04-26T00:00:00'}          | 400 | valueTime",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'valueTime': '2026-02-09T00:00:00'}          | 400 | valueTime",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'valueTime': '2026-04-09T12:00:00'}          | 409 | valueTime",
                "E5 | {'kind': 'FULL', 'currency': 'CNY', 'colour': 'red'}                             | 400 | colour",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'then': 'FEWER'}                          | 400 | amount",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '100.00'}                       | 400 | then",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '100.005', 'then': 'FEWER'}     | 400 | amount",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '0', 'then': 'FEWER'}           | 400 | amount",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '50.59', 'then': 'FEWER'}       | 409 | amount",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '8481.73', 'then': 'FEWER'}     | 409 | amount",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '99999.00', 'then': 'FEWER'}    | 409 | amount",
                "E5 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '1000.00', 'then': 'FEWER', 'method': 'SINGLE'} | 400 | method",
                "O1 | {'kind': 'PARTIAL', 'currency': 'CNY', 'amount': '100.00', 'then': 'SMALLER'}    | 409 | method",
                "O2 | {'kind': 'FULL', 'currency': 'CNY'}                                              | 409 | loan",
                "S1 | {'kind': 'FULL', 'currency': 'CNY'}                                              | 409 | loan",
                "X1 | {'kind': 'FULL', 'currency': 'CNY'}                                              | 404 | id",
            })
    void what_cannot_be_is_refused_by_the_name_of_its_field_and_changes_nothing(
            String loan, String body, int status, String field) {
        long before = count("select count(*) from servicing.fact");
        for (String how : List.of("?preview=true", "")) {
            Answer answer = post(operations, loan + "/early-repayments" + how, body.replace('\'', '"'), key());
            expect(status, answer);
            assertThat(answer.json().at("/errors/0/field").asString())
                    .as(answer.text())
                    .isEqualTo(field);
            assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.shouyue");
        }
        assertThat(count("select count(*) from servicing.fact")).isEqualTo(before);
    }

    @Test
    void a_plan_by_no_method_is_repaid_by_the_one_that_is_named() {
        String body = part("203.00", "SMALLER").replace("}", ", \"method\": \"EQUAL_PRINCIPAL\"}");
        Answer answer = post(operations, "O1/early-repayments", body, key());
        expect(201, answer);
        // 500.00 × 0.0004 × 46 = 9.20 of interest leave 193.80; 306.20 × 0.0004 × 15 = 1.84
        assertThat(part(answer.json().path("quote"), "principal")).isEqualTo("193.80: ");
        assertThat(answer.json().at("/quote/plan/1/total/amount").asString()).isEqualTo("308.04");
    }

    @Test
    void the_next_closes_agree_with_it_and_a_posting_that_comes_again_is_known(@TempDir Path own) throws IOException {
        try (House other = new House(own)) {
            Visitor operations = fill(other);
            expect(201, post(operations, "E1/early-repayments", part("4050.59", "FEWER"), "part"));
            expect(201, post(operations, "A1/early-repayments", part("2878.71", "SMALLER"), "late"));
            expect(201, post(operations, "E2/early-repayments", FULL, "all"));
            prove(other, LocalDate.of(2026, 4, 25));
            other.clock.pass(Duration.ofDays(15)); // 10 May
            operations = other.signedIn("operations");
            expect(201, post(operations, "E2/reversals", "{\"payment\": \"all\"}", "back"));
            prove(other, LocalDate.of(2026, 5, 10));
            JsonNode backAgain =
                    operations.get("/api/v1/loans/E2/position?on=2026-05-10").json();
            assertThat(backAgain.at("/owed/amount").asString())
                    .as("installment 3 of the former plan, which is due on the day")
                    .isEqualTo("899.75");
            assertThat(backAgain.path("dpd").asInt()).isZero();
            assertThat(operations
                            .get("/api/v1/loans/E2/schedule?on=2026-05-10")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(12);
            assertThat(operations
                            .get("/api/v1/loans/S1/position?on=2026-05-10")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("SETTLED");
            other.platform.postings.forgetOld();
            long before = operations
                    .get("/api/v1/loans/E1/facts")
                    .json()
                    .path("items")
                    .size();
            Answer again = post(operations, "E1/early-repayments", part("4050.59", "FEWER"), "part");
            expect(201, again);
            assertThat(again.json().at("/quote/total/amount").asString()).isEqualTo("4050.59");
            Answer more = post(operations, "E1/early-repayments", part("4050.60", "FEWER"), "part");
            assertThat(more.status()).as(more.text()).isBetween(409, 422);
            assertThat(operations
                            .get("/api/v1/loans/E1/facts")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo((int) before);
            prove(other, LocalDate.of(2026, 5, 10));
        }
    }

    private static void prove(House house, LocalDate day) {
        house.platform.dayClose.close(day, DayClose.Progress.SILENT);
        assertThat(house.platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
    }

    private static String part(String amount, String then) {
        return "{\"kind\": \"PARTIAL\", \"currency\": \"CNY\", \"amount\": \"" + amount + "\", \"then\": \"" + then
                + "\"}";
    }

    /** One part of a quote: amount: why. */
    private static String part(JsonNode quote, String name) {
        for (JsonNode part : quote.path("parts")) {
            if (part.path("name").asString().equals(name)) {
                List<String> because = new ArrayList<>();
                part.path("because").forEach(each -> because.add(each.asString()));
                return part.at("/amount/amount").asString() + ": " + String.join("; ", because);
            }
        }
        throw new AssertionError(quote.toString());
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

    private static long count(String sql) {
        return JdbcClient.create(house.platform.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }
}
