package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.event.Event;
import dev.shouyue.event.LoggedEvent;
import dev.shouyue.intake.Format;
import dev.shouyue.intake.Intake;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.servicing.DayClose;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our own events as behaviour, behaviour by file, and alarms of channels as incidents. */
class OwnEventsTest {

    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Platform platform = Platform.on(database, Clock.fixed(NOW, ZoneOffset.UTC));
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private long sequence;

    @BeforeEach
    void book() throws IOException {
        load("loans.csv", """
                loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,product
                L1,B1,CNY,1000.00,2026-02-10,0.04,P1
                L2,B2,CNY,500.00,2026-02-05,0.04,P1
                """, "installments.csv", """
                loan_id,number,due_on,principal,interest
                L1,1,2026-03-12,500.00,12.00
                L1,2,2026-04-12,500.00,6.00
                L2,1,2026-03-05,500.00,6.00
                """);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private void load(String... namesAndTexts) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.add(Files.writeString(folder.resolve(namesAndTexts[i]), namesAndTexts[i + 1]));
        }
        assertThat(platform.intake
                        .run(Format.NATIVE, files, Optional.empty(), false, Intake.Progress.SILENT)
                        .rejected())
                .isZero();
    }

    private void hear(Event... events) throws SQLException, InterruptedException {
        List<LoggedEvent> logged = new ArrayList<>();
        for (Event event : events) {
            logged.add(new LoggedEvent(++sequence, NOW, event));
        }
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            platform.warnings.ownEvents().receive(connection, logged);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private Event event(String type, String loan, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("loan", loan);
        return Event.of("dev.shouyue." + type + ".v1", loan, borrowerOf(loan), NOW, data);
    }

    private long borrowerOf(String loan) {
        return sql.sql("select borrower_id from servicing.loan where external_id = ?")
                .param(loan)
                .query(Long.class)
                .single();
    }

    private List<Happening> log() {
        return sql.sql("select content from warning.happening order by sequence")
                .query((row, i) -> HappeningText.read(row.getString(1), NOW))
                .list();
    }

    @Test
    void a_close_issues_the_bills_of_a_week_and_judges_what_was_due() throws Exception {
        LocalDate day = LocalDate.of(2026, 3, 5);
        platform.dayClose.close(day, DayClose.Progress.SILENT);
        Event closed = Event.of(
                "dev.shouyue.servicing.day-closed.v1", "2026-03-05", Event.BOOK, NOW, Map.of("day", "2026-03-05"));
        hear(closed);
        hear(closed);
        assertThat(log()).hasSize(2);
        Happening.BillIssued bill = (Happening.BillIssued) log().getFirst();
        assertThat(bill.bill()).isEqualTo("L1/1");
        assertThat(bill.amount()).isEqualTo(512_00);
        assertThat(bill.due()).isEqualTo(Instant.parse("2026-03-12T15:59:59Z"));
        Happening.Judged judged = (Happening.Judged) log().getLast();
        assertThat(judged.bad()).isTrue();
        assertThat(judged.measure()).isEqualTo("D1");
        assertThat(judged.cells()).containsExactly("product=P1", "vintage=2026-02");

        load("payments.csv", "payment_id,loan_id,paid_at,amount,currency\nP1,L1,2026-03-05T10:00:00,512.00,CNY\n");
        hear(event("payment.payment-succeeded", "L1", Map.of("way", "TRANSFER", "at", "2026-03-05T10:00:00")));
        Happening.BillPaid paid = (Happening.BillPaid) log().getLast();
        assertThat(paid.bill()).isEqualTo("L1/1");
        assertThat(paid.head().at()).isEqualTo(Instant.parse("2026-03-05T02:00:00Z"));
        assertThat(log()).hasSize(3);
    }

    @Test
    void a_debit_that_was_sent_and_answered_is_an_answer_of_its_channel() throws Exception {
        sql.sql("""
                        insert into payment.debit_order (borrower_id, order_no, loan_id, loan, designated, kind, channel,
                          mandate, agreement, amount, currency, due_on, zone, first_order, try, part, state, send_at,
                          created_at, sent_at, answered_at)
                        select borrower_id, 'O1', loan_id, external_id, false, 'DEBIT', 'bank-1', 'M1', '', 51200, 'CNY',
                          '2026-03-12', 'Asia/Shanghai', 'O1', 1, 1, 'FAILED', ?, ?, ?, ?
                          from servicing.loan where external_id = 'L1'
                        """)
                .params(
                        Moments.at(NOW.minusSeconds(9)),
                        Moments.at(NOW.minusSeconds(60)),
                        Moments.at(NOW.minusSeconds(8)),
                        Moments.at(NOW.minusSeconds(3)))
                .update();
        hear(
                event("payment.payment-failed", "L1", Map.of("order", "O1", "reason", "LIMIT_OR_DATE")),
                event("payment.mandate-ended", "L1", Map.of("mandate", "M1")));
        assertThat(log())
                .extracting(HappeningText.Kind::of)
                .containsExactly(
                        HappeningText.Kind.DEBIT_ATTEMPTED,
                        HappeningText.Kind.DEBIT_ANSWERED,
                        HappeningText.Kind.MANDATE_CHANGED);
        Happening.DebitAnswered answer = (Happening.DebitAnswered) log().get(1);
        assertThat(answer.outcome()).isEqualTo(Happening.Outcome.LIMIT);
        assertThat(answer.answerMillis()).isEqualTo(5_000);
        assertThat(answer.head().borrower()).isEqualTo("B1");
    }

    @Test
    void a_file_is_taken_a_dry_run_keeps_nothing_and_what_is_wrong_is_written_down() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append(
                    "{\"kind\":\"BUREAU_QUERIED\",\"id\":\"f%d\",\"borrower\":\"B1\",\"at\":\"2026-03-0%dT08:00:00Z\"}\n"
                            .formatted(i, 1 + i % 5));
        }
        lines.append(
                "{\"kind\":\"BUREAU_QUERIED\",\"id\":\"f, \\\"x\",\"borrower\":\"B9\",\"at\":\"2026-03-01T08:00:00Z\"}\n\n");
        lines.append("x".repeat(200_000)).append('\n');
        Path file = folder.resolve("behaviour.ndjson.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Path rejects = folder.resolve("rejects.csv");
        BehaviourFiles files = new BehaviourFiles(platform.happenings);
        BehaviourFiles.Report dry = files.run(List.of(file), Optional.empty(), "en", true, (done, total) -> {});
        assertThat(dry.taken()).isEqualTo(2_500);
        assertThat(log()).isEmpty();
        BehaviourFiles.Report report = files.run(List.of(file), Optional.of(rejects), "en", false, (done, total) -> {});
        assertThat(report.taken()).isEqualTo(2_500);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(Files.readAllLines(rejects))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(",2501,borrower,B9,"))
                .anySatisfy(line -> assertThat(line).contains(",2503,,"));
        BehaviourFiles.Report again = files.run(List.of(file), Optional.empty(), "en", false, (done, total) -> {});
        assertThat(again.taken()).isZero();
        assertThat(again.again()).isEqualTo(2_500);
    }

    @Test
    void an_alarm_of_a_channel_opens_an_incident_that_explains_alerts_and_ends_with_it() {
        platform.warnings.signals.set(
                "ALL_CHANNEL_SIGNALS",
                true,
                Map.of("warmUp", 100.0, "clearAfter", 100.0, "memory", 1000.0),
                java.util.OptionalInt.empty(),
                "test");
        WarningSettings settings = WarningSettings.USUAL.withLateness(java.time.Duration.ZERO);
        Instant begin = NOW.minusSeconds(3_600 * 10);
        answers(begin, 0, 400, 50);
        // for an hour it fails, and one account is said to be wrong meanwhile
        answers(begin.plusSeconds(3_600 * 5), 400, 60, 1);
        take(new Happening.DebitAnswered(
                new Happening.Head("wrong", "B1", begin.plusSeconds(3_600 * 5 + 90), NOW),
                "bank-1",
                "OX",
                Happening.Outcome.ACCOUNT,
                300,
                -1));
        platform.warnings.catchUp(settings);
        Alerts.Item alarm = alerts("CHANNEL_FAILS").getFirst();
        assertThat(alarm.state()).isEqualTo(Alerts.State.OPEN);
        var incident = platform.incidents.get(alarm.incident().orElseThrow());
        assertThat(incident.report().channel()).contains("bank-1");
        assertThat(incident.report().from()).isBetween(begin.plusSeconds(3_600 * 4), begin.plusSeconds(3_600 * 6));
        assertThat(incident.report().to()).isAfter(NOW);
        Alerts.Item explained = alerts("DEBIT_CANNOT_WORK").getFirst();
        assertThat(explained.state()).isEqualTo(Alerts.State.EXPLAINED);
        assertThat(explained.incident()).contains(incident.id());

        answers(begin.plusSeconds(3_600 * 7), 500, 400, 50);
        platform.warnings.catchUp(settings);
        assertThat(alerts("CHANNEL_FAILS").getFirst().state()).isEqualTo(Alerts.State.CLOSED);
        assertThat(platform.incidents.get(incident.id()).report().to()).isBetween(begin.plusSeconds(3_600 * 7), NOW);
        platform.warnings.catchUp(settings);
        assertThat(platform.warnings.alerts.steps(alerts("CHANNEL_FAILS").getFirst()))
                .extracting(Alerts.Step::step)
                .containsExactly("RAISED", "INCIDENT_OPENED", "CLEARED", "INCIDENT_ENDED");
    }

    private List<Alerts.Item> alerts(String signal) {
        return platform.warnings.alerts.page(
                new Alerts.Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(signal),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                Alerts.Order.NEWEST,
                Optional.empty(),
                10);
    }

    /** Answers of a channel, every few seconds; one of {@code oneIn} fails. */
    private void answers(Instant from, int first, int count, int oneIn) {
        List<Happening> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = from.plusSeconds(10L * i);
            events.add(new Happening.DebitAnswered(
                    new Happening.Head("a" + (first + i), "", at, NOW),
                    "bank-1",
                    "O" + (first + i),
                    i % oneIn == 0 ? Happening.Outcome.SYSTEM : Happening.Outcome.SUCCESS,
                    300,
                    -1));
        }
        take(events.toArray(Happening[]::new));
    }

    private void take(Happening... events) {
        List<Happenings.Text> texts = new ArrayList<>();
        for (Happening event : events) {
            texts.add(new Happenings.Text("1", HappeningText.write(event)));
        }
        assertThat(platform.happenings.take(Happenings.Source.REST, texts).rejected())
                .isEmpty();
    }
}
