package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Closing days and proving the books over HTTP. */
class CloseTest {

    @TempDir
    Path folder;

    @Test
    void a_day_is_closed_in_the_background_its_loans_are_listed_and_the_books_are_proved() throws Exception {
        try (House house = new House(folder)) {
            house.administrator();
            Visitor finance = house.someone("finance", Role.FINANCE);
            assertThat(finance.get("/api/v1/overview").json().path("figures").size())
                    .isZero();
            assertThat(finance.get("/api/v1/closes/running")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("NONE");
            assertThat(finance.post("/api/v1/closes", Map.of("day", "2026-03-09"))
                            .status())
                    .as("the book is empty")
                    .isEqualTo(409);
            aBook(house);
            assertThat(finance.get("/api/v1/loans")
                            .json()
                            .path("items")
                            .path(0)
                            .path("state")
                            .asString())
                    .as("a loan that no close has seen")
                    .isEqualTo("NOT_OPEN");

            assertThat(finance.post("/api/v1/closes", Map.of("day", "2026-03-09"))
                            .status())
                    .isEqualTo(202);
            await(finance, "/api/v1/closes/running");
            assertThat(finance.post("/api/v1/closes", Map.of("day", "2026-03-12"))
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(3);
            JsonNode run = await(finance, "/api/v1/closes/running");
            assertThat(run.path("state").asString()).isEqualTo("DONE");
            assertThat(run.path("startedBy").asString()).isEqualTo("finance");
            assertThat(finance.get("/api/v1/closes").json().path("items").size())
                    .isEqualTo(4);
            assertThat(finance.get("/api/v1/closes/next").json().path("day").asString())
                    .isEqualTo("2026-03-13");
            JsonNode row = finance.get("/api/v1/loans").json().path("items").path(0);
            assertThat(row.path("state").asString()).isEqualTo("PAST_DUE");
            assertThat(row.path("dpd").asInt()).isEqualTo(2);

            assertThat(finance.post("/api/v1/closes", Map.of("day", "2026-03-10"))
                            .status())
                    .as("closed already")
                    .isEqualTo(400);
            Visitor.Answer tooEarly = finance.post("/api/v1/closes", Map.of("day", "2099-01-01"));
            assertThat(tooEarly.status()).isEqualTo(400);
            assertThat(tooEarly.json().path("detail").asString()).contains("2099-01-01 has not begun");
            assertThat(finance.post("/api/v1/closes", Map.of("day", "2026-02-30"))
                            .status())
                    .isEqualTo(400);

            assertThat(finance.post("/api/v1/proofs", Map.of()).status()).isEqualTo(202);
            JsonNode proof = await(finance, "/api/v1/proofs/latest");
            assertThat(proof.path("kept").path("agrees").asBoolean())
                    .as(proof.toString())
                    .isTrue();
            assertThat(proof.path("kept").path("loans").asInt()).isEqualTo(1);
            assertThat(proof.path("sums").path(0).path("sum").path("amount").asString())
                    .isEqualTo("0.00");
        }
    }

    @Test
    void what_a_proof_found_is_read_day_by_day_and_difference_by_difference_in_both_languages() throws Exception {
        try (House house = new House(folder)) {
            house.administrator();
            Visitor finance = house.someone("finance", Role.FINANCE);
            aBook(house);
            house.platform.dayClose.close(LocalDate.of(2026, 3, 9), DayClose.Progress.SILENT);
            JdbcClient sql = JdbcClient.create(house.platform.dataSource());
            sql.sql("alter table servicing.journal disable trigger all").update();
            sql.sql("update servicing.journal set principal_receivable = principal_receivable + 250,"
                            + " cash_in_transit = cash_in_transit - 250 where principal_receivable > 0")
                    .update();
            house.platform.dayClose.close(LocalDate.of(2026, 3, 10), DayClose.Progress.SILENT);

            JsonNode days = finance.get("/api/v1/closes").json().path("items");
            assertThat(days.path(0).path("proof").path("agrees").asBoolean()).isTrue();
            JsonNode bad = days.path(1).path("proof");
            assertThat(bad.path("agrees").asBoolean()).isFalse();
            assertThat(bad.path("differences").asInt()).isEqualTo(2);
            String proof = "/api/v1/proofs/" + bad.path("id").asLong();
            assertThat(finance.get(proof).json()).isEqualTo(bad);

            JsonNode first = finance.get(proof + "/differences?limit=1").json();
            assertThat(first.path("items").size()).isEqualTo(1);
            JsonNode second = finance.get(proof + "/differences?limit=1&cursor="
                            + first.path("next").asString())
                    .json();
            assertThat(second.path("next").asString("")).isEmpty();
            JsonNode difference = second.path("items").path(0);
            assertThat(difference.path("loan").asString()).isEqualTo("L1");
            assertThat(difference.path("book").asString()).isEqualTo("LEDGER");
            assertThat(difference.path("part").asString()).isEqualTo("PRINCIPAL_RECEIVABLE");
            assertThat(difference.path("held").path("amount").asString()).isEqualTo("1002.50");
            assertThat(difference.path("given").path("amount").asString()).isEqualTo("1000.00");
            assertThat(difference.path("text").asString())
                    .isEqualTo(
                            "loan L1: the journal holds 1002.50 CNY on principal receivable, its facts give 1000.00 CNY");
            assertThat(finance.send("GET", proof + "/differences", null, Map.of("Accept-Language", "zh"))
                            .json()
                            .path("items")
                            .path(1)
                            .path("text")
                            .asString())
                    .startsWith("贷款 L1：分录账");
            assertThat(finance.get(proof + "/differences?book=FACT")
                            .json()
                            .path("items")
                            .size())
                    .isZero();

            JsonNode newest = finance.get("/api/v1/proofs?limit=1").json();
            assertThat(newest.path("items").path(0)).isEqualTo(bad);
            assertThat(finance.get("/api/v1/proofs?limit=1&cursor="
                                    + newest.path("next").asString())
                            .json()
                            .path("items")
                            .path(0)
                            .path("day")
                            .asString())
                    .isEqualTo("2026-03-09");
            assertThat(finance.get("/api/v1/proofs/999").status()).isEqualTo(404);
            assertThat(finance.get(proof + "/differences?cursor=nothing").status())
                    .isEqualTo(400);
        }
    }

    private void aBook(House house) throws IOException {
        Path loans = Files.writeString(folder.resolve("loans.csv"), """
                loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent
                L1,B1,CNY,1000.00,2026-02-10,0.04
                """);
        Path plan = Files.writeString(folder.resolve("installments.csv"), """
                loan_id,number,due_on,principal,interest
                L1,1,2026-03-10,1000.00,12.00
                """);
        house.platform.intake.run(Format.NATIVE, List.of(loans, plan), Optional.empty(), false, Intake.Progress.SILENT);
    }

    private static JsonNode await(Visitor visitor, String path) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            JsonNode seen = visitor.get(path).json();
            if (!seen.path("state").asString().equals("RUNNING")) {
                return seen;
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError(path + " runs on and on");
    }
}
