package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.warning.Happenings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * An overdue that was our fault costs no score: from the moment people protect it. P1, of 1,000.00, was due with a half on 10
 * March 2026 and is unpaid; a debit found no funds on the 12th. The 24th is closed, today is the 31st.
 */
class ProtectedForecastTest {

    private static final LocalDate CLOSED = LocalDate.of(2026, 3, 24);

    @TempDir
    Path folder;

    private House house;
    private Visitor operations;
    private Visitor risk;

    @BeforeEach
    void open() throws IOException {
        house = new House(folder);
        Path loans = Files.writeString(folder.resolve("loans.csv"), """
                loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack
                P1,B1,CNY,1000.00,2026-02-10,0.04,CN-LOAN
                """);
        Path plan = Files.writeString(folder.resolve("plan.csv"), """
                loan_id,number,due_on,principal,interest
                P1,1,2026-03-10,500.00,12.00
                P1,2,2026-05-10,500.00,6.00
                """);
        house.platform.intake.run(Format.NATIVE, List.of(loans, plan), Optional.empty(), false, Intake.Progress.SILENT);
        Instant at = Instant.parse("2026-03-12T02:00:00Z");
        Happening failed = new Happening.DebitAnswered(
                new Happening.Head("d1", "B1", at, at), "bank-a", "o1", Happening.Outcome.FUNDS, 900, -1);
        assertThat(house.platform
                        .happenings
                        .take(Happenings.Source.FILE, List.of(new Happenings.Text("d1", HappeningText.write(failed))))
                        .rejected())
                .isEmpty();
        house.platform.dayClose.close(CLOSED, DayClose.Progress.SILENT);
        house.administrator();
        operations = house.someone("operations", Role.OPERATIONS);
        risk = house.someone("risk", Role.RISK);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_is_protected_today_is_forecast_otherwise_at_once_and_as_before_when_it_is_withdrawn() {
        JsonNode before = forecast();
        assertThat(before.path("late7").asDouble()).as("two weeks have passed").isEqualTo(1);
        house.platform.warnings.forecasts.score(CLOSED);
        Kept then = kept(CLOSED);
        assertThat(then.days).isEqualTo(14);
        assertThat(then.number("unpaid_past_due")).isEqualTo(1);
        assertThat(then.number("failed_for_funds_30")).isEqualTo(1);

        String protection = protect("2026-03-10", "2026-04-05");
        JsonNode after = forecast();
        assertThat(after.path("askedOn").asString()).isEqualTo(CLOSED.toString());
        assertThat(after.path("installment").asInt()).isEqualTo(1);
        assertThat(after.path("dueOn").asString()).isEqualTo("2026-03-10");
        assertThat(after.path("late7").asDouble()).isLessThan(.9);
        assertThat(after.path("expectedDaysLate").asDouble())
                .isLessThan(before.path("expectedDaysLate").asDouble());

        JdbcClient sql = JdbcClient.create(house.database.dataSource());
        sql.sql("delete from warning.forecast").update();
        sql.sql("delete from warning.forecast_day").update();
        house.platform.warnings.forecasts.score(CLOSED);
        assertThat(kept(CLOSED).late7)
                .as("on a day on which it was not recorded it was not known")
                .isEqualTo(then.late7);
        assertThat(kept(CLOSED).numbers).isEqualTo(then.numbers);

        assertThat(operations
                        .send(
                                "DELETE",
                                "/api/v1/loans/P1/protections/" + protection,
                                null,
                                Map.of("Idempotency-Key", "unshield"))
                        .status())
                .isEqualTo(201);
        assertThat(forecast()).isEqualTo(before);
    }

    @Test
    void after_the_next_close_no_protected_day_is_in_any_number_and_the_list_still_has_it() {
        protect("2026-03-10", "2026-04-20");
        LocalDate later = LocalDate.of(2026, 4, 9);
        house.clock.pass(Duration.ofDays(15));
        risk = house.signedIn("risk");
        house.platform.dayClose.close(later, DayClose.Progress.SILENT);
        house.platform.warnings.forecasts.score(later);
        Kept now = kept(later);
        assertThat(now.days).isZero();
        assertThat(now.number("unpaid_past_due")).isZero();
        assertThat(now.number("installments_before")).isZero();
        assertThat(now.number("failed_for_funds_30")).isZero();
        JsonNode rows = risk.get("/api/v1/forecasts?scope=OVERDUE").json().path("items");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.path("dueOn").asString()).isEqualTo("2026-03-10");
            assertThat(row.path("daysToDue").asInt()).isEqualTo(-30);
        });
        LocalDate longAfter = LocalDate.of(2026, 4, 14);
        house.platform.dayClose.close(longAfter, DayClose.Progress.SILENT);
        house.platform.warnings.forecasts.score(longAfter);
        assertThat(risk.get("/api/v1/forecasts?scope=OVERDUE").json().path("items"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("daysToDue").asInt()).isEqualTo(-35));
        assertThat(risk.get("/api/v1/forecasts").json().path("items")).isEmpty();
    }

    private String protect(String from, String to) {
        Map<String, Object> asked =
                Map.of("from", from, "to", to, "cause", "SYSTEM_INCIDENT", "installments", List.of(1));
        Answer granted =
                operations.send("POST", "/api/v1/loans/P1/protections", asked, Map.of("Idempotency-Key", "shield"));
        assertThat(granted.status()).as(granted.text()).isEqualTo(201);
        return operations
                .get("/api/v1/loans/P1/protections")
                .json()
                .path("items")
                .path(0)
                .path("protection")
                .asString();
    }

    private JsonNode forecast() {
        Answer answer = risk.get("/api/v1/loans/P1/forecast");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** What is kept of a day. */
    private record Kept(int days, double late7, List<Double> numbers) {
        double number(String name) {
            return numbers.get(BorrowerSeen.NAMES.indexOf(name));
        }
    }

    private Kept kept(LocalDate day) {
        return JdbcClient.create(house.database.dataSource())
                .sql("select days, late7, numbers from warning.forecast where asked_on = ?")
                .param(day)
                .query((row, i) -> new Kept(row.getInt(1), row.getDouble(2), List.of((Double[])
                        row.getArray(3).getArray())))
                .single();
    }
}
