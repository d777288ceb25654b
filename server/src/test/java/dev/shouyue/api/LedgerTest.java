package dev.shouyue.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.access.Role;
import dev.shouyue.api.Visitor.Answer;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.servicing.Difference;
import dev.shouyue.servicing.Rebuild;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The general ledger over HTTP, on a simulated book that is closed day by day; held against the journal itself. */
class LedgerTest {

    private static final LocalDate OPENING = LocalDate.of(2026, 3, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 29);

    @TempDir
    static Path folder;

    private static House house;
    private static Visitor finance;
    private static JdbcClient sql;

    @BeforeAll
    static void open() {
        house = new House(folder);
        World world = World.of(WorldSettings.calm(11, 400).withWindow(LAST, 1).withHistoryDays(240));
        house.platform.bookLoad.load(SimulatedBook.parts(world), 1, DayClose.Progress.SILENT, 400);
        house.platform.dayClose.close(OPENING, DayClose.Progress.SILENT);
        house.platform.dayClose.close(LAST, DayClose.Progress.SILENT);
        house.administrator();
        finance = house.someone("finance", Role.FINANCE);
        sql = JdbcClient.create(house.database.dataSource());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_trial_balance_is_that_of_the_journal_and_balances() {
        JsonNode ledger = get("/api/v1/ledger?from=2026-03-25&to=2026-03-29");
        assertThat(ledger.path("currencies")).hasSize(1);
        JsonNode cny = ledger.path("currencies").path(0);
        assertThat(cny.path("balanced").asBoolean()).isTrue();
        assertThat(cny.path("closingDebit")).isEqualTo(cny.path("closingCredit"));
        assertThat(cny.path("openingDebit")).isEqualTo(cny.path("openingCredit"));
        BigDecimal opening = BigDecimal.ZERO;
        for (JsonNode line : cny.path("lines")) {
            String column = line.path("account").asString().toLowerCase(java.util.Locale.ROOT);
            BigDecimal closing = side(line, "closingDebit").subtract(side(line, "closingCredit"));
            opening = opening.add(side(line, "openingDebit"));
            assertThat(side(line, "openingDebit").subtract(side(line, "openingCredit")))
                    .as(column)
                    .isEqualByComparingTo(journal("sum(" + column + ")", "2000-01-01", LocalDate.parse("2026-03-24")));
            assertThat(closing).as(column).isEqualByComparingTo(journal("sum(" + column + ")", "2000-01-01", LAST));
            assertThat(side(line, "debit"))
                    .as(column)
                    .isEqualByComparingTo(journal("sum(greatest(" + column + ", 0))", "2026-03-25", LAST));
            assertThat(side(line, "credit"))
                    .as(column)
                    .isEqualByComparingTo(journal("-sum(least(" + column + ", 0))", "2026-03-25", LAST));
        }
        assertThat(side(cny, "openingDebit")).isEqualByComparingTo(opening).isPositive();
    }

    @Test
    void the_days_of_an_account_add_up_and_lead_to_the_entries_and_their_loans() {
        BigDecimal total = BigDecimal.ZERO;
        Map<String, Long> days = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/ledger/CASH_IN_TRANSIT?currency=CNY&from=2026-03-21&limit=2" + cursor);
            for (JsonNode movement : page.path("items")) {
                total = total.add(side(movement, "debit")).subtract(side(movement, "credit"));
                days.merge(
                        movement.path("day").asString() + "&reason="
                                + movement.path("reason").asString(),
                        movement.path("entries").asLong(),
                        Long::sum);
            }
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(total).isEqualByComparingTo(journal("sum(cash_in_transit)", "2026-03-21", LAST));
        Map.Entry<String, Long> busiest =
                days.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        assertThat(busiest.getValue()).isGreaterThan(3);
        Set<String> loans = new HashSet<>();
        int entries = 0;
        do {
            JsonNode page =
                    get("/api/v1/ledger/CASH_IN_TRANSIT/entries?currency=CNY&limit=3&on=" + busiest.getKey() + cursor);
            for (JsonNode entry : page.path("items")) {
                loans.add(entry.path("loan").asString());
                entries++;
            }
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(entries).isEqualTo(busiest.getValue().intValue());
        assertThat(loans).doesNotContain("").hasSizeGreaterThan(3);
    }

    @Test
    void a_day_that_is_not_kept_as_the_journal_has_it_is_found() {
        sql.sql("update servicing.ledger_day set debit = debit + 1 where account = 'CASH_IN_TRANSIT' and day = ?")
                .param(LAST)
                .update();
        Rebuild.Result proof = house.platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.booksAgree()).isFalse();
        assertThat(proof.differing()).singleElement().satisfies(difference -> {
            assertThat(difference.book()).isEqualTo(Difference.Book.LEDGER);
            assertThat(difference.part()).isEqualTo("CASH_IN_TRANSIT");
            assertThat(difference.day()).isEqualTo(LAST);
            assertThat(difference.held().orElseThrow())
                    .isEqualTo(difference.given().orElseThrow() + 1);
        });
        sql.sql("update servicing.ledger_day set debit = debit - 1 where account = 'CASH_IN_TRANSIT' and day = ?")
                .param(LAST)
                .update();
        assertThat(house.platform.rebuild.prove(DayClose.Progress.SILENT).booksAgree())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/ledger?to=2026-04-30",
                "/api/v1/ledger?from=2026-03-29&to=2026-03-20",
                "/api/v1/ledger?from=yesterday",
                "/api/v1/ledger/NOTHING?currency=CNY",
                "/api/v1/ledger/SUSPENSE",
                "/api/v1/ledger/SUSPENSE?currency=ABC",
                "/api/v1/ledger/SUSPENSE?currency=CNY&limit=0",
                "/api/v1/ledger/SUSPENSE/entries?currency=CNY&reason=receipt",
                "/api/v1/ledger/SUSPENSE/entries?currency=CNY&reason=receipt&on=2026-03-29&cursor=made-up",
            })
    void what_makes_no_sense_is_refused_by_its_name(String path) {
        Answer answer = finance.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isNotEmpty();
    }

    private static JsonNode get(String path) {
        Answer answer = finance.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static BigDecimal side(JsonNode line, String name) {
        String amount = line.path(name).path("amount").asString("0");
        return new BigDecimal(amount);
    }

    private static BigDecimal journal(String sum, String from, LocalDate to) {
        return sql.sql("select coalesce(" + sum + ", 0) / 100.0 from servicing.journal where posted_on between ? and ?")
                .params(LocalDate.parse(from), to)
                .query(BigDecimal.class)
                .single();
    }
}
