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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API as those meet it who build on it: its description, its refusals, its ETags. Over HTTP, on a real database. */
class DocumentTest {

    private static final String LOANS = """
            loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent
            L 1/守,B1,CNY,1000.00,2026-02-10,0.04
            L2,B2,CNY,500.00,2026-02-10,0.04
            """;
    private static final String INSTALLMENTS = """
            loan_id,number,due_on,principal,interest
            L 1/守,1,2026-03-10,1000.00,12.00
            L2,1,2026-03-10,500.00,6.00
            """;

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor visitor;
    private static JsonNode document;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        List<Path> files = List.of(
                Files.writeString(folder.resolve("loans.csv"), LOANS),
                Files.writeString(folder.resolve("installments.csv"), INSTALLMENTS));
        house.platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        house.administrator();
        visitor = house.someone("reader", Role.RISK);
        document = new Visitor(house.server).get("/openapi.json").json();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_description_is_openapi_3_1_and_points_nowhere_into_the_void() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("info").path("title").asString()).isEqualTo("Shouyue");
        Set<String> dangling = new TreeSet<>();
        check(document, dangling);
        assertThat(dangling).isEmpty();
    }

    private static void check(JsonNode node, Set<String> dangling) {
        String reference = node.path("$ref").asString("");
        if (reference.startsWith("#/") && document.at(reference.substring(1)).isMissingNode()) {
            dangling.add(reference);
        }
        node.forEach(child -> check(child, dangling));
    }

    @Test
    void every_operation_says_what_it_is_for_what_it_takes_and_how_it_refuses() {
        List<String> faults = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String called = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    JsonNode content = operation.getValue();
                    if (content.path("summary").asString("").isBlank()) {
                        faults.add(called + " has no words in openapi.properties");
                    }
                    if (!ids.add(content.path("operationId").asString(called))) {
                        faults.add(called + " shares its operationId");
                    }
                    content.path("parameters").forEach(parameter -> {
                        if (parameter.path("description").asString("").isBlank()) {
                            faults.add(called + " " + parameter.path("name").asString()
                                    + " has no words in openapi.properties");
                        }
                    });
                    boolean refuses = content.path("responses").properties().stream()
                            .anyMatch(response -> response.getKey().startsWith("4")
                                    && response.getValue()
                                            .at("/content/application~1problem+json/schema/$ref")
                                            .asString("")
                                            .endsWith("/Problem"));
                    if (!refuses) {
                        faults.add(called + " tells no refusal");
                    }
                }));
        assertThat(ids).hasSizeGreaterThan(20);
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_always_there_is_required_and_what_may_be_missing_is_not() {
        assertThat(document.at("/components/schemas/PackDifference/required").toString())
                .contains("differs")
                .doesNotContain("leftSource");
        assertThat(document.at("/components/schemas/Problem/required").toString())
                .contains("type", "detail");
        assertThat(document.at("/components/schemas").has("ProblemDetail")).isFalse();
    }

    /** When it is not: {@code npm run generate -- ../server/target/openapi.json} in the console takes the new one. */
    @Test
    void the_console_is_built_on_this_description() throws IOException {
        ObjectNode served = document.deepCopy().asObject();
        served.remove("servers");
        ObjectNode paths = served.withObjectProperty("paths");
        List.copyOf(paths.propertyNames()).stream()
                .filter(path -> !path.startsWith("/api/"))
                .forEach(paths::remove);
        Files.writeString(Path.of("target/openapi.json"), served.toPrettyString());
        JsonNode committed = new JsonMapper().readTree(Path.of("../console/openapi.json"));
        assertThat(committed.equals(served))
                .as("console/openapi.json is the document of this server; target/openapi.json is it now")
                .isTrue();
    }

    @Test
    void a_list_of_loans_is_asked_for_in_typed_words() {
        JsonNode parameters = document.at("/paths/~1api~1v1~1loans/get/parameters");
        Map<String, String> schemas = new TreeMap<>();
        parameters.forEach(parameter -> schemas.put(
                parameter.path("name").asString(), parameter.path("schema").toString()));
        assertThat(schemas.keySet()).isEqualTo(LoanParameters.KNOWN);
        assertThat(schemas.get("state")).contains("array", "PAST_DUE", "TOLERATED");
        assertThat(schemas.get("sort")).contains("\"-dpd\"", "\"nextDue\"");
        assertThat(schemas.get("drawnFrom")).contains("\"date\"");
        assertThat(schemas.get("dpdFrom")).contains("\"integer\"");
        assertThat(schemas.get("limit")).contains("\"maximum\":500");
        assertThat(document.at("/paths/~1api~1v1~1imports/post/requestBody/content")
                        .has("multipart/form-data"))
                .isTrue();
        assertThat(document.at("/paths/~1api~1v1~1imports~1{id}~1events/get/responses/200/content")
                        .has("text/event-stream"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/v1/loans?limit=0                        | 400 | bad-value              | limit",
                "GET    | /api/v1/loans?limit=9999                     | 400 | bad-value              | limit",
                "GET    | /api/v1/loans?limit=abc                      | 400 | bad-value              | limit",
                "GET    | /api/v1/loans?limit=99999999999999           | 400 | bad-value              | limit",
                "GET    | /api/v1/loans?colour=red                     | 400 | bad-value              | colour",
                "GET    | /api/v1/loans/L2/position?on=2026-02-30      | 400 | bad-value              | on",
                "GET    | /api/v1/loans/L2/position?on=tomorrow        | 400 | bad-value              | on",
                "GET    | /api/v1/loans/L2/position?policy=MARS        | 400 | bad-value              | policy",
                "GET    | /api/v1/loans/L9                             | 404 | not-found              | ''",
                "GET    | /api/v1/loans/L9/facts                       | 404 | not-found              | ''",
                "GET    | /api/v1/loans/L9/schedule                    | 404 | not-found              | ''",
                "GET    | /api/v1/loans/L9/journal                     | 404 | not-found              | ''",
                "GET    | /api/v1/loans/L9/position                    | 404 | not-found              | ''",
                "GET    | /api/v1/nothing                              | 404 | not-found              | ''",
                "GET    | /report                                      | 404 | not-found              | ''",
                "GET    | /api/v1/imports?limit=501                    | 400 | bad-value              | limit",
                "GET    | /api/v1/imports?cursor=AAAA                  | 400 | bad-value              | cursor",
                "GET    | /api/v1/imports/7                            | 404 | not-found              | ''",
                "GET    | /api/v1/closes?from=31.03.2026               | 400 | bad-value              | from",
                "GET    | /api/v1/overview?pack=MARS                   | 400 | bad-value              | pack",
                "GET    | /api/v1/loans/exports/7                      | 404 | not-found              | ''",
                "GET    | /api/v1/packs/compare?left=US                | 400 | bad-value              | right",
                "PUT    | /api/v1/loans/L2                             | 405 | method-not-allowed     | ''",
                "DELETE | /api/v1/loans/L2/facts                       | 405 | method-not-allowed     | ''",
            })
    void a_refusal_is_a_problem_with_a_stable_type_and_the_field_to_blame(
            String method, String path, int status, String type, String field) {
        Answer answer = visitor.send(method, path, null, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.json().path("title").asString("")).isNotBlank();
        assertThat(answer.json().path("detail").asString("")).isNotBlank();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        if (!field.isEmpty()) {
            assertThat(answer.json().at("/errors/0/field").asString("")).isEqualTo(field);
        }
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("dev.shouyue");
    }

    @Test
    void a_language_that_is_not_spoken_here_is_refused() {
        Answer wanted = visitor.send("GET", "/api/v1/loans/L2", null, Map.of("Accept", "application/xml"));
        assertThat(wanted.status()).isEqualTo(406);
        assertThat(wanted.problem()).isEqualTo("not-acceptable");
        Visitor administrator = house.signedIn("admin");
        Answer sent = administrator.send("POST", "/api/v1/users", null, Map.of("Content-Type", "text/plain"));
        assertThat(sent.status()).isEqualTo(415);
        assertThat(sent.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void a_loan_of_a_strange_name_is_found_and_a_path_that_climbs_finds_nothing() {
        assertThat(visitor.get("/api/v1/loans/L%201%2F%E5%AE%88").status()).isIn(200, 400, 404);
        for (String path : List.of(
                "/api/v1/loans/..%2f..%2fetc%2fpasswd",
                "/api/v1/loans/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%2f..%2fapplication.properties",
                "/api/v1/loans/" + "x".repeat(3_000))) {
            Answer answer = visitor.get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.text()).doesNotContain("root:").doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/book",
        "/api/v1/loans/L2",
        "/api/v1/loans/L2/schedule",
        "/api/v1/loans/L2/facts",
        "/api/v1/loans/L2/journal",
        "/api/v1/loans/L2/position?on=2026-03-11",
        "/api/v1/loans/L2/explanation",
        "/api/v1/loans/L2/comparison",
        "/api/v1/loans/L2/timeline",
        "/api/v1/packs",
        "/api/v1/packs/CN-CARD",
        "/api/v1/definitions"
    })
    void who_has_the_answer_already_is_told_so(String path) {
        Answer first = visitor.get(path);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        String tag = first.response().headers().firstValue("etag").orElse("");
        assertThat(tag).matches("(W/)?\"[^\"]+\"");
        Answer again = visitor.send("GET", path, null, Map.of("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(visitor.send("GET", path, null, Map.of("If-None-Match", "W/\"of another day\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void another_day_has_another_tag() {
        String before = tag("/api/v1/loans/L2/position?on=2026-03-09");
        assertThat(tag("/api/v1/loans/L2/position?on=2026-03-12")).isNotEqualTo(before);
        assertThat(tag("/api/v1/loans/L2/position?on=2026-03-09")).isEqualTo(before);
    }

    private static String tag(String path) {
        return visitor.get(path).response().headers().firstValue("etag").orElse("");
    }
}
