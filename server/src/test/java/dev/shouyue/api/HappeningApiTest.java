package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import tools.jackson.databind.JsonNode;

/** Events of behaviour over HTTP: taken once, refused by name, kept when they are wrong, tried again. */
class HappeningApiTest {

    private static final String PATH = "/api/v1/happenings";

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operator;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        borrowers("B1", "B2");
        house.administrator();
        operator = house.someone("operator", Role.OPERATIONS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void borrowers(String... names) throws IOException {
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder installments = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (String name : names) {
            loans.append("L-%s,%s,CNY,1000.00,2026-02-10,0.04\n".formatted(name, name));
            installments.append("L-%s,1,2026-04-10,1000.00,12.00\n".formatted(name));
        }
        house.platform.intake.run(
                Format.NATIVE,
                List.of(
                        Files.writeString(folder.resolve("loans.csv"), loans),
                        Files.writeString(folder.resolve("installments.csv"), installments)),
                Optional.empty(),
                false,
                Intake.Progress.SILENT);
    }

    private static Answer tell(String... lines) {
        return operator.send(
                "POST",
                PATH,
                String.join("\n", lines).replace('\'', '"'),
                Map.of("Content-Type", "application/x-ndjson"));
    }

    @Test
    void an_event_is_taken_once_and_another_under_its_id_is_not() {
        String one =
                "{'kind':'BALANCE_HINTED','id':'once','borrower':'B1','at':'2026-03-30T08:00:00Z','balance':12345}";
        JsonNode first = tell(one, one).json();
        assertThat(first.path("taken").asInt()).isEqualTo(1);
        assertThat(first.path("again").asInt()).isEqualTo(1);
        JsonNode again = tell(one.replace("12345", "1.2345E4")).json();
        assertThat(again.path("again").asInt()).as("said in other signs").isEqualTo(1);
        house.clock.pass(java.time.Duration.ofMinutes(3));
        assertThat(tell(one).json().path("again").asInt()).as("told later").isEqualTo(1);
        Answer refused = tell(one.replace("12345", "1"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(200);
        JsonNode other = refused.json();
        assertThat(other.path("taken").asInt()).isZero();
        assertThat(other.path("rejected").path(0).path("id").asString()).isEqualTo("once");
        assertThat(other.path("rejected").path(0).path("field").asString()).isEqualTo("id");

        JsonNode shown = operator.get(PATH + "?borrower=B1&kind=BALANCE_HINTED").json();
        assertThat(shown.path("items").size()).isEqualTo(1);
        JsonNode row = shown.path("items").path(0);
        assertThat(row.path("text").asString()).isEqualTo("The account was said to hold 123.45 CNY");
        assertThat(row.path("known").asString()).startsWith("2026-03-31T08:00");
        assertThat(row.path("borrower").asString()).isEqualTo("B1");
        assertThat(house.someone("reader", Role.READ_ONLY)
                        .get(PATH + "?borrower=B1")
                        .text())
                .doesNotContain("\"B1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json                                                                                            | ''",
                "{'kind':'SNOWED','id':'a','borrower':'B1','at':'2026-03-30T08:00:00Z'}                             | kind",
                "{'kind':'BUREAU_QUERIED','borrower':'B1','at':'2026-03-30T08:00:00Z'}                              | id",
                "{'kind':'BUREAU_QUERIED','id':'a','borrower':'B9','at':'2026-03-30T08:00:00Z'}                     | borrower",
                "{'kind':'BUREAU_QUERIED','id':'a','borrower':'B1','at':'yesterday'}                                | at",
                "{'kind':'BUREAU_QUERIED','id':'a','borrower':'B1','at':'2029-03-30T08:00:00Z'}                     | at",
                "{'kind':'BUREAU_QUERIED','id':'a','borrower':'B1','at':'1026-03-30T08:00:00Z'}                     | at",
                "{'kind':'BUREAU_QUERIED','id':'a','borrower':'B1','at':'2026-03-30T08:00:00Z','known':'2027-01-01T00:00:00Z'} | known",
                "{'kind':'BUREAU_QUERIED','id':'a\\u0000','borrower':'B1','at':'2026-03-30T08:00:00Z'}              | id",
                "{'kind':'BUREAU_QUERIED','id':'a','borrower':'B1','at':'2026-03-30T08:00:00Z','bill':'x'}          | bill",
                "{'kind':'INCOME_ARRIVED','id':'a','borrower':'B1','at':'2026-03-30T08:00:00Z','amount':-1}         | amount",
            })
    void what_is_wrong_is_rejected_by_name_and_holds_up_nothing(String line, String field) {
        String good = "{'kind':'BUREAU_QUERIED','id':'good-%s','borrower':'B2','at':'2026-03-30T08:00:00Z'}"
                .formatted(Integer.toHexString(line.hashCode()));
        JsonNode answer = tell(line, "", good).json();
        assertThat(answer.path("taken").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected").size()).isEqualTo(1);
        JsonNode reject = answer.path("rejected").path(0);
        assertThat(reject.path("line").asInt()).isEqualTo(1);
        assertThat(reject.path("field").asString()).as(reject.toString()).isEqualTo(field);
        assertThat(reject.path("problem").asString()).isNotBlank();
        assertThat(reject.path("expected").asString()).isNotBlank();
    }

    @Test
    void a_rejected_event_is_kept_once_and_taken_when_the_borrower_is_known() throws IOException {
        String early = "{'kind':'BUREAU_QUERIED','id':'early','borrower':'NEW','at':'2026-03-30T08:00:00Z'}";
        tell(early);
        tell(early);
        JsonNode kept = newOnes();
        assertThat(kept.size()).isEqualTo(1);
        String number = kept.path(0).path("number").asString();
        assertThat(kept.path(0).path("field").asString()).isEqualTo("borrower");
        Answer stillNot = operator.post(PATH + "/rejected/" + number + "/replay", Map.of());
        assertThat(stillNot.json().path("replayedAt").isNull()).isTrue();
        borrowers("NEW");
        assertThat(operator.post(PATH + "/rejected/replay", Map.of())
                        .json()
                        .path("taken")
                        .asInt())
                .isEqualTo(1);
        assertThat(newOnes().size()).isZero();
        assertThat(operator.get(PATH + "?borrower=NEW").json().path("items").size())
                .isEqualTo(1);
        assertThat(operator.post(PATH + "/rejected/99999/replay", Map.of()).status())
                .isEqualTo(404);
    }

    private static JsonNode newOnes() {
        List<JsonNode> found = new ArrayList<>();
        operator.get(PATH + "/rejected?open=true&limit=500")
                .json()
                .path("items")
                .forEach(each -> {
                    if (each.path("content").asString().contains("early")) {
                        found.add(each);
                    }
                });
        return new tools.jackson.databind.json.JsonMapper().valueToTree(found);
    }

    @Test
    void an_array_is_taken_as_well_and_pages_go_on() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(Map.of(
                    "kind",
                    "MESSAGE_RECEIPTED",
                    "id",
                    "m" + i,
                    "provider",
                    "sms-1",
                    "receipt",
                    "DELIVERED",
                    "delayMillis",
                    60_000 * i,
                    "at",
                    "2026-03-30T08:0" + i + ":00Z"));
        }
        assertThat(operator.post(PATH, events).json().path("taken").asInt()).isEqualTo(5);
        JsonNode page = operator.get(PATH + "?channel=sms-1&limit=3").json();
        assertThat(page.path("items").path(0).path("id").asString()).isEqualTo("m4");
        JsonNode rest = operator.get(PATH + "?channel=sms-1&limit=3&cursor="
                        + page.path("next").asString())
                .json();
        assertThat(rest.path("items").size()).isEqualTo(2);
        assertThat(operator.get(PATH + "?channel=sms-1&from=2026-03-30T08:01:00Z&to=2026-03-30T08:03:00Z")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void too_much_at_once_is_refused_as_a_whole() {
        String line = "{'kind':'BUREAU_QUERIED','id':'x','borrower':'B1','at':'2026-03-30T08:00:00Z'}\n";
        assertThat(tell(line.repeat(1_001)).problem()).isEqualTo("bad-value");
        assertThat(tell(line + " ".repeat(1_100_000)).status()).isEqualTo(413);
        assertThat(tell("").problem()).isEqualTo("bad-value");
        assertThat(operator.get(PATH + "?limit=0").json().at("/errors/0/field").asString())
                .isEqualTo("limit");
    }
}
