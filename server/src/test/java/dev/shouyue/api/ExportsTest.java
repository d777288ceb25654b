package dev.shouyue.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists as files: the same rows as on the screen, safe to open, and for nobody but the one who asked. */
class ExportsTest {

    private static final String EXPORTS = "/api/v1/loans/exports";
    private static final List<String> COLUMNS =
            List.of("id", "borrower", "product", "state", "dpd", "pastDue", "nextDue");
    /** Products by the last digit of the loan: what spreadsheets and files could take for something else. */
    private static final List<String> PRODUCTS =
            List.of("=1+1", "+49", "-5", "@SUM(A1)", "＝1+1", "\"quoted\"", "a,b", "<b>&amp;", "借呗", "plain");

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor operator;

    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,product,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 100; i < 1_300; i++) {
            String product = PRODUCTS.get(i % 10).replace("\"", "\"\"");
            loans.append("L" + i + ",=B" + i + ",\"" + product + "\",CNY,1000.00,2026-02-10,0.04\n");
            plan.append("L" + i + ",1," + (i % 3 == 0 ? "2026-03-10" : "2026-04-10") + ",1000.00,12.00\n");
        }
        List<Path> files = List.of(
                Files.writeString(folder.resolve("loans.csv"), loans),
                Files.writeString(folder.resolve("plan.csv"), plan));
        house.platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 16), DayClose.Progress.SILENT);
        house.administrator();
        operator = house.someone("operator", Role.OPERATIONS);
        house.someone("analyst", Role.RISK);
    }

    @BeforeEach
    void signIn() {
        operator = house.signedIn("operator");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csv  | ''",
                "csv  | state=PAST_DUE&sort=-id",
                "csv  | sort=attention",
                "csv  | sort=-attention",
                "csv  | q=L10&pastDueFrom=1",
                "xlsx | ''",
                "xlsx | state=PAST_DUE&sort=-id",
            })
    void an_export_is_the_list(String format, String query) throws Exception {
        List<List<String>> listed = listed(query);
        assertThat(listed).isNotEmpty();
        Answer asked = ask(operator, format, query);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String id = asked.json().path("id").asString();
        JsonNode done = over(operator, id);
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.path("done").asInt()).isEqualTo(listed.size());
        assertThat(done.path("total").asInt()).isEqualTo(listed.size());
        var file = operator.bytes(EXPORTS + "/" + id + "/file");
        assertThat(file.headers().firstValue("content-disposition").orElse("")).contains("loans." + format);
        List<List<String>> rows = format.equals("csv") ? csv(file.body()) : workbook(file.body());
        assertThat(rows.getFirst()).isEqualTo(COLUMNS);
        assertThat(rows.subList(1, rows.size())).isEqualTo(listed);
    }

    @Test
    void no_cell_is_a_formula() throws Exception {
        String csv = new String(file(operator, "csv", "q=L10"), UTF_8);
        assertThat(csv).contains(",'=1+1,", ",'+49,", ",-5,", ",'@SUM(A1),", ",'＝1+1,", "L100,'=B100,");
        assertThat(csv).doesNotContainPattern("(?m)(^|,)\"?[=+@＝]");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file(operator, "xlsx", "q=L10")))) {
            for (Row row : book.getFirstSheet().read()) {
                row.forEach(cell -> assertThat(cell.getType()).isIn(CellType.STRING, CellType.NUMBER, CellType.EMPTY));
            }
        }
    }

    @Test
    void names_are_masked_for_who_may_not_see_them_also_in_a_file() throws Exception {
        String csv = new String(file(house.signedIn("analyst"), "csv", "q=L100"), UTF_8);
        assertThat(csv).contains("***00").doesNotContain("=B100");
    }

    @Test
    void a_file_is_for_the_one_who_asked() throws Exception {
        String id = ask(operator, "csv", "").json().path("id").asString();
        over(operator, id);
        Visitor analyst = house.signedIn("analyst");
        for (String path : List.of("", "/file")) {
            assertThat(analyst.get(EXPORTS + "/" + id + path).status()).as(path).isEqualTo(404);
        }
        assertThat(analyst.send("DELETE", EXPORTS + "/" + id, null, Map.of()).status())
                .isEqualTo(404);
        assertThat(operator.get(EXPORTS + "/" + id + "/file").status()).isEqualTo(200);
        assertThat(operator.get(EXPORTS + "/00000000-0000-0000-0000-000000000000/file")
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void one_that_is_not_wanted_is_cancelled_with_its_file() throws Exception {
        String id = ask(operator, "csv", "").json().path("id").asString();
        over(operator, id);
        assertThat(files()).anyMatch(file -> file.endsWith(id));
        assertThat(operator.send("DELETE", EXPORTS + "/" + id, null, Map.of()).status())
                .isEqualTo(204);
        assertThat(operator.get(EXPORTS + "/" + id).status()).isEqualTo(404);
        assertThat(files()).noneMatch(file -> file.endsWith(id));
    }

    @Test
    void a_file_is_kept_as_long_as_is_told_and_no_longer() throws Exception {
        Answer asked = ask(operator, "csv", "");
        String id = asked.json().path("id").asString();
        assertThat(asked.json().path("keptUntil").asString())
                .isEqualTo(house.clock.instant().plus(Duration.ofDays(1)).toString());
        over(operator, id);
        house.clock.pass(Duration.ofHours(24).minusSeconds(1));
        operator = house.signedIn("operator");
        assertThat(operator.get(EXPORTS + "/" + id + "/file").status()).isEqualTo(200);
        house.clock.pass(Duration.ofSeconds(1));
        assertThat(operator.get(EXPORTS + "/" + id + "/file").status()).isEqualTo(404);
        assertThat(files()).isEmpty();
    }

    @Test
    void the_files_of_others_do_not_push_ones_own_out() throws Exception {
        Visitor analyst = house.signedIn("analyst");
        String own = ask(analyst, "csv", "q=L100").json().path("id").asString();
        over(analyst, own);
        String oldest = "";
        for (int i = 0; i < 21; i++) {
            String id = ask(operator, "csv", "q=L100").json().path("id").asString();
            over(operator, id);
            oldest = oldest.isEmpty() ? id : oldest;
        }
        assertThat(analyst.get(EXPORTS + "/" + own + "/file").status()).isEqualTo(200);
        assertThat(operator.get(EXPORTS + "/" + oldest).status())
                .as("one has so many files at most")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                   | format",
                "{\"format\":\"pdf\",\"columns\":[\"id\"]}                            | format",
                "{\"format\":\"csv\"}                                                 | columns",
                "{\"format\":\"csv\",\"columns\":[]}                                  | columns",
                "{\"format\":\"csv\",\"columns\":[\"password\"]}                      | columns",
                "{\"format\":\"csv\",\"columns\":\"id\"}                              | columns",
                "{\"format\":\"csv\",\"columns\":[\"id\"],\"query\":\"colour=red\"}   | colour",
                "{\"format\":\"csv\",\"columns\":[\"id\"],\"query\":\"dpdFrom=x\"}    | dpdFrom",
                "{\"format\":\"csv\",\"columns\":[\"id\"],\"query\":\"q=%zz\"}        | query",
                "{\"format\":\"csv\",\"columns\":[\"id\"],\"rows\":7}                 | rows",
            })
    void what_cannot_be_exported_is_said(String body, String field) {
        Answer refused = operator.post(EXPORTS, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    private static Answer ask(Visitor visitor, String format, String query) {
        return visitor.post(EXPORTS, Map.of("format", format, "columns", COLUMNS, "query", query));
    }

    private static byte[] file(Visitor visitor, String format, String query) throws InterruptedException {
        String id = ask(visitor, format, query).json().path("id").asString();
        over(visitor, id);
        return visitor.bytes(EXPORTS + "/" + id + "/file").body();
    }

    private static JsonNode over(Visitor visitor, String id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonNode now = visitor.get(EXPORTS + "/" + id).json();
            if (!List.of("WAITING", "RUNNING").contains(now.path("state").asString())) {
                return now;
            }
            Thread.sleep(Duration.ofMillis(25));
        }
        throw new AssertionError("the export goes on and on");
    }

    /** All rows of the list as text, page by page. */
    private static List<List<String>> listed(String query) {
        List<List<String>> rows = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = operator.get("/api/v1/loans?limit=500&" + query + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            page.path("items")
                    .forEach(row -> rows.add(List.of(
                            row.path("id").asString(),
                            row.path("borrower").asString(),
                            row.path("product").asString(""),
                            row.path("state").asString(),
                            row.path("dpd").asString(),
                            row.path("pastDue").path("amount").asString(),
                            row.path("nextDue").asString(""))));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return rows;
    }

    /** The rows of the file, without the mark that makes text of what looks like a formula. */
    private static List<List<String>> csv(byte[] content) {
        return CsvReader.builder().ofCsvRecord(new String(content, UTF_8)).stream()
                .map(row -> row.getFields().stream()
                        .map(cell -> cell.startsWith("'") ? cell.substring(1) : cell)
                        .toList())
                .toList();
    }

    private static List<List<String>> workbook(byte[] content) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getFirstSheet().read()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < COLUMNS.size(); i++) {
                    cells.add(row.getCellRawValue(i).orElse(""));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
            return files.toList();
        }
    }
}
