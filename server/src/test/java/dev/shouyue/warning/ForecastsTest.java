package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.shouyue.Platform;
import dev.shouyue.demonstration.SimulatedBook;
import dev.shouyue.event.Event;
import dev.shouyue.event.LoggedEvent;
import dev.shouyue.event.Subscriber;
import dev.shouyue.kernel.loan.Facts;
import dev.shouyue.risk.due.Asked;
import dev.shouyue.risk.due.BorrowerSeen;
import dev.shouyue.risk.due.DueModel;
import dev.shouyue.risk.due.LoanSeen;
import dev.shouyue.risk.hazard.Forecast;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.simulator.Behaviours;
import dev.shouyue.simulator.World;
import dev.shouyue.simulator.WorldSettings;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import dev.shouyue.storage.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every loan with a due date near is asked about after a close, once, from what was known. On a real PostgreSQL. */
class ForecastsTest {

    private static final int LOANS = 600;
    private static final LocalDate FIRST = LocalDate.of(2025, 8, 20);
    private static final LocalDate LAST = FIRST.plusDays(9);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorldSettings SETTINGS = WorldSettings.calm(7, LOANS);
    private static final Behaviours BEHAVIOURS = Behaviours.of(SETTINGS);

    private static final Database DATABASE = TestDatabase.fresh();
    private static final Platform PLATFORM = Platform.on(DATABASE);
    private static final JdbcClient SQL = JdbcClient.create(DATABASE.dataSource());
    private static final List<Forecasts.Scored> SCORED = new ArrayList<>();

    @BeforeAll
    static void live() {
        PLATFORM.bookLoad.load(SimulatedBook.parts(World.of(SETTINGS)), 1, DayClose.Progress.SILENT, LOANS);
        for (int loan = 0; loan < LOANS; loan++) {
            if (World.isFirstOfBorrower(loan)) {
                List<Happenings.Text> texts = BEHAVIOURS.borrower(loan).stream()
                        .map(each -> new Happenings.Text(each.head().id(), HappeningText.write(each)))
                        .toList();
                for (int from = 0; from < texts.size(); from += 1000) {
                    assertThat(PLATFORM.happenings
                                    .take(
                                            Happenings.Source.FILE,
                                            texts.subList(from, Math.min(texts.size(), from + 1000)))
                                    .rejected())
                            .isEmpty();
                }
            }
        }
        PLATFORM.dayClose.close(FIRST, DayClose.Progress.SILENT);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            PLATFORM.dayClose.close(day, DayClose.Progress.SILENT);
            SCORED.add(PLATFORM.warnings.forecasts.score(day));
        }
    }

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    @Test
    void what_is_forecast_is_what_the_facts_and_the_log_give_by_hand() {
        DueModel model = PLATFORM.warnings.forecasts.model();
        Map<String, Double> expected = new TreeMap<>();
        for (int first = 0; first < LOANS; first++) {
            if (!World.isFirstOfBorrower(first)) {
                continue;
            }
            BorrowerSeen seen = BorrowerSeen.at(loans(first), LAST, ZONE);
            for (int loan : BEHAVIOURS.loansOf(first)) {
                Optional<Asked> asked = seen.asked("L" + loan).filter(each -> Forecasts.isAsked(each.from()));
                if (asked.isPresent()) {
                    List<Happening> log = BEHAVIOURS.borrower(first);
                    double[] numbers = seen.numbers(asked.orElseThrow(), seen.lately(log));
                    expected.put(
                            "L" + loan + "/" + asked.orElseThrow().installment(),
                            model.quick(numbers, asked.orElseThrow().from()).late7());
                }
            }
        }
        Map<String, Double> kept = new TreeMap<>();
        SQL.sql("select l.external_id, f.installment, f.late7 from warning.forecast f"
                        + " join servicing.loan l using (borrower_id, loan_id) where asked_on = ?")
                .param(LAST)
                .query(row -> {
                    kept.put(row.getString(1) + "/" + row.getInt(2), row.getDouble(3));
                });
        assertThat(kept.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(10);
        kept.forEach((name, late7) -> assertThat(late7).as(name).isCloseTo(expected.get(name), within(1e-12)));
    }

    @Test
    void any_score_can_be_given_again_from_what_was_kept() {
        DueModel model = PLATFORM.warnings.forecasts.model();
        int[] seen = {0};
        SQL.sql("select * from warning.forecast").query(row -> {
            Double[] numbers = (Double[]) row.getArray("numbers").getArray();
            double[] plain = new double[numbers.length];
            for (int k = 0; k < plain.length; k++) {
                plain[k] = numbers[k];
            }
            Forecast again = model.quick(plain, row.getInt("days"));
            assertThat(row.getString("model")).isEqualTo(model.version());
            assertThat(row.getDouble("late0")).isEqualTo(again.late0());
            assertThat(row.getDouble("late7")).isEqualTo(again.late7());
            assertThat(row.getDouble("days_late")).isEqualTo(again.expectedDaysLate());
            seen[0]++;
        });
        assertThat(seen[0]).isGreaterThan(150);
    }

    @Test
    void a_day_that_was_cut_off_goes_on_and_ends_the_same_and_a_day_that_is_done_is_left_alone() {
        assertThat(PLATFORM.warnings.forecasts.score(LAST)).isEqualTo(new Forecasts.Scored(LAST, 0, 0));
        String before = digest();
        SQL.sql("update warning.forecast_day set finished_at = null, done_to = (select borrower_id from"
                        + " warning.forecast where asked_on = ? order by borrower_id offset 5 limit 1) where day = ?")
                .params(LAST, LAST)
                .update();
        SQL.sql("delete from warning.forecast where asked_on = ? and not alerted"
                        + " and borrower_id > (select done_to from warning.forecast_day where day = ?)")
                .params(LAST, LAST)
                .update();
        long alerts = alerts();
        assertThat(digest()).isNotEqualTo(before);
        PLATFORM.warnings.forecasts.score(LAST);
        assertThat(digest()).isEqualTo(before);
        assertThat(alerts()).as("none was raised again").isEqualTo(alerts);
    }

    @Test
    void two_who_ask_the_same_day_share_its_parts_and_its_end() throws Exception {
        String before = digest();
        long alerts = alerts();
        long scores = count("select count(*) from warning.forecast where asked_on = '" + LAST + "' and not alerted");
        SQL.sql("delete from warning.forecast where asked_on = ? and not alerted")
                .param(LAST)
                .update();
        SQL.sql("update warning.forecast_day set finished_at = null, done_to = -1 where day = ?")
                .param(LAST)
                .update();
        AtomicInteger made = new AtomicInteger();
        Callable<Integer> ask =
                () -> made.addAndGet(PLATFORM.warnings.forecasts.score(LAST).loans());
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> each : both.invokeAll(List.of(ask, ask))) {
                each.get();
            }
        }
        assertThat(digest()).isEqualTo(before);
        assertThat((long) made.get())
                .as("each part by one of them; those that were alerted are asked again, and kept as they were")
                .isEqualTo(scores
                        + count("select count(*) from warning.forecast where asked_on = '" + LAST + "' and alerted"));
        assertThat(alerts()).isEqualTo(alerts);
    }

    @Test
    void hearing_of_a_close_only_puts_the_day_on_the_list() {
        Forecasts forecasts = PLATFORM.warnings.forecasts;
        String before = digest();
        SQL.sql("delete from warning.forecast where asked_on = ? and not alerted")
                .param(LAST)
                .update();
        SQL.sql("delete from warning.forecast_day where day = ?").param(LAST).update();
        String without = digest();
        List<LoggedEvent> told = List.of(new LoggedEvent(
                1,
                Instant.EPOCH,
                Event.of("dev.shouyue.servicing.day-closed.v1", LAST.toString(), Event.BOOK, Instant.EPOCH, Map.of())));
        for (int time = 0; time < 2; time++) {
            Tx.run(PLATFORM.dataSource(), tx -> hear(forecasts, tx, told));
        }
        assertThat(digest()).isEqualTo(without);
        int parts = 0;
        while (forecasts.step()) {
            parts++;
        }
        assertThat(parts).isPositive();
        assertThat(digest()).isEqualTo(before);
    }

    private static void hear(Forecasts forecasts, Tx tx, List<LoggedEvent> told) throws SQLException {
        try (Subscriber hears = forecasts.afterClose()) {
            hears.receive(tx.connection(), told);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_first_tenth_is_raised_once_for_each_due_date_with_its_lead() {
        long alerted = count("select count(*) from warning.forecast where alerted");
        long asked = count(
                "select count(distinct (borrower_id, loan_id, installment)) from warning.forecast" + " where days < 0");
        assertThat((double) alerted / asked).isBetween(.02, .2);
        assertThat(count("select count(*) from (select 1 from warning.forecast where alerted"
                        + " group by borrower_id, loan_id, installment having count(*) > 1) twice"))
                .isZero();
        assertThat(SCORED.stream().mapToInt(Forecasts.Scored::alerts).sum()).isEqualTo((int) alerted);
        assertThat(alerts()).isPositive();
        assertThat(count("select count(*) from warning.alert where signal = 'LIKELY_LATE'"
                        + " and (lead_hours is null or lead_hours < 20 or lead_hours > 7 * 24)"))
                .isZero();
    }

    @Test
    void what_is_told_early_is_likelier_than_what_is_told_on_the_eve() {
        // by the days of asking: of those not told before, all that reach the bar of the day are told, and no others
        assertThat(count("""
                        with each as (
                          select *, late7 / case days when -7 then 10 when -5 then 1.1 when -3 then 10 else 1 end as held
                            from warning.forecast f
                           where days < 0 and not exists (
                             select 1 from warning.forecast e
                              where (e.borrower_id, e.loan_id, e.installment) = (f.borrower_id, f.loan_id, f.installment)
                                and e.alerted and e.asked_on < f.asked_on)),
                        bars as (select asked_on, min(held) as least from each where alerted group by asked_on)
                        select count(*) from each join bars using (asked_on) where not alerted and held >= least""")).isZero();
        assertThat(count("select count(*) from warning.forecast where alerted and days = -5"))
                .isPositive();
        assertThat(count("select count(*) from warning.forecast where alerted and days = -1"))
                .isPositive();
    }

    @Test
    void how_they_held_is_told_of_those_that_came_due() {
        Forecasts.Live live = PLATFORM.warnings.forecasts.live(
                PLATFORM.warnings.forecasts.model().version());
        assertThat(live.scored()).isEqualTo(count("select count(*) from warning.forecast"));
        assertThat((long) live.due())
                .isEqualTo(count("select count(*) from warning.forecast where days = -7 and due_on <= '" + LAST + "'"))
                .isPositive();
    }

    @Test
    void the_list_shows_what_is_unpaid_now_the_most_likely_first_page_by_page() {
        Forecasts forecasts = PLATFORM.warnings.forecasts;
        List<Forecasts.Row> all = forecasts.page(LAST.minusDays(30), LAST.plusDays(7), 0, Optional.empty(), 10_000);
        assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.late7(), a.late7()));
        List<Forecasts.Row> paged = new ArrayList<>();
        Optional<Forecasts.After> after = Optional.empty();
        while (true) {
            List<Forecasts.Row> page = forecasts.page(LAST.minusDays(30), LAST.plusDays(7), 0, after, 7);
            paged.addAll(page);
            if (page.size() < 7) {
                break;
            }
            Forecasts.Row last = page.getLast();
            after = Optional.of(new Forecasts.After(
                    last.late7(), last.key().borrowerId(), last.key().loanId()));
        }
        assertThat(paged).isEqualTo(all);
        assertThat(all).extracting(Forecasts.Row::loan).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(forecasts.page(LAST.minusDays(30), LAST.plusDays(7), .5, Optional.empty(), 100))
                .allSatisfy(each -> assertThat(each.late7()).isGreaterThanOrEqualTo(.5));
    }

    @Test
    void what_was_forecast_before_anyone_was_asked_five_days_ahead_stays_on_the_list() {
        Forecasts forecasts = PLATFORM.warnings.forecasts;
        List<String> weekAhead = SQL.sql(
                        "select l.external_id from warning.forecast f"
                                + " join servicing.loan l using (borrower_id, loan_id) where f.days = -7 and f.due_on in (?, ?)")
                .params(LAST.plusDays(4), LAST.plusDays(5))
                .query(String.class)
                .list();
        List<String> now = dueInFourOrFive(forecasts);
        assertThat(weekAhead).hasSizeGreaterThan(5);
        SQL.sql("create table warning.kept as select * from warning.forecast where days = -5")
                .update();
        try {
            SQL.sql("delete from warning.forecast where days = -5").update();
            assertThat(dueInFourOrFive(forecasts)).containsExactlyInAnyOrderElementsOf(weekAhead);
        } finally {
            SQL.sql("insert into warning.forecast select * from warning.kept").update();
            SQL.sql("drop table warning.kept").update();
        }
        assertThat(dueInFourOrFive(forecasts)).isEqualTo(now);
    }

    private static List<String> dueInFourOrFive(Forecasts forecasts) {
        return forecasts.page(LAST.plusDays(4), LAST.plusDays(5), 0, Optional.empty(), 10_000).stream()
                .map(Forecasts.Row::loan)
                .toList();
    }

    @Test
    void one_loan_is_told_with_reasons_that_add_up_and_a_loan_without_a_bill_with_nothing() {
        Forecasts forecasts = PLATFORM.warnings.forecasts;
        Forecasts.Row row = forecasts
                .page(LAST.plusDays(1), LAST.plusDays(7), 0, Optional.empty(), 1)
                .getFirst();
        Forecasts.Said said = forecasts.of(row.loan()).orElseThrow();
        assertThat(said.forecast().late7()).isGreaterThan(0);
        assertThat(said.forecast().reasons()).isNotEmpty();
        assertThat(said.forecast().late0())
                .isGreaterThanOrEqualTo(said.forecast().late3());
        assertThat(forecasts.of("no such loan")).isEmpty();
        assertThatThrownBy(() -> forecasts.score(LAST.plusDays(1))).hasMessageContaining("is not closed");
        assertThatThrownBy(() -> forecasts.models.add("{\"format\": \"other\"}", "a try", "ann"))
                .hasMessageContaining("'other'");
    }

    private static List<LoanSeen> loans(int first) {
        World world = World.of(SETTINGS);
        return BEHAVIOURS.loansOf(first).stream()
                .map(world::loan)
                .map(loan -> new LoanSeen(
                        loan.terms(),
                        Facts.of(loan.facts()),
                        PLATFORM.packs.policy(loan.pack(), loan.terms().drawnOn()),
                        OptionalInt.of(loan.borrower().payday())))
                .toList();
    }

    private static long alerts() {
        return count("select count(*) from warning.alert where signal = 'LIKELY_LATE'");
    }

    private static long count(String sql) {
        return SQL.sql(sql).query(Long.class).single();
    }

    private static String digest() {
        return SQL.sql("select md5(string_agg((borrower_id, loan_id, installment, asked_on, late7)::text, ',' order by"
                        + " borrower_id, loan_id, installment, asked_on)) from warning.forecast")
                .query(String.class)
                .single();
    }
}
