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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What somebody said of why a loan is not paid, over HTTP: recorded once, shown among the facts, read as a cause, and no more. */
class StatementTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor collections;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 1; i <= 4; i++) {
            loans.append("S" + i + ",B" + i + ",CNY,1000.00,2026-02-10,0.04,CN-LOAN\n");
            plan.append("S" + i + ",1,2026-03-10,500.00,6.00\nS" + i + ",2,2026-04-10,500.00,6.00\n");
        }
        Path first = Files.writeString(folder.resolve("loans.csv"), loans);
        Path second = Files.writeString(folder.resolve("plan.csv"), plan);
        house.platform.intake.run(
                Format.NATIVE, List.of(first, second), Optional.empty(), false, Intake.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 24), DayClose.Progress.SILENT);
        house.administrator();
        collections = house.someone("collections", Role.COLLECTIONS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_dispute_is_shown_before_it_is_recorded_recorded_once_and_withdrawn() {
        JsonNode before = position("S1");
        Map<String, Object> dispute = Map.of("cause", "DISPUTE", "by", "BORROWER", "installments", List.of(1));
        Answer shown = collections.post("/api/v1/loans/S1/statements?preview=true", dispute);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(cause("S1")).isEqualTo("UNKNOWN");

        assertThat(post("S1", dispute, "said-1").status()).isEqualTo(201);
        assertThat(post("S1", dispute, "said-1").status()).isEqualTo(201);
        assertThat(post("S1", Map.of("cause", "REFUSAL", "by", "BORROWER"), "said-1")
                        .status())
                .isEqualTo(422);
        List<JsonNode> said = facts("S1", "CauseStated");
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().toString()).contains("disputes that it is owed");
        assertThat(cause("S1")).isEqualTo("DISPUTE");
        assertThat(position("S1")).as("no amount and no day changes").isEqualTo(before);

        String id = said.getFirst().path("sourceId").asString();
        assertThat(collections
                        .send("DELETE", "/api/v1/loans/S1/statements/" + id, null, key("back-1"))
                        .status())
                .isEqualTo(201);
        assertThat(collections
                        .send("DELETE", "/api/v1/loans/S1/statements/" + id, null, key("back-2"))
                        .status())
                .as("withdrawn already")
                .isEqualTo(409);
        assertThat(cause("S1")).isEqualTo("UNKNOWN");
        assertThat(house.platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
    }

    @Test
    void what_cannot_be_said_is_refused_by_its_field() {
        Answer noSuch = post("S2", Map.of("cause", "DISPUTE", "by", "BORROWER", "installments", List.of(9)), "bad-1");
        assertThat(noSuch.status()).isEqualTo(400);
        assertThat(noSuch.text()).contains("installments");
        assertThat(post("S2", Map.of("by", "BORROWER"), "bad-2").status()).isEqualTo(400);
        assertThat(post("S2", Map.of("cause", "LAZINESS", "by", "BORROWER"), "bad-3")
                        .status())
                .isEqualTo(400);
        assertThat(collections
                        .send("DELETE", "/api/v1/loans/S2/statements/none", null, key("bad-4"))
                        .status())
                .isEqualTo(409);
        assertThat(facts("S2", "CauseStated")).isEmpty();
    }

    @Test
    void who_refuses_is_unwilling_until_money_that_could_be_theirs_is_found() {
        assertThat(post("S3", Map.of("cause", "REFUSAL", "by", "COLLECTOR"), "said-3")
                        .status())
                .isEqualTo(201);
        assertThat(cause("S3")).isEqualTo("UNWILLING");
        waiting("R1", "for loan S33", 50_600);
        assertThat(cause("S3")).as("the money of another loan").isEqualTo("UNWILLING");
        waiting("R2", "loan S3, first part", 100);
        assertThat(cause("S3")).as("too little to be the cause").isEqualTo("UNKNOWN");
        waiting("R3", "loan S3", 50_600);
        JsonNode found = causes("S3").path(0);
        assertThat(found.path("cause").asString()).isEqualTo("TECHNICAL");
        assertThat(found.path("ground").asString()).isEqualTo("SUSPENSE");
        assertThat(found.path("detail").asString()).isEqualTo("OURS");
        assertThat(found.path("confidence").asString()).isEqualTo("MEDIUM");
        assertThat(found.path("receipts").toString()).isEqualTo("[\"bank/R2\",\"bank/R3\"]");

        assertThat(post("S3", Map.of("cause", "HARDSHIP", "by", "COURT"), "said-4")
                        .status())
                .isEqualTo(201);
        assertThat(cause("S3")).as("harder evidence than money of nobody").isEqualTo("HARDSHIP");
    }

    private static void waiting(String id, String reference, long minor) {
        JdbcClient.create(house.platform.dataSource())
                .sql(
                        "insert into payment.receipt (channel, receipt_id, account, payer, reference, amount, currency, at,"
                                + " state, why, heard_at) values ('bank', ?, 'A', 'somebody', ?, ?, 'CNY',"
                                + " '2026-03-10 09:00', 'OPEN', 'fits no loan', now())")
                .params(id, reference, minor)
                .update();
    }

    private static Answer post(String loan, Map<String, Object> body, String key) {
        return collections.send("POST", "/api/v1/loans/" + loan + "/statements", body, key(key));
    }

    private static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }

    private static JsonNode causes(String loan) {
        return collections
                .get("/api/v1/loans/" + loan + "/causes?on=2026-03-31")
                .json()
                .path("items");
    }

    private static String cause(String loan) {
        return causes(loan).path(0).path("cause").asString();
    }

    private static JsonNode position(String loan) {
        return collections
                .get("/api/v1/loans/" + loan + "/position?on=2026-03-24")
                .json();
    }

    private static List<JsonNode> facts(String loan, String kind) {
        return collections
                .get("/api/v1/loans/" + loan + "/facts")
                .json()
                .path("items")
                .valueStream()
                .filter(fact -> fact.path("kind").asString().equals(kind))
                .toList();
    }
}
