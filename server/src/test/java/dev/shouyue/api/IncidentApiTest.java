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

/** Incidents over HTTP: told, planned, decided by a second person, carried out, undone; and what is bad is refused. */
class IncidentApiTest {

    private static final int LOANS = 120;
    private static final String OUTAGE = """
            {"kind": "CHANNEL", "channel": "wallet", "from": "2026-03-10T09:00:00+08:00",
             "to": "2026-03-10T20:00:00+08:00", "due": true, "reason": "The wallet took no debits."}""";

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operations;
    private static Visitor risk;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        fill(house);
        house.administrator();
        operations = house.someone("operations", Role.OPERATIONS);
        risk = house.someone("risk", Role.RISK);
    }

    /**
     * Loans of two installments of 506.00, due 2026-03-10 and 2026-04-10, and one due five days later; all are unpaid.
     * Today is 2026-03-31.
     */
    private static void fill(House house) throws IOException {
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < LOANS; i++) {
            loans.append("L%d,B%d,CNY,1000.00,2026-02-10,0.04,CN-LOAN%n".formatted(i, i));
            plan.append("L%d,1,2026-03-10,500.00,6.00%nL%d,2,2026-04-10,500.00,6.00%n".formatted(i, i));
        }
        loans.append("SINGLE,BS,CNY,1000.00,2026-02-10,0.04,CN-LOAN\n");
        plan.append("SINGLE,1,2026-03-15,500.00,6.00\nSINGLE,2,2026-04-15,500.00,6.00\n");
        List<Path> files = new ArrayList<>();
        for (String text : List.of(loans.toString(), plan.toString())) {
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

    /** 500.00 × 21 days × 0.06 % are 6.30 of penalty on each of 120 loans. */
    @Test
    void an_incident_is_told_planned_approved_by_another_applied_and_undone() {
        Answer told = operations.send("POST", "/api/v1/incidents", OUTAGE, Map.of("Idempotency-Key", "outage-1"));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        long id = told.json().at("/incident/id").asLong();
        Answer again = operations.send("POST", "/api/v1/incidents", OUTAGE, Map.of("Idempotency-Key", "outage-1"));
        assertThat(again.json().at("/incident/id").asLong()).isEqualTo(id);
        assertThat(again.status()).isEqualTo(201);
        Answer other = operations.send(
                "POST",
                "/api/v1/incidents",
                OUTAGE.replace("no debits", "nothing"),
                Map.of("Idempotency-Key", "outage-1"));
        assertThat(other.status()).isEqualTo(422);

        String path = "/api/v1/incidents/" + id;
        expect(202, operations.send("POST", path + "/plan", "{\"deed\": \"PROTECT\"}", Map.of()));
        JsonNode planned = await(path, "PLANNED");
        assertThat(planned.at("/plan/loans").asInt()).isEqualTo(LOANS);
        assertThat(planned.at("/plan/penalty/0/amount").asString()).isEqualTo("756.00");
        assertThat(planned.at("/plan/dpdDays").asInt()).isEqualTo(LOANS * 21);
        assertThat(planned.at("/plan/lateDays").asInt()).isEqualTo(LOANS * 21);
        assertThat(planned.at("/plan/classes/0/before").asString()).isEqualTo("SPECIAL_MENTION");
        assertThat(planned.at("/plan/classes/0/after").asString()).isEqualTo("NORMAL");
        assertThat(planned.at("/plan/needsApproval").asBoolean()).isTrue();
        assertThat(planned.at("/mayDecide").asBoolean()).isFalse();

        JsonNode first = operations.get(path + "/loans?limit=100").json();
        assertThat(first.path("items")).hasSize(100);
        String cursor = first.path("next").asString();
        JsonNode second =
                operations.get(path + "/loans?limit=100&cursor=" + cursor).json();
        assertThat(second.path("items")).hasSize(LOANS - 100);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(second.at("/items/0/before/penalty/amount").asString()).isEqualTo("6.30");
        assertThat(second.at("/items/0/after/penalty/amount").asString()).isEqualTo("0.00");
        assertThat(second.at("/items/0/before/lateDays").asInt()).isEqualTo(21);
        assertThat(second.at("/items/0/after/lateDays").asInt()).isZero();

        expect(202, operations.send("POST", path + "/submission", null, Map.of()));
        Answer own = operations.send("POST", path + "/approval", "{}", Map.of());
        assertThat(own.status()).as(own.text()).isEqualTo(409);
        assertThat(risk.get(path).json().at("/mayDecide").asBoolean()).isTrue();
        Answer stale = risk.send("POST", path + "/approval", "{}", Map.of("If-Match", "W/\"1\""));
        assertThat(stale.status()).as(stale.text()).isEqualTo(412);
        String secret = house.platform
                .access
                .tokens
                .create("robot", Role.OPERATIONS, 30, "admin")
                .secret();
        Visitor machine = new Visitor(house.server).withToken(secret);
        assertThat(machine.send("POST", path + "/approval", "{}", Map.of()).status())
                .isEqualTo(409);
        expect(202, risk.send("POST", path + "/approval", "{\"note\": \"seen\"}", Map.of()));
        JsonNode applied = await(path, "APPLIED");
        assertThat(applied.at("/progress/applied").asInt()).isEqualTo(LOANS);
        assertThat(applied.at("/steps/3/note").asString()).isEqualTo("seen");
        assertThat(operations
                        .get("/api/v1/loans/L7/position?on=2026-03-31")
                        .json()
                        .at("/dpd")
                        .asInt())
                .isZero();
        assertThat(operations.get(path + "/events").text()).contains("\"APPLIED\"");
        assertThat(operations
                        .get("/api/v1/incidents?state=APPLIED&kind=CHANNEL&on=2026-03-10")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(operations.get("/api/v1/incidents?on=2026-03-11").json().path("items"))
                .isEmpty();

        expect(202, operations.send("POST", path + "/plan", "{\"deed\": \"UNDO\"}", Map.of()));
        await(path, "PLANNED");
        expect(202, operations.send("POST", path + "/submission", null, Map.of()));
        expect(200, risk.send("POST", path + "/rejection", "{\"note\": \"it was theirs\"}", Map.of()));
        assertThat(operations.get(path).json().at("/incident/deed").asString()).isEqualTo("PROTECT");
        expect(202, operations.send("POST", path + "/plan", "{\"deed\": \"UNDO\"}", Map.of()));
        await(path, "PLANNED");
        expect(202, operations.send("POST", path + "/submission", null, Map.of()));
        expect(202, risk.send("POST", path + "/approval", "{}", Map.of()));
        await(path, "APPLIED");
        assertThat(operations
                        .get("/api/v1/loans/L7/position?on=2026-03-31")
                        .json()
                        .at("/dpd")
                        .asInt())
                .isEqualTo(21);
        assertThat(count("select count(*) from access.audit_event where action = 'incident.approved'"
                        + " and outcome = 'ALLOWED'"))
                .isEqualTo(2);
    }

    @Test
    void a_listed_loan_within_the_limits_is_protected_at_once_and_its_cause_is_technical() {
        JsonNode before =
                operations.get("/api/v1/loans/SINGLE/causes?on=2026-03-31").json();
        assertThat(before.at("/items/0/shortfall/amount").asString()).isEqualTo("506.00");
        Answer told = operations.send("POST", "/api/v1/incidents", """
                        {"kind": "SYSTEM", "from": "2026-03-15T00:00:00+08:00", "to": "2026-03-16T00:00:00+08:00",
                         "loans": ["SINGLE"], "reason": "A statement was not sent."}""", Map.of());
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        String path = "/api/v1/incidents/" + told.json().at("/incident/id").asLong();
        expect(202, operations.send("POST", path + "/plan", "{\"deed\": \"PROTECT\"}", Map.of()));
        await(path, "PLANNED");
        JsonNode planned =
                operations.get("/api/v1/loans/SINGLE/causes?on=2026-03-31").json();
        assertThat(planned.at("/items/0/cause").asString()).isEqualTo("TECHNICAL");
        assertThat(planned.at("/items/0/ground").asString()).isEqualTo("INCIDENT");
        assertThat(planned.at("/items/0/incidents/0").asLong())
                .isEqualTo(told.json().at("/incident/id").asLong());
        expect(202, operations.send("POST", path + "/submission", null, Map.of()));
        await(path, "APPLIED");
        JsonNode after =
                operations.get("/api/v1/loans/SINGLE/causes?on=2026-03-31").json();
        assertThat(after.at("/items/0/ground").asString()).isEqualTo("PROTECTION");
        assertThat(after.at("/items/0/confidence").asString()).isEqualTo("HIGH");
        assertThat(after.at("/items/0/evidence/0/source").asString()).isEqualTo("incident");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"to\": \"2026-03-10T20:00:00Z\"}                                                      | kind",
                "{\"kind\": \"LUCK\"}                                                                    | kind",
                "{\"kind\": \"SYSTEM\", \"from\": \"yesterday\"}                                         | from",
                "{\"kind\": \"SYSTEM\", \"unknown\": 1}                                                  | unknown",
                "{\"kind\": \"SYSTEM\", \"from\": \"2026-03-10T20:00:00Z\", \"to\": \"2026-03-10T10:00:00Z\", \"due\": true, \"reason\": \"x\"} | to",
                "{\"kind\": \"CHANNEL\", \"from\": \"2026-03-10T09:00:00Z\", \"to\": \"2026-03-10T10:00:00Z\", \"due\": true, \"reason\": \"x\"} | channel",
                "{\"kind\": \"SYSTEM\", \"from\": \"2026-03-10T09:00:00Z\", \"to\": \"2026-03-10T10:00:00Z\", \"reason\": \"x\"} | due",
                "{\"kind\": \"SYSTEM\", \"from\": \"2026-03-10T09:00:00Z\", \"to\": \"2026-03-10T10:00:00Z\", \"due\": true, \"debitSource\": \"a\", \"reason\": \"x\"} | debits",
                "{\"kind\": \"SYSTEM\", \"from\": \"2026-03-10T09:00:00Z\", \"to\": \"2026-03-10T10:00:00Z\", \"loans\": [\"NONE\"], \"reason\": \"x\"} | loans",
                "{\"kind\": \"SYSTEM\", \"from\": \"2026-03-10T09:00:00Z\", \"to\": \"2026-03-10T10:00:00Z\", \"due\": true} | reason",
            })
    void what_is_bad_is_refused_by_the_name_of_its_field_and_changes_nothing(String body, String field) {
        long before = count("select count(*) from delinquency.incident");
        Answer answer = operations.send("POST", "/api/v1/incidents", body, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString())
                .as(answer.text())
                .isEqualTo(field);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.shouyue");
        assertThat(count("select count(*) from delinquency.incident")).isEqualTo(before);
    }

    @Test
    void an_incident_that_is_not_there_or_does_not_stand_there_is_said_so_in_the_readers_language() {
        assertThat(operations.get("/api/v1/incidents/999999").status()).isEqualTo(404);
        Answer told = operations.send("POST", "/api/v1/incidents", OUTAGE, Map.of());
        String path = "/api/v1/incidents/" + told.json().at("/incident/id").asLong();
        Answer answer = operations.send("POST", path + "/submission", null, Map.of("Accept-Language", "zh-CN"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString()).contains("尚未生成方案");
        assertThat(operations.get("/api/v1/incidents?cursor=bad").status()).isEqualTo(400);
        assertThat(operations.get("/api/v1/incidents?state=LOST").status()).isEqualTo(400);
    }

    @Test
    void an_incident_that_was_told_in_error_is_dropped_with_a_trace_and_by_who_manages_incidents_alone() {
        String path = "/api/v1/incidents/"
                + operations
                        .send("POST", "/api/v1/incidents", OUTAGE, Map.of())
                        .json()
                        .at("/incident/id")
                        .asLong();
        expect(412, operations.send("DELETE", path, null, Map.of("If-Match", "W/\"9\"")));
        Answer dropped = operations.send("DELETE", path, null, Map.of("If-Match", "W/\"1\""));
        expect(200, dropped);
        assertThat(dropped.json().at("/incident/state").asString()).isEqualTo("DROPPED");
        Answer again = operations.send("DELETE", path, null, Map.of("Accept-Language", "zh-CN"));
        expect(409, again);
        assertThat(again.json().path("detail").asString()).contains("已作废");
        assertThat(count("select count(*) from access.audit_event where action = 'incident.dropped'"))
                .isPositive();
        assertThat(operations.get("/api/v1/incidents?state=DROPPED").text()).contains("DROPPED");
    }

    private static JsonNode await(String path, String state) {
        for (int i = 0; i < 1_200; i++) {
            JsonNode incident = operations.get(path).json();
            if (incident.at("/incident/state").asString().equals(state)) {
                return incident;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(operations.get(path).text());
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
