package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.warning.Happenings;
import dev.shouyue.warning.WarningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Alerts, signals and the health of channels over HTTP, as raised by events of behaviour. */
class AlertApiTest {

    private static final String ALERTS = "/api/v1/alerts";

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operator;
    private static Visitor risk;
    private static Visitor reader;
    private static int number;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder installments = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < 30; i++) {
            loans.append("L%d,Borrower-%d,CNY,1000.00,2026-02-10,0.04%n".formatted(i, i));
            installments.append("L%d,1,2026-04-10,1000.00,12.00%n".formatted(i));
        }
        house.platform.intake.run(
                Format.NATIVE,
                List.of(
                        Files.writeString(folder.resolve("loans.csv"), loans),
                        Files.writeString(folder.resolve("installments.csv"), installments)),
                Optional.empty(),
                false,
                Intake.Progress.SILENT);
        house.administrator();
        operator = house.someone("operator", Role.OPERATIONS);
        risk = house.someone("riskier", Role.RISK);
        reader = house.someone("reader", Role.READ_ONLY);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** A borrower of their own whose account is closed, and the alert of it. */
    private static JsonNode raised() {
        String borrower = "Borrower-" + number++;
        Instant at = house.clock.instant().minusSeconds(600);
        tell(
                "{'kind':'BILL_ISSUED','id':'bill-%1$s','borrower':'%1$s','at':'%2$s','bill':'L%3$s/1','due':'2026-04-10T15:59:59Z','amount':101200}"
                        .formatted(borrower, at.minusSeconds(60), borrower.substring(9)),
                "{'kind':'DEBIT_ANSWERED','id':'debit-%1$s','borrower':'%1$s','at':'%2$s','channel':'bank-a','order':'O-%1$s','outcome':'ACCOUNT','answerMillis':300}"
                        .formatted(borrower, at));
        JsonNode items = operator.get(ALERTS + "?subject=" + borrower).json().path("items");
        assertThat(items.size()).isEqualTo(1);
        return items.path(0);
    }

    /** Time passes, and sessions with it. */
    private static void pass(Duration time) {
        house.clock.pass(time);
        operator = house.signedIn("operator");
        risk = house.signedIn("riskier");
        reader = house.signedIn("reader");
        house.platform.warnings.catchUp(WarningSettings.USUAL);
    }

    private static void tell(String... lines) {
        List<Happenings.Text> texts = new ArrayList<>();
        for (String line : lines) {
            texts.add(new Happenings.Text(String.valueOf(texts.size() + 1), line.replace('\'', '"')));
        }
        assertThat(house.platform.happenings.take(Happenings.Source.REST, texts).rejected())
                .isEmpty();
        house.platform.warnings.catchUp(WarningSettings.USUAL);
    }

    private static JsonNode act(Visitor by, String act, JsonNode alert, Map<String, Object> more) {
        Map<String, Object> asked = new java.util.LinkedHashMap<>(more);
        asked.put("act", act);
        asked.put("ids", List.of(alert.path("id").asLong()));
        Answer answer = by.post(ALERTS + "/acts", asked);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void an_alert_says_why_and_what_it_rests_on_and_who_did_what() {
        JsonNode alert = raised();
        assertThat(alert.path("title").asString()).isEqualTo("The debit cannot work");
        assertThat(alert.path("level").asString()).isEqualTo("WARNING");
        assertThat(alert.path("loan").asString())
                .isEqualTo("L" + alert.path("subject").asString().substring(9));
        assertThat(alert.path("dueAt").asString()).isEqualTo("2026-04-10T15:59:59Z");
        assertThat(alert.path("leadHours").asInt()).isPositive();
        assertThat(alert.at("/reasons/0/sentence").asString()).isEqualTo("1 time");
        JsonNode chinese = operator.send(
                        "GET", ALERTS + "/" + alert.path("id").asLong(), null, Map.of("Accept-Language", "zh-CN"))
                .json();
        assertThat(chinese.at("/alert/title").asString()).isEqualTo("无法扣款");
        assertThat(chinese.at("/evidence/0/text").asString()).contains("账户已关闭或有误");

        assertThat(act(operator, "TAKE", alert, Map.of()).at("/done/0/owner").asString())
                .isEqualTo("operator");
        assertThat(act(risk, "TAKE", alert, Map.of()).at("/refused/0/problem").asString())
                .isEqualTo("operator sees to it");
        act(risk, "ASSIGN", alert, Map.of("owner", "riskier", "note", "knows them"));
        act(risk, "SNOOZE", alert, Map.of("until", house.clock.instant().plusSeconds(3_600)));
        pass(Duration.ofHours(2));
        act(risk, "CLOSE", alert, Map.of("outcome", "NOT_USEFUL"));
        JsonNode reopened = act(risk, "REOPEN", alert, Map.of());
        assertThat(reopened.at("/done/0/state").asString()).isEqualTo("OPEN");
        assertThat(reopened.at("/done/0/outcome").isNull()).isTrue();
        act(risk, "CLOSE", alert, Map.of("outcome", "USEFUL"));
        JsonNode shown = operator.get(ALERTS + "/" + alert.path("id").asLong()).json();
        List<String> steps = new ArrayList<>();
        shown.path("steps").forEach(step -> steps.add(step.path("step").asString()));
        assertThat(steps).containsExactly("RAISED", "TAKE", "ASSIGN", "SNOOZE", "WOKEN", "CLOSE", "REOPEN", "CLOSE");
        assertThat(house.signedIn("admin")
                        .get("/api/v1/audit?action=alert.assign&subject="
                                + alert.path("id").asLong())
                        .text())
                .contains("riskier knows them");
        assertThat(act(risk, "TAKE", alert, Map.of()).at("/refused/0/problem").asString())
                .isEqualTo("it is closed");
    }

    @Test
    void who_may_not_see_borrowers_sees_them_masked_and_does_not_find_them_by_their_names() {
        String subject = raised().path("subject").asString();
        String part = subject.substring(0, 9);
        assertThat(reader.get(ALERTS).text()).doesNotContain(subject);
        assertThat(reader.get(ALERTS + "?text=" + part).json().path("items").size())
                .isZero();
        assertThat(operator.get(ALERTS + "?text=" + part).json().path("items").size())
                .isPositive();
    }

    @Test
    void what_presses_comes_first_and_pages_go_on() {
        for (int i = 0; i < 5; i++) {
            raised();
        }
        JsonNode taken = raised();
        act(operator, "CLOSE", taken, Map.of());
        pass(Duration.ofHours(25));
        for (String sort : List.of("pressing", "newest")) {
            List<Long> paged = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = operator.get(ALERTS + "?kind=BORROWER&limit=2&sort=" + sort + next)
                        .json();
                page.path("items").forEach(each -> paged.add(each.path("id").asLong()));
                next = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!next.isEmpty());
            List<Long> whole = new ArrayList<>();
            operator.get(ALERTS + "?kind=BORROWER&limit=500&sort=" + sort)
                    .json()
                    .path("items")
                    .forEach(each -> whole.add(each.path("id").asLong()));
            assertThat(paged).as(sort).isEqualTo(whole).hasSizeGreaterThan(5);
        }
        JsonNode first = operator.get(ALERTS + "?limit=1").json().at("/items/0");
        assertThat(first.path("escalated").asBoolean()).isTrue();
        assertThat(first.path("state").asString()).isEqualTo("OPEN");
        JsonNode summary = operator.get(ALERTS + "/summary").json();
        assertThat(summary.path("open").asInt()).isPositive();
        assertThat(summary.path("escalated").asInt()).isPositive();
        assertThat(summary.at("/byLevel/WARNING").asInt()).isPositive();
        assertThat(summary.at("/bySignal/0/title").asString()).isNotBlank();
    }

    @Test
    void who_watches_is_told_of_what_is_raised_and_changed() {
        try (Stream<String> live = operator.lines(ALERTS + "/live")) {
            Iterator<String> lines = live.iterator();
            assertThat(lines.next()).startsWith(":");
            JsonNode alert = raised();
            String told = lines.next();
            while (!told.contains("\"id\":" + alert.path("id").asLong() + ",")) {
                told = lines.next();
            }
            assertThat(told).contains("\"state\":\"OPEN\"", "\"level\":\"WARNING\"");
            act(operator, "CLOSE", alert, Map.of());
            while (!told.contains("CLOSED")) {
                told = lines.next();
            }
            assertThat(told).contains("\"id\":" + alert.path("id").asLong());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'act':'TAKE'}                                               | ids",
                "{'act':'TAKE','ids':[]}                                      | ids",
                "{'ids':[1]}                                                  | act",
                "{'act':'ASSIGN','ids':[1]}                                   | owner",
                "{'act':'ASSIGN','ids':[1],'owner':'nobody'}                  | owner",
                "{'act':'SNOOZE','ids':[1]}                                   | until",
                "{'act':'SNOOZE','ids':[1],'until':'2020-01-01T00:00:00Z'}    | until",
                "{'act':'TAKE','ids':[1],'outcome':'USEFUL'}                  | outcome",
                "{'act':'CLOSE','ids':[1],'note':'a\\nb'}                     | note",
            })
    void what_cannot_be_done_with_any_alert_is_refused_by_name(String body, String field) {
        Answer answer = operator.send("POST", ALERTS + "/acts", body.replace('\'', '"'), Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void an_alert_that_is_not_there_does_not_hold_up_the_others() {
        JsonNode alert = raised();
        JsonNode done = operator.post(
                        ALERTS + "/acts",
                        Map.of(
                                "act",
                                "TAKE",
                                "ids",
                                List.of(999_999, alert.path("id").asLong())))
                .json();
        assertThat(done.path("done").size()).isEqualTo(1);
        assertThat(done.at("/refused/0/id").asLong()).isEqualTo(999_999);
        assertThat(operator.get(ALERTS + "/999999").status()).isEqualTo(404);
    }

    @Test
    void a_signal_is_set_within_its_bounds_and_by_who_saw_its_version() {
        JsonNode signal = signal("NOT_REACHED");
        assertThat(signal.path("on").asBoolean()).isTrue();
        assertThat(signal.at("/parameters/0/name").asString()).isEqualTo("bounces");
        String path = "/api/v1/signals/NOT_REACHED";
        String version = "W/\"" + signal.path("version").asInt() + "\"";
        Answer set = risk.send(
                "PUT", path, Map.of("on", false, "parameters", Map.of("bounces", 5)), Map.of("If-Match", version));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/parameters/0/value").asInt()).isEqualTo(5);
        assertThat(signal("NOT_REACHED").path("on").asBoolean()).isFalse();
        Answer late = risk.send("PUT", path, Map.of("on", true), Map.of("If-Match", version));
        assertThat(late.status()).isEqualTo(412);
        for (Object wrong : List.of(0, 2.5, 100)) {
            Answer refused =
                    risk.send("PUT", path, Map.of("on", true, "parameters", Map.of("bounces", wrong)), Map.of());
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("parameters.bounces");
        }
        assertThat(risk.send("PUT", path, Map.of("on", true, "parameters", Map.of("nothing", 1)), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(risk.send("PUT", "/api/v1/signals/NOTHING", Map.of("on", true), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(house.signedIn("admin")
                        .get("/api/v1/audit?action=signal.set")
                        .text())
                .contains("off {bounces=5.0}");
    }

    @Test
    void how_long_an_event_is_waited_for_and_when_alerts_are_pressed_for_is_set_as_signals_are() {
        JsonNode reading = signal("ALL_SIGNALS");
        assertThat(reading.path("kind").asString("")).as("it holds for all").isEmpty();
        assertThat(reading.at("/parameters/0/unit").asString()).isEqualTo("MINUTES");
        assertThat(risk.send(
                                "PUT",
                                "/api/v1/signals/ALL_SIGNALS",
                                Map.of("on", true, "parameters", Map.of("lateness", 8 * 24 * 60)),
                                Map.of())
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("parameters.lateness");
        Answer set = risk.send(
                "PUT",
                "/api/v1/signals/ALERT_ESCALATION",
                Map.of("on", true, "parameters", Map.of("alarmUnowned", 3)),
                Map.of());
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/parameters/0/value").asInt()).isEqualTo(3);
        assertThat(set.json().at("/parameters/1/value").asInt()).as("as it was").isEqualTo(24);
        assertThat(signal("CHANNEL_INCIDENT").at("/parameters/0/value").asDouble())
                .isEqualTo(1e6);
    }

    private static JsonNode signal(String code) {
        for (JsonNode each : reader.get("/api/v1/signals").json().path("items")) {
            if (each.path("code").asString().equals(code)) {
                return each;
            }
        }
        throw new AssertionError("no signal " + code);
    }

    @Test
    void every_signal_is_told_in_both_languages() {
        for (String language : List.of("en", "zh-CN")) {
            JsonNode all = risk.send("GET", "/api/v1/signals", null, Map.of("Accept-Language", language))
                    .json()
                    .path("items");
            assertThat(all.size()).isGreaterThan(15);
            all.forEach(each -> {
                assertThat(each.path("what").asString()).isNotBlank();
                each.path("parameters")
                        .forEach(parameter ->
                                assertThat(parameter.path("title").asString()).isNotBlank());
            });
        }
    }

    private static JsonNode channel(String name) {
        for (JsonNode each : reader.get("/api/v1/channels/health").json().path("items")) {
            if (each.path("channel").asString().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no channel " + name);
    }

    @Test
    void the_health_of_a_channel_is_counted_from_the_log() {
        Instant hour = house.clock
                .instant()
                .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                .minusSeconds(3 * 3_600);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(
                    "{'kind':'DEBIT_ANSWERED','id':'h%d','at':'%s','channel':'bank-h','order':'H%d','outcome':'%s','answerMillis':%d}"
                            .formatted(
                                    i,
                                    hour.plusSeconds(10L * i),
                                    i,
                                    i % 4 == 0 ? "SYSTEM" : i % 4 == 1 ? "FUNDS" : "SUCCESS",
                                    i == 199 ? 9_000 : 300));
        }
        tell(lines.toArray(String[]::new));
        JsonNode health = channel("bank-h");
        assertThat(health.path("answers24h").asInt()).isEqualTo(200);
        assertThat(health.path("failedShare24h").asDouble()).isEqualTo(.25);
        assertThat(health.path("kind").asString()).isEqualTo("PAYMENT");
        JsonNode series = reader.get("/api/v1/channels/bank-h/health?from=" + hour.minusSeconds(3_600) + "&to="
                        + hour.plusSeconds(7_200))
                .json()
                .path("items");
        assertThat(series.size()).isEqualTo(3);
        assertThat(series.at("/0/answers").asInt()).isZero();
        assertThat(series.at("/1/answers").asInt()).isEqualTo(200);
        assertThat(series.at("/1/failed").asInt()).isEqualTo(50);
        assertThat(series.at("/1/slow").asInt()).isEqualTo(1);
        assertThat(series.at("/1/low").asDouble()).isLessThan(.25);
        assertThat(series.at("/1/high").asDouble()).isGreaterThan(.25);
        assertThat(reader.get("/api/v1/channels/bank-h/health?from=2020-01-01T00:00:00Z")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("from");
    }

    @Test
    void a_channel_that_has_been_silent_for_long_is_held_against_the_weeks_before_its_last_answer() {
        Instant last = house.clock
                .instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .minusSeconds(50L * 86_400);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 8; i++) { // and one that is five weeks older than the last
            Instant at = i == 7 ? last.minusSeconds(35L * 86_400) : last.minusSeconds(3_600L * i);
            lines.add(
                    "{'kind':'DEBIT_ANSWERED','id':'q%d','at':'%s','channel':'bank-q','order':'Q%d','outcome':'%s','answerMillis':300}"
                            .formatted(i, at, i, i == 1 || i == 7 ? "SYSTEM" : "SUCCESS"));
        }
        tell(lines.toArray(String[]::new));
        JsonNode health = channel("bank-q");
        assertThat(health.path("answers24h").asInt()).isZero();
        assertThat(health.path("failedShare24h").isNumber()).isFalse();
        assertThat(health.path("usualShare").asDouble()).isEqualTo(1 / 7.0);
        assertThat(Instant.parse(health.path("lastAnswerAt").asString())).isEqualTo(last);
    }

    @Test
    void what_may_be_trouble_is_not_taken_for_usual() {
        Instant start = house.clock.instant().minusSeconds(9 * 3_600);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            boolean fails = i < 900 ? i % 100 == 0 : i % 3 != 0;
            lines.add(
                    "{'kind':'DEBIT_ANSWERED','id':'t%d','at':'%s','channel':'bank-t','order':'T%d','outcome':'%s','answerMillis':300}"
                            .formatted(i, start.plusSeconds(30L * i), i, fails ? "SYSTEM" : "SUCCESS"));
        }
        tell(lines.toArray(String[]::new));
        JsonNode health = channel("bank-t");
        assertThat(health.path("openAlert").isNumber()).isTrue();
        assertThat(health.path("failedShare24h").asDouble()).isGreaterThan(.07);
        assertThat(health.path("usualShare").asDouble()).isBetween(.002, .02);
    }

    @Test
    void a_notice_which_is_never_escalated_can_be_had_back() {
        String borrower = "Borrower-" + number++;
        for (int i = 0; i < 3; i++) {
            tell("{'kind':'BUREAU_QUERIED','id':'query-%1$s-%2$d','borrower':'%1$s','at':'%3$s'}"
                    .formatted(borrower, i, house.clock.instant().minusSeconds(3_600 - i)));
        }
        JsonNode alert = operator.get(ALERTS + "?subject=" + borrower).json().at("/items/0");
        assertThat(alert.path("level").asString()).isEqualTo("NOTICE");
        Map<String, Object> until =
                Map.of("until", house.clock.instant().plusSeconds(3_600).toString());
        assertThat(act(operator, "SNOOZE", alert, until).at("/done/0/state").asString())
                .isEqualTo("SNOOZED");
        assertThat(act(operator, "REOPEN", alert, Map.of()).at("/done/0/state").asString())
                .isEqualTo("OPEN");
    }
}
