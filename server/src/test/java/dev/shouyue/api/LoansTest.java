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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The list of loans, one loan, and the overview: over HTTP, on a small book of which every number is known. */
class LoansTest {

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor analyst;
    private static Visitor collector;

    /** Twenty loans of two installments of 506.00; every fourth is one yuan short, every fifth pays nothing. */
    @BeforeAll
    static void open() throws IOException {
        house = new House(folder);
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 10; i < 30; i++) {
            loans.append("L").append(i).append(",Borrower").append(i).append(",CNY,1000.00,2026-02-10,0.04,");
            loans.append(i % 2 == 0 ? "CN-CARD" : "CN-LOAN").append('\n');
            plan.append("L").append(i).append(",1,2026-03-10,500.00,6.00\n");
            plan.append("L").append(i).append(",2,2026-04-10,500.00,6.00\n");
            if (i % 5 != 0) {
                payments.append("P").append(i).append(",L").append(i).append(",2026-03-10T10:00:00,");
                payments.append(i % 4 == 0 ? "505.00" : "506.00").append(",CNY\n");
            }
        }
        List<Path> files = new ArrayList<>();
        for (String text : List.of(loans.toString(), plan.toString(), payments.toString())) {
            files.add(Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text));
        }
        house.platform.intake.run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 9), DayClose.Progress.SILENT);
        house.platform.dayClose.close(LocalDate.of(2026, 3, 16), DayClose.Progress.SILENT);
        house.administrator();
        analyst = house.someone("analyst", Role.RISK);
        collector = house.someone("collector", Role.COLLECTIONS);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | 20 | L10 L11 L12",
                "state=PAST_DUE                    | 4  | L10 L15 L20 L25",
                "state=TOLERATED                   | 4  | L12 L16 L24 L28",
                "state=TOLERATED&state=PAST_DUE    | 8  | L10 L12 L15",
                "pack=CN-LOAN&state=PAST_DUE       | 2  | L15 L25",
                "bucket=M1                         | 4  | L10 L15 L20",
                "dpdFrom=6&dpdTo=6                 | 4  | L10 L15 L20",
                "dpdTo=0                           | 16 | L11 L12 L13",
                "pastDueFrom=506.00                | 4  | L10 L15 L20",
                "pastDueFrom=506.01                | 0  | ''",
                "carried=true                      | 4  | L12 L16 L24",
                "principalFrom=500&principalTo=502 | 16 | L11 L12 L13",
                "q=L1                              | 10 | L10 L11 L12",
                "q=Borrower29                      | 1  | L29",
                "drawnFrom=2026-02-11              | 0  | ''",
                "nextDueFrom=2026-04-10&nextDueTo=2026-04-10 | 20 | L10 L11",
                "movement=newlyPastDue&on=2026-03-11 | 2 | L15 L25",
                "movement=newlyPastDue&on=2026-03-14 | 2 | L10 L20",
                "movement=carriedByTolerance&on=2026-03-14 | 4 | L12 L16 L24 L28",
                "movement=receivedToday&on=2026-03-10 | 16 | L11 L12",
                "class=SPECIAL_MENTION             | 4  | L10 L15",
                "region=nowhere                    | 0  | ''",
            })
    void a_filter_finds_its_loans(String query, long total, String first) {
        JsonNode page = analyst.get("/api/v1/loans?" + query).json();
        assertThat(page.path("total").asLong()).as(page.toString()).isEqualTo(total);
        assertThat(page.path("totalIsExact").asBoolean()).isTrue();
        assertThat(String.join(" ", ids(page))).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({
        "id",
        "-id",
        "dpd",
        "-dpd",
        "pastDue",
        "-pastDue",
        "principal",
        "-principal",
        "drawnOn",
        "-nextDue",
        "attention",
        "-attention"
    })
    void pages_follow_one_another_without_gap_or_repeat(String sort) {
        List<String> whole = ids(analyst.get("/api/v1/loans?sort=" + sort).json());
        assertThat(whole).hasSize(20).doesNotHaveDuplicates();
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = analyst.get(
                            "/api/v1/loans?limit=3&sort=" + sort + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            paged.addAll(ids(page));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void the_longest_overdue_come_first_and_amounts_are_exact() {
        JsonNode row = analyst.get("/api/v1/loans?sort=-dpd&limit=1")
                .json()
                .path("items")
                .path(0);
        assertThat(row.path("dpd").asInt()).isEqualTo(6);
        assertThat(row.path("pastDue").path("amount").asString()).isEqualTo("506.00");
        assertThat(row.path("penalty").path("amount").asString()).isEqualTo("1.80"); // 500.00 × 0.06 % × 6
        assertThat(row.path("pastDueSince").asString()).isEqualTo("2026-03-10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attention                                  | PAST_DUE 4, TOLERATED 4, CURRENT 12",
                "-attention                                 | CURRENT 12, TOLERATED 4, PAST_DUE 4",
                "attention&state=TOLERATED&state=CURRENT    | TOLERATED 4, CURRENT 12",
                "attention&pastDueFrom=1.00                 | PAST_DUE 4",
                "attention&principalFrom=500&principalTo=502 | TOLERATED 4, CURRENT 12",
            })
    void who_has_to_be_seen_to_first_comes_first(String sort, String expected) {
        JsonNode page = analyst.get("/api/v1/loans?sort=" + sort).json();
        List<String> states = new ArrayList<>();
        page.path("items").forEach(row -> states.add(row.path("state").asString()));
        List<String> runs = states.stream()
                .distinct()
                .map(state -> state + " " + Collections.frequency(states, state))
                .toList();
        assertThat(String.join(", ", runs)).isEqualTo(expected);
        assertThat(page.path("total").asLong()).isEqualTo(states.size());
        assertThat(page.path("totalIsExact").asBoolean()).isTrue();
        long changes = IntStream.range(1, states.size())
                .filter(i -> !states.get(i).equals(states.get(i - 1)))
                .count();
        assertThat(changes).as("a state stands in one piece").isEqualTo(runs.size() - 1);
    }

    @Test
    void borrowers_are_shown_only_to_those_who_may_see_them() {
        assertThat(analyst.get("/api/v1/loans?q=L29").text()).contains("***29").doesNotContain("Borrower29");
        assertThat(collector.get("/api/v1/loans?q=L29").text()).contains("Borrower29");
        assertThat(analyst.get("/api/v1/loans/L29")
                        .json()
                        .path("borrower")
                        .path("masked")
                        .asBoolean())
                .isTrue();
        assertThat(house.signedIn("admin")
                        .get("/api/v1/audit?actor=collector&action=loans.listed")
                        .text())
                .contains("borrowers shown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour=red                     | colour",
                "state=SAD                      | state",
                "bucket=M99                     | bucket",
                "pack=XX                        | pack",
                "sort=borrower                  | sort",
                "limit=100000                   | limit",
                "limit=many                     | limit",
                "dpdFrom=-1                     | dpdFrom",
                "dpdFrom=9&dpdTo=1              | dpdTo",
                "principalFrom=1e999999999      | principalFrom",
                "principalFrom=lots             | principalFrom",
                "drawnFrom=2026-02-30           | drawnFrom",
                "drawnFrom=10.02.2026           | drawnFrom",
                "movement=dancing               | movement",
                "on=2026-03-01                  | on",
                "cursor=AAAA                    | cursor",
                "sort=id&sort=dpd               | sort",
            })
    void a_wrong_filter_is_named(String query, String field) {
        Answer refused = analyst.get("/api/v1/loans?" + query);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void a_cursor_holds_for_its_own_list_alone() {
        String next = analyst.get("/api/v1/loans?limit=3&sort=dpd")
                .json()
                .path("next")
                .asString();
        assertThat(analyst.get("/api/v1/loans?limit=5&sort=dpd&cursor=" + next).status())
                .isEqualTo(200);
        assertThat(analyst.get("/api/v1/loans?limit=3&sort=-dpd&cursor=" + next).status())
                .isEqualTo(400);
    }

    @Test
    void facets_count_what_the_filter_leaves() {
        JsonNode facets = analyst.get("/api/v1/loans/facets?pack=CN-CARD").json();
        assertThat(facets.path("exact").asBoolean()).isTrue();
        assertThat(facets.path("state").toString())
                .isEqualTo("[{\"value\":\"CURRENT\",\"loans\":4},{\"value\":\"TOLERATED\",\"loans\":4},"
                        + "{\"value\":\"PAST_DUE\",\"loans\":2}]");
        assertThat(facets.path("bucket").toString())
                .isEqualTo("[{\"value\":\"M0\",\"loans\":8},{\"value\":\"M1\",\"loans\":2}]");
    }

    @Test
    void a_loan_one_yuan_short_is_tolerated_under_one_pack_and_overdue_under_another() {
        JsonNode why = analyst.get("/api/v1/loans/L12/explanation").json();
        assertThat(why.path("state").asString()).isEqualTo("TOLERATED");
        assertThat(why.path("sentence").asString()).contains("1.00 CNY is missing within tolerance");
        assertThat(step(why, "tolerance")).contains("1.00 CNY is within 10.00 CNY");
        assertThat(why.path("steps").size()).isEqualTo(13);
        JsonNode other =
                analyst.get("/api/v1/loans/L12/explanation?policy=CN-LOAN").json();
        assertThat(other.path("state").asString()).isEqualTo("PAST_DUE");
        assertThat(step(other, "dpd")).contains("Days count from 2026-03-10 to 2026-03-16: 6.");
        JsonNode day =
                analyst.get("/api/v1/loans/L12/explanation?on=2026-03-12").json();
        assertThat(day.path("state").asString()).isEqualTo("PENDING");
        assertThat(analyst.send(
                                "GET",
                                "/api/v1/loans/L12/explanation",
                                null,
                                java.util.Map.of("Accept-Language", "zh-CN"))
                        .text())
                .contains("容差以内");
        JsonNode packs = analyst.get("/api/v1/loans/L12/comparison").json().path("items");
        assertThat(packs.size()).isEqualTo(5);
    }

    @Test
    void the_schedule_tells_which_payment_paid_what() {
        JsonNode row =
                analyst.get("/api/v1/loans/L12/schedule").json().path("items").path(0);
        assertThat(row.path("total").path("amount").asString()).isEqualTo("506.00");
        assertThat(row.path("paid").path("amount").asString()).isEqualTo("505.00");
        assertThat(row.path("payments").path(0).path("sourceId").asString()).isEqualTo("P12");
        assertThat(row.path("payments").path(0).path("interest").path("amount").asString())
                .isEqualTo("6.00");
        assertThat(analyst.get("/api/v1/loans/L12/timeline").text()).contains("\"Tolerated\"", "\"PaymentReceived\"");
        assertThat(analyst.get("/api/v1/loans/L12/journal").json().path("items").size())
                .isPositive();
        assertThat(analyst.get("/api/v1/loans/L12/facts").json().path("items").size())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/loans/L99                              | 404",
                "/loans/L12/position?on=yesterday        | 400",
                "/loans/L12/position?on=1026-01-01       | 400",
                "/loans/L12/position?policy=XX           | 400",
                "/loans/L12/position?colour=red          | 400",
                "/packs/XX                               | 404",
                "/packs/US?version=2020-01-01            | 400",
                "/packs/compare?left=US                  | 400",
                "/overview?on=2020-01-01                 | 400",
                "/overview?currency=USD                  | 400",
            })
    void what_is_not_there_is_said(String path, int status) {
        Answer refused = analyst.get("/api/v1" + path);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("detail").asString()).isNotBlank();
    }

    @Test
    void the_overview_shows_the_day_with_the_way_to_its_loans() {
        JsonNode seen = analyst.get("/api/v1/overview?on=2026-03-11").json();
        assertThat(figure(seen, "newlyPastDue").path("count").asInt()).isEqualTo(2);
        String rows = figure(seen, "newlyPastDue").path("rows").asString();
        assertThat(analyst.get("/api/v1/loans?" + rows).json().path("total").asInt())
                .isEqualTo(2);
        JsonNode due = analyst.get("/api/v1/overview?on=2026-03-10").json();
        assertThat(figure(due, "dueToday").path("amount").path("amount").asString())
                .isEqualTo("10120.00"); // 20 × 506.00
        JsonNode last = analyst.get("/api/v1/overview").json();
        assertThat(figure(last, "pastDueLoans").path("count").asInt()).isEqualTo(4);
        assertThat(figure(last, "pastDueAmount").path("amount").path("amount").asString())
                .isEqualTo("2024.00");
        assertThat(last.path("buckets").path(0).path("loans").asInt()).isEqualTo(16);
        assertThat(last.path("buckets").path(1).path("loans").asInt()).isEqualTo(4);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        Answer first = analyst.get("/api/v1/loans/L12/position");
        String tag = first.response().headers().firstValue("etag").orElseThrow();
        assertThat(analyst.send("GET", "/api/v1/loans/L12/position", null, java.util.Map.of("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        assertThat(analyst.post("/api/v1/loans/L12", java.util.Map.of()).problem())
                .isEqualTo("method-not-allowed");
    }

    @Test
    void a_loan_tells_what_it_costs_and_what_was_agreed() {
        JsonNode loan = analyst.get("/api/v1/loans/L12").json();
        // 1,000.00 against 506.00 after one month and after two: a month costs 0.7989 %
        assertThat(loan.path("allInCostPercent").asString()).isEqualTo("9.59");
        assertThat(loan.path("effectiveRatePercent").asString()).isEqualTo("10.02");
        assertThat(loan.path("toleranceAmount").isNull()).isTrue();
        assertThat(loan.path("allocationAgreed").asBoolean()).isFalse();
        assertThat(loan.path("allocation").asString()).isNotBlank();
    }

    @Test
    void a_carried_residue_was_judged_when_the_free_days_of_its_own_bill_ended() {
        JsonNode why =
                analyst.get("/api/v1/loans/L12/explanation?on=2026-03-16").json();
        assertThat(why.path("state").asString()).isEqualTo("TOLERATED");
        assertThat(step(why, "shortfall")).contains("When its free days ended on 2026-03-13, 1.00 CNY was missing");
        assertThat(step(why, "grace")).isEqualTo("3 days of grace ended on 2026-03-13.");
        assertThat(step(
                        analyst.get("/api/v1/loans/L10/explanation?on=2026-03-11&policy=US")
                                .json(),
                        "bucket"))
                .startsWith("1 day past due is ");
    }

    @Test
    void a_fact_tells_its_amount_and_the_installment_it_was_meant_for() {
        JsonNode facts = analyst.get("/api/v1/loans/L12/facts").json().path("items");
        assertThat(facts.path(0).path("kind").asString()).isEqualTo("Disbursed");
        assertThat(facts.path(0).path("amount").path("amount").asString()).isEqualTo("1000.00");
        assertThat(facts.path(1).path("amount").path("amount").asString()).isEqualTo("505.00");
        assertThat(facts.path(1).path("installment").isNull()).isTrue();
    }

    @Test
    void a_day_after_few_installments_has_no_d1_rate_and_says_why() {
        JsonNode d1 = figure(analyst.get("/api/v1/overview?on=2026-03-11").json(), "d1Rate");
        assertThat(d1.path("share").isNull()).isTrue();
        assertThat(d1.path("note").asString()).contains("20 installments").contains("below 30");
    }

    @Test
    void what_is_sent_is_compressed_tagged_or_not() {
        for (String path : List.of("/api/v1/loans", "/api/v1/packs/CN-CARD", "/api/v1/definitions")) {
            Answer sent = analyst.send("GET", path, null, java.util.Map.of("Accept-Encoding", "gzip"));
            assertThat(sent.response().headers().firstValue("content-encoding"))
                    .as(path)
                    .contains("gzip");
        }
    }

    @Test
    void a_file_of_the_console_is_sent_in_its_smallest_form_whatever_is_named_first() {
        Matcher script =
                Pattern.compile("/assets/[^\"]+\\.js").matcher(analyst.get("/").text());
        assertThat(script.find()).isTrue();
        for (String coding : List.of("gzip, deflate, br, zstd", "br", "gzip,br")) {
            assertThat(encoding(script.group(), coding)).as(coding).contains("br");
        }
        assertThat(encoding(script.group(), "gzip, deflate")).contains("gzip");
        assertThat(encoding(script.group(), "identity")).isEmpty();
    }

    private static Optional<String> encoding(String file, String accepted) {
        Answer sent = analyst.send("GET", file, null, java.util.Map.of("Accept-Encoding", accepted));
        assertThat(sent.status()).isEqualTo(200);
        return sent.response().headers().firstValue("content-encoding");
    }

    @Test
    void every_pack_reads_in_both_languages() {
        for (String language : List.of("en", "zh")) {
            for (String pack : house.platform.packs.names()) {
                Answer read = analyst.send(
                        "GET", "/api/v1/packs/" + pack, null, java.util.Map.of("Accept-Language", language));
                assertThat(read.status()).as(read.text()).isEqualTo(200);
                read.json().path("settings").forEach(setting -> {
                    assertThat(setting.path("valueText").asString())
                            .isNotBlank()
                            .doesNotContain("{");
                    assertThat(setting.path("explanation").asString()).isNotBlank();
                });
            }
            assertThat(analyst.send("GET", "/api/v1/definitions", null, java.util.Map.of("Accept-Language", language))
                            .json()
                            .path("items")
                            .size())
                    .isGreaterThan(30);
        }
        JsonNode compared =
                analyst.get("/api/v1/packs/compare?left=CN-CARD&right=CN-LOAN").json();
        assertThat(compared.path("items").toString()).contains("technicalClassFromDpd", "\"differs\":true");
    }

    private static JsonNode figure(JsonNode seen, String key) {
        for (JsonNode figure : seen.path("figures")) {
            if (figure.path("key").asString().equals(key)) {
                return figure;
            }
        }
        throw new AssertionError("no figure " + key + " in " + seen);
    }

    private static String step(JsonNode why, String key) {
        for (JsonNode step : why.path("steps")) {
            if (step.path("key").asString().equals(key)) {
                return step.path("text").asString();
            }
        }
        throw new AssertionError("no step " + key + " in " + why);
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(row -> ids.add(row.path("id").asString()));
        return ids;
    }
}
