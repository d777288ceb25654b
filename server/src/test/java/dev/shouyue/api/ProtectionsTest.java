package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a protection that people grant undoes, and its withdrawal brings back, is on record and read for the loan. */
class ProtectionsTest {

    @TempDir
    Path folder;

    @Test
    void what_an_operators_protection_undid_and_its_withdrawal_brought_back_is_read_for_the_loan() throws Exception {
        try (House house = new House(folder)) {
            Path loans = Files.writeString(folder.resolve("loans.csv"), """
                    loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack
                    P1,B1,CNY,1000.00,2026-01-10,0.04,CN-LOAN
                    P2,B2,CNY,1000.00,2026-01-10,0.04,CN-LOAN
                    P3,B3,CNY,1000.00,2026-01-10,0.04,CN-LOAN
                    """);
            Path plan = Files.writeString(folder.resolve("plan.csv"), """
                    loan_id,number,due_on,principal,interest
                    P1,1,2026-02-10,500.00,12.00
                    P1,2,2026-04-10,500.00,6.00
                    P2,1,2026-02-10,1000.00,12.00
                    P3,1,2026-02-10,1000.00,12.00
                    """);
            Path events = Files.writeString(folder.resolve("events.csv"), """
                    event_id,loan_id,kind,occurred_at,reason,reference,from,to,installment,recorded_on
                    E1,P3,protection_granted,2026-02-20T09:00:00,COURT,the court,2026-02-10,2026-03-01,1,2026-02-20
                    E2,P3,protection_withdrawn,2026-03-01T09:00:00,,E1,,,,2026-03-01
                    """);
            house.platform
                    .intake
                    .asOf(LocalDate.of(2026, 3, 1))
                    .run(Format.NATIVE, List.of(loans, plan, events), Optional.empty(), false, Intake.Progress.SILENT);
            house.platform.dayClose.close(LocalDate.of(2026, 3, 24), DayClose.Progress.SILENT);
            house.administrator();
            Visitor operations = house.someone("operations", Role.OPERATIONS);
            assertThat(items(operations, "P1").size()).isZero();

            Map<String, Object> asked =
                    Map.of("from", "2026-02-10", "to", "2026-04-05", "cause", "OPERATOR", "installments", List.of(1));
            // from 10 February to today, the 31st of March, by the test's clock; nothing of it counts
            int lateDays = 49;
            JsonNode preview = operations
                    .send("POST", "/api/v1/loans/P1/protections?preview=true", asked, Map.of())
                    .json();
            assertThat(preview.at("/lateDays/before").asInt()).isEqualTo(lateDays);
            assertThat(preview.at("/lateDays/after").asInt()).isZero();
            assertThat(operations
                            .send("POST", "/api/v1/loans/P1/protections", asked, Map.of("Idempotency-Key", "shield"))
                            .status())
                    .isEqualTo(201);
            JsonNode granted = items(operations, "P1").path(0);
            assertThat(granted.path("deed").asString()).isEqualTo("PROTECT");
            assertThat(granted.path("cause").asString()).isEqualTo("OPERATOR");
            assertThat(granted.path("author").asString()).isEqualTo("operations");
            assertThat(granted.path("installments").toString()).isEqualTo("[1]");
            assertThat(granted.path("before").path("dpd").asInt()).isPositive();
            assertThat(granted.path("after").path("dpd").asInt()).isZero();
            assertThat(granted.path("before").path("worstDpd").asInt())
                    .isGreaterThan(granted.path("after").path("worstDpd").asInt());
            assertThat(granted.path("before").path("penalty").path("amount").asString())
                    .isNotEqualTo("0.00");
            assertThat(granted.path("after").path("penalty").path("amount").asString())
                    .isEqualTo("0.00");
            assertThat(granted.path("before").path("lateDays").asInt()).isEqualTo(lateDays);
            assertThat(granted.path("after").path("lateDays").asInt()).isZero();
            assertThat(granted.path("bureau").path(0).path("month").asString()).isEqualTo("2026-02");

            assertThat(operations
                            .send(
                                    "DELETE",
                                    "/api/v1/loans/P1/protections/"
                                            + granted.path("protection").asString(),
                                    null,
                                    Map.of("Idempotency-Key", "unshield"))
                            .status())
                    .isEqualTo(201);
            JsonNode both = items(operations, "P1");
            assertThat(both.size()).isEqualTo(2);
            JsonNode undone = both.path(1);
            assertThat(undone.path("deed").asString()).isEqualTo("UNDO");
            assertThat(undone.path("before")).isEqualTo(granted.path("after"));
            assertThat(undone.path("after")).isEqualTo(granted.path("before"));
            assertThat(items(operations, "P2").size()).isZero();

            // from far ahead, whatever day it is: nothing of it has come
            Map<String, Object> ahead = Map.of("from", "2099-01-01", "to", "2099-01-31", "cause", "COURT");
            Answer posted =
                    operations.send("POST", "/api/v1/loans/P2/protections", ahead, Map.of("Idempotency-Key", "ahead"));
            assertThat(posted.status()).as(posted.text()).isEqualTo(201);
            JsonNode comes = items(operations, "P2").path(0);
            assertThat(comes.path("before")).isEqualTo(comes.path("after"));
            assertThat(comes.path("before").path("worstDpd").asInt())
                    .isEqualTo(comes.path("before").path("dpd").asInt());

            JsonNode imported = items(operations, "P3");
            assertThat(imported.size()).isEqualTo(2);
            assertThat(imported.path(0).path("protection").asString()).isEqualTo("E1");
            assertThat(imported.path(0).path("cause").asString()).isEqualTo("COURT");
            assertThat(imported.path(0).path("author").asString()).isEqualTo("the court");
            assertThat(imported.path(0).path("installments").toString()).isEqualTo("[1]");
            assertThat(imported.path(1).path("deed").asString()).isEqualTo("UNDO");
            for (JsonNode each : imported) {
                assertThat(each.path("before").isNull())
                        .as("what a protection of a file undid is not known")
                        .isTrue();
                assertThat(each.path("after").isNull()).isTrue();
            }
            // what was kept before late days were counted says so
            JdbcClient.create(house.database.dataSource()).sql("""
                            insert into delinquency.single_effect (borrower_id, loan_id, source, source_id, deed, recorded_on,
                              protection, protect_from, protect_to, currency, dpd_before, dpd_after, worst_dpd_before,
                              worst_dpd_after, penalty_before, penalty_after, class_before, class_after, bureau, bureau_months)
                            select borrower_id, loan_id, 'import', 'E1', 'PROTECT', '2026-02-20', 'E1', '2026-02-10',
                              '2026-03-01', 'CNY', 10, 0, 10, 0, 600, 0, 'NORMAL', 'NORMAL', '[]', 0
                              from servicing.loan where external_id = 'P3'""").update();
            JsonNode former = items(operations, "P3").path(0);
            assertThat(former.path("before").path("dpd").asInt()).isEqualTo(10);
            assertThat(former.path("before").path("lateDays").isNull()).isTrue();
            assertThat(former.path("after").path("lateDays").isNull()).isTrue();
            assertThat(operations.get("/api/v1/loans/NONE/protections").status())
                    .isEqualTo(404);
        }
    }

    private static JsonNode items(Visitor visitor, String loan) {
        return visitor.get("/api/v1/loans/" + loan + "/protections").json().path("items");
    }
}
