package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.DueReport;
import dev.shouyue.risk.due.Groups;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
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
import tools.jackson.databind.JsonNode;

/** Forecasts over HTTP: in words, page by page, refused by name. */
class ForecastApiTest {

    private static final LocalDate CLOSED = LocalDate.of(2025, 8, 20);

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor reader;

    @BeforeAll
    static void open() {
        house = new House(folder);
        house.platform.bookLoad.load(
                SimulatedBook.parts(World.of(WorldSettings.calm(7, 400))), 1, DayClose.Progress.SILENT, 400);
        house.platform.dayClose.close(CLOSED, DayClose.Progress.SILENT);
        house.platform.warnings.forecasts.score(CLOSED);
        house.administrator();
        reader = house.someone("reader", Role.RISK);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void loans_come_the_most_likely_to_be_late_first_page_by_page() {
        List<String> loans = new ArrayList<>();
        String next = "";
        double before = 1;
        do {
            JsonNode page = reader.get(
                            "/api/v1/forecasts?scope=ALL&limit=5" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            for (JsonNode each : page.path("items")) {
                loans.add(each.path("loan").asString());
                assertThat(each.path("late7").asDouble()).isBetween(0.0, before);
                assertThat(each.path("daysToDue").asInt()).isBetween(-30, 7);
                before = each.path("late7").asDouble();
            }
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(loans).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        JsonNode ahead = reader.get("/api/v1/forecasts?dueFrom=2025-08-21&dueTo=2025-08-21")
                .json();
        assertThat(ahead.path("items"))
                .allSatisfy(each -> assertThat(each.path("dueOn").asString()).isEqualTo("2025-08-21"));
    }

    @Test
    void the_list_opens_on_what_is_ahead_and_shows_the_overdue_when_asked() {
        List<String> ahead = loans("");
        List<String> overdue = loans("&scope=OVERDUE");
        assertThat(ahead).isNotEmpty().isEqualTo(loans("&scope=AHEAD")).doesNotContainAnyElementsOf(overdue);
        assertThat(overdue).isNotEmpty();
        assertThat(loans("&scope=ALL")).containsAll(ahead).containsAll(overdue);
        assertThat(reader.get("/api/v1/forecasts?limit=200").json().path("items"))
                .allSatisfy(each -> assertThat(each.path("daysToDue").asInt()).isPositive());
        assertThat(reader.get("/api/v1/forecasts?limit=200&scope=OVERDUE")
                        .json()
                        .path("items"))
                .allSatisfy(each -> assertThat(each.path("daysToDue").asInt()).isNotPositive());
        assertThat(reader.get("/api/v1/forecasts?scope=OVERDUE&dueFrom=2025-08-21")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(reader.get("/api/v1/forecasts?scope=BEHIND").status()).isEqualTo(400);
    }

    private static List<String> loans(String query) {
        List<String> loans = new ArrayList<>();
        reader.get("/api/v1/forecasts?limit=200" + query)
                .json()
                .path("items")
                .forEach(each -> loans.add(each.path("loan").asString()));
        return loans;
    }

    @Test
    void a_loan_tells_its_chances_with_reasons_in_the_readers_language() {
        String loan = reader.get("/api/v1/forecasts?dueFrom=2025-08-21")
                .json()
                .path("items")
                .path(0)
                .path("loan")
                .asString();
        JsonNode told = reader.get("/api/v1/loans/" + loan + "/forecast").json();
        assertThat(told.path("askedOn").asString()).isEqualTo("2025-08-20");
        assertThat(told.path("late0").asDouble())
                .isGreaterThanOrEqualTo(told.path("late7").asDouble());
        assertThat(told.path("amount").path("currency").asString()).isEqualTo("CNY");
        assertThat(told.path("reasons").size()).isPositive();
        for (JsonNode reason : told.path("reasons")) {
            assertThat(Groups.ALL).contains(reason.path("group").asString());
            assertThat(reason.path("sentence").asString()).doesNotContain("{").isNotEmpty();
        }
        assertThat(told.path("model").path("trainedOn").asString()).contains("simulated borrowers");
    }

    @Test
    void what_is_not_there_or_asked_wrongly_is_refused_by_name() {
        assertThat(reader.get("/api/v1/loans/nobody/forecast").status()).isEqualTo(404);
        Visitor.Answer wrong = reader.get("/api/v1/forecasts?least=2");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("least");
        assertThat(reader.get("/api/v1/forecasts?cursor=made-up").status()).isEqualTo(400);
    }

    @Test
    void the_model_says_what_it_learnt_from_and_what_it_is_told() {
        JsonNode model = reader.get("/api/v1/models/forecast").json();
        assertThat(model.path("origin").asString()).isEqualTo("SIMULATED");
        assertThat(model.path("features").size()).isEqualTo(BorrowerSeen.NAMES.size());
        assertThat(model.path("groups").size()).isEqualTo(Groups.ALL.size());
        assertThat(model.path("calibration").size()).isEqualTo(4);
        for (JsonNode feature : model.path("features")) {
            assertThat(feature.path("title").asString()).isNotEmpty().doesNotContain("forecast.number");
        }
        assertThat(model.path("live").path("scored").asLong()).isPositive();
    }

    @Test
    void a_model_is_kept_and_used_by_who_may_with_a_reason_that_is_on_record() {
        DueModel shipped = house.platform.warnings.forecasts.model();
        DueModel own = new DueModel(
                "next-due",
                "own-7",
                DueModel.Origin.BOOK,
                "a test",
                "2025-08-20",
                shipped.hazard(),
                shipped.importance(),
                shipped.checks(),
                shipped.figures(),
                Optional.of(report()));
        Visitor looker = house.someone("looker", Role.READ_ONLY);
        Map<String, Object> file = Map.of("content", own.toText(), "why", "of our own book");
        assertThat(send(looker, "versions", file).status()).isEqualTo(403);
        Visitor.Answer added = send(reader, "versions", file);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("inForce").asBoolean()).isFalse();
        assertThat(added.json()
                        .path("report")
                        .path("lines")
                        .path(0)
                        .path("difference")
                        .path("low")
                        .asDouble())
                .isEqualTo(.01);
        assertThat(send(reader, "versions", file).status()).isEqualTo(409);
        assertThat(send(reader, "versions", Map.of("content", "{}", "why", "x")).text())
                .contains("content");
        assertThat(send(reader, "use", Map.of("version", "own-7")).text()).contains("why");
        assertThat(send(reader, "use", Map.of("version", "own-8", "why", "x")).status())
                .isEqualTo(404);
        Visitor.Answer used = send(reader, "use", Map.of("version", "own-7", "why", "it catches more"));
        assertThat(used.json().path("inForce").asBoolean()).isTrue();
        JsonNode model = reader.get("/api/v1/models/forecast").json();
        assertThat(model.path("version").asString()).isEqualTo("own-7");
        assertThat(model.path("trainedOn").asString()).contains("own book", "12 borrowers");
        JsonNode former = reader.get("/api/v1/models/forecast?version=" + shipped.version())
                .json();
        assertThat(former.path("inForce").asBoolean()).isFalse();
        assertThat(former.path("origin").asString()).isEqualTo("SIMULATED");
        assertThat(send(reader, "use", Map.of("version", shipped.version(), "why", "back"))
                        .status())
                .isEqualTo(200);
        JsonNode list = reader.get("/api/v1/models/forecast/versions").json();
        assertThat(list.path("uses").path(0).path("version").asString()).isEqualTo(shipped.version());
        assertThat(list.path("uses").path(1).path("why").asString()).isEqualTo("it catches more");
        assertThat(list.path("uses").path(1).path("by").asString()).isEqualTo("reader");
        assertThat(house.administrator()
                        .get("/api/v1/audit?action=forecast-model.use&subject=own-7")
                        .text())
                .contains("it catches more");
    }

    private static DueReport report() {
        DueReport.Measured measured = new DueReport.Measured(.05, .01, .09);
        LocalDate day = LocalDate.of(2025, 8, 1);
        return new DueReport(
                day,
                day,
                day,
                1,
                12,
                34,
                5,
                6,
                7,
                1,
                "test",
                "simulated",
                false,
                List.of(new DueReport.Line(
                        7, DueReport.Figure.AUC, measured, Optional.of(measured), Optional.of(measured))));
    }

    private static Visitor.Answer send(Visitor by, String what, Map<String, Object> content) {
        return by.send("POST", "/api/v1/models/forecast/" + what, content, Map.of());
    }
}
