package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.Groups;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
            JsonNode page = reader.get("/api/v1/forecasts?limit=5" + (next.isEmpty() ? "" : "&cursor=" + next))
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
}
