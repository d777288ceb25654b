package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            assertThat(proof.path("agrees").asBoolean()).as(proof.toString()).isTrue();
            assertThat(proof.path("loans").asInt()).isEqualTo(1);
            assertThat(proof.path("sums").path(0).path("sum").path("amount").asString())
                    .isEqualTo("0.00");
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
