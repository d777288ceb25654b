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
import tools.jackson.databind.JsonNode;

/** Cohorts and checks over HTTP: who sees what, what is refused and why, and that nobody writes over another. */
class CheckApiTest {

    private static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack
            L1,borrower-one,CNY,1000.00,2026-02-10,0.04,CN-LOAN
            L2,borrower-two,CNY,1000.00,2026-02-10,0.04,CN-LOAN
            """;
    private static final String PLAN = """
            loan_id,number,due_on,principal,interest
            L1,1,2026-03-10,500.00,6.00
            L1,2,2026-04-10,500.00,6.00
            L2,1,2026-03-10,500.00,6.00
            L2,2,2026-04-10,500.00,6.00
            """;
    private static final String BORROWERS = """
            borrower_id,region
            borrower-one,north
            borrower-two,south
            """;

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor risk;
    private static Visitor collections;
    private static Visitor reader;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        List<Path> files = List.of(
                Files.writeString(folder.resolve("loans.csv"), LOANS),
                Files.writeString(folder.resolve("plan.csv"), PLAN),
                Files.writeString(folder.resolve("borrowers.csv"), BORROWERS));
        house.platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 9), DayClose.Progress.SILENT);
        house.platform.afterClose();
        house.platform.dayClose.close(LocalDate.of(2026, 3, 11), DayClose.Progress.SILENT);
        house.administrator();
        risk = house.someone("risk", Role.RISK);
        collections = house.someone("collections", Role.COLLECTIONS);
        reader = house.someone("reader", Role.READ_ONLY);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void checks_are_drawn_taken_and_done_by_those_who_may() {
        Answer drawn = collections.post("/api/v1/checks/draw?day=2026-03-11", "{}");
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(200);
        assertThat(drawn.json().path("checks").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(collections
                        .post("/api/v1/checks/draw", "{}")
                        .json()
                        .path("checks")
                        .asInt())
                .isZero();
        refused(collections.post("/api/v1/checks/draw?day=2026-03-12", "{}"), 400, "day");

        JsonNode mine =
                collections.get("/api/v1/checks?reason=EVENT&q=L1").json().path("items");
        assertThat(mine).hasSize(1);
        assertThat(mine.at("/0/borrower").asString()).isEqualTo("borrower-one");
        assertThat(mine.at("/0/why").asString()).isEqualTo("became past due on 2026-03-11: L1");
        assertThat(mine.at("/0/state").asString()).isEqualTo("DUE");
        assertThat(reader.get("/api/v1/checks?q=L1")
                        .json()
                        .at("/items/0/borrower")
                        .asString())
                .isEqualTo("***ne");
        JsonNode page = risk.get("/api/v1/checks?limit=1").json();
        assertThat(page.path("items")).hasSize(1);
        assertThat(risk.get("/api/v1/checks?limit=1&cursor=" + page.path("next").asString())
                        .json()
                        .at("/items/0/id")
                        .asLong())
                .isNotEqualTo(page.at("/items/0/id").asLong());

        String path = "/api/v1/checks/" + mine.at("/0/id").asLong();
        Answer read = collections.get(path);
        assertThat(read.json().path("checklist")).hasSize(7);
        assertThat(read.json().at("/changed/0/what").asString()).isEqualTo("Open loans");
        String tag = read.response().headers().firstValue("etag").orElse("");
        refused(collections.send("PUT", path, "{\"owner\": \"collections\"}", Map.of()), 400, "If-Match");
        refused(collections.send("PUT", path, "{\"owner\": \"nobody\"}", Map.of("If-Match", tag)), 400, "owner");
        Answer taken = collections.send("PUT", path, "{\"owner\": \"collections\"}", Map.of("If-Match", tag));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.json().at("/check/owner").asString()).isEqualTo("collections");
        assertThat(risk.send("PUT", path, "{}", Map.of("If-Match", tag)).status())
                .isEqualTo(412);

        String answers = """
                {"answers": {"CAUSE_KNOWN": "YES", "NO_FAULT_OF_OURS": "YES", "CONTACT_WORKS": "NO", "INCOME_AS_BEFORE":
                 "NOT_KNOWN", "DEBT_AS_BEFORE": "YES", "DEBIT_WORKS": "YES", "PLAN_FITS_INCOME": "YES"}%s}""";
        refused(collections.post(path + "/result", answers.formatted("")), 400, "result");
        refused(
                collections.post(path + "/result", answers.formatted(", \"result\": \"NO_CONCERN\"")),
                400,
                "notes.CONTACT_WORKS");
        refused(collections.post(path + "/result", "{\"result\": \"MAYBE\", \"answers\": {}}"), 400, "result");
        refused(
                collections.post(
                        path + "/result", "{\"result\": \"WATCH\", \"answers\": {\"CAUSE_KNOWN\": \"PERHAPS\"}}"),
                400,
                "answers.CAUSE_KNOWN");
        Answer done = collections.post(
                path + "/result",
                answers.formatted(
                        ", \"result\": \"ACT\", \"note\": \"ask for a number\", \"notes\": {\"CONTACT_WORKS\": \"dead\"},"
                                + " \"nextOn\": \"2026-03-18\""));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().at("/check/result").asString()).isEqualTo("ACT");
        assertThat(done.json().path("nextOn").asString()).isEqualTo("2026-03-18");
        assertThat(done.json().at("/checklist/2/note").asString()).isEqualTo("dead");
        assertThat(done.json().path("history")).hasSize(3);
        assertThat(risk.get("/api/v1/checks?state=DONE").json().path("items")).hasSize(1);
        assertThat(collections
                        .post(path + "/result", answers.formatted(", \"result\": \"WATCH\""))
                        .status())
                .isIn(400, 409);
        Answer open = risk.post(path + "/reopen", "{\"note\": \"again\"}");
        assertThat(open.json().at("/check/state").asString()).isEqualTo("DUE");
        assertThat(open.json().at("/history/3/note").asString()).isEqualTo("again");
        assertThat(risk.post(path + "/reopen", "{}").status()).isEqualTo(409);
        assertThat(risk.get("/api/v1/checks/999999").status()).isEqualTo(404);
        assertThat(collections.get("/api/v1/check-plans").json().path("items")).hasSize(8);
    }

    @Test
    void a_plan_is_set_as_a_new_version_by_who_read_the_last() {
        String path = "/api/v1/check-plans/PERIODIC_WATCH";
        refused(risk.send("PUT", path, "{\"everyDays\": 45}", Map.of()), 400, "If-Match");
        refused(risk.send("PUT", path, "{\"everyDays\": 0}", Map.of("If-Match", "\"1\"")), 400, "everyDays");
        refused(risk.send("PUT", path, "{\"sampleShare\": -0.1}", Map.of("If-Match", "\"1\"")), 400, "sampleShare");
        Answer set = risk.send("PUT", path, "{\"everyDays\": 45}", Map.of("If-Match", "\"1\""));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().path("version").asInt()).isEqualTo(2);
        assertThat(set.json().path("everyDays").asInt()).isEqualTo(45);
        assertThat(set.json().path("on").asBoolean()).isTrue();
        assertThat(risk.send("PUT", path, "{\"everyDays\": 50}", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);
        assertThat(risk.send("PUT", "/api/v1/check-plans/NONE", "{}", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(404);
        assertThat(collections
                        .send("PUT", path, "{}", Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void cohorts_are_told_with_their_meaning_in_the_language_of_the_reader() {
        house.platform.cohorts.count();
        Answer told = reader.get("/api/v1/cohorts?measure=D1&by=region&from=2026-03-01");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().at("/overall/seen").asInt()).isEqualTo(2);
        assertThat(told.json().at("/overall/bad").asInt()).isEqualTo(2);
        assertThat(told.json().path("to").asString()).isEqualTo("2026-03-10");
        assertThat(told.json().path("cells")).hasSize(2);
        assertThat(told.json().at("/cells/0/flagged").asBoolean())
                .as("two are too few")
                .isFalse();
        assertThat(told.json().at("/series/0/week").asString()).isEqualTo("2026-03-09");
        assertThat(told.json().path("measures")).hasSize(5);
        assertThat(reader.send("GET", "/api/v1/cohorts?measure=D1&by=region", null, Map.of("Accept-Language", "zh"))
                        .json()
                        .at("/measures/0/title")
                        .asString())
                .isEqualTo("首日逾期");
        refused(reader.get("/api/v1/cohorts?measure=D1&by=referral"), 400, "by");
        refused(reader.get("/api/v1/cohorts?measure=D2&by=region"), 400, "measure");
        refused(reader.get("/api/v1/cohorts?measure=D1&by=region&from=2026-03-09&to=2026-03-01"), 400, "to");
        refused(reader.get("/api/v1/cohorts?measure=D1&by=region&from=2020-01-01"), 400, "from");
    }

    private static void refused(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/field").asString(""))
                .as(answer.text())
                .isEqualTo(field);
    }
}
