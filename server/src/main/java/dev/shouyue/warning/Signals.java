package dev.shouyue.warning;

import dev.shouyue.decision.Refused;
import dev.shouyue.decision.Refused.Why;
import dev.shouyue.decision.Sentence;
import dev.shouyue.risk.json.Json;
import dev.shouyue.risk.signal.Alert.Kind;
import dev.shouyue.storage.Tx;
import dev.shouyue.warning.RuleSet.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The signals, how they are set, and how well they do. A setting holds for what becomes known from then on; what was seen
 * under an earlier one is seen so in every replay.
 */
public final class Signals {

    private static final Duration LATELY = Duration.ofDays(30);

    private final DataSource database;
    private final JdbcClient sql;
    private final Clock clock;

    Signals(DataSource database, Clock clock) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.clock = clock;
    }

    /** Something that can be set, with what it usually is and its bounds. */
    public record Parameter(
            String name, Sentence title, double value, Unit unit, double usual, double least, double most) {}

    /** What the number of a parameter is. */
    public enum Unit {
        COUNT,
        MINUTES,
        HOURS,
        /** Of one. */
        SHARE,
        TIMES
    }

    /**
     * How a signal did in the last thirty days.
     *
     * @param precision share that people found useful, of those that they said it of
     * @param confirmed share whose bill was paid late, of those whose due date has passed
     * @param medianLeadHours from the alert to the due date
     */
    public record Lately(
            long alerts,
            long useful,
            long notUseful,
            OptionalDouble precision,
            OptionalDouble confirmed,
            OptionalInt medianLeadHours) {}

    /** A signal, or what holds for all of a kind; without a kind, for all of them. */
    public record Item(
            String code,
            Optional<Kind> kind,
            Sentence title,
            Sentence what,
            boolean on,
            int version,
            List<Parameter> parameters,
            Lately last30) {}

    /** All signals. */
    public List<Item> all() {
        RuleSet rules = Tx.in(database, tx -> RuleBook.read(tx).last());
        Map<String, Lately> lately = lately();
        return Catalogue.entries().stream()
                .map(entry -> item(entry, rules.rule(entry.code()), lately))
                .toList();
    }

    /** @throws Refused when there is none of that code */
    public Item get(String code) {
        return all().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown(code));
    }

    private static Refused unknown(String code) {
        return Refuse.of(Why.UNKNOWN, "signal.unknown", "code", code);
    }

    private static Item item(Catalogue.Entry entry, Rule rule, Map<String, Lately> lately) {
        return new Item(
                entry.code(),
                entry.kind(),
                SignalWords.title(entry.code()),
                Say.of("signal." + entry.code() + ".what"),
                rule.on(),
                rule.version(),
                entry.parameters().stream()
                        .map(each -> new Parameter(
                                each.name(),
                                Say.of("parameter." + each.name()),
                                rule.parameters().getOrDefault(each.name(), each.usual()),
                                each.unit(),
                                each.usual(),
                                each.least(),
                                each.most()))
                        .toList(),
                lately.getOrDefault(
                        entry.code(),
                        new Lately(0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty())));
    }

    private Map<String, Lately> lately() {
        Map<String, Lately> lately = new HashMap<>();
        Instant now = clock.instant();
        sql.sql("""
                        select case when kind = 'COHORT' then 'ALL_COHORT_SIGNALS' else signal end as code,
                               count(*) as alerts,
                               count(*) filter (where outcome = 'USEFUL') as useful,
                               count(*) filter (where outcome = 'NOT_USEFUL') as useless,
                               count(*) filter (where due_at <= :now) as due,
                               count(*) filter (where due_at <= :now and coalesce(paid_at, :now) > due_at) as late,
                               percentile_disc(.5) within group (order by lead_hours) as lead
                          from warning.alert where raised_at > :from and raised_at <= :now
                           and exists (select 1 from warning.raised r where r.borrower_id = alert.borrower_id
                                         and r.alert_id = alert.alert_id and r.withdrawn_at is null)
                         group by 1
                        """)
                .param("now", Moments.at(now))
                .param("from", Moments.at(now.minus(LATELY)))
                .query(row -> {
                    long useful = row.getLong("useful");
                    long useless = row.getLong("useless");
                    long due = row.getLong("due");
                    long late = row.getLong("late");
                    int lead = row.getInt("lead");
                    lately.put(
                            row.getString("code"),
                            new Lately(
                                    row.getLong("alerts"),
                                    useful,
                                    useless,
                                    share(useful, useful + useless),
                                    share(late, due),
                                    row.wasNull() ? OptionalInt.empty() : OptionalInt.of(lead)));
                });
        return lately;
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /**
     * Sets a signal from now on.
     *
     * @param given by name; what is left out stays as it is
     * @param ifVersion the version that was looked at
     * @throws Refused when there is no such signal, a value lies beyond its bounds, or it was set in the meantime
     */
    public Item set(String code, boolean on, Map<String, Double> given, OptionalInt ifVersion, String by) {
        Catalogue.Entry entry = Catalogue.entry(code).orElseThrow(() -> unknown(code));
        given.forEach((name, value) -> check(entry, name, value));
        Tx.in(database, tx -> {
            // what the signals read next becomes known after this: nobody reads while it is written
            Optional<Instant> reached = tx.sql()
                    .sql("select known_until from warning.progress where name = 'signals' for update")
                    .query((row, i) -> Moments.of(row, "known_until"))
                    .optional();
            Rule present = RuleBook.read(tx).last().rule(code);
            if (ifVersion.isPresent() && ifVersion.getAsInt() != present.version()) {
                throw Refuse.of(Why.CHANGED, "signal.changed");
            }
            Map<String, Double> values = new LinkedHashMap<>(entry.usual());
            values.putAll(present.parameters());
            values.putAll(given);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Instant from = reached.map(known -> known.plus(1, ChronoUnit.MICROS))
                    .filter(known -> known.isAfter(now))
                    .orElse(now);
            tx.sql()
                    .sql("insert into warning.rule (signal, version, valid_from, is_on, parameters, author)"
                            + " select ?, ?, greatest(?, max(valid_from)), ?, ?::jsonb, ? from warning.rule")
                    .params(code, present.version() + 1, Moments.at(from), on, Json.line(values), by)
                    .update();
            return from;
        });
        return get(code);
    }

    private static void check(Catalogue.Entry entry, String name, double value) {
        Catalogue.Parameter parameter = entry.parameters().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refuse.badValue(
                        "parameters." + name,
                        value,
                        "parameter.unknown",
                        "names",
                        String.join(
                                ", ",
                                entry.parameters().stream()
                                        .map(Catalogue.Parameter::name)
                                        .toList())));
        boolean whole = !parameter.isWhole() || value == Math.rint(value);
        if (!(value >= parameter.least() && value <= parameter.most()) || !whole) {
            throw Refuse.badValue(
                    "parameters." + name,
                    value,
                    "parameter.bad",
                    "least",
                    plain(parameter.least()),
                    "most",
                    plain(parameter.most()));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
