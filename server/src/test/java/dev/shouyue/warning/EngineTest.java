package dev.shouyue.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shouyue.Platform;
import dev.shouyue.risk.feature.Lately;
import dev.shouyue.risk.signal.Alert;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.risk.signal.AlertText;
import dev.shouyue.risk.signal.Happening;
import dev.shouyue.risk.signal.Happening.Head;
import dev.shouyue.risk.signal.HappeningText;
import dev.shouyue.risk.signal.Subject;
import dev.shouyue.storage.Database;
import dev.shouyue.storage.TestDatabase;
import dev.shouyue.storage.Tx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the signals raise, against a replay of the log; whatever befalls them. On a real PostgreSQL. */
class EngineTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int DAYS = 50;
    private static final List<String> BORROWERS = List.of("B0", "B1", "B2", "B3", "B4", "B5");

    private final Database database = TestDatabase.fresh();
    private final HandClock clock = new HandClock();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Platform platform = Platform.on(database, clock);
    private final WarningSettings settings = WarningSettings.USUAL.withLateness(Duration.ofMinutes(10));
    private final Map<String, Long> ids = new HashMap<>();

    @BeforeEach
    void borrowers() {
        for (String borrower : BORROWERS) {
            ids.put(
                    borrower,
                    sql.sql("insert into party.borrower (external_id) values (?) returning borrower_id")
                            .param(borrower)
                            .query(Long.class)
                            .single());
        }
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static final class HandClock extends Clock {
        private volatile Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Late, doubled and mixed up; killed before the commit every now and then; settings changed on the way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void what_is_raised_is_what_a_replay_of_the_log_raises(long seed) {
        Random random = new Random(seed);
        platform.warnings.signals.set("ALL_CHANNEL_SIGNALS", true, channelRules(), OptionalInt.empty(), "test");
        List<Happening> events = new ArrayList<>(events(random));
        events.sort(Comparator.comparing((Happening event) -> event.head().known()));
        DataSource dying = dying(database.dataSource(), () -> random.nextInt(4) == 0);
        int died = 0;
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(150));
            List<Happening> batch = new ArrayList<>(events.subList(from, to));
            if (from > 0) {
                batch.add(events.get(random.nextInt(from)));
            }
            clock.now = events.get(to - 1).head().known();
            assertThat(platform.happenings
                            .take(Happenings.Source.KAFKA, texts(batch))
                            .rejected())
                    .isEmpty();
            if (random.nextInt(10) == 0) {
                platform.warnings.signals.set(
                        "NOT_REACHED",
                        random.nextInt(4) > 0,
                        Map.of("bounces", 1.0 + random.nextInt(3)),
                        OptionalInt.empty(),
                        "test");
            }
            for (int i = random.nextInt(3); i >= 0; i--) {
                try {
                    new Engine(dying, clock, settings).step();
                } catch (IllegalStateException killed) {
                    died++;
                }
            }
            from = to;
        }
        clock.now = BEGIN.plus(Duration.ofDays(DAYS + 40));
        while (new Engine(database.dataSource(), clock, settings).step()) {
            // reads on
        }
        assertThat(died).as("it was killed").isPositive();

        Map<String, Set<String>> raised = new TreeMap<>();
        int[] withdrawn = {0};
        sql.sql("select stream, content, withdrawn_at is not null as gone from warning.raised")
                .query(row -> {
                    withdrawn[0] += row.getBoolean("gone") ? 1 : 0;
                    if (!row.getBoolean("gone")) {
                        assertThat(raised.computeIfAbsent(row.getString("stream"), name -> new TreeSet<>())
                                        .add(row.getString("content")))
                                .as("once")
                                .isTrue();
                    }
                });
        Map<String, Set<String>> replayed = replayed();
        assertThat(raised).isEqualTo(replayed);
        assertThat(replayed.values().stream().mapToInt(Set::size).sum())
                .as("there is something to compare")
                .isGreaterThan(30);
        assertThat(replayed.keySet()).contains("bank-1");
        assertThat(withdrawn[0]).as("late events undid some").isPositive();
        assertAlertsTellWhatWasRaised();
    }

    private void assertAlertsTellWhatWasRaised() {
        assertThat(sql.sql("""
                        select count(*) from (
                          select a.alert_id, a.times, a.state,
                                 count(*) filter (where r.withdrawn_at is null and r.content not like '%CLEARED%') as n
                            from warning.alert a left join warning.raised r using (borrower_id, alert_id)
                           group by a.borrower_id, a.alert_id, a.times, a.state) e
                         where e.times <> greatest(e.n, 1) or (e.n = 0 and e.state <> 'CLOSED')
                        """).query(Integer.class).single())
                .as("alerts whose times are not those of what was raised")
                .isZero();
        assertThat(sql.sql("select count(*) from (select 1 from warning.alert where state <> 'CLOSED'"
                                + " group by kind, subject, signal having count(*) > 1) twins")
                        .query(Integer.class)
                        .single())
                .as("the same twice, both open")
                .isZero();
    }

    private static Map<String, Double> channelRules() {
        return Map.of("warmUp", 50.0, "falseAlarmAfter", 1000.0, "clearAfter", 100.0, "memory", 1000.0);
    }

    private Map<String, Set<String>> replayed() {
        List<Happening> log = sql.sql("select content from warning.happening order by sequence")
                .query((row, i) -> HappeningText.read(row.getString(1), Instant.EPOCH))
                .list();
        List<Happening> ordered = new ArrayList<>(log);
        ordered.sort(Comparator.comparing((Happening event) -> event.head().at())
                .thenComparing(event -> event.head().id()));
        Instant watermark = sql.sql("select watermark from warning.progress")
                .query((row, i) -> Moments.of(row, "watermark"))
                .single();
        Stream.Signals signals = Stream.Signals.under(Tx.in(database.dataSource(), RuleBook::read));
        Map<Subject, Stream<?>> streams = new HashMap<>();
        for (Happening event : ordered) {
            for (Subject subject : Subject.of(event)) {
                streams.computeIfAbsent(subject, s -> Stream.of(signals, s.kind(), s.name(), Optional.empty()))
                        .on(event);
            }
        }
        Map<String, Set<String>> raised = new TreeMap<>();
        streams.forEach((subject, stream) -> {
            for (Alert alert : stream.pass(watermark)) {
                raised.computeIfAbsent(subject.name(), name -> new TreeSet<>()).add(AlertText.write(alert));
            }
            assertThat(stream.wasRefused()).isFalse();
        });
        return raised;
    }

    /** As of any instant, what the log gives is what the one had who was told as it came. */
    @Test
    void a_feature_of_any_instant_is_made_anew_of_the_log_exactly() {
        Random random = new Random(7);
        List<Happening> events = new ArrayList<>(events(random));
        events.sort(Comparator.comparing((Happening event) -> event.head().known())
                .thenComparing(event -> event.head().id()));
        Map<String, Lately> stream = new HashMap<>();
        List<Had> had = new ArrayList<>();
        for (int from = 0; from < events.size(); from += 200) {
            List<Happening> batch = events.subList(from, Math.min(events.size(), from + 200));
            clock.now = batch.getLast().head().known();
            platform.happenings.take(Happenings.Source.KAFKA, texts(batch));
            for (Happening event : batch) {
                String borrower = event.head().borrower();
                if (!borrower.isEmpty()) {
                    stream.put(
                            borrower,
                            stream.getOrDefault(borrower, Lately.nothing()).with(event));
                }
            }
            for (String borrower : BORROWERS) {
                had.add(new Had(
                        borrower,
                        clock.now,
                        stream.getOrDefault(borrower, Lately.nothing()).numbers(clock.now, 100_000)));
            }
        }
        assertThat(had).hasSizeGreaterThan(100);
        for (Had each : had) {
            List<Happening> log = platform.happenings.knownOf(ids.getOrDefault(each.borrower, 0L), each.at);
            assertThat(Lately.asOf(log, each.at).numbers(each.at, 100_000))
                    .as("%s at %s", each.borrower, each.at)
                    .containsExactly(each.numbers);
        }
        assertThat(had.stream().flatMapToDouble(each -> java.util.Arrays.stream(each.numbers)))
                .as("not all nothing")
                .anyMatch(number -> number > 0);
    }

    private record Had(String borrower, Instant at, double[] numbers) {}

    @Test
    void the_same_while_it_is_open_is_one_alert_and_what_was_feared_is_closed_when_it_is_paid() {
        Instant due = BEGIN.plus(Duration.ofDays(20));
        take(
                new Happening.BillIssued(head("bill", "B1", BEGIN), "X/1", due, 100_00),
                answered("d1", "B1", BEGIN.plus(Duration.ofDays(1))),
                answered("d2", "B1", BEGIN.plus(Duration.ofDays(2))));
        clock.now = BEGIN.plus(Duration.ofDays(3));
        platform.warnings.catchUp(settings);
        Alerts.Item first = only();
        assertThat(first.signal()).isEqualTo("DEBITS_FAIL_FOR_FUNDS");
        assertThat(first.level()).isEqualTo(Alert.Level.WARNING);
        assertThat(first.leadHours()).hasValue(18 * 24);
        assertThat(first.dueAt()).contains(due);
        assertThat(first.reasons().getFirst().sentence().in("en")).isEqualTo("2 times");
        assertThat(platform.warnings.alerts.evidence(first))
                .extracting(each -> each.event().head().id())
                .containsExactly("d1", "d2");
        // quiet for a week, then the same again
        take(answered("d3", "B1", BEGIN.plus(Duration.ofDays(10))));
        clock.now = BEGIN.plus(Duration.ofDays(11));
        platform.warnings.catchUp(settings);
        Alerts.Item again = only();
        assertThat(again.times()).isEqualTo(2);
        assertThat(again.lastAt()).isEqualTo(BEGIN.plus(Duration.ofDays(10)));
        assertThat(again.escalated()).as("a warning that nobody took in a day").isTrue();
        clock.now = BEGIN.plus(Duration.ofDays(23));
        take(new Happening.BillPaid(head("paid", "B1", clock.now), "X/1"));
        platform.warnings.catchUp(settings);
        Alerts.Item after = only();
        assertThat(after.state()).isEqualTo(Alerts.State.CLOSED);
        assertThat(platform.warnings.alerts.after(after).orElseThrow().daysLate())
                .isEqualTo(3);
        assertThat(platform.warnings.alerts.steps(after))
                .extracting(Alerts.Step::step)
                .containsExactly("RAISED", "RAISED_AGAIN", "ESCALATED", "PAID");
        assertThat(platform.warnings
                        .signals
                        .get("DEBITS_FAIL_FOR_FUNDS")
                        .last30()
                        .confirmed())
                .hasValue(1);
    }

    /** What lies before is not read again: it could not be. */
    @Test
    void a_late_event_of_a_channel_is_replayed_from_the_hour_before_it() {
        for (int hour = 0; hour < 60; hour++) {
            Instant at = BEGIN.plus(Duration.ofHours(hour));
            List<Happening> answers = new ArrayList<>();
            for (int k = 0; k < 20; k++) {
                answers.add(answer("a" + hour + "." + k, at.plusSeconds(k * 60L), k == 0 || (hour > 55 && k % 2 == 0)));
            }
            take(answers.toArray(Happening[]::new));
            platform.warnings.catchUp(settings);
        }
        clock.now = BEGIN.plus(Duration.ofHours(62));
        platform.warnings.catchUp(settings);
        List<String> snapshots = sql.sql("select passed::text from warning.channel_snapshot order by 1")
                .query(String.class)
                .list();
        assertThat(snapshots)
                .as("two days by the hour, and one of the day before")
                .hasSizeBetween(45, 52);
        Instant late = BEGIN.plus(Duration.ofHours(50)).plusSeconds(90);
        sql.sql("alter table warning.happening disable trigger all").update();
        Map<Long, String> spoilt = new HashMap<>();
        sql.sql("select sequence, content from warning.happening where happened_at < ?")
                .param(Moments.at(late.minus(Duration.ofHours(3))))
                .query(row -> {
                    spoilt.put(row.getLong(1), row.getString(2));
                });
        sql.sql("update warning.happening set content = 'unreadable' where happened_at < ?")
                .param(Moments.at(late.minus(Duration.ofHours(3))))
                .update();
        assertThat(platform.happenings
                        .take(Happenings.Source.REST, texts(List.of(answer("late", late, true))))
                        .rejected())
                .isEmpty();
        platform.warnings.catchUp(settings);
        assertThat(sql.sql("select count(*) from warning.state where stale")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from warning.channel_snapshot where passed >= ? and passed < ?")
                        .params(Moments.at(late), Moments.at(BEGIN.plus(Duration.ofHours(61))))
                        .query(Integer.class)
                        .single())
                .as("those that it would have changed are gone")
                .isZero();
        spoilt.forEach((sequence, content) -> sql.sql("update warning.happening set content = ? where sequence = ?")
                .params(content, sequence)
                .update());
        Set<String> raised = new TreeSet<>(
                sql.sql("select content from warning.raised where stream = 'bank-9' and withdrawn_at is null")
                        .query(String.class)
                        .list());
        assertThat(raised).isNotEmpty().isEqualTo(replayed().getOrDefault("bank-9", new TreeSet<>()));
    }

    private static Happening answer(String id, Instant at, boolean fails) {
        return new Happening.DebitAnswered(
                head(id, "", at),
                "bank-9",
                "O" + id,
                fails ? Happening.Outcome.SYSTEM : Happening.Outcome.SUCCESS,
                500,
                -1);
    }

    private Alerts.Item only() {
        List<Alerts.Item> all = platform.warnings.alerts.page(
                new Alerts.Filter(
                        Optional.of(Kind.BORROWER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                Alerts.Order.PRESSING,
                Optional.empty(),
                10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void take(Happening... events) {
        for (Happening event : events) {
            clock.now = event.head().at().isAfter(clock.now) ? event.head().at() : clock.now;
        }
        assertThat(platform.happenings
                        .take(Happenings.Source.REST, texts(List.of(events)))
                        .rejected())
                .isEmpty();
    }

    private static Head head(String id, String borrower, Instant at) {
        return new Head(id, borrower, at, at);
    }

    private static Happening answered(String id, String borrower, Instant at) {
        return new Happening.DebitAnswered(
                head(id, borrower, at), "bank-9", "O" + id, Happening.Outcome.FUNDS, 500, -1);
    }

    private static List<Happenings.Text> texts(List<Happening> events) {
        List<Happenings.Text> texts = new ArrayList<>();
        for (Happening event : events) {
            texts.add(new Happenings.Text(String.valueOf(texts.size() + 1), HappeningText.write(event)));
        }
        return texts;
    }

    /** Behaviour of some people by two channels, one of which breaks down for some hours. */
    private static Set<Happening> events(Random random) {
        Set<Happening> events = new HashSet<>();
        int[] id = {0};
        Duration outage = Duration.ofDays(30);
        for (int i = 0; i < 1_500; i++) {
            Duration at = i < 1_400
                    ? Duration.ofMillis(random.nextLong(Duration.ofDays(DAYS).toMillis()))
                    : outage.plusSeconds(30L * i);
            boolean isOut = at.compareTo(outage) >= 0 && at.compareTo(outage.plusHours(13)) < 0;
            Happening.Outcome outcome = isOut && random.nextInt(10) < 9
                    ? Happening.Outcome.SYSTEM
                    : Happening.Outcome.values()[Math.max(0, random.nextInt(12) - 7)];
            Head head = head(random, id, BORROWERS.get(random.nextInt(BORROWERS.size())), at);
            events.add(new Happening.DebitAnswered(
                    head, "bank-1", "O" + id[0], outcome, 200 + random.nextInt(400), random.nextInt(5_000)));
        }
        for (int i = 0; i < 1_800; i++) {
            Duration at =
                    Duration.ofMillis(random.nextLong(Duration.ofDays(DAYS).toMillis()));
            Head head = head(random, id, BORROWERS.get(random.nextInt(BORROWERS.size())), at);
            events.add(
                    switch (random.nextInt(9)) {
                        case 0 ->
                            new Happening.BillIssued(
                                    head,
                                    "bill" + random.nextInt(40),
                                    head.at().plus(Duration.ofDays(1 + random.nextInt(20))),
                                    1_000 + random.nextInt(100_000));
                        case 1 -> new Happening.BillPaid(head, "bill" + random.nextInt(40));
                        case 2 -> new Happening.BalanceHinted(head, random.nextInt(100_000));
                        case 3 ->
                            new Happening.MessageReceipted(
                                    head,
                                    "sms",
                                    Happening.Receipt.values()[random.nextInt(3)],
                                    random.nextInt(100_000));
                        case 4 ->
                            new Happening.PromiseMade(
                                    head, "p" + id[0], head.at().plus(Duration.ofDays(random.nextInt(9))), 100);
                        case 5 -> new Happening.ContactChanged(head, Happening.Contact.PHONE);
                        case 6 -> new Happening.BureauQueried(head);
                        case 7 -> new Happening.IncomeArrived(head, 500_000);
                        default ->
                            new Happening.Judged(
                                    head,
                                    "D1",
                                    List.of("product=P" + random.nextInt(3), "region=R" + random.nextInt(4)),
                                    random.nextInt(20) == 0);
                    });
        }
        return events;
    }

    /** Most are known at once, some after hours, a few after days. */
    private static Head head(Random random, int[] id, String borrower, Duration at) {
        Duration late =
                switch (random.nextInt(20)) {
                    case 0 -> Duration.ofMinutes(random.nextInt(60 * 24 * 5));
                    case 1, 2 -> Duration.ofMinutes(random.nextInt(120));
                    default -> Duration.ofSeconds(random.nextInt(300));
                };
        Instant when = BEGIN.plus(at);
        return new Head("e" + id[0]++, borrower, when, when.plus(late));
    }

    /** A database whose connections break just before a commit, when {@code dies} says so. */
    private static DataSource dying(DataSource database, BooleanSupplier dies) {
        return (DataSource) Proxy.newProxyInstance(
                EngineTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        return method.invoke(database, arguments);
                    }
                    Connection connection = database.getConnection();
                    return Proxy.newProxyInstance(
                            EngineTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, m, given) -> {
                                if (m.getName().equals("commit") && dies.getAsBoolean()) {
                                    connection.rollback();
                                    throw new SQLException("killed");
                                }
                                try {
                                    return m.invoke(connection, given);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }
}
