package dev.shouyue.servicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shouyue.Platform;
import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.ImportReport;
import dev.shouyue.intake.Intake;
import dev.shouyue.kernel.loan.Component;
import dev.shouyue.kernel.loan.Fact;
import dev.shouyue.storage.AdvisoryLock;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts posted one by one and many at once, beside imports, closes and another server, on a real database. */
class PostingsTest {

    private static final int LOANS = 6;
    private static final LocalDate OPENING = LocalDate.of(2026, 3, 9);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-12T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database, CLOCK);
    private int files;

    /** Six loans of 60,000.00 in twelve installments; the book is closed to the eve of the first due date. */
    @BeforeEach
    void aBook() {
        StringBuilder loans = new StringBuilder("loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent\n");
        StringBuilder plan = new StringBuilder("loan_id,number,due_on,principal,interest\n");
        for (int i = 0; i < LOANS; i++) {
            loans.append("L%d,B%d,CNY,60000.00,2026-02-10,0.04%n".formatted(i, i));
            for (int n = 1; n <= 12; n++) {
                plan.append("L%d,%d,%s,5000.00,60.00%n"
                        .formatted(i, n, LocalDate.of(2026, 2, 10).plusMonths(n)));
            }
        }
        imports(loans.toString(), plan.toString());
        platform.dayClose.close(OPENING, DayClose.Progress.SILENT);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /** 5,060.00 fell due two days ago; 5,000.00 × 2 days × 0.06 % of penalty are 6.00. */
    @Test
    void a_payment_is_recorded_on_the_open_day_and_its_money_is_in_the_journal_at_once() {
        Posted posted = platform.postings.post(payment("L0", "P1", 5_066_00));
        assertThat(posted.recordedOn()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(posted.before().owed()).isEqualTo(5_066_00);
        assertThat(posted.after().owed()).isZero();
        assertThat(posted.after().state().name()).isEqualTo("CURRENT");
        assertThat(platform.book.journal(key("L0")).getLast().amounts())
                .containsEntry("CASH_IN_TRANSIT", 5_066_00L)
                .containsEntry("UNALLOCATED_RECEIPTS", -5_066_00L);
        proveUpTo(LocalDate.of(2026, 3, 12));
    }

    /** Whoever fills the list of loans, or hands out events, holds their locks for as long as it takes. */
    @ParameterizedTest
    @EnumSource(
            value = AdvisoryLock.class,
            names = {"LOAN_LIST", "EVENT_LOG", "IMPORT", "CLOSE"})
    void a_payment_waits_for_none_of_the_long_works_of_the_book(AdvisoryLock held) throws Exception {
        try (Connection other = platform.dataSource().getConnection();
                Statement statement = other.createStatement();
                ExecutorService client = Executors.newSingleThreadExecutor()) {
            statement.execute("select pg_advisory_lock(" + held + ")");
            try {
                Future<Posted> posted = client.submit(() -> platform.postings.post(payment("L0", "P1", 100_00)));
                assertThat(posted.get(20, TimeUnit.SECONDS).known()).isFalse();
            } finally {
                statement.execute("select pg_advisory_unlock(" + held + ")");
            }
        }
    }

    @Test
    void the_same_id_is_the_same_fact_and_with_another_content_it_is_refused() {
        Posted first = platform.postings.post(payment("L0", "P1", 100_00));
        Posted again = platform.postings.post(payment("L0", "P1", 100_00));
        assertThat(first.known()).isFalse();
        assertThat(again.known()).isTrue();
        assertThat(again.facts()).isEqualTo(first.facts());
        assertThat(again.before()).isEqualTo(first.before());
        assertThat(again.after()).isEqualTo(first.after());
        refused(Why.CONFLICT, "id", payment("L0", "P1", 100_01));
        platform.postings.post(payment("L1", "P1", 100_01)); // another loan has ids of its own
        assertThat(posted()).isEqualTo(2);
    }

    /** An operator posts what a borrower has proof of and takes it back; what a channel or a file tells later is no ghost. */
    @Test
    void what_a_reversal_means_is_never_in_doubt_whichever_source_a_payment_comes_from() {
        platform.postings.post(payment("L0", "SY1", 100_00));
        platform.postings.post(reversal("L0", "SY1"));
        refused(Why.CONFLICT, "id", Posting.of("L0", ofOther("SY1")));
        platform.postings.post(payment("L1", "SY2", 100_00));
        refused(Why.CONFLICT, "id", Posting.of("L1", ofOther("SY2")));
        platform.postings.post(Posting.of("L2", ofOther("SY1")));
        long before = posted();

        ImportReport report = imported("payment_id,loan_id,paid_at,amount,currency\n"
                + "SY1,L0,2026-03-11T10:00:00,100.00,CNY\nSY1,L3,2026-03-11T10:00:00,100.00,CNY\n");
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.firstRejects().getFirst().line()).isEqualTo(2);
        assertThat(report.firstRejects().getFirst().column()).isEqualTo("payment_id");
        assertThat(report.imported()).containsEntry("facts", 1L);
        assertThat(posted()).isEqualTo(before);
        proveUpTo(LocalDate.of(2026, 3, 13));
    }

    private static Posting.Item ofOther(String id) {
        return new Posting.Item(
                "alipay",
                id,
                Optional.empty(),
                header -> new Fact.PaymentReceived(header, 100_00, OptionalInt.empty()));
    }

    @Test
    void a_key_gives_the_answer_of_the_first_time_and_no_other_request_may_use_it() {
        AtomicInteger told = new AtomicInteger();
        Posting asked = withKey(payment("L0", "K1", 100_00), "K1", "body", told);
        assertThat(platform.postings.post(asked).answer()).contains("answer 1");
        assertThat(platform.postings.post(asked).answer()).contains("answer 1");
        refused(Why.OTHER_CONTENT, "Idempotency-Key", withKey(payment("L0", "K1", 100_00), "K1", "other", told));
        JdbcClient.create(database.dataSource())
                .sql("update servicing.posting_request set answered_at = '2026-03-01'")
                .update();
        assertThat(platform.postings.forgetOld()).isEqualTo(1);
        Posted later = platform.postings.post(asked); // the fact's own id still tells
        assertThat(later.known()).isTrue();
        assertThat(posted()).isEqualTo(1);
    }

    @Test
    void facts_of_one_posting_are_recorded_all_or_none() {
        refused(
                Why.CONFLICT,
                "amount",
                Posting.of(
                        "L0",
                        item("P1", header -> new Fact.PaymentReceived(header, 5_060_00, OptionalInt.empty())),
                        item("R1", header -> new Fact.CreditRefunded(header, 1_000_00))));
        assertThat(posted()).isZero();
        Posted both = platform.postings.post(Posting.of(
                "L0",
                item("P1", header -> new Fact.PaymentReceived(header, 6_500_00, OptionalInt.empty())),
                item("R1", header -> new Fact.CreditRefunded(header, 1_000_00))));
        assertThat(both.facts()).hasSize(2);
        proveUpTo(LocalDate.of(2026, 3, 13));
    }

    @Test
    void what_the_loan_does_not_let_be_is_refused_and_changes_nothing() {
        refused(Why.UNKNOWN, "id", payment("L9", "P1", 1_00));
        refused(Why.CONFLICT, "payment", reversal("L0", "none"));
        refused(Why.CONFLICT, "amount", waiver("L0", "W1", Component.INTEREST, 720_01));
        refused(Why.CONFLICT, "amount", refund("L0", "R1", 1));
        refused(
                Why.BAD_VALUE,
                "valueTime",
                Posting.of("L0", at("F1", "2026-03-12T12:00:01", header -> new Fact.ChargedOff(header))));
        refused(
                Why.BAD_VALUE,
                "valueTime",
                Posting.of("L0", at("F1", "2026-02-09T23:59:59", header -> new Fact.ChargedOff(header))));
        refused(
                Why.BAD_VALUE,
                "installment",
                Posting.of("L0", item("P1", header -> new Fact.PaymentReceived(header, 1, OptionalInt.of(13)))));
        refused(Why.BAD_VALUE, "amount", payment("L0", "P1", 0));
        assertThat(posted()).isZero();

        platform.postings.post(payment("L0", "P1", 5_060_00));
        platform.postings.post(reversal("L0", "P1"));
        refused(Why.CONFLICT, "payment", Posting.of("L0", item("again", h -> new Fact.PaymentReversed(h, "P1"))));
        platform.postings.post(Posting.of("L1", item("C1", Fact.ChargedOff::new)));
        refused(Why.CONFLICT, "loan", Posting.of("L1", item("C2", Fact.ChargedOff::new)));
        refused(
                Why.CONFLICT,
                "loan",
                Posting.of("L1", item("F1", header -> new Fact.FeeCharged(header, 1, OptionalInt.empty()))));
        platform.postings.post(payment("L1", "P1", 10_00)); // a recovery
        assertThat(posted()).isEqualTo(4);
        proveUpTo(LocalDate.of(2026, 3, 13));
    }

    @Test
    void a_posting_may_ask_that_nothing_has_happened_since() {
        int version = platform.postings.version(key("L0"));
        Posting once = payment("L0", "P1", 1_00);
        Posting conditional =
                new Posting("L0", once.items(), Optional.empty(), OptionalInt.of(version), Optional.empty());
        assertThat(platform.postings.post(conditional).version()).isEqualTo(version + 1);
        Posting second = payment("L0", "P2", 1_00);
        refused(
                Why.CHANGED,
                "If-Match",
                new Posting("L0", second.items(), Optional.empty(), OptionalInt.of(version), Optional.empty()));
    }

    @Test
    void a_preview_tells_the_effect_and_records_nothing() {
        Posted shown = platform.postings.preview(payment("L0", "P1", 5_060_00));
        assertThat(shown.after()).isNotEqualTo(shown.before());
        assertThat(posted()).isZero();
        assertThat(platform.postings.post(payment("L0", "P1", 5_060_00)).after())
                .isEqualTo(shown.after());
    }

    /** Sixty-four clients at six loans of two servers, each posting told several times, some of them bad. */
    @Test
    void many_clients_and_two_servers_record_every_fact_once() throws Exception {
        try (Platform other = Platform.on(Database.at(url()), CLOCK)) {
            int each = 40;
            List<Future<Integer>> clients = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int c = 0; c < 64; c++) {
                    int client = c;
                    clients.add(executor.submit(() -> load(new Random(client), each, platform, other)));
                }
            }
            int refused = 0;
            for (Future<Integer> client : clients) {
                refused += client.get();
            }
            assertThat(refused).isPositive();
        }
        assertThat(posted()).isEqualTo(LOANS * 100L);
        assertThat(sum("select count(distinct (loan_id, source_id)) from servicing.fact where source = 'test'"))
                .isEqualTo(LOANS * 100L);
        assertThat(sum("select sum(amount) from servicing.fact where source = 'test'"))
                .isEqualTo(sum("select sum(cash_in_transit) from servicing.journal where cash_in_transit > 0"));
        assertThat(platform.book.trialBalance()).isZero();
        proveUpTo(LocalDate.of(2026, 3, 14));
    }

    /** Tells payments of one hundred ids a loan until all are there; how many bad ones were refused. */
    private static int load(Random dice, int each, Platform one, Platform other) {
        int refused = 0;
        for (int i = 0; i < each; i++) {
            Platform server = dice.nextBoolean() ? one : other;
            String loan = "L" + dice.nextInt(LOANS);
            int id = dice.nextInt(100);
            if (dice.nextInt(10) == 0) {
                try {
                    server.postings.post(refund(loan, "bad" + dice.nextInt(), 90_000_00));
                } catch (Refused e) {
                    refused++;
                }
            } else {
                server.postings.post(payment(loan, "P" + id, 1_00 + id));
            }
        }
        for (int loan = 0; loan < LOANS; loan++) {
            for (int id = dice.nextInt(8); id < 100; id += 8) {
                one.postings.post(payment("L" + loan, "P" + id, 1_00 + id));
            }
        }
        return refused;
    }

    @Test
    void payments_are_posted_while_an_import_and_closes_run() throws Exception {
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < 8; c++) {
                int client = c;
                work.add(executor.submit(() -> IntStream.range(0, 100)
                        .forEach(i -> platform.postings.post(payment("L" + i % LOANS, "C" + client + "-" + i, 1_00)))));
            }
            work.add(executor.submit(() -> {
                StringBuilder rows = new StringBuilder("payment_id,loan_id,paid_at,amount,currency\n");
                for (int i = 0; i < 3_000; i++) {
                    rows.append("I%d,L%d,2026-03-0%d,0.50,CNY%n".formatted(i, i % LOANS, 1 + i % 9));
                }
                imports(rows.toString());
            }));
            work.add(executor.submit(() -> {
                for (int day = 1; day <= 4; day++) {
                    platform.dayClose.close(OPENING.plusDays(day), DayClose.Progress.SILENT);
                }
            }));
        }
        for (Future<?> each : work) {
            each.get();
        }
        assertThat(posted()).isEqualTo(800);
        assertThat(sum("select count(*) from servicing.fact where source = 'import' and kind = 2"))
                .isEqualTo(3_000);
        proveUpTo(OPENING.plusDays(5));
    }

    @Test
    void what_is_posted_while_a_day_is_closed_is_known_on_the_next() {
        LocalDate today = LocalDate.of(2026, 3, 12);
        AtomicInteger posted = new AtomicInteger();
        platform.dayClose.close(today, (done, total) -> {
            Posted during = platform.postings.post(payment("L0", "P" + posted.incrementAndGet(), 1_00));
            assertThat(during.recordedOn()).isAfter(OPENING);
        });
        assertThat(posted.get()).isPositive();
        assertThat(sum("select count(*) from servicing.fact f join servicing.day_close c on f.recorded_on = c.day"
                        + " where f.source = 'test' and f.recorded_at > c.started_at"))
                .isZero();
        proveUpTo(today.plusDays(2));
    }

    @Test
    void backdated_payments_and_returns_after_closes_leave_a_journal_that_is_what_the_facts_give() {
        platform.postings.post(payment("L0", "P1", 5_060_00));
        platform.dayClose.close(LocalDate.of(2026, 3, 12), DayClose.Progress.SILENT);
        platform.postings.post(reversal("L0", "P1"));
        platform.postings.post(Posting.of(
                "L1",
                at("late", "2026-03-10T11:00:00", h -> new Fact.PaymentReceived(h, 5_060_00, OptionalInt.empty()))));
        platform.postings.post(Posting.of(
                "L2",
                item(
                        "shield",
                        h -> new Fact.ProtectionGranted(
                                h,
                                LocalDate.of(2026, 3, 9),
                                LocalDate.of(2026, 3, 20),
                                Fact.ProtectionCause.SYSTEM_INCIDENT,
                                "operations"))));
        platform.postings.post(Posting.of("L3", item("fee", h -> new Fact.FeeCharged(h, 30_00, OptionalInt.empty()))));
        platform.postings.post(waiver("L3", "waive", Component.FEE, 30_00));
        platform.postings.post(payment("L4", "P1", 9_000_00));
        platform.postings.post(refund("L4", "R1", 3_934_00));
        platform.postings.post(Posting.of("L5", item("off", Fact.ChargedOff::new)));
        proveUpTo(LocalDate.of(2026, 3, 13));
        Posted withdrawn =
                platform.postings.post(Posting.of("L2", item("w", h -> new Fact.ProtectionWithdrawn(h, "shield"))));
        assertThat(withdrawn.after().dpd()).isPositive();
        platform.postings.post(reversal("L4", "P1")); // the refund is uncovered now
        proveUpTo(LocalDate.of(2026, 3, 20));
        assertThat(platform.book.journal(key("L1")))
                .anySatisfy(entry -> assertThat(entry.valueDate()).isEqualTo(LocalDate.of(2026, 3, 10)));
    }

    /** The fact is kept with its list, the position that is kept equals a rebuild, and one that names none is read as ever. */
    @Test
    void a_protection_of_named_installments_is_kept_and_read_back() {
        Fact.ProtectionGranted named = (Fact.ProtectionGranted) platform.postings
                .post(Posting.of("L2", item("named", h -> shield(h, List.of(2, 1)))))
                .facts()
                .getFirst();
        platform.postings.post(Posting.of("L3", item("whole", h -> shield(h, List.of()))));
        assertThat(granted("L2").installments()).containsExactly(1, 2);
        assertThat(granted("L2")).isEqualTo(named);
        assertThat(granted("L3").namesInstallments()).isFalse();
        assertThat(sum("select count(*) from servicing.fact where detail -> 'installments' is not null and kind = 8"))
                .isEqualTo(1);
        assertThat(platform.postings
                        .post(Posting.of("L2", item("named", h -> shield(h, List.of(1, 2)))))
                        .known())
                .isTrue();
        proveUpTo(LocalDate.of(2026, 3, 22));
    }

    @Test
    void an_installment_that_the_loan_never_had_cannot_be_protected() {
        assertThatThrownBy(() -> platform.postings.post(Posting.of("L2", item("none", h -> shield(h, List.of(1, 99))))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("installments");
                    assertThat(refused.value()).isEqualTo("99");
                });
    }

    private static Fact.ProtectionGranted shield(Fact.Header header, List<Integer> installments) {
        return new Fact.ProtectionGranted(
                header,
                LocalDate.of(2026, 3, 9),
                LocalDate.of(2026, 3, 20),
                Fact.ProtectionCause.SYSTEM_INCIDENT,
                "operations",
                installments);
    }

    private Fact.ProtectionGranted granted(String loan) {
        return platform.book.find(loan).orElseThrow().facts().inOrder().stream()
                .filter(Fact.ProtectionGranted.class::isInstance)
                .map(Fact.ProtectionGranted.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The work is cut off after each step in turn: what was answered is there, what was not is there once when told again. */
    @ParameterizedTest
    @EnumSource(Postings.Step.class)
    void a_batch_that_is_cut_off_leaves_nothing_half_done(Postings.Step cut) {
        AtomicInteger broken = new AtomicInteger();
        try (Postings breaking = new Postings(
                database.dataSource(),
                platform.book,
                platform.events.outbox,
                CLOCK,
                Postings.Alongside.NOTHING,
                step -> {
                    if (step == cut && broken.getAndIncrement() == 0) {
                        throw new SQLException("the power went", "08006");
                    }
                })) {
            assertThatThrownBy(() -> breaking.post(payment("L0", "P1", 5_066_00)))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.why()).isEqualTo(Why.FAILED));
            assertThat(posted()).isEqualTo(cut == Postings.Step.COMMITTED ? 1 : 0);
            Posted again = breaking.post(payment("L0", "P1", 5_066_00));
            assertThat(again.known()).isEqualTo(cut == Postings.Step.COMMITTED);
            assertThat(again.after().state().name()).isEqualTo("CURRENT");
        }
        assertThat(posted()).isEqualTo(1);
        assertThat(told()).hasSize(1);
        proveUpTo(LocalDate.of(2026, 3, 13));
    }

    @Test
    void each_fact_that_was_posted_is_told_once_and_what_was_refused_never() {
        platform.postings.post(payment("L0", "P1", 66_00));
        platform.postings.post(payment("L0", "P1", 66_00));
        platform.postings.post(reversal("L0", "P1"));
        platform.postings.post(waiver("L2", "W1", Component.INTEREST, 10_00));
        refused(Why.CONFLICT, "payment", reversal("L1", "never"));
        assertThat(told())
                .containsExactly(
                        "dev.shouyue.servicing.payment-received.v1 L0 {\"loan\":\"L0\",\"source\":\"test\",\"sourceId\":\"P1\","
                                + "\"valueTime\":\"2026-03-12T12:00\",\"recordedOn\":\"2026-03-12\",\"amount\":\"66.00\","
                                + "\"currency\":\"CNY\",\"daysPastDue\":2,\"version\":2}",
                        "dev.shouyue.servicing.payment-reversed.v1 L0 {\"loan\":\"L0\",\"source\":\"test\",\"sourceId\":\"returned-P1\","
                                + "\"valueTime\":\"2026-03-12T12:00\",\"recordedOn\":\"2026-03-12\",\"payment\":\"P1\","
                                + "\"daysPastDue\":2,\"version\":3}",
                        "dev.shouyue.servicing.amount-waived.v1 L2 {\"loan\":\"L2\",\"source\":\"test\",\"sourceId\":\"W1\","
                                + "\"valueTime\":\"2026-03-12T12:00\",\"recordedOn\":\"2026-03-12\",\"amount\":\"10.00\","
                                + "\"currency\":\"CNY\",\"component\":\"INTEREST\",\"daysPastDue\":2,\"version\":2}");
    }

    /** What is published of facts, in order: type, subject, data. */
    private List<String> told() {
        return JdbcClient.create(database.dataSource())
                .sql("select concat_ws(' ', type, subject, data) from event.outbox"
                        + " where type not like '%day-closed%' order by outbox_id")
                .query(String.class)
                .list();
    }

    @Test
    void one_posting_that_cannot_be_written_spoils_no_other() throws Exception {
        List<Future<Posted>> answers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                Posting good = payment("L" + i % LOANS, "P" + i, 1_00);
                int place = i;
                answers.add(executor.submit(() -> platform.postings.post(
                        place % 8 == 3
                                ? withKey(good, "K" + place, "body", posted -> {
                                    throw new IllegalStateException("no words for it");
                                })
                                : good)));
            }
        }
        int failed = 0;
        for (Future<Posted> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                assertThat(e).hasStackTraceContaining("no words for it");
                failed++;
            }
        }
        assertThat(failed).isEqualTo(5);
        assertThat(posted()).isEqualTo(35);
    }

    @Test
    void a_closed_door_answers_all_that_wait_and_lets_in_no_more() {
        Postings door = new Postings(
                database.dataSource(), platform.book, platform.events.outbox, CLOCK, Postings.Alongside.NOTHING);
        door.post(payment("L0", "P1", 1_00));
        door.close();
        assertThatThrownBy(() -> door.post(payment("L0", "P2", 1_00)))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(Why.BUSY));
        assertThat(posted()).isEqualTo(1);
    }

    private void refused(Why why, String field, Posting posting) {
        long before = sum("select count(*) from servicing.fact");
        assertThatThrownBy(() -> platform.postings.post(posting)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.why()).as(e.getMessage()).isEqualTo(why);
            assertThat(e.field()).as(e.getMessage()).isEqualTo(field);
        });
        assertThat(sum("select count(*) from servicing.fact")).isEqualTo(before);
    }

    private void proveUpTo(LocalDate day) {
        platform.dayClose.close(day, DayClose.Progress.SILENT);
        Rebuild.Result proof = platform.rebuild.prove(DayClose.Progress.SILENT);
        assertThat(proof.differing()).isEmpty();
        assertThat(proof.booksAgree()).isTrue();
    }

    static Posting payment(String loan, String id, long minor) {
        return Posting.of(loan, item(id, header -> new Fact.PaymentReceived(header, minor, OptionalInt.empty())));
    }

    private static Posting reversal(String loan, String payment) {
        return Posting.of(loan, item("returned-" + payment, header -> new Fact.PaymentReversed(header, payment)));
    }

    private static Posting waiver(String loan, String id, Component component, long minor) {
        return Posting.of(
                loan, item(id, header -> new Fact.AmountWaived(header, component, minor, OptionalInt.empty())));
    }

    private static Posting refund(String loan, String id, long minor) {
        return Posting.of(loan, item(id, header -> new Fact.CreditRefunded(header, minor)));
    }

    private static Posting.Item item(String id, Function<Fact.Header, Fact> content) {
        return new Posting.Item("test", id, Optional.empty(), content);
    }

    private static Posting.Item at(String id, String time, Function<Fact.Header, Fact> content) {
        return new Posting.Item("test", id, Optional.of(LocalDateTime.parse(time)), content);
    }

    private static Posting withKey(Posting posting, String key, String body, AtomicInteger told) {
        return withKey(posting, key, body, posted -> "answer " + told.incrementAndGet());
    }

    private static Posting withKey(Posting posting, String key, String body, Function<Posted, String> answer) {
        return new Posting(
                posting.loan(),
                posting.items(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(new Posting.Request(
                        "someone",
                        key,
                        body.getBytes(StandardCharsets.UTF_8),
                        new Posting.Deed("someone", "OPERATIONS", "payment.post", "127.0.0.1"),
                        answer)));
    }

    private LoanKey key(String loan) {
        return platform.book.find(loan).orElseThrow().key();
    }

    private long posted() {
        return sum("select count(*) from servicing.fact where source = 'test'");
    }

    private long sum(String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }

    private String url() throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private void imports(String... texts) {
        assertThat(imported(texts).rejected()).isZero();
    }

    private ImportReport imported(String... texts) {
        List<Path> paths = new ArrayList<>();
        try {
            for (String text : texts) {
                paths.add(Files.writeString(folder.resolve("file" + ++files + ".csv"), text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return platform.intake
                .asOf(LocalDate.of(2026, 3, 12))
                .run(Format.NATIVE, paths, Optional.empty(), false, Intake.Progress.SILENT);
    }
}
