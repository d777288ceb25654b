package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.Platform;
import dev.shouyue.decision.Refused;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import dev.shouyue.warning.Cohorts.By;
import dev.shouyue.warning.Cohorts.Cell;
import dev.shouyue.warning.Cohorts.Measure;
import dev.shouyue.warning.Cohorts.Question;
import dev.shouyue.warning.Cohorts.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cohorts on a real database, with counts that were made by hand. */
class CohortsTest {

    private static final Optional<LocalDate> MARCH = Optional.of(LocalDate.of(2026, 3, 1));
    private static final Optional<LocalDate> END_OF_MARCH = Optional.of(LocalDate.of(2026, 3, 31));

    @TempDir
    Path folder;

    private Database database;
    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        platform = Platform.on(database);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /**
     * North: 40 loans of product A, one short by a yuan, four late: one pays on the fifth day, one on the fifteenth, two never
     * do. South: 30 of product B, 12 late, none of whom pays. All have 506.00 due on 10 March and on 10 April.
     */
    private void fill() throws IOException {
        StringBuilder borrowers = new StringBuilder("borrower_id,region,channel\n");
        StringBuilder loans = new StringBuilder(
                "loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack,product,tolerance_amount\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 0; i < 70; i++) {
            boolean north = i < 40;
            borrowers.append("B%d,%s,app%n".formatted(i, north ? "north" : "south"));
            loans.append("L%d,B%d,CNY,1000.00,2026-02-%d,0.04,CN-LOAN,%s,5.00%n"
                    .formatted(i, i, north ? 10 : 11, north ? "A" : "B"));
            plan.append("L%d,1,2026-03-10,500.00,6.00%nL%d,2,2026-04-10,500.00,6.00%n".formatted(i, i));
            boolean late = north ? i < 4 : i < 52;
            String paid = "P%d,L%d,%s,%s,CNY%n";
            if (!late) {
                payments.append(paid.formatted(i, i, "2026-03-10T10:00:00", i == 39 ? "505.00" : "506.00"));
            } else if (i == 0) {
                payments.append(paid.formatted(i, i, "2026-03-15T10:00:00", "530.00"));
            } else if (i == 1) {
                payments.append(paid.formatted(i, i, "2026-03-25T10:00:00", "530.00"));
            }
        }
        run(borrowers.toString(), loans.toString(), plan.toString(), payments.toString());
    }

    private void closeTo(String day) {
        platform.dayClose.close(LocalDate.parse(day), DayClose.Progress.SILENT);
        platform.cohorts.count();
    }

    @Test
    void what_happened_in_each_region_is_counted_as_by_hand() throws IOException {
        fill();
        closeTo("2026-03-09");
        closeTo("2026-04-20");
        assertCounts(Measure.D1, By.REGION, "north 40 4", "south 30 12");
        assertCounts(Measure.D1, By.PRODUCT, "A 40 4", "B 30 12");
        assertCounts(Measure.D1, By.VINTAGE, "2026-02 70 16");
        assertCounts(Measure.FIRST_PAYMENT_DEFAULT, By.REGION, "north 40 3", "south 30 12");
        assertCounts(Measure.CURE_7, By.REGION, "north 4 3", "south 12 12");
        assertCounts(Measure.RESIDUE, By.REGION, "north 40 1", "south 30 0");
        // 30 days after 10 March are known on 9 April, and not a day before
        assertCounts(Measure.ROLL_30, By.REGION, "north 4 2", "south 12 12");

        Table d1 = platform.cohorts.table(new Question(Measure.D1, By.REGION, MARCH, END_OF_MARCH));
        Cell south = d1.cells().getFirst();
        assertThat(south.found().group().name()).isEqualTo("south");
        assertThat(south.found().expected()).isEqualTo(.1, within(1e-12));
        // of C(70,30) draws, those with 12 or more of the 16: added up with whole numbers
        assertThat(south.found().chance()).isEqualTo(.003712616640927614, within(1e-12));
        assertThat(south.isFlagged()).isTrue();
        assertThat(d1.cells().getLast().isFlagged()).isFalse();
        assertThat(d1.overall()).isEqualTo(new Cohorts.Count(70, 16));
        assertThat(d1.series()).extracting(Cohorts.Week::week).containsOnly(LocalDate.of(2026, 3, 9));
    }

    @Test
    void nothing_is_told_before_it_is_known() throws IOException {
        fill();
        closeTo("2026-03-09");
        closeTo("2026-04-08");
        assertThat(platform.cohorts
                        .table(new Question(Measure.ROLL_30, By.REGION, MARCH, END_OF_MARCH))
                        .cells())
                .isEmpty();
        closeTo("2026-04-10");
        assertCounts(Measure.ROLL_30, By.REGION, "north 4 2", "south 12 12");
    }

    @Test
    void what_is_corrected_is_counted_anew_and_counting_again_changes_nothing() throws IOException {
        fill();
        closeTo("2026-03-09");
        closeTo("2026-04-20");
        run(
                "payment_id,loan_id,paid_at,amount,currency,recorded_on\nLATE,L40,2026-03-10T09:00:00,506.00,CNY,2026-04-21\n");
        run("borrower_id,region,channel\nB69,north,app\n");
        closeTo("2026-04-21");
        assertCounts(Measure.D1, By.REGION, "north 40 4", "south 30 11");
        assertCounts(Measure.FIRST_PAYMENT_DEFAULT, By.REGION, "north 40 3", "south 30 11");
        List<String> counts = counts();
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("delete from warning.cohort_mark").update(); // as if the run had been cut off before its end
        platform.cohorts.count();
        // the borrower who moved is counted where she lives as soon as her loan is looked at again
        assertCounts(Measure.D1, By.REGION, "north 41 4", "south 29 11");
        sql.sql("delete from warning.cohort_mark").update();
        List<String> again = counts();
        platform.cohorts.count();
        assertThat(counts()).isEqualTo(again).isNotEqualTo(counts);
        sql.sql("delete from warning.cohort_mark").update();
        sql.sql("truncate warning.cohort_loan").update();
        sql.sql("truncate warning.cohort_count").update();
        platform.cohorts.count();
        assertThat(counts()).isEqualTo(again);
    }

    /** Ten weeks: of 100 bills a week, one is left short by a yuan in the first week, and one more in each after it. */
    @Test
    void a_residue_that_spreads_is_told_by_its_trend() throws IOException {
        StringBuilder borrowers = new StringBuilder("borrower_id,region\n");
        StringBuilder loans = new StringBuilder(
                "loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack,tolerance_amount\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int week = 0; week < 10; week++) {
            LocalDate due = LocalDate.of(2026, 3, 3).plusWeeks(week);
            for (int i = 0; i < 100; i++) {
                String name = week + "-" + i;
                borrowers.append("B%s,%s%n".formatted(name, i < 50 ? "spreads" : "calm"));
                loans.append("L%s,B%s,CNY,500.00,2026-02-01,0.04,CN-LOAN,5.00%n".formatted(name, name));
                plan.append("L%s,1,%s,500.00,6.00%n".formatted(name, due));
                boolean isShort = i < 50 ? i <= week : i == 99;
                payments.append(
                        "P%s,L%s,%sT10:00:00,%s,CNY%n".formatted(name, name, due, isShort ? "505.00" : "506.00"));
            }
        }
        run(borrowers.toString(), loans.toString(), plan.toString(), payments.toString());
        closeTo("2026-03-01");
        closeTo("2026-05-31");
        Table table = platform.cohorts.table(new Question(
                Measure.RESIDUE,
                By.REGION,
                Optional.of(LocalDate.of(2026, 3, 2)),
                Optional.of(LocalDate.of(2026, 5, 10))));
        Cell spreads = cell(table, "spreads");
        assertThat(spreads.found().group().seen()).isEqualTo(500);
        assertThat(spreads.found().group().bad()).isEqualTo(55);
        assertThat(spreads.isRising()).isTrue();
        assertThat(spreads.trend().perStep()).isEqualTo(.02, within(1e-9));
        assertThat(cell(table, "calm").isRising()).isFalse();
        assertThat(cell(table, "calm").trend().perStep()).isEqualTo(0, within(1e-9));
    }

    /** Forty days on which 2 of 40 in each of three regions are late; on the last two 20 of 40 in one of them. */
    @Test
    void a_region_that_goes_bad_is_an_alert_and_calm_days_are_not() throws IOException {
        StringBuilder borrowers = new StringBuilder("borrower_id,region\n");
        StringBuilder loans =
                new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int day = 0; day < 40; day++) {
            LocalDate due = LocalDate.of(2026, 3, 1).plusDays(day);
            for (int i = 0; i < 120; i++) {
                String name = day + "-" + i;
                String region = List.of("east", "north", "south").get(i / 40);
                boolean late = i % 40 < (day >= 38 && region.equals("south") ? 20 : 2);
                borrowers.append("B%s,%s%n".formatted(name, region));
                loans.append("L%s,B%s,CNY,500.00,2026-02-01,0.04,US%n".formatted(name, name));
                plan.append("L%s,1,%s,500.00,6.00%n".formatted(name, due));
                if (!late) {
                    payments.append("P%s,L%s,%sT10:00:00,506.00,CNY%n".formatted(name, name, due));
                }
            }
        }
        run(borrowers.toString(), loans.toString(), plan.toString(), payments.toString());
        closeTo("2026-02-28");
        closeTo("2026-04-30");
        platform.cohorts.count();
        List<String> raised = JdbcClient.create(database.dataSource())
                .sql("select signal || ' ' || subject || ' ' || level || ' ' || times from warning.alert"
                        + " where kind = 'COHORT' order by 1")
                .query(String.class)
                .list();
        assertThat(raised).anyMatch(text -> text.startsWith("FIRST_PAYMENT_DEFAULT region=south WARNING"));
        assertThat(raised).noneMatch(text -> text.contains("region=north") || text.contains("region=east"));
    }

    @Test
    void what_cannot_be_asked_is_refused_by_name() {
        assertThatThrownBy(() -> Cohorts.by("referral"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("by"))
                .hasMessageContaining("who referred");
        assertThatThrownBy(() -> Cohorts.by("colour")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> platform.cohorts.table(new Question(Measure.D1, By.REGION, END_OF_MARCH, MARCH)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("to"));
        assertThat(platform.cohorts
                        .table(new Question(Measure.D1, By.REGION, Optional.empty(), Optional.empty()))
                        .cells())
                .isEmpty();
    }

    private static Cell cell(Table table, String name) {
        return table.cells().stream()
                .filter(each -> each.found().group().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertCounts(Measure measure, By by, String... cells) {
        assertThat(platform.cohorts.table(new Question(measure, by, MARCH, END_OF_MARCH)).cells().stream()
                        .map(cell -> cell.found().group())
                        .map(group -> group.name() + " " + group.seen() + " " + group.bad()))
                .as(measure + " by " + by)
                .containsExactlyInAnyOrder(cells);
    }

    private List<String> counts() {
        return JdbcClient.create(database.dataSource())
                .sql("select concat_ws(' ', day, measure, dimension, cell, seen, bad) from warning.cohort_count"
                        + " where seen > 0 order by 1")
                .query(String.class)
                .list();
    }

    private void run(String... texts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(Files.createTempFile(folder, "rows", ".csv"), text));
        }
        assertThat(platform.intake
                        .run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT)
                        .rejected())
                .isZero();
    }
}
