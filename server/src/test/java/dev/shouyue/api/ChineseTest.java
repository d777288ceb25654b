package dev.shouyue.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who asks in Chinese is answered in Chinese, problems and reasons too. */
class ChineseTest {

    private static final Map<String, String> CHINESE = Map.of("Accept-Language", "zh-CN,zh;q=0.9");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,}");

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operator;

    @BeforeAll
    static void open() {
        house = new House(folder);
        house.administrator();
        operator = house.someone("operator", Role.OPERATIONS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET    | /api/v1/loans?shoeSize=42         | -                    | 400",
                "GET    | /api/v1/loans?dpdFrom=many        | -                    | 400",
                "GET    | /api/v1/loans?state=HAPPY         | -                    | 400",
                "GET    | /api/v1/loans?sort=shoes          | -                    | 400",
                "GET    | /api/v1/loans?limit=0             | -                    | 400",
                "GET    | /api/v1/loans?cursor=tampered     | -                    | 400",
                "GET    | /api/v1/loans/nowhere             | -                    | 404",
                "GET    | /api/v1/nothing                   | -                    | 404",
                "GET    | /api/v1/users                     | -                    | 403",
                "GET    | /api/v1/imports/nowhere           | -                    | 404",
                "GET    | /api/v1/closes?from=yesterday     | -                    | 400",
                "POST   | /api/v1/closes                    | {}                   | 400",
                "POST   | /api/v1/closes                    | {                    | 400",
                "POST   | /api/v1/closes                    | {\"day\":\"2026-01-01\"} | 409",
                "POST   | /api/v1/loans/exports             | {\"format\":\"pdf\"} | 400",
                "POST   | /api/v1/overview                  | {}                   | 405",
            })
    void a_problem_is_told_in_chinese(String method, String path, @Nullable String body, int status) {
        Answer answer = operator.send(method, path, body, CHINESE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        isChinese(answer);
    }

    @Test
    void so_is_one_before_any_endpoint() {
        Answer answer = new Visitor(house.server).send("GET", "/api/v1/loans", null, CHINESE);
        assertThat(answer.status()).isEqualTo(401);
        isChinese(answer);
    }

    @Test
    void without_a_language_problems_are_english() {
        JsonNode problem = operator.get("/api/v1/loans?shoeSize=42").json();
        assertThat(problem.path("detail").asString()).isEqualTo("there is no parameter 'shoeSize'");
        assertThat(problem.path("title").asString()).isEqualTo("A value is not what it should be");
    }

    @Test
    void what_is_wrong_with_the_rows_of_a_file_is_told_in_the_language_that_is_asked_for() throws Exception {
        byte[] payments = """
                payment_id,loan_id,paid_at,amount,currency
                P1,L1,2026-03-10,-1.00,CNY
                P2,L1,10.03.2026,1.00,CNY
                P3,L9,2026-03-10,1.00,CNY
                """.getBytes(UTF_8);
        String id = operator.upload("/api/v1/imports", Map.of("payments.csv", payments))
                .json()
                .path("id")
                .asString();
        operator.post("/api/v1/imports/" + id + "/start", Map.of());
        while (!operator.get("/api/v1/imports/" + id)
                .json()
                .path("state")
                .asString()
                .equals("DONE")) {
            Thread.sleep(20);
        }
        String rejects = "/api/v1/imports/" + id + "/rejects";
        assertThat(operator.send("GET", rejects, null, CHINESE).json().path("items"))
                .hasSize(3)
                .allSatisfy(row -> {
                    assertThat(row.path("problem").asString()).containsPattern(HAN);
                    assertThat(row.path("expected").asString()).doesNotContainPattern(ENGLISH);
                });
        assertThat(operator.get(rejects)
                        .json()
                        .path("items")
                        .get(0)
                        .path("problem")
                        .asString())
                .isEqualTo("the amount is negative");
        assertThat(operator.send("GET", rejects + ".csv", null, CHINESE).text())
                .contains("金额为负")
                .doesNotContain("the amount");
        assertThat(operator.get(rejects + ".csv?lang=zh").text()).contains("金额为负");
        assertThat(operator.get(rejects + ".csv").text()).contains("the amount is negative");
        assertThat(operator.get(rejects + ".csv?lang=fr").status()).isEqualTo(400);
    }

    private static void isChinese(Answer answer) {
        JsonNode problem = answer.json();
        assertThat(problem.path("title").asString()).as(answer.text()).containsPattern(HAN);
        assertThat(problem.path("detail").asString())
                .as(answer.text())
                .containsPattern(HAN)
                .doesNotContainPattern(ENGLISH);
        problem.path("errors").forEach(error -> assertThat(error.path("message").asString())
                .as(answer.text())
                .containsPattern(HAN));
    }
}
