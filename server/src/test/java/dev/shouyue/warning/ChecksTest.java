package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.Platform;
import dev.shouyue.decision.Refused;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import dev.shouyue.warning.CheckPlan.Code;
import dev.shouyue.warning.Checks.Answer;
import dev.shouyue.warning.Checks.Check;
import dev.shouyue.warning.Checks.Filter;
import dev.shouyue.warning.Checks.Finding;
import dev.shouyue.warning.Checks.Result;
import dev.shouyue.warning.Checks.State;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks of borrowers on a real database. */
class ChecksTest {

    private static final int BORROWERS = 400;
    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    Path folder;

    private Database database;
    private Platform platform;

    /**
     * 400 borrowers with a loan each: 506.00 due on 10 March and on 10 April 2026, a yuan more or less tolerated. On 10 March
     * B0 and B1 pay nothing, B2 a yuan too little, all others pay. The book is closed to the 9th.
     */
    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        platform = Platform.on(database);
        StringBuilder loans = new StringBuilder(
                "loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,policy_pack,tolerance_amount\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        StringBuilder payments = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
        for (int i = 0; i < BORROWERS; i++) {
            loans.append("L%d,B%d,CNY,1000.00,2026-02-10,0.04,CN-LOAN,5.00%n".formatted(i, i));
            plan.append("L%d,1,2026-03-10,500.00,6.00%nL%d,2,2026-04-10,500.00,6.00%n".formatted(i, i));
            if (i > 1) {
                payments.append("P%d,L%d,2026-03-10T10:00:00,%s,CNY%n".formatted(i, i, i == 2 ? "505.00" : "506.00"));
            }
        }
        run(loans.toString(), plan.toString(), payments.toString());
        closeTo("2026-03-09");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private void closeTo(String day) {
        platform.dayClose.close(LocalDate.parse(day), DayClose.Progress.SILENT);
        platform.checks.drawClosed();
    }

    private List<Check> checks(Code plan) {
        return all(Optional.empty()).stream()
                .filter(check -> check.plan() == plan)
                .toList();
    }

    private List<Check> all(Optional<State> state) {
        return platform.checks.page(
                new Filter(state, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                5_000);
    }

    /** One in a hundred of 400, each by the first 32 bits of MD5 over seed, month and name: anybody can draw it again. */
    @Test
    void the_sample_of_a_month_can_be_drawn_again_by_anybody() {
        TreeSet<String> expected = new TreeSet<>();
        IntStream.range(0, BORROWERS).mapToObj(i -> "B" + i).forEach(name -> {
            if (chance("1:2026-03:" + name) < .01) {
                expected.add(name);
            }
        });
        assertThat(checks(Code.SAMPLE)).extracting(Check::borrower).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).isNotEmpty();
        closeTo("2026-03-12");
        assertThat(checks(Code.SAMPLE)).hasSameSizeAs(expected);
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select month || ' ' || borrowers || ' ' || chosen from warning.check_sample")
                        .query(String.class)
                        .list())
                .containsExactly("2026-03-01 400 " + expected.size());
    }

    private static double chance(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, java.util.Arrays.copyOf(digest, 4)).doubleValue() / 4_294_967_296.0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_book_that_was_there_before_is_checked_over_the_time_of_the_plan_and_not_at_once() {
        assertThat(checks(Code.PERIODIC_NORMAL)).isEmpty();
        JdbcClient sql = JdbcClient.create(database.dataSource());
        assertThat(sql.sql("select min(next_on) >= date '2026-03-10' and max(next_on) <= date '2026-09-05'"
                                + " and count(distinct next_on) > 100 from warning.check_borrower")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        closeTo("2026-03-29");
        // 20 of 180 days: a ninth of 400 borrowers, and four times the spread of 6
        assertThat(checks(Code.PERIODIC_NORMAL).size()).isBetween(20, 69);
    }

    @Test
    void past_due_draws_a_check_and_what_tolerance_forgives_does_not() {
        closeTo("2026-03-11");
        List<Check> drawn = checks(Code.EVENT_PAST_DUE);
        assertThat(drawn).extracting(Check::borrower).containsExactlyInAnyOrder("B0", "B1");
        Check check = drawn.getFirst();
        assertThat(check.drawnOn()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(check.dueOn()).isEqualTo(LocalDate.of(2026, 3, 14));
        assertThat(check.loans()).containsExactly("L" + check.borrower().substring(1));
        assertThat(check.why("en"))
                .isEqualTo("became past due on 2026-03-11: " + check.loans().getFirst());
        assertThat(check.why("zh")).startsWith("2026-03-11 转为逾期");
        assertThat(check.figures().pastDue()).containsEntry("CNY", 50_600L);
        assertThat(check.figures().dpd()).isEqualTo(1);
        // thirty days later those still past due get the check of their class
        closeTo("2026-04-09");
        assertThat(checks(Code.PERIODIC_PAST_DUE)).isEmpty();
        closeTo("2026-04-10");
        assertThat(checks(Code.PERIODIC_PAST_DUE).size()
                        + checks(Code.PERIODIC_NORMAL).stream()
                                .filter(each -> List.of("B0", "B1").contains(each.borrower()))
                                .count())
                .isEqualTo(2);
    }

    @Test
    void drawing_again_draws_nothing_and_what_was_forgotten_is_found() {
        closeTo("2026-03-11");
        int drawn = all(Optional.empty()).size();
        assertThat(platform.checks.draw(Optional.empty()).checks()).isZero();
        assertThat(platform.checks.draw(Optional.of(LocalDate.of(2026, 3, 11))).checks())
                .isZero();
        assertThat(all(Optional.empty())).hasSize(drawn);
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("delete from warning.loan_check where plan = 'EVENT_PAST_DUE'").update();
        assertThat(platform.checks.draw(Optional.of(LocalDate.of(2026, 3, 11))).checks())
                .isEqualTo(2);
        assertThatThrownBy(() -> platform.checks.draw(Optional.of(LocalDate.of(2026, 3, 12))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("day"));
    }

    @Test
    void a_plan_that_is_off_draws_nothing_and_each_version_stays() {
        CheckPlan plan = platform.checks.plans().stream()
                .filter(each -> each.code() == Code.EVENT_PAST_DUE)
                .findFirst()
                .orElseThrow();
        CheckPlan off = platform.checks.set(
                plan.code(), Optional.empty(), Optional.of(.5), Optional.of(false), plan.version(), "risk");
        assertThat(off.version()).isEqualTo(2);
        assertThat(off.everyDays()).isEqualTo(plan.everyDays());
        assertThatThrownBy(() -> platform.checks.set(
                        plan.code(), Optional.empty(), Optional.empty(), Optional.of(true), plan.version(), "other"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CHANGED));
        assertThatThrownBy(() ->
                        platform.checks.set(plan.code(), Optional.of(0), Optional.empty(), Optional.empty(), 2, "risk"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("everyDays"));
        assertThatThrownBy(() -> platform.checks.set(
                        plan.code(), Optional.empty(), Optional.of(1.5), Optional.empty(), 2, "risk"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("sampleShare"));
        closeTo("2026-03-11");
        assertThat(checks(Code.EVENT_PAST_DUE)).isEmpty();
    }

    @Test
    void a_check_is_taken_done_held_against_the_one_before_and_opened_again() throws IOException {
        closeTo("2026-03-11");
        Check check = checks(Code.EVENT_PAST_DUE).stream()
                .filter(each -> each.borrower().equals("B0"))
                .findFirst()
                .orElseThrow();
        assertThat(platform.checks.get(check.id()).changed())
                .allMatch(each -> each.before().isEmpty());
        Check taken = platform.checks.assign(check.id(), Optional.of("mei"), OptionalInt.of(1), "mei");
        assertThat(taken.owner()).contains("mei");
        assertThatThrownBy(() -> platform.checks.assign(check.id(), Optional.empty(), OptionalInt.of(1), "other"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CHANGED));

        Map<String, Answer> answers = answers(check);
        refused("answers.CAUSE_KNOWN", check, new Finding(Map.of(), Map.of(), Result.NO_CONCERN, "", Optional.empty()));
        Map<String, Answer> wrong = new HashMap<>(answers);
        wrong.put("COLOUR", Answer.YES);
        refused("answers.COLOUR", check, new Finding(wrong, Map.of(), Result.NO_CONCERN, "", Optional.empty()));
        answers.put("INCOME_AS_BEFORE", Answer.NO);
        refused("notes.INCOME_AS_BEFORE", check, new Finding(answers, Map.of(), Result.WATCH, "x", Optional.empty()));
        Map<String, String> notes = Map.of("INCOME_AS_BEFORE", "changed employer");
        refused("note", check, new Finding(answers, notes, Result.WATCH, "", Optional.empty()));
        refused(
                "nextOn",
                check,
                new Finding(answers, notes, Result.WATCH, "x", Optional.of(LocalDate.of(2026, 3, 11))));

        Check done = platform.checks.done(
                check.id(),
                new Finding(
                        answers, notes, Result.WATCH, "pays after the 25th", Optional.of(LocalDate.of(2026, 3, 26))),
                OptionalInt.of(2),
                "mei");
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThatThrownBy(() -> platform.checks.done(
                        check.id(), new Finding(answers, notes, Result.WATCH, "x", Optional.empty()), ANY, "mei"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT));

        // she pays all of it on the 20th, and is checked on the day that was set, as one who is watched
        run("payment_id,loan_id,paid_at,amount,currency\nPAID,L0,2026-03-20T10:00:00,530.00,CNY\n");
        closeTo("2026-03-26");
        Check next = checks(Code.PERIODIC_WATCH).stream()
                .filter(each -> each.borrower().equals("B0"))
                .findFirst()
                .orElseThrow();
        assertThat(next.lastDoneOn()).contains(LocalDate.of(2026, 3, 11));
        assertThat(platform.checks.get(next.id()).changed())
                .extracting(each -> each.what().in("en") + ": " + each.before().orElse("") + " → " + each.now())
                .contains("Past due: 506.00 CNY → 0.00 CNY", "Days past due: 1 → 0", "Cured, last 90 days: 0 → 1")
                .noneMatch(text -> text.startsWith("Open loans"));

        Check open = platform.checks.reopen(check.id(), ANY, "one question more", "lead");
        assertThat(open.state()).isEqualTo(State.OVERDUE);
        assertThat(open.answers()).containsEntry(CheckPlan.Question.INCOME_AS_BEFORE, Answer.NO);
        assertThat(platform.checks.get(check.id()).steps())
                .extracting(Checks.Step::step)
                .containsExactly("DRAWN", "ASSIGNED", "DONE", "REOPENED");
        assertThatThrownBy(() -> platform.checks.reopen(check.id(), ANY, "", "lead"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT));
        assertThatThrownBy(() -> platform.checks.get(999_999)).hasMessageContaining("there is no check 999999");
    }

    @Test
    void checks_are_listed_by_their_day_and_found_by_borrower_and_loan() {
        closeTo("2026-03-31");
        List<Check> open = all(Optional.empty());
        assertThat(open)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(Check::dueOn).thenComparing(Check::id));
        assertThat(all(Optional.of(State.OVERDUE))).isNotEmpty().allMatch(check -> check.dueOn()
                .isBefore(LocalDate.of(2026, 3, 31)));
        assertThat(all(Optional.of(State.OVERDUE)).size()
                        + all(Optional.of(State.DUE)).size())
                .isEqualTo(open.size());
        List<Check> paged = new ArrayList<>();
        Optional<Check> last = Optional.empty();
        do {
            List<Check> page = platform.checks.page(
                    new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    last.map(Check::dueOn),
                    last.map(Check::id),
                    7);
            paged.addAll(page);
            last = page.size() < 7 ? Optional.empty() : Optional.of(page.getLast());
        } while (last.isPresent());
        assertThat(paged).isEqualTo(open);
        for (String name : List.of("B0", "L0")) {
            assertThat(platform.checks.page(
                            new Filter(
                                    Optional.empty(),
                                    Optional.of(CheckPlan.Reason.EVENT),
                                    Optional.empty(),
                                    Optional.of(name)),
                            Optional.empty(),
                            Optional.empty(),
                            10))
                    .extracting(Check::borrower)
                    .containsExactly("B0");
        }
    }

    @Test
    void an_alert_and_a_changed_contact_draw_a_check_once() {
        JdbcClient sql = JdbcClient.create(database.dataSource());
        sql.sql("""
                        insert into warning.alert (borrower_id, kind, subject, signal, level, state, raised_at, last_at, times,
                               reasons, evidence, change)
                        select borrower_id, 'BORROWER', external_id, 'NOT_REACHED', level, 'OPEN', '2026-03-10T08:00:00Z',
                               '2026-03-10T08:00:00Z', 1, '[]', '{}', 1
                          from party.borrower join (values ('B7', 'WARNING'), ('B8', 'NOTICE')) v(name, level)
                               on external_id = name""").update();
        sql.sql("""
                        insert into warning.happening (borrower_id, event_id, borrower, kind, happened_at, known_at,
                               recorded_at, source, content)
                        select borrower_id, 'moved', external_id, 'CONTACT_CHANGED', '2026-03-08T08:00:00Z',
                               '2026-03-10T08:00:00Z', '2026-03-10T08:00:00Z', 'REST', '{}'
                          from party.borrower where external_id = 'B9'""").update();
        closeTo("2026-03-10");
        closeTo("2026-03-12");
        assertThat(checks(Code.EVENT_ALERT)).extracting(Check::borrower).containsExactly("B7");
        assertThat(checks(Code.EVENT_ALERT).getFirst())
                .extracting(check -> check.why("en"), check -> check.why("zh"))
                .containsExactly("a warning was raised: The borrower is not reached", "出现预警：无法联系借款人");
        assertThat(checks(Code.EVENT_CONTACT)).extracting(Check::borrower).containsExactly("B9");
        assertThat(checks(Code.EVENT_CONTACT).getFirst().figures().contactsChanged())
                .isEqualTo(1);
    }

    private void refused(String field, Check check, Finding finding) {
        assertThatThrownBy(() -> platform.checks.done(check.id(), finding, ANY, "mei"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }

    private static Map<String, Answer> answers(Check check) {
        Map<String, Answer> answers = new HashMap<>();
        check.plan().checklist().forEach(question -> answers.put(question.name(), Answer.YES));
        return answers;
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
