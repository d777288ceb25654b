package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.access.Person;
import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What stays on record: who did what and who was refused, how it is read, and that nobody changes it. */
class AuditTrailTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor administrator;

    @BeforeAll
    static void open() {
        house = new House(folder);
        administrator = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void what_is_refused_at_the_door_is_on_record() {
        Person.WithPassword made = house.platform.access.users.create("newcomer", "Newcomer", Role.RISK);
        Visitor newcomer = new Visitor(house.server);
        newcomer.signIn("newcomer", made.oneTimePassword());
        newcomer.get("/api/v1/loans/L-1");
        assertThat(administrator.trail("actor=newcomer&outcome=REFUSED")).containsExactly("loan.read L-1 REFUSED");

        Visitor asking = house.someone("asking", Role.RISK);
        assertThat(asking.get("/api/v1/loans/L-1?colour=red").status()).isEqualTo(400);
        assertThat(administrator.trail("actor=asking&outcome=REFUSED")).containsExactly("loan.read L-1 REFUSED");

        Visitor machine = new Visitor(house.server)
                .withToken(administrator
                        .post("/api/v1/tokens", Map.of("name", "machine", "role", "READ_ONLY", "days", 2))
                        .json()
                        .path("secret")
                        .asString());
        machine.send("DELETE", "/api/v1/session", null, Map.of());
        assertThat(administrator.trail("actor=token:machine&outcome=REFUSED"))
                .containsExactly("session.closed DELETE /api/v1/session REFUSED");
    }

    @Test
    void the_audit_trail_tells_who_did_what_and_who_was_refused() {
        Visitor visitor = house.someone("audited", Role.RISK);
        visitor.get("/api/v1/loans/L-4711");
        visitor.get("/api/v1/users");
        new Visitor(house.server).signIn("audited", "wrong");
        new Visitor(house.server).signIn("my secret passphrase", "wrong");

        assertThat(administrator.trail("actor=audited"))
                .containsExactly(
                        "users.manage  REFUSED",
                        "loan.read L-4711 REFUSED", // there is no such loan
                        "password.changed  ALLOWED",
                        "session.opened audited ALLOWED");
        assertThat(administrator.trail("subject=audited&action=session.refused&outcome=REFUSED"))
                .containsExactly("session.refused audited REFUSED");
        assertThat(administrator.get("/api/v1/audit?limit=500").text()).doesNotContain("my secret passphrase");
    }

    @Test
    void the_audit_trail_is_read_in_pages_and_by_day() {
        Visitor visitor = house.someone("pages", Role.RISK);
        for (int i = 0; i < 7; i++) {
            visitor.get("/api/v1/loans/L-" + i);
        }
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = administrator
                    .get("/api/v1/audit?actor=pages&limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            page.path("items").forEach(event -> all.add(event.path("action").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(all).hasSize(9);
        String today = house.clock.instant().toString().substring(0, 10);
        assertThat(administrator.trail("actor=pages&from=" + today + "&to=" + today))
                .hasSize(9);
        assertThat(administrator.trail("actor=pages&to=2020-01-01")).isEmpty();
    }

    @Test
    void a_tampered_cursor_or_one_of_another_list_is_refused() {
        house.someone("cursors", Role.RISK).get("/api/v1/loans/L-1");
        String next = administrator
                .get("/api/v1/audit?actor=cursors&limit=1")
                .json()
                .path("next")
                .asString();
        String tampered = (next.charAt(0) == 'A' ? 'B' : 'A') + next.substring(1);
        for (String query : List.of(
                "actor=cursors&cursor=" + tampered, "actor=pages&cursor=" + next, "cursor=1", "cursor=%C3%A9")) {
            Answer refused = administrator.get("/api/v1/audit?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("cursor");
        }
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=501,limit", "limit=x,limit", "from=yesterday,from", "outcome=MAYBE,outcome"})
    void a_wrong_filter_is_named(String query, String field) {
        Answer refused = administrator.get("/api/v1/audit?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void what_is_on_record_is_not_changed_by_anyone() {
        JdbcClient sql = JdbcClient.create(house.database.dataSource());
        for (String change : List.of(
                "update access.audit_event set actor = 'nobody'",
                "delete from access.audit_event",
                "truncate access.audit_event")) {
            assertThatThrownBy(() -> sql.sql(change).update()).hasMessageContaining("append-only");
        }
    }
}
